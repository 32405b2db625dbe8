"""What the newsroom does in the thread of one article: answer, invite an expert, close it.

Log-in and CSRF token are checked here and nowhere on readers' pages, so that a comment with the
badge of the newsroom can only begin here.
"""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import invite
from articles.models import Article, Expert
from comments import badge, closing, permissions, submit
from comments.forms import body_field
from comments.models import BadgeInvitation, Comment, Thread

SHOWN = 50  # invitations, the newest


class AnswerForm(forms.Form):
    body = body_field(label="Your comment")
    parent = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["body"].widget.attrs["class"] = "vLargeTextField"


class InviteForm(forms.Form):
    expert = forms.ModelChoiceField(Expert.objects.none(), empty_label=None)
    email = forms.EmailField(
        label="Email address",
        widget=forms.EmailInput(attrs={"class": "vTextField"}),
        help_text="It is not kept: it goes with the letter and is erased when that has gone.",
    )

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        quoted = Expert.objects.filter(quotes__article=article).distinct()
        self.fields["expert"].queryset = quoted.order_by("name")


class ClosingForm(forms.Form):
    days = forms.IntegerField(
        label="Close after so many days",
        required=False,
        min_value=0,
        max_value=closing.LONGEST,
        help_text="Counted from publication. Empty: as the paper has it. 0: never.",
    )


def urls(site):
    """The patterns below the list of comments, for the admin ``site``."""
    view = site.admin_view(partial(thread_page, site=site))
    return [path("thread/<int:pk>/", view, name="comments_thread")]


def thread_page(request, pk, *, site):
    article = get_object_or_404(Article.objects.published(), pk=pk)
    if not permissions.may_answer(request.user, article):
        raise PermissionDenied
    may = {
        "answer": True,
        "invite": permissions.may_invite(request.user, article),
        "revoke": permissions.may_invite(request.user, article),
        "close": permissions.may_close(request.user, article),
    }
    act = request.POST.get("act") if request.method == "POST" else ""
    page = ThreadPage(request, article)
    if act and not may.get(act):
        raise PermissionDenied
    if act and page.done(act):
        return HttpResponseRedirect(reverse("admin:comments_thread", args=[pk]))
    context = {
        **site.each_context(request),
        **page.context(),
        "title": "Speak Your Mind",
        "may": may,
    }
    template = "admin/comments/thread.html"
    return TemplateResponse(request, template, context, status=422 if act else 200)


class ThreadPage:
    """The forms of the page, one of them filled in where it was posted."""

    def __init__(self, request, article):
        self.request, self.article = request, article
        asked = request.GET.get("answer", "")
        is_number = asked.isascii() and asked.isdigit() and len(asked) < 19
        self.answer = AnswerForm(initial={"parent": asked if is_number else None})
        self.invite = InviteForm(article=article)
        thread = Thread.objects.filter(article=article).first()
        self.close = ClosingForm(initial={"days": thread and thread.close_after})

    def done(self, act):
        """Whether the posted form did what it is for; else it is shown with what is wrong."""
        return getattr(self, f"_{act}")(self.request.POST)

    def _answer(self, posted):
        form = self.answer = AnswerForm(posted)
        if not form.is_valid():
            return False
        given = form.cleaned_data
        parent = None
        try:
            if given["parent"] is not None:
                parent = Comment.objects.visible().filter(pk=given["parent"]).first()
                if parent is None:
                    raise submit.ParentGone
            said = badge.answer_as_staff(
                self.article, by=self.request.user, body=given["body"], parent=parent
            )
        except submit.ParentGone:
            form.add_error(None, "The comment you answered is gone.")
            return False
        except submit.NotTaken:
            form.add_error(None, "The thread takes no comments now.")
            return False
        messages.success(self.request, f"Published as {said.display_name}.")
        return True

    def _invite(self, posted):
        form = self.invite = InviteForm(posted, article=self.article)
        if not form.is_valid():
            return False
        try:
            badge.invite_expert(self.article, by=self.request.user, **form.cleaned_data)
        except badge.CannotInvite as refusal:
            form.add_error(None, str(refusal))
            return False
        messages.success(self.request, "The letter with the link is on its way.")
        return True

    def _revoke(self, posted):
        number = posted.get("invitation", "")
        if number.isascii() and number.isdigit() and len(number) < 19:
            found = BadgeInvitation.objects.filter(article=self.article, pk=number).first()
            if found is not None:
                invite.revoke(found)
        return True

    def _close(self, posted):
        form = self.close = ClosingForm(posted)
        if not form.is_valid():
            return False
        closing.close_after(self.article, form.cleaned_data["days"])
        messages.success(self.request, "Saved.")
        return True

    def context(self):
        parent = self.answer["parent"].value()
        answered = Comment.objects.visible().filter(article=self.article)
        sent = BadgeInvitation.objects.filter(article=self.article, revoked_at=None)
        return {
            "article": self.article,
            "answered": answered.filter(pk=parent).first() if is_key(parent) else None,
            "name": badge.name_and_badge(self.request.user, self.article)[0],
            "answer_form": self.answer,
            "invite_form": self.invite,
            "close_form": self.close,
            "invitations": sent.select_related("expert", "made_by").order_by("-pk")[:SHOWN],
        }


def is_key(value):
    """Whether ``value``, as posted or asked for, can be the number of a comment."""
    return str(value or "").isdecimal() and len(str(value)) < 19
