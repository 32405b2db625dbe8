"""Who and what a list of articles is about, from one query however many they are."""

from collections import Counter
from dataclasses import dataclass, field

from django.db.models import CharField, Value

from articles.models import Article, Author, Byline, Expert, ExpertQuote, Organisation, Tag


@dataclass
class Company:
    """Authors by article id; tags and experts of all the articles, the most frequent first."""

    authors: dict = field(default_factory=dict)
    tags: list = field(default_factory=list)
    experts: list = field(default_factory=list)


def company_of(articles):
    """The Company of ``articles``."""
    ids = [article.pk for article in articles]
    counts = {"tag": Counter(), "expert": Counter()}
    company, rows = Company(), {}
    for kind, place, article_id, pk, *words in _rows(ids):
        row = rows.setdefault((kind, pk), _ROW_OF[kind](pk, *words))
        if kind == "author":
            company.authors.setdefault(article_id, []).append((place, row))
        else:
            counts[kind][pk] += 1
    company.tags = [rows["tag", pk] for pk, _ in counts["tag"].most_common()]
    company.experts = [rows["expert", pk] for pk, _ in counts["expert"].most_common()]
    company.authors = {
        pk: [row for _, row in sorted(found, key=lambda each: each[0])]
        for pk, found in company.authors.items()
    }
    return company


def _rows(ids):
    nothing = Value("", CharField())
    experts = (
        ExpertQuote.objects.filter(article__in=ids, expert__isnull=False)
        .order_by()
        .values_list(
            Value("expert"),
            "position",
            "article_id",
            "expert_id",
            "expert__name",
            "expert__slug",
            "expert__organisation__name",
            "expert__portrait_id",
        )
    )
    authors = (
        Byline.objects.filter(article__in=ids)
        .order_by()
        .values_list(
            Value("author"),
            "position",
            "article_id",
            "author_id",
            "author__name",
            "author__slug",
            nothing,
            "author__portrait_id",
        )
    )
    tags = Article.tags.through.objects.filter(article__in=ids).values_list(
        Value("tag"), Value(0), "article_id", "tag_id", "tag__name", "tag__slug", nothing, "tag_id"
    )
    return experts.union(authors, tags, all=True)


def _expert(pk, name, slug, employer, portrait_id):
    organisation = Organisation(name=employer) if employer else None
    return Expert(pk=pk, name=name, slug=slug, organisation=organisation, portrait_id=portrait_id)


_ROW_OF = {
    "expert": _expert,
    "author": lambda pk, name, slug, _, portrait_id: Author(
        pk=pk, name=name, slug=slug, portrait_id=portrait_id
    ),
    "tag": lambda pk, name, slug, *_: Tag(pk=pk, name=name, slug=slug),
}
