"""What keeps an article from going out, and what is only advice."""

import pytest
from django.utils import timezone

from articles import body, gate
from articles.models import ExpertQuote
from tests.factories import make_article, make_expert, make_image

pytestmark = pytest.mark.django_db


def codes(article, *, blocking):
    found = gate.findings(article, at=timezone.now())
    return {finding.code for finding in found if finding.is_blocking is blocking}


def whole(**given):
    given.setdefault("lead_image", make_image())
    return make_article(status="draft", takeaways=["One.", "Two.", "Three."], **given)


def test_a_whole_article_has_no_findings():
    article = whole(quotes=[{}])
    assert gate.findings(article, at=timezone.now()) == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"headline": "  "}, "headline"),
        ({"section": None}, "section"),
        ({"authors": []}, "byline"),
        ({"body": "<p>  </p>"}, "body"),
    ],
)
def test_what_every_article_needs(given, code):
    assert codes(whole(**given), blocking=True) == {code}


def test_a_quote_needs_a_person_and_a_role():
    article = whole()
    ExpertQuote.objects.create(article=article, text="Somebody said so.")
    quote = ExpertQuote.objects.create(
        article=article, text="I did.", expert=make_expert(role="", name="A. Nobody")
    )
    assert quote.role == ""
    assert codes(article, blocking=True) == {"quote", "quote_role"}


def test_a_lead_picture_is_described_or_decorative():
    article = whole(lead_image=make_image(alt_text=""))
    assert codes(article, blocking=True) == {"alt_text"}
    article.lead_image.is_decorative = True
    article.lead_image.save()
    assert codes(article, blocking=True) == set()


def test_a_picture_in_the_body_is_described_too():
    picture = make_image(alt_text="")
    article = whole(body="<p>Look.</p>" + body.embed_html("image", picture.token))
    assert codes(article, blocking=True) == {"alt_text"}


@pytest.mark.parametrize(("count", "found"), [(0, True), (2, True), (3, False), (6, True)])
def test_three_to_five_takeaways_are_advice(count, found):
    article = make_article(lead_image=make_image(), takeaways=["Once."] * count)
    assert ("takeaways" in codes(article, blocking=False)) is found


def test_standfirst_and_lead_picture_are_advice():
    article = whole(standfirst="", lead_image=None)
    assert codes(article, blocking=False) == {"standfirst", "lead_image"}
    assert codes(article, blocking=True) == set()


def test_blocking_findings_come_first_and_name_a_field():
    found = gate.findings(whole(standfirst="", authors=[]), at=timezone.now())
    assert [finding.is_blocking for finding in found] == [True, False]
    assert [finding.field for finding in found] == ["bylines", "standfirst"]
