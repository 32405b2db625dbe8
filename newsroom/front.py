"""What stands on the front page, chosen from the newest stories by fixed rules."""

from dataclasses import dataclass

from django.db.models import Q

from articles.company import company_of
from articles.figures import figures_of
from articles.models import Article, ExpertQuote, Section

NEWEST = 24  # among so many the lead is looked for
SECOND = 3
LATEST = 6
IN_BAND = 4
FEWEST_IN_BAND = 2
VOICES = 3
# So many of a section are read that a band is full even if the lead and its column are all of it.
PER_SECTION = IN_BAND + SECOND + 1


@dataclass
class Band:
    """A section and its stories that stand nowhere higher."""

    section: Section
    articles: list


def front_page(sections):
    """The slots of the front page, for its template. No story stands twice, but in Latest."""
    stories = newest_stories(sections)
    newest = stories[:NEWEST]
    lead = lead_of(newest)
    second = [each for each in newest if each is not lead][:SECOND]
    bands = bands_of(sections, stories, used=[lead, *second])
    voices = voices_of(stories)
    shown = [lead, *second] if lead else []
    shown += [each for band in bands for each in band.articles]
    ids = [each.lead_image_id for each in shown]
    ids += [quote.expert.portrait_id for quote in voices]
    return {
        "lead": lead,
        "second": second,
        "latest": newest[:LATEST],
        "bands": bands,
        "voices": voices,
        "shown": shown,
        "authors": company_of([lead]).authors if lead else {},
        "figures": figures_of(ids),
        "newest_at": newest[0].published_at if newest else None,
    }


def newest_stories(sections):
    """The newest stories of the paper and of each section, newest first, in one query.

    Each part is a few steps down an index, however long the archive.
    """
    public = Article.objects.published().newest_first()
    wanted = Q(pk__in=public.values("pk")[:NEWEST])
    for section in sections:
        wanted |= Q(pk__in=public.filter(section=section).values("pk")[:PER_SECTION])
    return list(public.for_cards().filter(wanted))


def lead_of(stories):
    """The newest with a picture, else the newest."""
    with_picture = (each for each in stories if each.lead_image_id)
    return next(with_picture, stories[0] if stories else None)


def bands_of(sections, stories, *, used):
    """A band for each section with enough stories left, in the order of the menu."""
    taken = {each.pk for each in used if each}
    bands = []
    for section in sections:
        own = [each for each in stories if each.section_id == section.pk and each.pk not in taken]
        if len(own) >= FEWEST_IN_BAND:
            bands.append(Band(section, own[:IN_BAND]))
    return bands


def voices_of(stories):
    """The newest quotes, one of each expert."""
    place = {each.pk: number for number, each in enumerate(stories)}
    quotes = ExpertQuote.objects.filter(article__in=place, expert__isnull=False)
    found = {}
    for quote in sorted(quotes.select_related("expert"), key=lambda each: place[each.article_id]):
        found.setdefault(quote.expert_id, quote)
    return list(found.values())[:VOICES]
