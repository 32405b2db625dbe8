"""Who is to do the next thing with an article."""

from django.db import transaction

from articles import permissions
from articles.models import Article
from articles.notes import leave_note


class NotAssignable(ValueError):
    """The person may not edit the article; the message says so."""


@transaction.atomic
def assign(article, *, to, by, note="", at=None):
    """Make ``to``, or nobody if that is None, the one who is to do the next thing.

    An assignment is no state and gives no right: raise NotAssignable if ``to`` may not edit the
    article. What is to be done, in ``note``, is left for them as a note that mentions them.
    """
    live = Article.objects.select_for_update(of=("self",), no_key=True).get(
        pk=article.revises_id or article.pk
    )
    if to is not None and not permissions.may_edit(to, live):
        raise NotAssignable(f"{to.get_username()} may not edit it.")
    Article.objects.filter(pk=live.pk).update(assigned_to=to)
    article.assigned_to = to
    if to is not None and note.strip():
        leave_note(live, by=by, text=f"@{to.get_username()} {note.strip()}", at=at)
