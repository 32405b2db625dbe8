"""The schedule board: what is due, what fired and how late, and what waits past its moment."""

from django.core.exceptions import PermissionDenied
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from articles import permissions
from articles.forms import zone_words
from newsroom import due

SHOWN = 50


@require_safe
def board_page(request, site):
    """The board, for whoever sees articles."""
    if not permissions.may_see_articles(request.user):
        raise PermissionDenied
    coming = due.coming(request.user, limit=SHOWN)
    silence = due.silence_of_work()
    context = {
        **site.each_context(request),
        "title": "Schedule board",
        "coming": due.Some(due.checked(coming.rows), coming.total),
        "checked": due.CHECKED,
        "waiting": due.waiting(request.user, limit=SHOWN),
        "fired": due.fired(request.user, limit=SHOWN),
        "days": due.TOLD_FOR.days,
        "zone": zone_words(),
        "loop_is_silent": due.work_is_silent(silence),
        "loop_ran_at": due.last_round(silence),
    }
    return TemplateResponse(request, "admin/board.html", context)
