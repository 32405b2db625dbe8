"""A writer's own comment: what became of it, and what its writer can still do about it.

The cookie of the browser it was written in opens these pages; everybody else learns nothing, not
even whether there is such a comment.
"""

from contextlib import suppress
from functools import wraps

from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from comments import appeal, edit, moderate, receipt, waiting
from comments.forms import AppealForm, EditForm, fresh_guard
from comments.models import Comment, CommentEdit
from comments.parts import parts_under
from comments.places import Place
from comments.reasons import anchor_of
from postbox import guard
from postbox.kept import keeps_text
from postbox.views import interstitial

from .shown import encodable, is_off, see_other, text_back

NOT_YOURS = (
    "There is nothing at this address that you wrote in this browser. "
    "Copy your text if you want to keep it"
)
PRESS = "Press the button, and it is done."
# What a writer is told of a check that held the comment, where that helps to write the next one.
TOLD = {"links": "It holds links, and an editor looks at those first."}
Status = Comment.Status


def for_its_writer(view):
    """A page about a comment for whoever wrote it: ``view(request, comment)``."""

    @csrf_exempt  # postbox.guard looks after readers' forms
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @keeps_text
    @wraps(view)
    def shown(request, pk):
        comment = _own_comment(request, pk)
        if comment is not None:
            response = view(request, comment)
        elif request.method == "POST":
            response = text_back(request, "Nothing of yours is here", NOT_YOURS, status=404)
        else:
            raise Http404
        response.headers["X-Robots-Tag"] = "noindex"
        return response

    return shown


def _own_comment(request, pk):
    writer = receipt.writer_of(request)
    if writer is None:
        return None
    rows = writer.comments.select_related("article", "parent", "commenter")
    return rows.filter(pk=pk).first()


@for_its_writer
def comment_receipt(request, comment):
    """What became of the comment, and what its writer can do."""
    if request.method == "POST":
        words = "Copy your text and use the form"
        response = text_back(request, "This page takes no posts", words, status=405)
        response.headers["Allow"] = "GET, HEAD"
        return response
    is_public = comment.article.is_published() and not is_off(request, comment.article)
    # Whoever sends spam learns nothing from it.
    waits = comment.status in (Status.PENDING, Status.SPAM)
    context = {
        "comment": comment,
        "article": comment.article if is_public else None,
        "waits": waits,
        "may_edit": edit.may_edit(comment),
        "minutes_left": edit.minutes_left(comment),
        "may_withdraw": comment.reason != moderate.WITHDRAWN,
        "may_appeal": appeal.may_appeal(comment),
        "asks_address": bool(comment.commenter.unconfirmed_address),
        **(_waiting(comment) if waits else _decided(comment)),
        **(_around(comment) if is_public else {}),
    }
    return render(request, "comments/comment_receipt.html", context)


def _waiting(comment):
    """What is known about how long it will take."""
    held = [row.get("screen") for row in comment.verdicts if row.get("kind") == "hold"]
    return {
        "earlier": waiting.place_in_queue(comment),
        "wait": waiting.usual_wait(),
        "told": [(name, TOLD[name]) for name in held if name in TOLD],
        "has_appealed": comment.reason == "" and hasattr(comment, "appeal"),
    }


def _decided(comment):
    """Who decided, a person or a machine, by which rule, and what stands about a changed text."""
    last = comment.events.decisions().order_by("-pk").first()
    changes = comment.edits.order_by("-pk").first()
    return {
        "is_by_person": last is not None and last.by_id is not None,
        "is_own_decision": comment.reason == moderate.WITHDRAWN,
        "rule": anchor_of(comment.reason),
        "has_appealed": hasattr(comment, "appeal"),
        "new_text": edit.waiting_edit(comment),
        "refused": changes if changes and changes.status == CommentEdit.Status.REFUSED else None,
    }


def _around(comment):
    """What readers see around it: the comment that it answers, or those beside it, and the part
    of the article that it is about."""
    about = parts_under(comment.article).get(comment.about) if comment.about else None
    if comment.parent_id:
        is_shown = comment.parent.status == Status.APPROVED
        return {"parent": _place(comment.parent) if is_shown else None}
    roots = Comment.objects.filter(article=comment.article, depth=1).approved()
    return {
        "about": about,
        "before": _place(roots.filter(root__lt=comment.root).order_by("-root").first()),
        "after": _place(roots.filter(root__gt=comment.root).order_by("root").first()),
    }


def _place(comment):
    return comment and Place(pk=comment.pk, comment=comment)


@for_its_writer
def edit_comment(request, comment):
    """A form with the text as it stands; on POST the new one is checked like a new comment."""
    receipt_path = reverse("comments:receipt", args=[comment.pk])
    try:
        edit.check_editable(comment)
        if request.method != "POST":
            now = edit.waiting_edit(comment) or comment
            form = EditForm(initial={"body": now.body, **fresh_guard()}, comment=comment)
            return _form_page(request, "edit", comment, form)
        entry = guard.examine(request)
        form = EditForm(encodable(request.POST), comment=comment)
        if not form.is_valid():
            form.keep(entry)
            return _form_page(request, "edit", comment, form, status=422)
        if not entry.may_store:
            return _one_more_click(request, "Save the new text")
        edit.edit_comment(comment, body=form.cleaned_data["body"], entry=entry)
    except edit.CannotEdit as refusal:
        if request.method == "POST":
            words = f"{refusal}. Copy your text if you want to keep it"
            return text_back(request, "Your comment stays as it is", words, status=422)
        return _form_page(request, "edit", comment, None, refusal=str(refusal))
    return see_other(receipt_path)


@for_its_writer
def withdraw_comment(request, comment):
    """A page with one button; on POST the comment is taken back for good."""
    receipt_path = reverse("comments:receipt", args=[comment.pk])
    if request.method != "POST":
        return _form_page(request, "withdraw", comment, None, **fresh_guard())
    if not guard.examine(request).may_store:
        return _one_more_click(request, "Withdraw my comment")
    with suppress(moderate.AlreadyDecided):  # it was withdrawn before: twice is once
        moderate.withdraw_own(comment)
    return see_other(receipt_path)


@for_its_writer
def appeal_comment(request, comment):
    """A form to ask for a second look; on POST the comment is back in the queue."""
    receipt_path = reverse("comments:receipt", args=[comment.pk])
    if not appeal.may_appeal(comment) and request.method != "POST":
        return _form_page(request, "appeal", comment, None)
    if request.method != "POST":
        form = AppealForm(initial=fresh_guard(), comment=comment)
        return _form_page(request, "appeal", comment, form)
    entry = guard.examine(request)
    form = AppealForm(encodable(request.POST), comment=comment)
    if not form.is_valid():
        form.keep(entry)
        return _form_page(request, "appeal", comment, form, status=422)
    if not entry.may_store:
        return _one_more_click(request, "Ask for a second look")
    try:
        appeal.appeal(comment, words=form.cleaned_data["body"])
    except appeal.CannotAppeal:
        # A second press of the same button says the same; new words are not swallowed.
        if appeal.is_repeated(comment, form.cleaned_data["body"]):
            return see_other(receipt_path)
        words = "You asked once before, or nothing stands against your comment. Copy your text"
        return text_back(request, "Nothing to look at again", words, status=422)
    return see_other(receipt_path)


def _form_page(request, name, comment, form, *, status=200, **extra):
    context = {
        "comment": comment,
        "place": _place(comment),
        "form": form,
        "receipt": reverse("comments:receipt", args=[comment.pk]),
        **extra,
    }
    return render(request, f"comments/comment_{name}.html", context, status=status)


def _one_more_click(request, button):
    return interstitial(
        request, action=request.path, heading="One more click", explanation=PRESS, button=button
    )
