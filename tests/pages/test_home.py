import re

import pytest

from tests.factories import ago, make_article, make_expert, make_section

pytestmark = pytest.mark.django_db


def headlines(html):
    return re.findall(r'<a class="(?:entry-title|plain)" href="/\d{4}/[^"]*">([^<]*)</a>', html)


@pytest.fixture
def paper(picture):
    """Eight stories of Models, two of Power, one of Rules; the newest with a picture is third."""
    models, power, rules = (
        make_section(name, position=number)
        for number, name in enumerate(["Models", "Power", "Rules"])
    )
    for number in range(8):
        make_article(
            headline=f"Models {number}",
            section=models,
            published_at=ago(hours=number + 1),
            lead_image=picture() if number == 2 else None,
        )
    for number in range(2):
        make_article(headline=f"Power {number}", section=power, published_at=ago(days=number + 2))
    make_article(headline="Rules 0", section=rules, published_at=ago(days=30))


def test_an_empty_paper_has_a_front_page(read):
    page = read("/")
    assert page.status == 200
    assert page.text.count("<h1") == 1
    assert "Nothing here yet" in page.text


def test_the_newest_story_with_a_picture_leads(read, paper):
    lead = read("/").between("card--lead", "</article>")
    assert "Models 2" in lead
    assert 'fetchpriority="high"' in lead
    assert "By Ana Ortega" in lead


def test_no_story_stands_twice_but_in_latest(read, paper):
    text = read("/").text
    front, _, latest = text.partition('id="latest-h"')
    latest, _, bands = latest.partition("</ol>")
    assert headlines(latest) == [f"Models {number}" for number in range(6)]
    shown = headlines(front) + headlines(bands)
    assert len(shown) == len(set(shown))
    assert shown == ["Models 2", "Models 0", "Models 1", "Models 3"] + [
        *(f"Models {number}" for number in range(4, 8)),
        "Power 0",
        "Power 1",
    ]


def test_a_band_with_one_story_is_left_out(read, paper):
    text = read("/").text
    assert "Rules 0" not in text
    assert ">Rules</a>" in text  # in the menu


def test_latest_gives_times_of_the_newest_day_and_days_of_others(read):
    newest = make_article(published_at=ago(hours=1))
    make_article(published_at=ago(days=400))
    latest = read("/").between('id="latest-h"', "</ol>")
    assert f">{newest.published_at:%H:%M}</time>" in latest
    assert re.search(r">\d{1,2} [A-Z][a-z]{2}</time>", latest)


def test_the_voices_are_the_newest_quotes_of_three_people(read):
    for number in range(4):
        expert = make_expert(f"Expert {number}")
        make_article(
            published_at=ago(hours=number + 1),
            quotes=[{"expert": expert, "text": f"Said {number}."}] * 2,
        )
    band = read("/").between('id="voices-h"', "</section>")
    assert [f"Said {number}." in band for number in range(4)] == [True, True, True, False]
    assert band.count("<figure") == 3
    assert '<a href="/experts/">' in band


def test_hidden_stories_are_nowhere(read):
    for status in ("draft", "in_review", "withdrawn"):
        make_article(status=status, headline="Canary", quotes=[{"text": "Canary says"}])
    make_article(published_at=ago(days=-1), headline="Canary")
    assert "Canary" not in read("/").text


def test_the_newsletter_has_a_box(read):
    assert 'id="newsletter"' in read("/").text
