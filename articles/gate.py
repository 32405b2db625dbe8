"""The checks between an article and its readers.

A blocking finding keeps an article from publication on every path; advice is shown and no more.
Each check is judged for the moment of publication.
"""

from dataclasses import dataclass

from django.db import models

from articles import body
from articles.models import Image


class Weight(models.TextChoices):
    BLOCKING = "blocking", "Must"
    ADVICE = "advice", "Should"


@dataclass(frozen=True)
class Finding:
    """One thing to put right. ``field`` is the form field or inline that it is about."""

    weight: Weight
    code: str
    field: str
    words: str

    @property
    def is_blocking(self):
        return self.weight == Weight.BLOCKING


def must(code, field, words):
    return Finding(Weight.BLOCKING, code, field, words)


def should(code, field, words):
    return Finding(Weight.ADVICE, code, field, words)


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
            yield must("quote", "quotes", f"Say who is quoted in quote {number}.")
        elif not quote.role.strip():
            yield must("quote_role", "quotes", f"Say in which role {quote.expert} spoke.")


def pictures_are_described(article, at):
    pictures = [article.lead_image] if article.lead_image else []
    in_body = body.embeds(article.body, "image")
    if in_body:
        pictures += Image.objects.filter(token__in=in_body)
    for picture in pictures:
        if not picture.is_described():
            where = "lead_image" if picture == article.lead_image else "body"
            yield must(
                "alt_text",
                where,
                f"Describe the picture “{picture}” for people who cannot see it, "
                "or mark it as decorative.",
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


GATE = (
    has_headline,
    has_section,
    has_byline,
    has_body,
    quotes_are_attributed,
    pictures_are_described,
    embargo_is_over,
    has_standfirst,
    has_three_to_five_takeaways,
    has_lead_picture,
)


def findings(article, *, at):
    """Everything GATE finds about ``article`` were it published at ``at``, blocking first."""
    found = [finding for check in GATE for finding in check(article, at)]
    return sorted(found, key=lambda finding: not finding.is_blocking)


def blocking(article, *, at):
    """The findings that keep ``article`` from publication at ``at``."""
    return [finding for finding in findings(article, at=at) if finding.is_blocking]
