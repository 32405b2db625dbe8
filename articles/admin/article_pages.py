"""The small pages of an article beside its form."""

from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import permissions
from articles.correct import NothingToCorrect, issue_correction
from articles.forms import CorrectionForm


class ArticlePages:
    def get_urls(self):
        view = self.admin_site.admin_view
        return [
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
