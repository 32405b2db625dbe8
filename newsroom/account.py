"""Your account: what somebody who works here may see and change about themselves."""

import zoneinfo
from itertools import groupby

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods

from articles.forms import zone_words
from newsroom.models import User

UNKNOWN = "Choose a time zone of the list"


class AccountForm(forms.ModelForm):
    """The zone in which the admin shows times; an administrator changes everything else."""

    time_zone = forms.ChoiceField(
        label="Time zone",
        required=False,
        help_text="Times in the admin are shown, and read, on these clocks.",
        error_messages={"invalid_choice": UNKNOWN},
    )

    class Meta:
        model = User
        fields = ["time_zone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        self.fields["time_zone"].choices = zone_choices(self.instance.time_zone)


def zone_choices(kept):
    """The newsroom's zone first, then those named after a place, by continent, and ``kept``."""
    places = {name for name in zoneinfo.available_timezones() if "/" in name}
    places = {name for name in places if not name.startswith(("Etc/", "SystemV/"))}
    if kept:
        places.add(kept)
    groups = groupby(sorted(places), lambda name: name.partition("/")[0])
    newsroom = ("", f"The newsroom’s: {settings.TIME_ZONE}")
    named = [(area, [(name, place_of(name)) for name in names]) for area, names in groups]
    return [newsroom, ("UTC", "UTC"), *(group for group in named if group[0] != "UTC")]


def place_of(name):
    """A zone as people say it: “Buenos Aires, Argentina” for America/Argentina/Buenos_Aires."""
    return ", ".join(reversed(name.replace("_", " ").split("/")[1:])) or name


@require_http_methods(["GET", "HEAD", "POST"])
def account_page(request, site):
    """The own account, for whoever is logged in, and nobody else's."""
    form = AccountForm(request.POST or None, instance=request.user)
    if form.is_valid():
        save_time_zone(request.user, form.cleaned_data["time_zone"])
        messages.success(request, "Saved. Times are shown in your zone from here on.")
        return HttpResponseRedirect(request.path)
    context = {
        **site.each_context(request),
        "title": "Your account",
        "form": form,
        "roles": [group.name for group in request.user.groups.order_by("name")],
        "zone": zone_words(),
    }
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "admin/account.html", context, status=status)


def save_time_zone(user, name):
    """Show ``user`` times in the zone ``name``, or in the newsroom's if it is empty."""
    User.objects.filter(pk=user.pk).update(time_zone=name)
