"""What is typed and not saved yet: kept, given back, judged; and who else is here."""

from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseNotAllowed, HttpResponseRedirect, JsonResponse, QueryDict
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timeuntil

from articles import autosave, gate, permissions, revise
from articles.forms.article import future_moment
from articles.models import Article
from articles.moments import NoSuchMoment
from articles.templatetags.desk_tags import moment_in_zones

from . import buttons
from .rows import anchored, row_of
from .typed import matched, typed_article


class ArticleAutosave:
    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("add/autosave/", view(self.keep), name="articles_article_autosave_new"),
            path("add/kept/", view(self.forget), name="articles_article_forget_new"),
            path("<path:object_id>/autosave/", view(self.keep), name="articles_article_autosave"),
            path(
                "<path:object_id>/presence/", view(self.presence), name="articles_article_presence"
            ),
            path("<path:object_id>/kept/", view(self.forget), name="articles_article_forget"),
            *super().get_urls(),
        ]

    # Giving back

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        """The form; with ``?kept=1`` as it was typed and not saved."""
        if request.method != "GET" or "kept" not in request.GET:
            return super().changeform_view(request, object_id, form_url, extra_context)
        kept = autosave.kept_for(request.user, self._written_on(request, object_id))
        if kept is None:
            return HttpResponseRedirect(request.path)
        # Shown as a form that was posted and refused: nothing is saved, everything stands in it.
        request.POST, request.method = posted_again(kept.fields), "POST"
        when = date_format(timezone.localtime(kept.saved_at), "j F, H:i")
        request.refusals = [
            (None, f"This is what you typed on {when} and did not save. Save it to keep it")
        ]
        response = super().changeform_view(request, object_id, request.path, extra_context)
        request.method = "GET"
        return response

    def _written_on(self, request, object_id):
        """The article that is typed on, None for a new one, for whoever may write it."""
        if object_id is None:
            if not permissions.may_write(request.user):
                raise PermissionDenied
            return None
        article = self._seen(request, object_id)
        article = article.revises or article  # on the form it is the working copy
        if not permissions.may_edit(request.user, article):
            raise PermissionDenied
        return article

    def forget(self, request, object_id=None):
        """POST: throw away what was kept."""
        article = self._written_on(request, object_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        autosave.forget(request.user, article)
        self.message_user(request, "Thrown away. The article is as it was last saved.")
        name = "articles_article_change" if article else "articles_article_add"
        return HttpResponseRedirect(reverse(f"admin:{name}", args=[article.pk] if article else []))

    # Keeping

    def keep(self, request, object_id=None):
        """POST the whole form: it is kept, and judged as it stands.

        The answer, as JSON: when it was kept, who else is here, whether somebody else saved since
        the form was opened, what the gate would find, and what the typed date and time mean. GET
        gives a fresh form token, which a new log-in in another window asks for.
        """
        article = self._written_on(request, object_id)
        if request.method != "POST":
            return JsonResponse({"csrf": get_token(request)})
        at = timezone.now()
        fields = [(name, value) for name, values in request.POST.lists() for value in values]
        try:
            autosave.keep(request.user, article, fields=fields, at=at)
        except autosave.TooMuch:
            return JsonResponse(
                {"words": "This form has more fields than can be kept."}, status=413
            )
        told = {"at": at.isoformat(), "words": f"Kept {date_format(timezone.localtime(at), 'H:i')}"}
        if article is not None:
            told |= self._company(request, article, at)
        form, formsets = self._bound(request, row_of(article) if article else None)
        told |= {"findings": found_in(form, formsets), "when": when_words(form)}
        return JsonResponse(told)

    def presence(self, request, object_id):
        """POST: this account has the article open. The answer says who else has."""
        article = self._written_on(request, object_id)
        if request.method != "POST":
            return HttpResponseNotAllowed(["POST"])
        return JsonResponse(self._company(request, article, timezone.now()))

    def _company(self, request, article, at):
        """Who else has the article open, and whether what the form began from is still the last."""
        others = autosave.be_present(request.user, article, at=at)
        last = revise.last_revision(row_of(article))
        is_newer = bool(last) and request.POST.get("base") != str(last.pk)
        return {
            "others": company_words(others),
            "newer": newer_words(last) if is_newer and last.saved_by != request.user else "",
        }

    def _bound(self, request, row):
        """The form and the formsets with what was posted, checked and not saved."""
        if row:
            request.POST = matched(request.POST, row)
        fields = flatten_fieldsets(self.get_fieldsets(request, row))
        form_class = self.get_form(request, row, change=row is not None, fields=fields)
        form = form_class(request.POST, instance=row or Article())
        formsets, _ = self._create_formsets(request, form.instance, change=row is not None)
        form.is_valid()
        return form, formsets


def found_in(form, formsets):
    """What the gate finds in a form as it is typed, and what the form itself refuses."""
    refused = [
        {"weight": "Must", "words": " ".join(words), "anchor": f"id_{name}"}
        for name, words in form.errors.items()
        if name in ("headline", "slug", "section")
    ]
    typed = typed_article(form, formsets)
    at = (
        typed.published_at if typed.status == Article.Status.PUBLISHED else None
    ) or timezone.now()
    named = {each["anchor"] for each in refused}
    return refused + [
        {"weight": finding.weight.label, "words": finding.words, "anchor": anchor}
        for finding, anchor in anchored(gate.findings(typed, at=at))
        if anchor not in named
    ]


def when_words(form):
    """The date and time typed on ``form`` on three clocks, or why there is no such moment; empty
    if one of them is missing."""
    day, clock = (form.cleaned_data.get(name) for name in ("publish_on", "publish_time"))
    if day is None or clock is None:
        return ""
    try:
        moment = future_moment(day, clock)
    except NoSuchMoment as refusal:
        return str(refusal)
    return f"{moment_in_zones(moment)}, in {timeuntil(moment)}"


def posted_again(fields):
    """Pairs of name and value as a posted form on which no button was pressed."""
    data = QueryDict(mutable=True)
    for name, value in buttons.without_buttons(fields):
        data.appendlist(name, value)
    return data


def company_words(others):
    """Who else is here, in a sentence; empty if nobody is."""
    if not others:
        return ""
    named = [
        f"{each.account} since {date_format(timezone.localtime(each.since), 'H:i')}"
        for each in others[:5]
    ]
    more = f" and {len(others) - 5} more" if len(others) > 5 else ""
    return f"Also here: {', '.join(named)}{more}. Both of you may type: what you save is merged."


def newer_words(revision):
    who = revision.saved_by or "Somebody"
    return f"{who} saved a newer version. Yours is merged with it when you save."
