"""The editors' entrance: one admin site, and the page it opens on."""

import re
from functools import wraps

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse

from articles import permissions
from newsroom.account import account_page
from newsroom.board import board_page
from newsroom.calendar_page import calendar_page
from newsroom.log_in_again import FIELD, give_back, logged_out_page
from newsroom.start_page import waiting_for

# The sidebar: what an editor does most, first. Whatever is not named here follows by its app.
GROUPS = (
    (
        "Publish",
        (
            *("articles.article", "calendar", "board"),
            *("articles.image", "articles.expert", "articles.author"),
        ),
    ),
    (
        "Readers",
        (
            *("comments.comment", "comments.wordrule", "comments.ban", "comments.commenter"),
            "newsletter.subscription",
        ),
    ),
    ("Order", ("articles.section", "articles.tag", "articles.organisation")),
    (
        "Record",
        (
            "articles.correction",
            "articles.event",
            "articles.address",
            "comments.moderationevent",
        ),
    ),
    ("Site", ("articles.paper", "newsroom.user", "auth.group")),
)
# Pages of the desk that stand in the sidebar like the list of a model.
PAGES = (("calendar", "Calendar"), ("board", "Schedule board"))


class LogInForm(AdminAuthenticationForm):
    """Django's own, saying what may be typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "User name or email address"


class Picker(AutocompleteJsonView):
    """Django's own, which breaks on the far side of a relation: no form of ours picks there."""

    def process_request(self, request):
        found = super().process_request(request)
        if not found[2].concrete:
            raise PermissionDenied
        return found


class Desk(AdminSite):
    """Django's admin, opening on what needs whoever is logged in."""

    login_form = LogInForm
    site_header = "Newsroom"
    site_title = "Newsroom"
    index_title = "Desk"
    index_template = "admin/desk.html"
    enable_nav_sidebar = True

    def index(self, request, extra_context=None):
        return super().index(request, {**waiting_for(request.user, self), **(extra_context or {})})

    def autocomplete_view(self, request):
        return Picker.as_view(admin_site=self)(request)

    def login(self, request, extra_context=None):
        """Django's own; text that was typed before a log-out is offered back after it."""
        typed = request.POST.get(FIELD, "")
        response = super().login(request, {**(extra_context or {}), FIELD: typed})
        if typed and response.status_code == 302 and self.has_permission(request):
            return give_back(request, typed, response.url) or response
        return response

    def admin_view(self, view, cacheable=False):  # noqa: FBT002  (the signature is Django's)
        """Django's own door; who was logged out meanwhile gets back what they typed."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def kept(request, *args, **kwargs):
            is_leaving = request.path == reverse("admin:logout", current_app=self.name)
            if request.method == "POST" and not is_leaving and not self.has_permission(request):
                return logged_out_page(request)
            return guarded(request, *args, **kwargs)

        return kept

    def get_urls(self):
        guarded = self.admin_view(self.on_site)
        place = "r/<path:content_type_id>/<path:object_id>/"
        return [
            path(place, guarded, name="view_on_site"),
            path("account/", self.admin_view(account_page), {"site": self}, name="account"),
            path("calendar/", self.admin_view(calendar_page), {"site": self}, name="calendar"),
            path("board/", self.admin_view(board_page), {"site": self}, name="board"),
            *super().get_urls(),
        ]

    def on_site(self, request, content_type_id, object_id):
        """Lead to where readers find a row, if the account may see it.

        Django's own view would tell anybody logged in the address of anybody's draft.
        """
        number = int(content_type_id) if re.fullmatch("[0-9]{1,9}", content_type_id) else None
        kind = ContentType.objects.filter(pk=number).first()
        screen = self._registry.get(kind.model_class()) if kind else None
        row = screen.get_object(request, unquote(object_id)) if screen else None
        allowed = row is not None and screen.has_view_permission(request, row)
        if not allowed or not hasattr(row, "get_absolute_url"):
            raise Http404
        return HttpResponseRedirect(row.get_absolute_url())

    def get_app_list(self, request, app_label=None):
        """Models in our groups for the sidebar; by app, as Django has it, on an app's own page."""
        apps = super().get_app_list(request, app_label)
        if app_label:
            return apps
        models = {
            f"{app['app_label']}.{model['object_name'].lower()}": model
            for app in apps
            for model in app["models"]
        }
        if permissions.may_see_articles(request.user):
            models |= {name: page_link(name, label) for name, label in PAGES}
        groups = [
            group_of(name, [models.pop(key) for key in keys if key in models])
            for name, keys in GROUPS
        ]
        rest = [
            {**app, "models": [model for model in app["models"] if model in models.values()]}
            for app in apps
        ]
        return [group for group in [*groups, *rest] if group["models"]]


def page_link(name, label):
    """A page of ours in the shape in which Django's templates expect a model."""
    return {"name": label, "object_name": name, "admin_url": reverse(f"admin:{name}")}


def group_of(name, models):
    """A group of the sidebar in the shape in which Django's templates expect an app."""
    return {
        "name": name,
        "app_label": name.lower(),
        "app_url": (models[0].get("admin_url") if models else "") or "#",
        "has_module_perms": True,
        "models": models,
    }
