"""What readers would see, beside the form; and links to it for people without an account."""

from copy import copy
from datetime import timedelta

from csp.constants import SELF
from csp.decorators import csp_replace
from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, Window
from django.db.models.functions import RowNumber
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles import autosave, diff, invite, permissions
from articles.draft import draft_story, typed_story
from articles.forms.base import PlainLabels
from articles.models import Image, PreviewLink, PreviewOpening, QuoteCheck
from articles.views import render_draft

from .article_autosave import posted_again
from .choose import is_key
from .image import picture_url
from .rows import row_of
from .typed import typed_article

# The ways to look at a draft, and the page that each shows.
VIEWS = {
    "phone": ("Phone", "articles_article_preview_page"),
    "desktop": ("Desktop", "articles_article_preview_page"),
    "print": ("Print", "articles_article_preview_print"),
}
HAS_FRAME = csp_replace({"frame-src": [SELF]})
IN_FRAME = csp_replace({"frame-ancestors": [SELF]})
SHOWN_ENDED = 20
SHOWN_OPENINGS = 20
SHOWN_COMMENTS = 5
DAYS = {1: "1 day", 7: "7 days", 30: "30 days"}


class LinkForm(PlainLabels, forms.Form):
    label = forms.CharField(
        label="Who is it for?",
        max_length=120,
        help_text="One link for each person: then you see who opened it.",
        error_messages={"required": "Say who it is for"},
    )
    days = forms.TypedChoiceField(
        label="It ends after", choices=list(DAYS.items()), coerce=int, initial=7
    )


class ArticlePreviews:
    """Whoever sees an article sees its preview; whoever may edit it shares it with others."""

    def get_urls(self):
        view = self.admin_site.admin_view
        page = require_safe(self.preview_page)
        before, name = "<path:object_id>", "articles_article"
        return [
            path(f"{before}/preview/", view(require_safe(self.preview)), name=f"{name}_preview"),
            path(f"{before}/preview/page/", view(page), name=f"{name}_preview_page"),
            path(
                f"{before}/preview/page/print/",
                view(page),
                {"is_print": True},
                name=f"{name}_preview_print",
            ),
            path(f"{before}/links/", view(self.links), name=f"{name}_links"),
            *super().get_urls(),
        ]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """The form, with room for a frame, and what the people quoted said to their words."""
        if obj is not None and obj.pk:
            context["checks"] = invite.checks_of(obj)
            context["may_share"] = permissions.may_share(request.user, obj)
        return HAS_FRAME(super().render_change_form)(request, context, *args, obj=obj, **kwargs)

    # Looking at it

    def preview(self, request, object_id):
        """The saved draft in a frame as wide as a phone, a screen or a sheet of paper."""
        article = self._seen(request, object_id)
        chosen = request.GET.get("as") if request.GET.get("as") in VIEWS else "phone"
        label, page = VIEWS[chosen]
        context = {
            "title": "Preview",
            "article": article,
            "draft": invite.draft_of(article),
            "views": [(name, words) for name, (words, _) in VIEWS.items()],
            "chosen": chosen,
            "label": label,
            "page": reverse(f"admin:{page}", args=[article.pk]),
            "may_share": permissions.may_share(request.user, article),
        }
        return HAS_FRAME(self._page)(request, "preview", context)

    def preview_page(self, request, object_id, is_print=False):  # noqa: FBT002  (given by a route)
        """What stands in the frame: the page readers would see, with dates as they see them.

        With ``?typed=1`` it says what this account typed and did not save yet.
        """
        article = self._seen(request, object_id)
        story = draft_story(invite.draft_of(article), address_of=picture_here)
        if "typed" in request.GET and permissions.may_edit(request.user, article):
            story = self._typed(request, article, story)
        with timezone.override(None):
            return IN_FRAME(render_draft)(request, story, is_print=is_print)

    def _typed(self, request, article, saved):
        """The story of what was kept for this account, or ``saved`` if nothing is."""
        kept = autosave.kept_for(request.user, article)
        if kept is None:
            return saved
        posted = as_posted(request, posted_again(kept.fields))
        form, formsets = self._bound(posted, row_of(article))
        return typed_story(
            typed_article(form, formsets),
            saved,
            tags=form.cleaned_data.get("tags", ()),
            pictures=permissions.pictures_visible_to(request.user, Image.objects.all()),
            address_of=picture_here,
        )

    # Sharing it

    def links(self, request, object_id):
        """Links to the draft and to single quotes: made, listed, revoked."""
        article = self._seen(request, object_id)
        if not permissions.may_share(request.user, article):
            raise PermissionDenied
        form = LinkForm(request.POST if "make" in request.POST else None)
        if request.method == "POST" and self._share(request, article, form):
            return HttpResponseRedirect(reverse("admin:articles_article_links", args=[article.pk]))
        working, ended = links_of(article)
        context = {
            "title": "Share",
            "article": article,
            "form": form,
            "working": working,
            "ended": ended,
            "checks": [shown_check(each) for each in invite.checks_of(article)],
        }
        return self._page(request, "preview_links", context, status=422 if form.errors else 200)

    def _share(self, request, article, form):
        """Do what was pressed; say whether that is done."""
        if form.is_bound and not form.is_valid():
            return False
        try:
            words = press(request, article, form)
        except invite.TooManyInvitations as refused:
            if form.is_bound:
                form.add_error(None, str(refused))
                return False
            words = str(refused)
        self.message_user(request, words)
        return True

    def _page(self, request, name, context, status=200):
        context = {**self.admin_site.each_context(request), "opts": self.opts, **context}
        template = f"admin/articles/article/{name}.html"
        return TemplateResponse(request, template, context, status=status)


def as_posted(request, data):
    """``request`` as if its account posted ``data``: to be read as a form, never to be saved."""
    len(request.FILES)  # read now, since reading it first later would empty POST
    posted = copy(request)
    posted.method, posted.POST = "POST", data
    return posted


def picture_here(rendition):
    """Where somebody logged in gets a picture that readers may not see."""
    return picture_url(rendition.image, rendition.width)


def press(request, article, form):
    """Make or revoke a link, as the pressed button says; return words for it.

    Raise Http404 if there is no such button, and TooManyInvitations.
    """
    posted = request.POST
    if form.is_bound:
        days = timedelta(days=form.cleaned_data["days"])
        label = form.cleaned_data["label"]
        invite.invite_to_preview(article, by=request.user, label=label, lasting=days)
        return f"A link for {label} is below. Nothing was sent: copy it and send it yourself."
    if "ask" in posted:
        quotes = invite.draft_of(article).quotes
        quote = quotes.filter(uid=posted["ask"].replace("\0", "")[:12]).first()
        if quote is None:
            raise Http404
        invite.invite_to_check(quote, by=request.user)
        return "The link is below. Nothing was sent: copy it and send it yourself."
    for name, model in (("revoke", PreviewLink), ("revoke_check", QuoteCheck)):
        if name in posted:
            key = posted[name]
            rows = model.objects.filter(article=article)
            row = rows.filter(pk=key).first() if is_key(key) else None
            if row is None:
                raise Http404
            invite.revoke(row)
            return "Revoked. The link opens nothing any more."
    raise Http404


def links_of(article):
    """The links to ``article`` that work, and the last of those that do not, newest first."""
    rows = PreviewLink.objects.filter(article=article).select_related("made_by").order_by("-pk")
    rows = rows.annotate(opened=Count("openings"))
    working = list(rows.working())
    ended = list(rows.exclude(pk__in=[link.pk for link in working])[:SHOWN_ENDED])
    openings = last_openings([*working, *ended])
    return [
        [shown_link(link, openings.get(link.pk, [])) for link in links]
        for links in (working, ended)
    ]


def last_openings(links):
    """The last moments at which each of ``links`` was opened, by its key."""
    number = Window(RowNumber(), partition_by=F("link"), order_by=F("at").desc())
    rows = PreviewOpening.objects.filter(link__in=links).annotate(number=number)
    found = {}
    for opening in rows.filter(number__lte=SHOWN_OPENINGS).order_by("-at"):
        found.setdefault(opening.link_id, []).append(opening.at)
    return found


def shown_link(link, openings):
    address = reverse("articles:preview", args=[invite.token_of(link)])
    return {
        "link": link,
        "address": settings.SITE_URL + address,
        "openings": openings,
        "is_full": link.opened >= invite.MOST_OPENINGS,
    }


def shown_check(checked):
    """What the page says of one quote."""
    approval = checked.approval
    has_lapsed = checked.state == "lapsed"
    return {
        "quote": checked.quote,
        "state": checked.state,
        "approval": approval,
        "marks": diff.words(approval.approved_words, checked.quote.text) if has_lapsed else (),
        "comments": checked.comments[:SHOWN_COMMENTS],
        "working": [
            (check, settings.SITE_URL + reverse("articles:quote_check", args=[token]))
            for check in checked.working
            for token in [invite.token_of(check)]
        ],
    }
