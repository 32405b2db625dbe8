"""The small pages of an article beside its form."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import body, permissions
from articles.correct import NothingToCorrect, issue_correction
from articles.forms import CorrectionForm
from articles.models import ExpertQuote, Revision


class ArticlePages:
    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path(
                "<path:object_id>/revision/<int:number>/",
                view(self.revision),
                name="articles_article_revision",
            ),
            path("<path:object_id>/correct/", view(self.correct), name="articles_article_correct"),
            *super().get_urls(),
        ]

    def _seen(self, request, object_id):
        """The article, for whoever may see it; an unknown one and a hidden one read alike."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        article = self.get_object(request, unquote(object_id))
        if article is None or not self.has_view_permission(request, article):
            raise Http404
        return article

    def revision(self, request, object_id, number):
        """What an article said once, for reading."""
        article = self._seen(request, object_id)
        revision = Revision.objects.filter(article=article, number=number).first()
        if revision is None:
            raise Http404
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": f"Revision {revision.number}",
            "article": article,
            "revision": revision,
            "words": revision.snapshot,
            "parts": shown_parts(revision.snapshot),
            "ways": dict(ExpertQuote.ObtainedBy.choices),
        }
        return TemplateResponse(request, "admin/articles/article/revision.html", context)

    def correct(self, request, object_id):
        """A page with one small form: what was wrong, and what is right."""
        article = self._seen(request, object_id)
        if not permissions.may_correct(request.user, article):
            raise PermissionDenied
        form = CorrectionForm(request.POST or None)
        if request.method == "POST" and form.is_valid() and self._issue(request, article, form):
            page = reverse("admin:articles_article_change", args=[article.pk])
            return HttpResponseRedirect(page)
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Issue a correction",
            "article": article,
            "form": form,
        }
        return TemplateResponse(request, "admin/articles/article/correct.html", context)

    def _issue(self, request, article, form):
        try:
            issue_correction(article, by=request.user, **form.cleaned_data)
        except NothingToCorrect as refusal:
            form.add_error(None, str(refusal))
            return False
        self.message_user(request, "The correction is public now.")
        return True


def shown_parts(snapshot):
    """The body of ``snapshot`` in pairs of its HTML and, for an embed, the words of its slot."""
    quotes = {quote["uid"]: quote for quote in snapshot.get("quotes", ())}
    pictures = {each["token"]: each for each in snapshot.get("body_images", ())}
    return [
        (part.html, "") if isinstance(part, body.Html) else ("", slot_words(part, quotes, pictures))
        for part in body.parts(snapshot.get("body", ""))
    ]


def slot_words(embed, quotes, pictures):
    """What stands in the slot of ``embed``."""
    if embed.kind == "takeaways":
        return "Key takeaways"
    if embed.kind == "quote":
        expert = (quotes.get(embed.ref) or {}).get("expert") or {}
        return f"Expert quote: {expert.get('name', 'nobody named')}"
    return f"Picture: {(pictures.get(embed.ref) or {}).get('caption') or embed.ref}"
