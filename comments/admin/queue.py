"""The moderation queue, in the place of Django's list of comments.

Every button is a form; a decision leads back to the same tab with what was done, and Undo.
"""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone

from articles.admin.base import ReadOnlyAdmin
from comments import permissions, queue, undo, waiting
from comments.admin import ban_page, figures, thread
from comments.admin.asked import AGES, ORDERS, Asked, number_in, reasons_in
from comments.admin.cards import cards_of
from comments.admin.decide import Outcome, decided, undone
from comments.admin.forms import LONGEST_NOTE, MOST_AT_ONCE, DecisionForm, UndoForm
from comments.admin.verbs import verbs_in
from comments.models import Comment, ModerationEvent
from comments.reasons import REASONS

PER_PAGE = MOST_AT_ONCE
EMPTY, NO_MORE = "All read. Nice.", "These were all."


@admin.register(Comment)
class CommentAdmin(ReadOnlyAdmin):
    """One screen, for whoever may moderate: nobody adds, edits or deletes a reader's words."""

    def has_view_permission(self, request, obj=None):
        return permissions.may_moderate(request.user)

    has_module_permission = has_view_permission

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path("", guarded(self.changelist_view), name="comments_comment_changelist"),
            path(
                "<int:pk>/change/",
                guarded(self.change_view),
                name="comments_comment_change",
            ),
            *ban_page.urls(self.admin_site),
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
            "may_ban": permissions.may_ban(request.user),
            "title": "Comments",
            "opts": self.opts,
        }
        return render(request, "admin/comments/queue.html", context)

    def _check(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied


def queue_url():
    return reverse("admin:comments_comment_changelist")


def queue_context(query):
    """What the template shows for ``query``."""
    at, asked = timezone.now(), Asked.from_query(query)
    single = number_in(query.get("comment", ""))
    found, following = page_of(asked, at) if not single else (alone(single), "")
    if single and found:
        asked = Asked(tab=queue.TAB_OF_STATUS[found[0].status].name)
    cards, events = cards_of(found, at=at, named=numbers_in(query.get("done", "")))
    counts, verbs = queue.counts(), verbs_in(asked.of_tab.status)
    return {
        "asked": asked,
        "tab": asked.of_tab,
        "wait": wait_beside(asked, at),
        "tabs": [(tab, counts[tab.name]) for tab in queue.TABS.values()],
        "cards": cards,
        "quick_verbs": [verb for verb in verbs if not verb.is_told],
        "told_verbs": [verb for verb in verbs if verb.is_told],
        "reasons": REASONS,
        "longest_note": LONGEST_NOTE,
        "orders": ORDERS,
        "usual_order": asked.in_order,
        "ages": [(name, label) for name, (label, _, _) in AGES.items()],
        "checks": reasons_in(asked.of_tab),
        "all_ticked": query.get("ticked") == "all",
        "first": asked.query(after="") if asked.after else "",
        "next": asked.query(after=following) if following else "",
        "here": asked.query(),
        "whole_tab": Asked(tab=asked.tab, order=asked.order).query(),
        "any_article": asked.query(on=0, after=""),
        "any_writer": asked.query(by=0, after=""),
        "done": [event for event in events if undo.is_standing(event)],
        "empty": NO_MORE if asked.after else "Nothing found." if asked.is_narrowed else EMPTY,
    }


def wait_beside(asked, at):
    """The usual Wait, where the queue opens; by weight a page costs as many queries as it may."""
    opens = asked.of_tab is queue.WAITING and asked.order != queue.WEIGHT
    return waiting.usual_wait(at) if opens else None


def page_of(asked, at):
    """The comments of the page that is asked for, and the cursor of the next one, "" if it is the
    last."""
    rows, order, cursor = asked.comments(at), asked.in_order, asked.cursor
    if order == queue.WEIGHT:
        return page_by_weight(rows, asked.of_tab.usual_order, cursor, at)
    rows = queue.behind(rows, cursor, order) if cursor else rows
    found = list(with_context(queue.in_order(rows, order))[: PER_PAGE + 1])
    page = found[:PER_PAGE]
    following = queue.Cursor(page[-1].since, page[-1].pk) if len(found) > PER_PAGE else ""
    return page, str(following)


def page_by_weight(rows, usual_order, cursor, at):
    """The same of ``rows`` by weight: at the moment of the first page, so that no comment becomes
    heavier than one that stood before it."""
    weighed = queue.by_weight(rows, usual_order=usual_order, at=cursor.at if cursor else at)
    rest = [each for each in weighed if cursor is None or each.place > cursor.place]
    places = [each.pk for each in rest[:PER_PAGE]]
    found = {comment.pk: comment for comment in with_context(rows.filter(pk__in=places))}
    following = rest[PER_PAGE - 1] if len(rest) > PER_PAGE else ""
    return [found[number] for number in places if number in found], str(following)


def alone(number):
    return list(with_context(Comment.objects.filter(pk=number)))


def with_context(rows):
    """``rows`` with what a card says about the article, the comment that was answered and so on."""
    rows = rows.select_related("article", "parent", "appeal", "commenter")
    return rows.defer("article__body", "parent__verdicts")


def numbers_in(text):
    """The numbers of events in the address of a page that tells what was done."""
    return [number for each in text.split("-")[:MOST_AT_ONCE] if (number := number_in(each))]


def decide(request):
    """Do what was posted, and lead back to where it was pressed, or answer with the outcome alone
    where the page's script asks for it."""
    is_undo = request.POST.get("verb") == "undo"
    form = UndoForm(request.POST) if is_undo else DecisionForm(request.POST)
    if form.is_valid():
        outcome = (undone if is_undo else decided)(form, by=request.user)
    else:
        outcome = Outcome(told=[errors[0] for errors in form.errors.values()])
    here = Asked.from_query(QueryDict(request.POST.get("here", "").removeprefix("?"))).query()
    if "part" in request.POST:
        return part(request, outcome, here, status=200 if form.is_valid() else 422)
    for words in outcome.told:
        messages.warning(request, words)
    if count := outcome.taken_back:
        messages.success(
            request, f"{count} {'decision' if count == 1 else 'decisions'} taken back."
        )
    done = f"&done={'-'.join(map(str, outcome.done))}" if outcome.done else ""
    return HttpResponseRedirect(f"{queue_url()}{here}{done}")


def part(request, outcome, here, *, status):
    """What was done and what was not, as the lines into which cards fold."""
    rows = ModerationEvent.objects.filter(pk__in=outcome.done).order_by("pk")
    done = rows.select_related("by", "comment__article").defer("comment__article__body")
    context = {"done": done, "told": outcome.told, "here": here}
    return render(request, "admin/comments/_outcome.html", context, status=status)
