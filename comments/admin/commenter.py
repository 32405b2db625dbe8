"""Where the newsroom answers a reader who asks in writing for what they wrote, or to erase it.

Whoever asks is found by an address or by one of their comments. What is handed out or erased
leaves a record of that, and of nothing else. The address that is looked for is posted, so that it
stands in no log.
"""

import re

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, Q
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse

from articles.admin.base import ReadOnlyAdmin
from comments import erase, export, permissions, person
from comments.models import Ban, Comment, Commenter, CommenterEvent
from comments.views.mine import addresses_of, exported

MOST_FOUND = 50
SHOWN = 20  # comments, the newest
RECORDS = 50
NUMBER = re.compile(r"(?:\bc-|/comments/|\A)(\d{1,18})(?:/|\Z)")


@admin.register(Commenter)
class CommenterAdmin(ReadOnlyAdmin):
    """Four screens for whoever answers such requests, and nobody else."""

    def has_view_permission(self, request, obj=None):
        return permissions.may_answer_requests(request.user)

    has_module_permission = has_view_permission

    def get_urls(self):
        def pattern(route, view, name):
            return path(route, self.admin_site.admin_view(view), name=f"comments_commenter_{name}")

        return [
            pattern("", self.changelist_view, "changelist"),
            pattern("<int:pk>/change/", self.person_view, "change"),
            pattern("<int:pk>/download/", self.download_view, "download"),
            pattern("<int:pk>/erase/", self.erase_view, "erase"),
        ]

    def changelist_view(self, request):
        """Look for somebody; and what was done so far."""
        self._check(request)
        words = request.POST.get("words", "").replace("\0", "").strip()[:300]
        records = CommenterEvent.objects.select_related("by").order_by("-pk")[:RECORDS]
        context = {"words": words, "found": found_by(words), "records": records}
        return self._page(request, "commenter_list", "Requests of readers", context)

    def person_view(self, request, pk):
        """What is kept of one person, and the two buttons."""
        commenters = self._person(request, pk)
        comments = person.comments_of(commenters)
        names = comments.order_by("display_name").values_list("display_name", flat=True)
        context = {
            "pk": pk,
            "addresses": addresses_of(commenters),
            "browsers": len(commenters),
            "count": person.count_of(commenters),
            "names": list(names.distinct()[:SHOWN]),
            "bans": Ban.objects.filter(commenter__in=commenters).count(),
            "comments": comments.select_related("article").defer("article__body")[:SHOWN],
            "records": CommenterEvent.objects.filter(commenter__in=commenters)
            .select_related("by")
            .order_by("-pk")[:RECORDS],
        }
        return self._page(request, "commenter", f"Commenter {pk}", context)

    def download_view(self, request, pk):
        """The file, and a record that it was handed out."""
        commenters = self._person(request, pk)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        response = exported(commenters)
        export.note_export(commenters, by=request.user)
        return response

    def erase_view(self, request, pk):
        """What will go; on POST it is gone for good."""
        commenters = self._person(request, pk)
        if request.method != "POST":
            context = {"pk": pk, "count": person.count_of(commenters)}
            return self._page(request, "commenter_erase", "Erase what a reader wrote", context)
        is_done = erase.erase(commenters, by=request.user)
        rest = "" if is_done else " The work loop does the rest."
        messages.success(request, f"Everything of commenter {pk} is erased.{rest}")
        return HttpResponseRedirect(reverse("admin:comments_commenter_changelist"))

    def _person(self, request, pk):
        self._check(request)
        return person.person_of(get_object_or_404(Commenter, pk=pk))

    def _check(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied

    def _page(self, request, name, title, context):
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": title,
            **context,
        }
        return render(request, f"admin/comments/{name}.html", context)


def found_by(words):
    """The Commenters meant by ``words``: an address, or the number or address of a comment."""
    if not words:
        return []
    rows = Commenter.objects.filter(erase_asked_at=None).annotate(
        written=Count("comments"), shown=Count("comments", Q(comments__status="approved"))
    )
    if "@" in words:
        return list(rows.at_address(words).order_by("pk")[:MOST_FOUND])
    number = NUMBER.search(words)
    comment = Comment.objects.filter(pk=number[1]).first() if number else None
    return list(rows.filter(pk=comment.commenter_id)) if comment and comment.commenter_id else []
