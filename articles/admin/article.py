from django.conf import settings
from django.contrib import admin, messages
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from js_asset import Media

from articles import body, gate, permissions, revise
from articles.forms import ArticleForm, zone_words
from articles.models import Article, Image

from . import buttons
from .article_actions import ArticleActions
from .article_list import ArticleColumns
from .article_pages import ArticlePages
from .base import NewsroomAdmin, Refused
from .image import picture_html, pictures_of
from .inlines import BylineInline, QuoteInline, TakeawayInline

HEADLINE = ("Headline", {"fields": ["headline", "standfirst", ("slug", "topic")]})
BODY = ("Body", {"fields": ["body"], "classes": ["body"]})
READ_BODY = ("Body", {"fields": ["shown_body"]})
LEAD = ("Lead picture", {"fields": ["lead_image", "lead_preview"]})
PLACE = ("Where it belongs", {"fields": ["section"], "classes": ["joined"]})
COMMENTS = ("Comments", {"fields": ["comments_policy"], "classes": ["collapse"]})
CORRECTIONS = ("Corrections", {"fields": ["shown_corrections"], "classes": ["collapse"]})
# Which rows stand before the fieldset of that name, or before a fieldset without one.
ROWS_BEFORE = {"Lead picture": ["takeaways", "quotes"], None: ["bylines"]}
# Where a finding of the gate leads on this page.
ANCHORS = {"takeaways": "takeaways-group", "quotes": "quotes-group", "bylines": "bylines-group"}
SLOT = '<p class="slot">{}</p>'
SHOWN_REVISIONS = 8


@admin.register(Article)
class ArticleAdmin(ArticleColumns, ArticleActions, ArticlePages, NewsroomAdmin):
    """Articles, one row each: who may do what is decided by articles.permissions alone."""

    form = ArticleForm
    inlines = [TakeawayInline, QuoteInline, BylineInline]
    autocomplete_fields = ["lead_image", "tags"]
    readonly_fields = ["shown_body", "lead_preview", "shown_corrections"]
    change_form_template = "admin/articles/article/change_form.html"
    change_list_template = "admin/articles/article/change_list.html"

    # Who may

    def get_queryset(self, request):
        rows = permissions.visible_to(request.user, Article.objects.editable())
        return rows.order_by(*self.get_ordering(request))

    def has_module_permission(self, request):
        return permissions.may_see_articles(request.user)

    def has_view_permission(self, request, obj=None):
        if obj is None:
            return permissions.may_see_articles(request.user)
        return permissions.may_see(request.user, obj)

    def has_add_permission(self, request):
        return permissions.may_write(request.user)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return permissions.has_right_to("send_to_review", request.user)
        return permissions.may_edit(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        if obj is None:
            return super().has_delete_permission(request)
        return permissions.may_delete(request.user, obj)

    def is_on_site(self, obj):
        return obj.is_published()

    # The form

    def get_fieldsets(self, request, obj=None):
        may_edit = obj is None or permissions.may_edit(request.user, obj)
        last = ["tags", "owner", "embargoed_until"]
        if may_edit and not permissions.may_choose_owner(request.user):
            last.remove("owner")
        found = [HEADLINE, BODY if may_edit else READ_BODY, LEAD, PLACE, (None, {"fields": last})]
        return [*found, COMMENTS] + ([CORRECTIONS] if obj else [])

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "lead_image":
            kwargs["queryset"] = permissions.pictures_visible_to(request.user, Image.objects.all())
        elif db_field.name == "owner":
            staff = get_user_model().objects.filter(is_active=True, is_staff=True)
            kwargs["queryset"] = staff.order_by("username")
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    @admin.display(description="")
    def shown_body(self, article):
        parts = (
            part.html if isinstance(part, body.Html) else format_html(SLOT, part.kind)
            for part in body.parts(article.body)
        )
        return format_html_join("", "{}", ((part,) for part in parts)) or "Nothing yet"

    @admin.display(description="")
    def lead_preview(self, article):
        image = article.lead_image
        if not image:
            return "Choose a picture, or add one with the plus sign."
        return format_html("{}<p>{} {}</p>", picture_html(image, 480), image.caption, image.credit)

    @admin.display(description="")
    def shown_corrections(self, article):
        rows = article.corrections.order_by("-issued_at") if article.pk else ()
        shown = format_html_join(
            "",
            "<li><b>{}</b>, {}: {}</li>",
            ((row.get_kind_display(), timezone.localdate(row.issued_at), row.text) for row in rows),
        )
        return format_html('<ul class="corrections">{}</ul>', shown) if shown else "None."

    # Saving

    def get_object(self, request, object_id, from_field=None):
        """The row; held until the end of the transaction if this request writes."""
        article = super().get_object(request, object_id, from_field)
        writes = request.method == "POST" and transaction.get_connection().in_atomic_block
        if article is None or not writes:
            return article
        rows = self.get_queryset(request).select_for_update(of=("self",))
        return rows.filter(pk=article.pk).first()

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        button = buttons.pressed(request.POST)
        if button and not permissions.has_right_to(button.verb, request.user):
            raise PermissionDenied
        return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        obj.saved_at = timezone.now()
        if not change and obj.owner_id is None:
            obj.owner = request.user
        request.article_form = form
        super().save_model(request, obj, form, change)

    def finish(self, request, obj):
        revise.save_revision(obj, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        return self._respond(request, obj)

    def response_change(self, request, obj):
        return self._respond(request, obj)

    def _respond(self, request, article):
        """Do what the button says with what was just saved, and tell how that went."""
        level, words = self._press(buttons.pressed(request.POST), request, article)
        refuse_if_blocked(article)
        self.message_user(request, words, level)
        page = reverse("admin:articles_article_change", args=[article.pk])
        return HttpResponseRedirect(page)

    def _press(self, button, request, article):
        if button is None:
            return messages.SUCCESS, "Saved."
        try:
            button.act(article, request.user, request.article_form)
        except buttons.REFUSALS as refusal:
            return messages.ERROR, f"Saved, and nothing else happened. {refusal}"
        return messages.SUCCESS, button.done

    # The page

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        saved = Article.objects.filter(pk=obj.pk).first() if obj else None
        context |= self._rail(request, saved)
        context["parts"] = parts_in_order(context["adminform"], context["inline_admin_formsets"])
        # The editor's import map is an inline script: our policy lets it run by its nonce only.
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        response = super().render_change_form(request, context, *args, obj=obj, **kwargs)
        if saved:
            response.context_data["absolute_url"] = self.get_view_on_site_url(saved)
        return response

    def _rail(self, request, saved):
        """What stands beside the form: about the article as it is saved, not as it is typed."""
        if saved is None:
            return {"verbs": buttons.can_be_sent(request.user), "zone": zone_words()}
        images = permissions.pictures_visible_to(request.user, Image.objects.all())
        return {
            "saved": saved,
            "verbs": buttons.shown(request.user, saved),
            "may_correct": permissions.may_correct(request.user, saved),
            "findings": findings_of(saved),
            "revisions": saved.revisions.select_related("saved_by").order_by("-number")[
                :SHOWN_REVISIONS
            ],
            "sent_back": saved.events.select_related("by").order_by("-at", "-pk").first(),
            "public_address": settings.SITE_URL + saved.get_absolute_url(),
            "body_pictures": pictures_of(images, body.embeds(saved.body, "image")),
            "zone": zone_words(),
        }


def refuse_if_blocked(article):
    """Raise Refused if readers see ``article``, or will, and the gate would not let it out."""
    saved = Article.objects.get(pk=article.pk)
    if saved.status != Article.Status.PUBLISHED:
        return
    if found := gate.blocking(saved, at=saved.published_at):
        why = "Not saved: readers see this article" if saved.is_published() else "Not saved"
        raise Refused(
            [(None, f"{why}. Your text is still here"), *((f.field, f.words) for f in found)]
        )


def findings_of(article):
    """What the gate finds, were it published at its moment or now, each with its anchor."""
    moment = article.published_at if article.status == Article.Status.PUBLISHED else None
    found = gate.findings(article, at=moment or timezone.now())
    return [(finding, ANCHORS.get(finding.field, f"id_{finding.field}")) for finding in found]


def parts_in_order(adminform, inlines):
    """The page in order: pairs of a fieldset, or None, and the rows of an inline, or None."""
    rows = {inline.formset.prefix: inline for inline in inlines}
    parts = []
    for fieldset in adminform:
        parts += [
            (None, rows.pop(each)) for each in ROWS_BEFORE.get(fieldset.name, ()) if each in rows
        ]
        parts.append((fieldset, None))
    return parts + [(None, inline) for inline in rows.values()]
