"""The moderation queue, in the place of Django's list of comments.

Every button is a form; a decision leads back to the same tab with what was done, and Undo.
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q, Sum
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import path, reverse

from comments import moderate
from comments.admin import figures, thread
from comments.admin.forms import REASONS, VERBS, DecisionForm, is_number
from comments.models import Comment, ModerationEvent, Thread

Status = Comment.Status
PER_PAGE = 50
DECISIONS = {
    "approve": moderate.approve,
    "reject": moderate.reject,
    "mark_spam": moderate.mark_spam,
    "remove": moderate.remove,
    "restore": moderate.restore,
}
NEED_REASON = {"reject", "remove"}
TABS = (
    ("waiting", "Waiting", Status.PENDING),
    ("spam", "Spam", Status.SPAM),
    ("published", "Published", Status.APPROVED),
    ("rejected", "Rejected", Status.REJECTED),
    ("removed", "Removed", Status.REMOVED),
)
STATUS_OF = {name: status for name, _, status in TABS}
TAB_OF = {status: name for name, _, status in TABS}
EMPTY = {"waiting": "All read. Nice."}


@dataclass
class Card:
    """A comment in the queue, and the last decision about it, if there was one."""

    comment: Comment
    event: ModerationEvent | None

    @property
    def reasons(self):
        """Verdicts that are worth a moderator's eye, as pairs of kind and words."""
        return [row for row in self.comment.verdicts if row.get("kind") != "pass"]

    @property
    def is_decided(self):
        return self.event is not None and self.comment.status != Status.PENDING

    @property
    def is_withdrawn(self):
        return self.is_decided and self.event.reason == moderate.WITHDRAWN


@admin.register(Comment)
class CommentAdmin(admin.ModelAdmin):
    """One screen, for whoever may moderate: nobody adds, edits or deletes a reader's words."""

    def has_view_permission(self, request, obj=None):
        return request.user.is_active and request.user.has_perm("comments.moderate_comment")

    has_module_permission = has_view_permission

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("", guarded(self.changelist_view), name="comments_comment_changelist"),
            path(
                "<int:pk>/change/",
                guarded(self.change_view),
                name="comments_comment_change",
            ),
            *thread.urls(self.admin_site),
            *figures.urls(self.admin_site),
        ]

    def change_view(self, request, pk):
        """A comment has no form of its own; the queue shows it alone."""
        self._check(request)
        return HttpResponseRedirect(f"{queue_url()}?comment={pk}")

    def changelist_view(self, request):
        self._check(request)
        if request.method == "POST":
            return decide(request)
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
        context = {
            **self.admin_site.each_context(request),
            **queue_context(request.GET),
            "title": "Comments",
            "opts": self.opts,
        }
        return render(request, "admin/comments/queue.html", context)

    def _check(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied


def queue_url():
    return reverse("admin:comments_comment_changelist")


def queue_context(asked):
    """What the template shows for the query ``asked``."""
    tab = asked.get("tab") if asked.get("tab") in STATUS_OF else "waiting"
    words, page = asked.get("q", "").replace("\0", "").strip(), page_number(asked.get("p", ""))
    single = asked.get("comment", "")
    if is_number(single):
        rows = Comment.objects.filter(pk=single)
        tab = TAB_OF.get(rows.values_list("status", flat=True).first(), tab)
    else:
        rows = rows_of(tab, words)
    start = PER_PAGE * (page - 1)
    found = list(
        rows.select_related("article", "parent").defer("parent__verdicts")[
            start : start + PER_PAGE + 1
        ]
    )
    counts = counts_by_status()
    return {
        "tab": tab,
        "status": STATUS_OF[tab],
        "tabs": [(name, label, counts[status]) for name, label, status in TABS],
        "cards": cards_of(found[:PER_PAGE]),
        "simple_verbs": verbs_for(STATUS_OF[tab], with_reason=False),
        "told_verbs": verbs_for(STATUS_OF[tab], with_reason=True),
        "reasons": REASONS,
        "q": words,
        "empty": "Nothing found." if words else EMPTY.get(tab, "Nothing here."),
        "previous": query_of(tab, words, page - 1) if page > 1 else "",
        "next": query_of(tab, words, page + 1) if len(found) > PER_PAGE else "",
        "here": query_of(tab, words, page),
        "done": done_before(asked.get("done", "")),
        "oldest": found[0] if found and tab == "waiting" and page == 1 and not words else None,
    }


def rows_of(tab, words):
    """The comments of a tab: the longest waiting first, of the others the newest."""
    rows = Comment.objects.filter(status=STATUS_OF[tab])
    if words:
        rows = rows.filter(Q(display_name__icontains=words) | Q(body__icontains=words))
    oldest_first = tab == "waiting"
    return (
        rows.order_by("created_at", "pk") if oldest_first else rows.order_by("-created_at", "-pk")
    )


def page_number(text):
    return min(max(1, int(text)), 10_000) if is_number(text) else 1


def query_of(tab, words="", page=1):
    given = {"tab": tab, "q": words, "p": page if page > 1 else ""}
    return f"?{urlencode({key: value for key, value in given.items() if value})}"


def counts_by_status():
    """How many comments are in each state; the many published ones are counted by their threads."""
    rows = Comment.objects.exclude(status=Status.APPROVED).values_list("status")
    counts = dict.fromkeys(STATUS_OF.values(), 0) | dict(rows.annotate(Count("pk")))
    published = Thread.objects.aggregate(total=Sum("approved_count"))["total"]
    return counts | {Status.APPROVED: published or 0}


def cards_of(comments):
    """``comments`` with the last decision about each. One query."""
    decisions = ModerationEvent.objects.decisions()
    events = decisions.filter(comment__in=comments).select_related("by")
    last = {event.comment_id: event for event in events.order_by("pk")}
    return [Card(comment, last.get(comment.pk)) for comment in comments]


def verbs_for(status, *, with_reason):
    """Names and labels of what can be decided about a comment in ``status``."""
    return [
        (verb, VERBS[verb])
        for verb, (_, allowed_from) in moderate.MOVES.items()
        if verb in VERBS and status in allowed_from and (verb in NEED_REASON) == with_reason
    ]


def done_before(text):
    """The decisions named in the address of the page, each with its comment, to be undone."""
    numbers = [number for number in text.split("-")[:PER_PAGE] if is_number(number)]
    if not numbers:
        return []
    rows = ModerationEvent.objects.filter(pk__in=numbers).select_related("comment__article")
    return [row for row in rows if row.to_status == row.comment.status]


def decide(request):
    """Call the verb that was posted for each comment, and lead back to where it was pressed."""
    form = DecisionForm(request.POST)
    back = queue_url() + place_in(request.POST.get("here", ""))
    if not form.is_valid():
        for errors in form.errors.values():
            messages.error(request, errors[0])
        return HttpResponseRedirect(back)
    numbers = [str(event.pk) for event in decided(request, form)]
    return HttpResponseRedirect(f"{back}&done={'-'.join(numbers)}" if numbers else back)


def place_in(text):
    """The query that ``text`` asks for, made anew from the keys we know."""
    asked = QueryDict(text.removeprefix("?"))
    tab = asked.get("tab") if asked.get("tab") in STATUS_OF else "waiting"
    return query_of(tab, asked.get("q", ""), page_number(asked.get("p", "")))


def decided(request, form):
    """The event of each decision that was made; who was quicker is said in a message."""
    verb, given = form.cleaned_data["verb"], {}
    if verb in NEED_REASON:
        given["reason"] = form.words()
    for comment in Comment.objects.filter(pk__in=form.cleaned_data["comment"]).order_by("pk"):
        try:
            DECISIONS[verb](comment, by=request.user, seen=form.cleaned_data["seen"], **given)
        except moderate.AlreadyDecided as error:
            messages.warning(request, f"{comment.display_name}: {error}")
        else:
            yield comment.events.decisions().order_by("-pk").first()
