"""The checks between an article and its readers.

A blocking finding keeps an article from publication on every path; advice is shown and no more.
Each check is judged for the moment of publication.
"""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db import models

from articles import body
from articles.ledger import leads_somewhere, path_at, taken_by
from articles.models import Article, Event, Image, QuoteCheck


class Weight(models.TextChoices):
    BLOCKING = "blocking", "Must"
    ADVICE = "advice", "Should"


# Without these there is no page to show, or a promise to somebody else is broken.
NEVER_OVERRIDDEN = {"headline", "section", "address", "embargo"}


@dataclass(frozen=True)
class Finding:
    """One thing to put right. ``field`` is the form field or inline that it is about, and
    ``number`` the row of the inline, counted from one, if it is about one."""

    weight: Weight
    code: str
    field: str
    words: str
    number: int | None = None

    @property
    def is_blocking(self):
        return self.weight == Weight.BLOCKING

    @property
    def may_be_overridden(self):
        """Whether somebody with the right may publish against it; the rest is no opinion."""
        return self.code not in NEVER_OVERRIDDEN


def must(code, field, words, number=None):
    return Finding(Weight.BLOCKING, code, field, words, number)


def should(code, field, words, number=None):
    return Finding(Weight.ADVICE, code, field, words, number)


def has_headline(article, at):
    if not article.headline.strip():
        yield must("headline", "headline", "Write a headline.")


def has_section(article, at):
    if not article.section_id:
        yield must("section", "section", "Choose a section.")


def has_byline(article, at):
    if not article.bylines.all():
        yield must("byline", "bylines", "Name at least one author.")


def has_body(article, at):
    if not body.text(article.body):
        yield must("body", "body", "Write the body.")


def quotes_are_attributed(article, at):
    for number, quote in enumerate(article.quotes.all(), 1):
        if not quote.expert_id:
            yield must("quote", "quotes", f"Say who is quoted in quote {number}.", number)
        elif not quote.role.strip():
            yield must("quote_role", "quotes", f"Say in which role {quote.expert} spoke.", number)


def pictures_are_described_and_credited(article, at):
    lead = article.lead_image
    pictures = [(lead, "lead_image", f"the picture “{lead}”")] if lead else []
    in_body = body.embeds(article.body, "image")
    rows = Image.objects.filter(token__in=in_body).exclude(pk=article.lead_image_id)
    for picture in rows if in_body else ():
        # By number: whoever pasted it here may not be one who may see it, and read its name.
        place = in_body.index(picture.token) + 1
        pictures.append((picture, "body", f"picture {place} of the body (no. {picture.pk})"))
    for picture, where, called in pictures:
        if not picture.credit.strip():
            yield should("credit", where, f"Say who made {called}.")
        if not picture.is_described():
            yield must(
                "alt_text",
                where,
                f"Describe {called} for people who cannot see it, or mark it as decorative.",
            )


def embargo_is_over(article, at):
    if article.embargoed_until and at < article.embargoed_until:
        ends = article.embargoed_until
        yield must("embargo", "embargoed_until", f"The embargo ends on {ends:%d %B %Y, %H:%M} UTC.")


def has_standfirst(article, at):
    if not article.standfirst.strip():
        yield should("standfirst", "standfirst", "A standfirst tells readers what they will get.")


def has_three_to_five_takeaways(article, at):
    count = len(article.takeaways.all())
    if not 3 <= count <= 5:
        have = "none yet" if not count else f"{count} now"
        yield should("takeaways", "takeaways", f"Three to five key takeaways read best: {have}.")


def has_lead_picture(article, at):
    if not article.lead_image_id:
        yield should("lead_image", "lead_image", "A lead picture helps readers find the article.")


PLACEHOLDER = re.compile(r"\bTK(?:TK)*\b|\b[Ll]orem ipsum\b|\bXXX+\b|\bTODO\b")
SEARCH_RESULT_LENGTH = 70  # characters of a headline that result pages show
SHORTEST_HEADLINE = 20
TAKEAWAY_LENGTH = 140


def has_no_placeholder_words(article, at):
    texts = {
        "headline": article.headline,
        "standfirst": article.standfirst,
        "body": body.text(article.body),
        "takeaways": " ".join(each.text for each in article.takeaways.all()),
        "quotes": " ".join(each.text for each in article.quotes.all()),
    }
    for name, text in texts.items():
        if found := PLACEHOLDER.search(text):
            yield should("placeholder", name, f"“{found[0]}” looks like a placeholder.")


def headline_fits_search_results(article, at):
    length = len(article.headline.strip())
    if length > SEARCH_RESULT_LENGTH:
        yield should(
            "headline_long",
            "headline",
            f"The headline has {length} characters; search results show {SEARCH_RESULT_LENGTH}.",
        )
    elif 0 < length < SHORTEST_HEADLINE:
        yield should("headline_short", "headline", "The headline is very short.")


def slug_is_not_made_up(article, at):
    if article.slug.startswith("untitled"):
        yield should("slug", "slug", "Give the address words that tell what the article is about.")


def quotes_have_provenance(article, at):
    for number, quote in enumerate(article.quotes.all(), 1):
        missing = [
            words
            for words, value in (
                ("how it was obtained", quote.obtained_by),
                ("when it was said", quote.said_on),
            )
            if not value
        ]
        if missing:
            words = f"Quote {number}: note {' and '.join(missing)}."
            yield should("provenance", "quotes", words, number)
        elif quote.obtained_by in ("statement", "report") and not quote.source_url:
            words = f"Quote {number}: give the address of its source."
            yield should("source", "quotes", words, number)


def approved_quotes_are_unchanged(article, at):
    """An approval holds for the exact words that the person quoted saw."""
    approved = {}
    checks = QuoteCheck.objects.filter(
        article_id=article.revises_id or article.pk, approved_at__isnull=False
    )
    for check in checks:
        approved.setdefault(check.quote_uid, []).append(check)
    for number, quote in enumerate(article.quotes.all(), 1):
        checks = approved.get(quote.uid, ())
        if checks and not any(check.is_approval_of(quote.text) for check in checks):
            words = f"Quote {number} was changed after {quote.expert or 'somebody'} approved it."
            yield should("approval", "quotes", words, number)


def takeaways_are_not_copied(article, at):
    text = body.text(article.body).casefold()
    for number, takeaway in enumerate(article.takeaways.all(), 1):
        if takeaway.text.strip().rstrip(".").casefold() in text:
            yield should(
                "takeaway_copied",
                "takeaways",
                f"Takeaway {number} stands word for word in the body: say it in a new way.",
                number,
            )


def takeaways_are_short(article, at):
    for number, takeaway in enumerate(article.takeaways.all(), 1):
        if (length := len(takeaway.text.strip())) > TAKEAWAY_LENGTH:
            words = f"Takeaway {number} has {length} characters: up to {TAKEAWAY_LENGTH} read best."
            yield should("takeaway_long", "takeaways", words, number)


def links_inside_the_site_lead_somewhere(article, at):
    own = urlsplit(settings.SITE_URL).netloc
    for href in body.links(article.body):
        parts = urlsplit(href)
        is_own = parts.netloc in ("", own) and parts.scheme in ("", "http", "https")
        if is_own and parts.path and not leads_somewhere(parts.path):
            yield should("link", "body", f"The link to {parts.path} leads nowhere.")


def address_is_free(article, at):
    others = Article.objects.editable().exclude(pk__in=(article.pk, article.revises_id))
    if article.slug and others.filter(slug=article.slug).exists():
        yield must("address", "slug", "Another article has this address.")
    elif words := taken_by(path_at(article, at=at), article.revises or article):
        yield must("address", "slug", f"{words}.")


GATE = (
    has_headline,
    has_section,
    has_byline,
    has_body,
    quotes_are_attributed,
    pictures_are_described_and_credited,
    address_is_free,
    embargo_is_over,
    has_standfirst,
    has_three_to_five_takeaways,
    takeaways_are_not_copied,
    takeaways_are_short,
    quotes_have_provenance,
    approved_quotes_are_unchanged,
    has_lead_picture,
    headline_fits_search_results,
    slug_is_not_made_up,
    has_no_placeholder_words,
    links_inside_the_site_lead_somewhere,
)


def findings(article, *, at):
    """Everything GATE finds about ``article`` were it published at ``at``, blocking first."""
    found = [finding for check in GATE for finding in check(article, at)]
    return sorted(found, key=lambda finding: not finding.is_blocking)


def blocking(article, *, at):
    """The findings that keep ``article`` from publication at ``at``."""
    return [finding for finding in findings(article, at=at) if finding.is_blocking]


def unexcused(article, *, at):
    """The blocking findings that nobody with the right has overridden for this article so far.

    What was overridden when it went out, or was scheduled, holds for the same words ever after.
    """
    found = blocking(article, at=at)
    if not found:
        return found
    events = Event.objects.filter(article_id=article.revises_id or article.pk)
    excused = {words for given in events.values_list("overridden", flat=True) for words in given}
    return [each for each in found if not (each.may_be_overridden and each.words in excused)]


def may_override_all(found, reason):
    """Whether every one of ``found`` can be overridden, and a reason is given."""
    return bool(reason.strip()) and all(each.may_be_overridden for each in found)
