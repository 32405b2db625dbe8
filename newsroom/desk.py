"""The editors' entrance: one admin site, and the page it opens on."""

import re
from datetime import timedelta
from functools import wraps

from django.contrib.admin import AdminSite
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.admin.utils import unquote
from django.contrib.contenttypes.models import ContentType
from django.http import Http404, HttpResponseRedirect
from django.urls import path, reverse
from django.utils import timezone

from articles import permissions
from articles.models import Article
from articles.views import text_back
from comments.models import Comment

SHOWN = 6
Status = Article.Status
# The sidebar: what an editor does most, first. Whatever is not named here follows by its app.
GROUPS = (
    ("Publish", ("articles.article", "articles.image", "articles.expert", "articles.author")),
    ("Readers", ("comments.comment", "newsletter.subscription")),
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


class LogInForm(AdminAuthenticationForm):
    """Django's own, saying what may be typed."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["username"].label = "User name or email address"


LOGGED_OUT = "You are logged out"
LOG_IN_AGAIN = (
    "Nothing was stored. Your text is below: copy it, log in at /admin/ and put it back in."
)


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

    def admin_view(self, view, cacheable=False):  # noqa: FBT002  (the signature is Django's)
        """Django's own door; who was logged out meanwhile gets back what they typed."""
        guarded = super().admin_view(view, cacheable)

        @wraps(guarded)
        def kept(request, *args, **kwargs):
            is_leaving = request.path == reverse("admin:logout", current_app=self.name)
            if request.method == "POST" and not is_leaving and not self.has_permission(request):
                return text_back(request, heading=LOGGED_OUT, words=LOG_IN_AGAIN, status=403)
            return guarded(request, *args, **kwargs)

        return kept

    def get_urls(self):
        guarded = self.admin_view(self.on_site)
        place = "r/<path:content_type_id>/<path:object_id>/"
        return [path(place, guarded, name="view_on_site"), *super().get_urls()]

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
        groups = [
            group_of(name, [models.pop(key) for key in keys if key in models])
            for name, keys in GROUPS
        ]
        rest = [
            {**app, "models": [model for model in app["models"] if model in models.values()]}
            for app in apps
        ]
        return [group for group in [*groups, *rest] if group["models"]]


def group_of(name, models):
    """A group of the sidebar in the shape in which Django's templates expect an app."""
    return {
        "name": name,
        "app_label": name.lower(),
        "app_url": (models[0].get("admin_url") if models else "") or "#",
        "has_module_perms": True,
        "models": models,
    }


def waiting_for(user, site):
    """What needs ``user``: rows of articles, and whether readers' comments wait."""
    if not permissions.may_see_articles(user):
        return {"comments": waiting_comments(user, site)}
    seen = permissions.visible_to(user, Article.objects.editable()).select_related("section")
    drafts = seen.filter(owner=user, status=Status.DRAFT).order_by("-saved_at", "-pk")
    review = seen.filter(status=Status.IN_REVIEW).order_by("saved_at", "pk")
    return {
        "drafts": drafts[:SHOWN],
        "review": review[:SHOWN],
        "due": due_today(seen)[:SHOWN],
        "comments": waiting_comments(user, site),
        "sees_articles": True,
        "may_write": permissions.may_write(user),
    }


def due_today(articles):
    """What goes out before tomorrow begins where the person is, soonest first."""
    now = timezone.localtime()
    midnight = now.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return articles.scheduled().filter(published_at__lt=midnight).order_by("published_at", "pk")


def waiting_comments(user, site):
    """How many comments wait for a decision of ``user``, with the address of the queue."""
    if Comment not in site._registry or not user.has_perm("comments.moderate_comment"):
        return None
    count = Comment.objects.awaiting_moderation().count()
    return {"count": count, "url": reverse("admin:comments_comment_changelist")} if count else None
