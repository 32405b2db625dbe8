"""What can be done with many articles at once."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import admin, messages
from django.contrib.admin.helpers import ACTION_CHECKBOX_NAME
from django.template.response import TemplateResponse

from articles import assign, permissions, place, publish, revise
from articles.forms import many

AT_ONCE = 100
NAMED = 10
REFUSALS = (
    publish.NotReadyToPublish,
    publish.WrongState,
    revise.GateRefused,
    revise.NotEditable,
    assign.NotAssignable,
    place.AlreadyThere,
)


@dataclass(frozen=True)
class Act:
    """Something done with each of many articles.

    ``name`` is posted; ``may`` decides for each article, ``verb`` does it with what was asked for
    in ``form``, and ``done`` says so, from the same.
    """

    name: str
    may: Callable
    verb: Callable
    done: Callable
    form: type | None = None
    title: str = ""
    button: str = ""


SEND_TO_REVIEW = Act(
    "send_to_review",
    may=lambda user, article: permissions.may_send_to_review(user, row_at_work(article)),
    verb=lambda article, by: publish.send_to_review(row_at_work(article), by=by),
    done=lambda: "Sent to review",
)
PUBLISH_NOW = Act("publish_now", permissions.may_publish, publish.publish, lambda: "Published")
ASSIGN = Act(
    "assign_to",
    permissions.may_assign,
    assign.assign,
    lambda to, note: f"Assigned to {to.get_full_name() or to}" if to else "Assigned to nobody",
    form=many.AssignForm,
    title="Assign articles",
    button="Assign",
)
ADD_TAG = Act(
    "add_tag",
    permissions.may_edit,
    place.add_tag,
    lambda tag: f"Tagged “{tag}”",
    form=many.TagForm,
    title="Add a tag",
    button="Add the tag",
)
MOVE = Act(
    "move_to_section",
    permissions.may_edit,
    place.move_to_section,
    lambda section: f"Moved to “{section}”",
    form=many.SectionForm,
    title="Move to a section",
    button="Move",
)
WITHDRAW = Act(
    "withdraw_many",
    permissions.may_withdraw,
    publish.withdraw,
    lambda reason: "Withdrawn",
    form=many.WithdrawForm,
    title="Withdraw articles",
    button="Withdraw",
)


def row_at_work(article):
    """The row whose words are worked on: a working copy, where there is one."""
    return getattr(article, "working_copy", None) or article


class ArticleActions:
    actions = [
        *("assign_to", "add_tag", "move_to_section", "send_to_review", "publish_now"),
        "withdraw_many",
    ]

    def get_actions(self, request):
        actions = super().get_actions(request)
        # An article is deleted on its own page, where it says what goes with it.
        actions.pop("delete_selected", None)
        return actions

    def has_publish_permission(self, request):
        return permissions.has_right_to("publish", request.user)

    def has_withdraw_permission(self, request):
        return permissions.has_right_to("withdraw", request.user)

    @admin.action(description="Assign to…", permissions=["change"])
    def assign_to(self, request, queryset):
        return self._with_many(ASSIGN, request, queryset)

    @admin.action(description="Add a tag…", permissions=["change"])
    def add_tag(self, request, queryset):
        return self._with_many(ADD_TAG, request, queryset)

    @admin.action(description="Move to a section…", permissions=["change"])
    def move_to_section(self, request, queryset):
        return self._with_many(MOVE, request, queryset)

    @admin.action(description="Send to review", permissions=["change"])
    def send_to_review(self, request, queryset):
        return self._with_many(SEND_TO_REVIEW, request, queryset)

    @admin.action(description="Publish now", permissions=["publish"])
    def publish_now(self, request, queryset):
        return self._with_many(PUBLISH_NOW, request, queryset)

    @admin.action(description="Withdraw…", permissions=["withdraw"])
    def withdraw_many(self, request, queryset):
        return self._with_many(WITHDRAW, request, queryset)

    def _with_many(self, act, request, queryset):
        """Do ``act`` with the chosen rows, or ask first for what it needs to know."""
        articles = list(queryset[: AT_ONCE + 1])
        if len(articles) > AT_ONCE:
            words = f"Choose at most {AT_ONCE} articles. Nothing was changed."
            return self.message_user(request, words, messages.ERROR)
        if act.form is None:
            return self._do(act, request, articles, {})
        form = act.form(request.POST if "apply" in request.POST else None)
        if form.is_bound and form.is_valid():
            return self._do(act, request, articles, form.cleaned_data)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": act.title,
            "form": form,
            "button": act.button,
            "is_grave": act is WITHDRAW,
            "action": act.name,
            "rows": [(each, act.may(request.user, each)) for each in articles],
        }
        template = "admin/articles/article/act_on_many.html"
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, template, context, status=status)

    def _do(self, act, request, articles, given):
        """Do it with each row that may be, and say what became of the others."""
        told = [attempt(act, each, request.user, given) for each in articles]
        kept = [why for _, why in told if why]
        if count := len(told) - len(kept):
            done = f"{act.done(**given)}: {count} article{'s' * (count > 1)}."
            self.message_user(request, done + self._waiting(told))
        if kept:
            more = [f"and {len(kept) - NAMED} more"] if len(kept) > NAMED else []
            words = " ".join(["Left as it was:", *kept[:NAMED], *more])
            self.message_user(request, words, messages.WARNING)
        chosen = set(request.POST.getlist(ACTION_CHECKBOX_NAME))
        lost = len(chosen) - len(articles)
        if lost > 0 and request.POST.get("select_across", "0") == "0":
            rows = "1 row is" if lost == 1 else f"{lost} rows are"
            words = f"{rows} not in this list any more, and left as it was."
            self.message_user(request, words, messages.WARNING)

    def _waiting(self, told):
        """What readers do not see yet of what was done."""
        count = sum(1 for row, _ in told if getattr(row, "revises_id", None))
        articles = f"{count} live article{'s' * (count > 1)}"
        return f" Changes pending for {articles}: open each to publish them." if count else ""


def attempt(act, article, user, given):
    """Do ``act`` with ``article`` if ``user`` may: what the verb returns, and why not, or ""."""
    if not act.may(user, article):
        return None, f"“{article}” ({article.get_status_display().lower()})."
    try:
        return act.verb(article, by=user, **given), ""
    except REFUSALS as error:
        return None, f"“{article}”: {error}"
