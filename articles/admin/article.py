from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from js_asset import Media

from articles import autosave, body, edit, gate, permissions, revise
from articles.assign import NotAssignable, assign
from articles.forms import APART, ArticleForm, zone_words
from articles.models import Article, Image

from . import buttons
from .article_actions import ArticleActions
from .article_autosave import ArticleAutosave, company_words
from .article_history import ArticleHistory
from .article_list import ArticleColumns
from .article_merge import ArticleMerge
from .article_notes import ArticleNotes
from .article_pages import ArticlePages
from .article_previews import ArticlePreviews
from .base import NewsroomAdmin, Refused
from .choose import is_key
from .image import picture_html, pictures_of
from .inlines import BylineInline, QuoteInline, TakeawayInline
from .rows import anchored, change_page, row_of
from .typed import matched, typed_snapshot

HEADLINE = ("Headline", {"fields": ["headline", "standfirst", ("slug", "topic")]})
BODY = ("Body", {"fields": ["body"], "classes": ["body"]})
READ_BODY = ("Body", {"fields": ["shown_body"]})
LEAD = ("Lead picture", {"fields": ["lead_image", "lead_preview"]})
PLACE = ("Where it belongs", {"fields": ["section"], "classes": ["joined"]})
COMMENTS = ("Comments", {"fields": ["comments_policy"], "classes": ["collapse"]})
CORRECTIONS = ("Corrections", {"fields": ["shown_corrections"], "classes": ["collapse"]})
# Which rows stand before the fieldset of that name, or before a fieldset without one.
ROWS_BEFORE = {"Lead picture": ["takeaways", "quotes"], None: ["bylines"]}
SLOT = '<p class="slot">{}</p>'
SHOWN_REVISIONS = 8
# Marks a message on a page before which the server stored what the browser holds.
STORED = "stored"


@admin.register(Article)
class ArticleAdmin(
    ArticleColumns,
    ArticleActions,
    ArticleNotes,
    ArticlePreviews,
    ArticleAutosave,
    ArticleMerge,
    ArticleHistory,
    ArticlePages,
    NewsroomAdmin,
):
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
        last = ["tags", ("owner", "assigned_to"), "embargoed_until"]
        if may_edit and not permissions.may_choose_owner(request.user):
            del last[1]
        found = [HEADLINE, BODY if may_edit else READ_BODY, LEAD, PLACE, (None, {"fields": last})]
        return [*found, COMMENTS] + ([CORRECTIONS] if obj else [])

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "lead_image":
            kwargs["queryset"] = permissions.pictures_visible_to(request.user, Image.objects.all())
        elif db_field.name in ("owner", "assigned_to"):
            kwargs["queryset"] = permissions.who_may_ever("change_article")
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

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """Django's own view, of the working copy if there is one.

        What a verb refused is saved all the same; if more was typed than the article holds, like a
        note for readers, the form comes back with it.
        """
        button = buttons.pressed(request.POST)
        if button and not permissions.has_right_to(button.verb, request.user):
            raise PermissionDenied
        request.on_form = True
        response = super().changeform_view(request, object_id, form_url, extra_context)
        is_refused = hasattr(response, "context_data") and not hasattr(request, "kept")
        if button and not button.needs_words and object_id and is_refused:
            return self._press_alone(button, request, object_id, response)
        if not getattr(request, "refused", None):
            return response
        article, request.refusals = request.refused
        request.POST = request.POST.copy()
        request.POST["base"] = str(revise.last_revision(row_of(article)).pk)
        page = change_page(article)
        return super().changeform_view(request, str(article.pk), page, extra_context)

    def delete_view(self, request, object_id, extra_context=None):
        """Django's own view, of an article that nobody publishes meanwhile."""
        request.is_deleting = True
        return super().delete_view(request, object_id, extra_context)

    def get_object(self, request, object_id, from_field=None):
        """The article; on its form the working copy, if there is one.

        Held until the end of the transaction if this request saves or deletes it.
        """
        on_form = getattr(request, "on_form", False)
        article = super().get_object(request, object_id, from_field)
        if article and request.method == "POST" and (on_form or hasattr(request, "is_deleting")):
            rows = self.get_queryset(request).select_for_update(of=("self",), no_key=True)
            article = rows.filter(pk=article.pk).first()
        if article is None or not on_form:
            return article
        row = row_of(article)
        for name in APART:  # of the article, whatever stands in its working copy
            setattr(row, name, getattr(article, name))
        if request.method == "POST":
            request.POST = matched(request.POST, row)
        return row

    def save_model(self, request, obj, form, change):
        """Save what is apart from the words: those are saved with all rows, by one verb."""
        request.article_form = form
        request.assigned_to, obj.assigned_to = obj.assigned_to, None
        if not change:
            obj.owner = obj.owner or request.user
            return
        apart = {name: getattr(obj, name) for name in APART if name in form.changed_data}
        apart.pop("assigned_to", None)
        rows = Article.objects.filter(pk__in=[obj.pk, obj.revises_id])
        rows.filter(revises=None).update(saved_at=timezone.now(), **apart)
        if "owner" in apart:
            rows.update(owner=obj.owner)

    def save_related(self, request, form, formsets, change):
        obj, typed = form.instance, typed_snapshot(form, formsets)
        try:
            if change:
                base = form.cleaned_data["base"]
                base = base if is_key(base) else None
                kept = edit.save_words(obj, by=request.user, typed=typed, base=base)
            else:
                kept = edit.begin_article(obj, by=request.user, typed=typed)
        except revise.GateRefused as refused:
            raise Refused(why_refused(obj, refused.findings)) from refused
        if "assigned_to" in form.changed_data:
            self._assign(request, kept.row)
        autosave.forget(request.user, (obj.revises or obj) if change else None)
        request.kept = kept

    def _assign(self, request, row):
        try:
            assign(row, to=request.assigned_to, by=request.user)
        except NotAssignable as refusal:
            raise Refused([("assigned_to", f"Choose somebody else: {refusal}")]) from refusal

    def construct_change_message(self, request, form, formsets, add=False):  # noqa: FBT002  (Django's)
        return []

    def log_addition(self, request, obj, message):
        """Nothing: revisions and events are the history."""

    log_change = log_addition

    def response_add(self, request, obj, post_url_continue=None):
        return self._respond(request)

    def response_change(self, request, obj):
        return self._respond(request)

    def _respond(self, request):
        """Do what the button says with what was just saved, and tell how that went."""
        kept = request.kept
        article = Article.objects.get(pk=kept.row.revises_id or kept.row.pk)
        if kept.aside:
            page = reverse("admin:articles_article_merge", args=[article.pk, kept.aside.number])
            return HttpResponseRedirect(page)
        button = buttons.pressed(request.POST)
        if refusal := self._press(button, request, article, request.article_form):
            words = f"Saved, and nothing else happened. {refusal}"
            if has_more_words(request.article_form):
                request.refused = article, [(None, words)]
            else:
                self.message_user(request, words, messages.ERROR, extra_tags=STORED)
        else:
            words = button.done if button else saved_words(kept, article)
            self.message_user(request, words, messages.SUCCESS)
        return HttpResponseRedirect(change_page(article))

    def _press_alone(self, button, request, object_id, refused):
        """Do what ``button`` says, although the form, on the page ``refused``, is not saved.

        What is typed on it is kept, and offered on the page that follows.
        """
        form = refused.context_data["adminform"].form
        article = self._seen(request, object_id)
        article = article.revises or article
        try:
            refusal = self._press(button, request, article, form)
            if not refusal:
                fields = [(name, each) for name, all_ in request.POST.lists() for each in all_]
                autosave.keep(request.user, article, fields=buttons.without_buttons(fields))
        except autosave.TooMuch as error:
            refusal = error
        if refusal:
            self.message_user(request, str(refusal), messages.ERROR)
            return refused
        words = f"{button.done} What you typed was not saved: it is offered below."
        self.message_user(request, words, messages.WARNING, extra_tags=STORED)
        return HttpResponseRedirect(change_page(article))

    def _press(self, button, request, article, form):
        """Do what ``button`` says; return why it was refused, or nothing."""
        if button is None:
            return None
        press = buttons.Press(article, row_of(article), request.user, form)
        try:
            button.act(press)
        except buttons.REFUSALS as refusal:
            return refusal
        return None

    # The page

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        saved = Article.objects.filter(pk=obj.revises_id or obj.pk).first() if obj else None
        context |= self._rail(request, saved)
        if saved:
            context["original"] = saved  # links of the page lead to the article, never to its copy
        context["parts"] = parts_in_order(context["adminform"], context["inline_admin_formsets"])
        # The editor's import map is an inline script: our policy lets it run by its nonce only.
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        response = super().render_change_form(request, context, *args, obj=obj, **kwargs)
        if saved:
            response.context_data["absolute_url"] = self.get_view_on_site_url(saved)
        return response

    def _rail(self, request, saved):
        """What stands beside the form: about the article as it is saved, not as it is typed."""
        # A form that comes back holds what was typed already.
        is_asked = request.method == "GET" and "kept" not in request.GET
        kept = autosave.kept_for(request.user, saved) if is_asked else None
        if saved is None:
            verbs = buttons.can_be_sent(request.user)
            return {"verbs": verbs, "zone": zone_words(), "kept": kept}
        row = row_of(saved)
        images = permissions.pictures_visible_to(request.user, Image.objects.all())
        findings = findings_of(row)
        return {
            "saved": saved,
            "row": row,
            "kept": kept,
            "company": company_words(autosave.others_present(request.user, saved)),
            "verbs": buttons.shown(request.user, row),
            "may_correct": permissions.may_correct(request.user, saved),
            "may_override": permissions.may_override(request.user, saved)
            # A reason that was typed comes back, even if there is nothing to use it for.
            and ("override" in request.POST or any_to_override(findings)),
            "findings": findings,
            "revisions": saved.revisions.select_related("saved_by").order_by("-number")[
                :SHOWN_REVISIONS
            ],
            "sent_back": row.events.select_related("by").order_by("-at", "-pk").first(),
            "public_address": settings.SITE_URL + saved.get_absolute_url(),
            "body_pictures": pictures_of(images, body.embeds(row.body, "image")),
            "zone": zone_words(),
        }


def saved_words(kept, article):
    """What to say once words of ``article`` are saved."""
    words = "Saved."
    if kept.row.revises_id and article.is_published():
        words = "Saved beside the live article. Readers see no change until you publish it."
    if kept.merged:
        words += " What somebody else saved meanwhile is in it, too."
    return words


def has_more_words(form):
    """Whether something was typed that only a verb would have kept."""
    names = ("note", "reason", "change_kind", "change_note", "override")
    return any((form.cleaned_data.get(name) or "").strip() for name in names)


def why_refused(article, findings):
    """What the gate found at a save of something that goes out by itself, for the form."""
    return [
        (None, "Not saved: this goes out at a set time. Your text is still here"),
        *((each.field, each.words) for each in findings),
    ]


def any_to_override(findings):
    return any(each.is_blocking and each.may_be_overridden for each, _ in findings)


def findings_of(row):
    """What the gate finds, were it published at its moment or now, each with its anchor."""
    at = row.changes_due_at if row.revises_id else row.published_at
    is_due = row.revises_id or row.status == Article.Status.PUBLISHED
    return anchored(gate.findings(row, at=(is_due and at) or timezone.now()))


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
