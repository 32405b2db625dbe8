"""Lists of articles: of a section, under a tag, by an author, quoting an expert."""

from django.db.models import Exists, Min, OuterRef
from django.shortcuts import render
from django.urls import reverse

from articles import structured_data
from articles.company import company_of
from articles.cursor import page_of
from articles.figures import figures_of
from articles.furniture import furniture_of
from articles.models import Article, Author, Expert, ExpertQuote, Tag
from articles.templatetags.articles import absolute

from .addresses import answer_without_row
from .reading import reader_page

TOPICS = 5
EXPERTS = 3


def cards_page(request, articles):
    """What a template needs to show one page of ``articles``, with their pictures."""
    page = page_of(articles.for_cards(), request.GET.get("before", ""))
    return {
        "page": page,
        "articles": page.rows,
        "figures": figures_of(each.lead_image_id for each in page.rows),
    }


def with_something_public(model):
    """Tags, authors or experts that a reader can find in some article now."""
    relation = {Tag: "tags", Author: "bylines__author", Expert: "quotes__expert"}[model]
    articles = Article.objects.published().filter(**{relation: OuterRef("pk")})
    return model.objects.filter(Exists(articles))


def found(model, slug):
    """The row of ``model`` with ``slug``, and whether anything of it is public."""
    row = model.objects.filter(slug=slug).first()
    return row, bool(row) and Article.objects.published().belonging_to(row).exists()


@reader_page
def section_detail(request, slug):
    """A section's page; it answers even while the section is empty."""
    sections = furniture_of(request).sections
    section = next((each for each in sections if each.slug == slug), None)
    if section is None:
        return answer_without_row(request)
    page = page_of(
        Article.objects.published().belonging_to(section).defer("body"),
        request.GET.get("before", ""),
    )
    company = company_of(page.rows)
    experts = company.experts[:EXPERTS]
    ids = [each.lead_image_id for each in page.rows] + [each.portrait_id for each in experts]
    context = {
        "section": section,
        "page": page,
        "articles": page.rows,
        "authors": company.authors,
        "topics": company.tags[:TOPICS],
        "experts": experts,
        "figures": figures_of(ids),
        "canonical": section.get_absolute_url(),
        "feed": reverse("articles:section_feed", args=[section.slug]),
    }
    return render(request, "articles/section_detail.html", context)


@reader_page
def tag_detail(request, slug):
    """All stories under one tag."""
    tag, is_public = found(Tag, slug)
    if not is_public:
        return answer_without_row(request, tag)
    context = cards_page(request, Article.objects.published().belonging_to(tag))
    context |= {
        "tag": tag,
        "related": [each for each in company_of(context["articles"]).tags if each.pk != tag.pk],
        "canonical": tag.get_absolute_url(),
        "feed": reverse("articles:tag_feed", args=[tag.slug]),
    }
    return render(request, "articles/tag_detail.html", context)


@reader_page
def author_detail(request, slug):
    """An author's page, with what they wrote."""
    author, is_public = found(Author, slug)
    if not is_public:
        return answer_without_row(request, author)
    context = cards_page(request, Article.objects.published().belonging_to(author))
    context["figures"] |= figures_of([author.portrait_id])
    context |= {
        "author": author,
        "structured": profile(author),
        "canonical": author.get_absolute_url(),
        "feed": reverse("articles:author_feed", args=[author.slug]),
    }
    return render(request, "articles/author_detail.html", context)


@reader_page
def expert_detail(request, slug):
    """An expert's page: everything they said to the paper, and who they were when they said it."""
    expert, is_public = found(Expert, slug)
    if not is_public:
        return answer_without_row(request, expert)
    quotes = public_quotes(expert)
    page = page_of(
        quotes.select_related("article__section").defer("article__body"),
        request.GET.get("before", ""),
        moment="article__published_at",
    )
    context = {
        "expert": expert,
        "page": page,
        "quotes": page.rows,
        "roles": earlier_roles(expert, quotes),
        "figures": figures_of([expert.portrait_id]),
        "structured": profile(expert, organisation=expert.organisation),
        "canonical": expert.get_absolute_url(),
        "feed": reverse("articles:expert_feed", args=[expert.slug]),
    }
    return render(request, "articles/expert_detail.html", context)


def public_quotes(expert):
    return ExpertQuote.objects.filter(expert=expert, article__in=Article.objects.published())


def earlier_roles(expert, quotes):
    """What the quotes say the expert was, other than today, with the year it was first said."""
    now = (expert.role, expert.organisation.name if expert.organisation else "")
    held = quotes.order_by().values_list("role", "organisation")
    dated = held.annotate(since=Min("article__published_at")).order_by("-since")
    return [
        {"role": role, "organisation": organisation, "since": since}
        for role, organisation, since in dated
        if (role, organisation) != now and (role or organisation)
    ]


def profile(row, organisation=None):
    about = structured_data.person(
        name=row.name,
        url=absolute(row.get_absolute_url()),
        role=row.role,
        organisation=organisation.name if organisation else "",
    )
    url = absolute(row.get_absolute_url())
    return structured_data.document(structured_data.profile_page(url=url, about=about))
