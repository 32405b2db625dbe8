"""Figures about comments, and when a moderator wants mail about them. Beside the queue."""

from functools import partial

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from comments import breaker, digest, figures, permissions
from comments.learn import HOLD_SHARE
from comments.models import LAST_HOUR, LONGEST_PATIENCE, Breaker, DigestChoice, SpamModel

How = DigestChoice.How
OVER = "It was over already; nothing was changed."
NO_CHOICE = "Choose when you want mail"
NO_HOUR = "Choose an hour from the list"
NO_PATIENCE = f"Enter a whole number of hours from 1 to {LONGEST_PATIENCE}"


class DigestForm(forms.Form):
    """When an account wants mail: ``hour`` is of the daily one, ``patience`` of the other."""

    how = forms.ChoiceField(
        label="Mail me what waits",
        choices=How.choices,
        widget=forms.RadioSelect,
        error_messages={"required": NO_CHOICE, "invalid_choice": NO_CHOICE},
    )
    hour = forms.TypedChoiceField(
        label="Hour of the daily mail",
        coerce=int,
        choices=[(hour, f"{hour:02}:00") for hour in range(LAST_HOUR + 1)],
        error_messages={"required": NO_HOUR, "invalid_choice": NO_HOUR, "invalid": NO_HOUR},
    )
    patience = forms.IntegerField(
        label="Hours that a comment may wait",
        min_value=1,
        max_value=LONGEST_PATIENCE,
        help_text="When one waits longer, a mail says so: at most one in as many hours.",
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value"), NO_PATIENCE
        ),
    )

    @classmethod
    def of(cls, choice):
        return cls(initial={name: getattr(choice, name) for name in cls.base_fields})


def urls(site):
    """The pattern beside the queue, for the admin ``site``."""
    view = site.admin_view(partial(figures_page, site=site))
    return [path("figures/", view, name="comments_figures")]


def figures_page(request, *, site):
    if not permissions.may_moderate(request.user):
        raise PermissionDenied
    if request.method not in ("GET", "HEAD", "POST"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    form = DigestForm.of(digest.choice_of(request.user))
    if request.method == "POST":
        form = DigestForm(request.POST)
        if acted(request, form):
            # The form is far down the page; what became of it is said at the top.
            return HttpResponseRedirect(f"{reverse('admin:comments_figures')}#content-start")
    context = {**site.each_context(request), **page_context(request.user, form)}
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "admin/comments/figures.html", context, status=status)


def acted(request, form):
    """Whether what was posted was done, or needs no other word than a message."""
    if request.POST.get("act") == "end_breaker":
        end_breaker(request)
        return True
    if not form.is_valid():
        return False
    digest.choose(request.user, **form.cleaned_data)
    messages.success(request, "Saved.")
    return True


def end_breaker(request):
    number, at = request.POST.get("breaker", ""), timezone.now()
    is_number = number.isascii() and number.isdigit() and len(number) < 19
    found = Breaker.objects.in_force(at).filter(pk=number).first() if is_number else None
    if found is None:
        messages.warning(request, OVER)
        return
    breaker.end(found, by=request.user, at=at)
    messages.success(request, "Ended. Comments come in as before.")


def page_context(account, form):
    """All figures, as they are at one moment."""
    at = timezone.now()
    alarm, alarms = figures.alarms_lately(at)
    breakers = figures.breakers_lately(at)
    learned = SpamModel.objects.defer("vocabulary", "weights").first()
    found = learned.recall.get(str(HOLD_SHARE)) if learned else None
    return {
        "title": "Figures about comments",
        "at": at,
        "queue": figures.queue_now(),
        "waits": figures.waits_of((figures.A_WEEK, figures.A_MONTH), at),
        "columns": list(figures.COLUMNS.values()),
        "people": figures.decisions_lately(at),
        "alarm": alarm,
        "alarms": alarms,
        "breaker": next((each for each in breakers if each.until > at), None),
        "past_breakers": [each for each in breakers if each.until <= at],
        "learned": learned,
        "spam_found": None if found is None else round(100 * found),
        "reports": figures.reports_lately(at),
        "appeals": figures.appeals_since(at - figures.A_MONTH),
        "digest_form": form,
        "zone": digest.local_time(account, at).tzinfo,
        "bounds": {"waits": figures.MOST_WAITS, "held": figures.MOST_HELD},
    }
