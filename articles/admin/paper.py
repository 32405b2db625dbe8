from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextInputWidget
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.http import HttpResponseRedirect
from django.template.loader import render_to_string
from django.urls import reverse

from articles.forms import RefusableForm
from articles.models import Paper
from articles.models.paper import MAX_FOLLOW_LINKS

from .base import NewsroomAdmin


class FollowLinksWidget(forms.Widget):
    """Rows of a name and an address."""

    template_name = "admin/widgets/follow_links.html"

    def get_context(self, name, value, attrs):
        rows = [row for row in value or [] if isinstance(row, dict)]
        wanted = min(MAX_FOLLOW_LINKS, max(4, len(rows) + 3))
        rows += [{"label": "", "url": ""}] * (wanted - len(rows))
        return {**super().get_context(name, None, attrs), "rows": rows}

    def _render(self, template_name, context, renderer=None):
        """With the project's own templates, which Django's form renderer does not search."""
        return render_to_string(template_name, context)

    def value_from_datadict(self, data, files, name):
        if not hasattr(data, "getlist"):
            return []
        labels, urls = data.getlist(f"{name}_label"), data.getlist(f"{name}_url")
        return [
            {"label": label.strip(), "url": url.strip()}
            for label, url in zip(labels, urls, strict=False)
            if label.strip() or url.strip()
        ]

    def value_omitted_from_data(self, data, files, name):
        return f"{name}_label" not in data


class FollowLinksField(forms.Field):
    """Where else the paper can be followed: a list of {"label", "url"}."""

    widget = FollowLinksWidget
    default_error_messages = {"many": f"Give at most {MAX_FOLLOW_LINKS} links"}

    def clean(self, value):
        if len(value) > MAX_FOLLOW_LINKS:
            raise ValidationError(self.error_messages["many"])
        problems = []
        links = [self._link(number, row, problems) for number, row in enumerate(value, 1)]
        if problems:
            raise ValidationError(problems)
        return links

    def _link(self, number, row, problems):
        label, url = row["label"], row["url"]
        if not label or not url:
            problems.append(f"Link {number} needs a name and an address")
        elif len(label) > 60 or "\0" in label + url:
            problems.append(f"The name of link {number} is too long, or has unprintable characters")
        else:
            try:
                URLValidator(schemes=["http", "https"])(url)
            except ValidationError:
                problems.append(f"Link {number} needs an address like https://example.com/paper")
        return {"label": label, "url": url}


class PaperForm(RefusableForm):
    follow_links = FollowLinksField(
        label="Follow links",
        required=False,
        help_text="Shown on every page, in this order. Empty both fields of a row to remove it.",
    )

    class Meta:
        model = Paper
        fields = [
            *("name", "tagline", "footer_text", "follow_links"),
            *("newsletter_name", "newsletter_pitch", "comments_policy", "comments_close_after"),
        ]
        widgets = {"name": AdminTextInputWidget}


@admin.register(Paper)
class PaperAdmin(NewsroomAdmin):
    """The one settings row: for superusers, and neither listed, added twice nor deleted."""

    form = PaperForm
    fieldsets = [
        ("Name", {"fields": ["name", "tagline", "footer_text"]}),
        ("Follow", {"fields": ["follow_links"]}),
        ("Newsletter", {"fields": ["newsletter_name", "newsletter_pitch"]}),
        ("Comments", {"fields": ["comments_policy", "comments_close_after"]}),
    ]

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_permission(request):
            return super().changelist_view(request, extra_context)
        paper = Paper.objects.first()
        page, args = ("change", [paper.pk]) if paper else ("add", [])
        return HttpResponseRedirect(reverse(f"admin:articles_paper_{page}", args=args))

    def response_change(self, request, obj):
        self.message_user(request, "Saved. Every page shows it now.")
        return HttpResponseRedirect(request.path)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    def has_view_permission(self, request, obj=None):
        return request.user.is_active and request.user.is_superuser

    has_change_permission = has_view_permission

    def has_add_permission(self, request):
        return self.has_view_permission(request) and not Paper.objects.exists()

    def has_delete_permission(self, request, obj=None):
        return False
