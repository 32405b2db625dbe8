"""Everything an article page shows, in a handful of queries however long the article is."""

from dataclasses import dataclass, field

from django.db.models import (
    BooleanField,
    Count,
    DateTimeField,
    IntegerField,
    Prefetch,
    Q,
    Value,
)
from django.db.models.functions import Cast

from articles.compose import compose
from articles.figures import figures_of
from articles.models import Article, Byline, Correction, ExpertQuote, KeyTakeaway, Tag

RELATED = 3
MAX_TAGS = 8


@dataclass
class Story:
    """An article with all that belongs to it."""

    article: Article
    bylines: list
    quotes: list
    takeaways: list
    tags: list
    corrections: list
    related: list = field(default_factory=list)
    figures: dict = field(default_factory=dict)
    parts: list = field(default_factory=list)

    def __post_init__(self):
        self.corrections.sort(key=lambda each: (each.issued_at, each.pk))
        for number, each in enumerate(self.corrections, 1):
            each.number = number

    @property
    def serious(self):
        """Corrections that stand above the text."""
        return [each for each in self.corrections if each.is_serious]

    @property
    def minor(self):
        """Corrections that stand after the text."""
        return [each for each in self.corrections if not each.is_serious]

    @property
    def last_correction(self):
        return self.corrections[-1] if self.corrections else None


def story_of(article, *, with_related=True):
    """The story of a published ``article``; without related ones for print and feeds."""
    story = Story(
        article=article,
        bylines=list(article.bylines.select_related("author")),
        quotes=list(article.quotes.select_related("expert")),
        **short_lists(article),
    )
    if with_related:
        story.related = related_to(article, story.tags)
    arrange(story, figures_of(image_ids(story), in_bodies_of=illustrated([article])))
    return story


def stories_of(articles):
    """The stories of several articles, for a feed: as many queries for twenty as for one."""
    found = articles.select_related("section").prefetch_related(
        Prefetch("bylines", Byline.objects.select_related("author")),
        Prefetch("quotes", ExpertQuote.objects.select_related("expert")),
        "takeaways",
        "tags",
        "corrections",
    )
    lists = ("bylines", "quotes", "takeaways", "tags", "corrections")
    stories = [
        Story(article=row, **{name: list(getattr(row, name).all()) for name in lists})
        for row in found
    ]
    shown = [story.article for story in stories]
    leads = [article.lead_image_id for article in shown]
    figures = figures_of(leads, in_bodies_of=illustrated(shown))
    for story in stories:
        arrange(story, figures)
    return stories


def illustrated(articles):
    """Those of ``articles`` whose text names a picture."""
    return [each for each in articles if 'data-embed="image"' in each.body]


def image_ids(story):
    """The pictures outside the text: lead, portraits, those of related stories."""
    return [
        story.article.lead_image_id,
        *(byline.author.portrait_id for byline in story.bylines),
        *(quote.expert.portrait_id for quote in story.quotes if quote.expert),
        *(each.lead_image_id for each in story.related),
    ]


def arrange(story, figures):
    """Put everything that ``story`` has in its place in the text."""
    story.figures = figures
    story.parts = compose(
        story.article.body,
        takeaways=story.takeaways,
        quotes=story.quotes,
        images=[figure.image for figure in figures.values()],
    )


def short_lists(article):
    """Takeaways, tags and corrections of ``article``, as rows, from one query.

    Three lists of a few short rows are not worth three ways to the database on the page that is
    read most.
    """
    no = Value(value=False, output_field=BooleanField())
    never = Cast(Value(None), DateTimeField())
    corrections = article.corrections.order_by().values_list(
        Value("corrections"), "pk", "text", "kind", Value(0), "is_serious", "issued_at"
    )
    takeaways = article.takeaways.order_by().values_list(
        Value("takeaways"), "pk", "text", "uid", "position", no, never
    )
    tags = article.tags.order_by().values_list(
        Value("tags"), "pk", "name", "slug", Value(0, IntegerField()), no, never
    )
    found = {"corrections": [], "takeaways": [], "tags": []}
    for kind, *row in corrections.union(takeaways, tags, all=True):
        found[kind].append(_ROW_OF[kind](article, *row))
    found["takeaways"].sort(key=lambda each: (each.position, each.pk))
    found["tags"] = sorted(found["tags"], key=lambda each: each.name)[:MAX_TAGS]
    return found


_ROW_OF = {
    "corrections": lambda article, pk, text, kind, _, is_serious, at: Correction(
        pk=pk, article=article, text=text, kind=kind, is_serious=is_serious, issued_at=at
    ),
    "takeaways": lambda article, pk, text, uid, position, *_: KeyTakeaway(
        pk=pk, article=article, text=text, uid=uid, position=position
    ),
    "tags": lambda _article, pk, name, slug, *_: Tag(pk=pk, name=name, slug=slug),
}


def related_to(article, tags):
    """Up to three public articles that share the most tags with ``article``, the newest of those
    first; stories of its section make up the number.

    Each tag and the section give only their newest few to choose from, so that the query costs
    the same in an archive of any size.
    """
    others = Article.objects.published().exclude(pk=article.pk).newest_first()
    same_tags = [tag.pk for tag in tags]
    candidates = Q(pk__in=others.filter(section=article.section_id).values("pk")[:RELATED])
    for pk in same_tags:
        candidates |= Q(pk__in=others.filter(tags=pk).values("pk")[:12])
    shared = Count("tags", filter=Q(tags__in=same_tags))
    found = others.for_cards().filter(candidates).annotate(shared=shared)
    return list(found.order_by("-shared", "-published_at", "-pk")[:RELATED])
