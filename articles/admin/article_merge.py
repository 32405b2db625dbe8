"""The screen on which an editor chooses between two texts for the same words."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import body, diff, edit, permissions, revise
from articles.compare import PAGE_EFFORT
from articles.models import Revision
from articles.revise import GateRefused
from articles.sequences import Effort

from .rows import row_of

SIDES = (diff.Side.THEIRS, diff.Side.MINE)
FIELDS = {
    "headline": "Headline",
    "standfirst": "Standfirst",
    "slug": "Address",
    "topic": "Topic",
    "section": "Section",
    "lead_image": "Lead picture",
    "comments_policy": "Comments",
    "body": "Body",
    "tags": "Tag",
    "takeaways": "Takeaway",
    "quotes": "Quote",
    "bylines": "Author",
    "text": "words",
    "expert": "expert",
    "role": "role",
    "organisation": "organisation",
    "disclosure": "disclosure",
    "obtained_by": "how it was obtained",
    "source_url": "source",
    "said_on": "when it was said",
    "author": "name",
    "credit": "credit",
}


class ArticleMerge:
    def get_urls(self):
        return [
            path(
                "<path:object_id>/merge/<int:number>/",
                self.admin_site.admin_view(self.merge),
                name="articles_article_merge",
            ),
            *super().get_urls(),
        ]

    def merge(self, request, object_id, number):
        """What was typed while somebody else saved: base, theirs and yours, to choose from."""
        article = self._seen(request, object_id)
        if not permissions.may_edit(request.user, article):
            raise PermissionDenied
        aside = Revision.objects.filter(
            article=article, number=number, strand=Revision.Strand.ASIDE
        ).first()
        if aside is None:
            raise Http404
        choices = chosen(request.POST)
        if request.method == "POST" and (done := self._settle(request, aside, choices)):
            return done
        effort = Effort(PAGE_EFFORT)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Two versions of the same words",
            "article": article,
            "aside": aside,
            "they": getattr(revise.last_revision(row_of(article)), "saved_by", None),
            "is_own": aside.saved_by == request.user,
            "clashes": [
                shown(clash, choices.get(clash.key), effort)
                for clash in edit.clashes_of(aside).clashes
            ],
            "is_unfinished": request.method == "POST",
        }
        return TemplateResponse(request, "admin/articles/article/merge.html", context)

    def _settle(self, request, aside, choices):
        """Save with what was chosen; None if something is left to choose, or the gate refuses."""
        try:
            kept = edit.settle(aside, by=request.user, choices=choices)
        except GateRefused as refused:
            self.message_user(
                request,
                f"Not saved: this goes out at a set time. {refused}",
                messages.ERROR,
            )
            return None
        if kept.clashes:
            return None
        self.message_user(
            request, "Saved. Both versions stay in the history, also the words you let go of."
        )
        page = reverse("admin:articles_article_change", args=[aside.article_id])
        return HttpResponseRedirect(page)


def chosen(data):
    """The posted Side by the key of its clash; what is no side is no choice."""
    allowed = {*SIDES, diff.Side.BOTH}
    return {
        name.removeprefix("side-"): value
        for name, value in data.items()
        if name.startswith("side-") and value in allowed
    }


def shown(clash, side, effort):
    """What the screen needs to know of ``clash``; ``side`` is what was chosen before, ``effort`` a
    sequences.Effort that all clashes of the page share."""
    base, theirs, mine = (words_of(each) for each in (clash.base, clash.theirs, clash.mine))
    return {
        "key": clash.key,
        "label": label_of(clash),
        "base": base,
        "theirs": diff.words(base, theirs, effort),
        "mine": diff.words(base, mine, effort),
        "is_body": clash.name == "body",
        "side": side,
    }


def label_of(clash):
    """The name of what clashes, like "Quote: role"."""
    parts = [FIELDS[part] for part in clash.name.split(":") if part in FIELDS]
    return ": ".join(parts)


def words_of(value):
    """A value of a snapshot as an editor reads it."""
    if value is None:
        return ""
    if isinstance(value, list):
        return "\n\n".join(body.text(block) or "(a picture or a slot)" for block in value)
    if not isinstance(value, dict):
        return str(value)
    for name in ("name", "text", "caption", "alt_text", "author", "token"):
        if value.get(name):
            return words_of(value[name])
    return ""
