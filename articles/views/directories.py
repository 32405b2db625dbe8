"""Directories of people, and what the paper keeps of every article: takeaways, corrections."""

import re

from django.db.models import Exists, OuterRef, Prefetch, Q
from django.shortcuts import render
from django.urls import reverse

from articles.cursor import Page, page_of
from articles.figures import figures_of
from articles.models import Article, Author, Correction, Expert, KeyTakeaway

from .lists import with_something_public
from .reading import reader_page

PEOPLE_PER_PAGE = 60


@reader_page
def expert_list(request):
    """Everybody who is quoted in a public article, by name."""
    experts = with_something_public(Expert).select_related("organisation")
    return people_page(request, experts, kind="experts")


@reader_page
def author_list(request):
    """Everybody with a byline on a public article, by name."""
    return people_page(request, with_something_public(Author), kind="authors")


def people_page(request, people, *, kind):
    page = named_page(people, request.GET.get("before", ""))
    context = {
        "page": page,
        "people": page.rows,
        "kind": kind,
        "figures": figures_of(each.portrait_id for each in page.rows),
        "canonical": reverse(f"articles:{kind}"),
    }
    return render(request, "articles/people_list.html", context)


def named_page(people, text):
    """A page of ``people`` by name; the cursor is the key of the last one seen."""
    seen = None
    if re.fullmatch(r"[0-9a-f]{1,15}", text):
        seen = people.model.objects.filter(pk=int(text, 16)).first()
    if seen:
        people = people.filter(Q(name__gt=seen.name) | Q(name=seen.name, pk__gt=seen.pk))
    found = list(people.order_by("name", "pk")[: PEOPLE_PER_PAGE + 1])
    page = Page(rows=found[:PEOPLE_PER_PAGE], is_first=seen is None)
    if len(found) > PEOPLE_PER_PAGE:
        page.older = f"{page.rows[-1].pk:x}"
    return page


@reader_page
def takeaway_list(request):
    """What to remember of the newest articles."""
    said = KeyTakeaway.objects.filter(article=OuterRef("pk"))
    articles = Article.objects.published().filter(Exists(said)).for_cards()
    rows = articles.prefetch_related(Prefetch("takeaways", KeyTakeaway.objects.all()))
    page = page_of(rows, request.GET.get("before", ""))
    context = {"page": page, "articles": page.rows, "canonical": reverse("articles:takeaways")}
    return render(request, "articles/takeaway_list.html", context)


@reader_page
def correction_list(request):
    """Every correction of a public article, newest first."""
    page = page_of(public_corrections(), request.GET.get("before", ""), moment="issued_at")
    numbered(page.rows)
    context = {
        "page": page,
        "corrections": page.rows,
        "canonical": reverse("articles:corrections"),
        "feed": reverse("articles:corrections_feed"),
    }
    return render(request, "articles/correction_list.html", context)


def public_corrections():
    article = Article.objects.published().filter(pk=OuterRef("article"))
    return (
        Correction.objects.filter(Exists(article)).select_related("article").defer("article__body")
    )


def numbered(corrections):
    """Give each of ``corrections`` the ``number`` that its id on the article's page carries."""
    articles = {each.article_id for each in corrections}
    keys = Correction.objects.filter(article__in=articles).order_by("issued_at", "pk")
    place, numbers = {}, {}
    for pk, article_id in keys.values_list("pk", "article_id"):
        numbers[pk] = place[article_id] = place.get(article_id, 0) + 1
    for each in corrections:
        each.number = numbers[each.pk]
