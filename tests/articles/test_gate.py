"""What keeps an article from going out, and what is only advice."""

from datetime import date

import pytest
from django.utils import timezone

from articles import body, gate
from articles.models import Address, ExpertQuote
from tests.factories import make_article, make_expert, make_image, make_section

pytestmark = pytest.mark.django_db


def codes(article, *, blocking):
    found = gate.findings(article, at=timezone.now())
    return {finding.code for finding in found if finding.is_blocking is blocking}


def whole(**given):
    given.setdefault("lead_image", make_image(credit="Drawn by hand"))
    return make_article(status="draft", takeaways=["One.", "Two.", "Three."], **given)


def test_a_whole_article_has_no_findings():
    article = whole(quotes=[{"obtained_by": "interview", "said_on": date(2026, 3, 4)}])
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
    assert code in codes(whole(**given), blocking=True)
    assert len(codes(whole(**given), blocking=True)) == 1


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


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"headline": "TK: ask again"}, "placeholder"),
        ({"body": "<p>Lorem ipsum dolor.</p>"}, "placeholder"),
        ({"headline": "word " * 20}, "headline_long"),
        ({"headline": "Tape"}, "headline_short"),
        ({"slug": "untitled-3"}, "slug"),
        ({"body": '<p><a href="/section/none/">x</a></p>'}, "link"),
        ({"body": '<p><a href="/2020/01/01/none/">x</a></p>'}, "link"),
        ({"body": '<p><a href="http://127.0.0.1:8000/nowhere/">x</a></p>'}, "link"),
        ({"body": "<p>And so one. There it is.</p>"}, "takeaway_copied"),
        ({"quotes": [{"said_on": date(2026, 3, 4)}]}, "provenance"),
        ({"quotes": [{"obtained_by": "report", "said_on": date(2026, 3, 4)}]}, "source"),
        ({"lead_image": "uncredited"}, "credit"),
    ],
)
def test_advice(given, code):
    if given.get("lead_image"):
        given = {"lead_image": make_image()}
    article = whole(**given)
    assert code in codes(article, blocking=False)
    assert codes(article, blocking=True) == set()


def test_every_picture_in_the_body_is_credited_and_described_too():
    picture = make_image(alt_text="")
    html = "<p>Words.</p>" + body.embed_html("image", picture.token)
    found = gate.findings(whole(body=html), at=timezone.now())
    assert [(each.code, each.field) for each in found] == [("alt_text", "body"), ("credit", "body")]


def test_links_that_lead_somewhere_are_left_alone():
    section = make_section()
    other = make_article(slug="other")
    Address.objects.create(path="/2019/01/01/old/", article=other)
    hrefs = [
        section.get_absolute_url(),
        other.get_absolute_url(),
        "/2019/01/01/old/",
        "https://example.com/anything",
        "mailto:desk@example.com",
        "#key-takeaways",
    ]
    html = "".join(f'<p><a href="{href}">x</a></p>' for href in hrefs)
    assert "link" not in codes(whole(body=html), blocking=False)


def test_an_address_another_article_has_is_blocking():
    live = make_article(slug="old")
    copy = make_article(status="draft", slug="taken", revises=live)
    make_article(slug="taken")
    assert "address" in codes(copy, blocking=True)
