"""What editors say to each other about an article: a page of its own, and the last ones beside
the form."""

from django.http import Http404, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse

from articles import notes, permissions
from articles.forms.note import NoteForm
from articles.models import Note

from .choose import is_key

SHOWN = 100
BESIDE_FORM = 3
NAMED = 30


class ArticleNotes:
    """Whoever sees an article reads its notes, adds to them, and says that one is done."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.notes)
        place = path("<path:object_id>/notes/", view, name="articles_article_notes")
        return [place, *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        """The form, and beside it the latest notes that are not done."""
        if obj is not None and obj.pk:
            latest = notes_of(obj).filter(done_at=None)
            context["notes"] = latest[:BESIDE_FORM]
            context["count_of_notes"] = latest.count()
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def notes(self, request, object_id):
        article = self._seen(request, object_id)
        here = reverse("admin:articles_article_notes", args=[article.revises_id or article.pk])
        if "done" in request.POST:
            self._mark_done(request, article)
            return HttpResponseRedirect(here)
        posted = request.POST if request.method == "POST" else None
        form = NoteForm(posted, initial=prefilled(request.GET))
        if form.is_bound and form.is_valid():
            notes.leave_note(article, by=request.user, **form.cleaned_data)
            self.message_user(request, "Note added.")
            return HttpResponseRedirect(here)
        found = notes_of(article).prefetch_related("mentions")
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": "Notes",
            "article": article,
            "here": here,
            "form": form,
            "open_notes": shown(found.filter(done_at=None)),
            "done_notes": shown(found.exclude(done_at=None)),
            "names": names_to_mention(article),
        }
        status = 422 if form.is_bound else 200
        return TemplateResponse(
            request, "admin/articles/article/notes.html", context, status=status
        )

    def _mark_done(self, request, article):
        key = request.POST["done"]
        note = notes_of(article).filter(pk=key).first() if is_key(key) else None
        if note is None:
            raise Http404
        notes.mark_done(note, by=request.user)
        self.message_user(request, "Done.")


def notes_of(article):
    """The notes of an article or its working copy, newest first."""
    found = Note.objects.filter(article_id=article.revises_id or article.pk)
    return found.select_related("by", "done_by").order_by("-at", "-pk")


def names_to_mention(article):
    """User names of some who see the article: its owner first, then those who see every one."""
    editors = permissions.who_may_ever("edit_any_article")
    owner = [article.owner.get_username()] if article.owner else []
    names = editors.values_list("username", flat=True)
    return list(dict.fromkeys([*owner, *names[:NAMED]]))


def shown(found):
    """The latest of ``found``, each with what it is about and its text in parts."""
    return [
        {"note": note, "field": notes.FIELDS.get(note.field, ""), "parts": notes.parts_of(note)}
        for note in found[:SHOWN]
    ]


def prefilled(given):
    """What a link to the page says that the note is about."""
    field = given.get("field", "")
    return {
        "field": field if field in notes.FIELDS else "",
        "passage": given.get("passage", "").replace("\0", "")[: notes.MAX_PASSAGE],
    }
