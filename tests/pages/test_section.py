import re

import pytest

from tests.factories import ago, make_article, make_expert, make_section, make_tag

pytestmark = pytest.mark.django_db


def shown(page):
    return re.findall(r'<a class="entry-title" href="[^"]*">([^<]*)</a>', page.text)


def test_an_empty_section_answers(read):
    page = read(make_section("Models", description="Who builds them.").get_absolute_url())
    assert page.status == 200
    assert "Nothing here yet. The newest stories are on" in page.text
    assert "Who builds them." in page.text
    assert "Older stories" not in page.text


def test_an_unknown_section_is_unknown(read):
    assert read("/section/nothing/").status == 404


def test_twenty_to_a_page_newest_first_by_cursor(read):
    section = make_section("Models")
    for number in range(45):
        # Pairs at one moment: the cursor must not lose or repeat the second.
        make_article(
            headline=f"Story {number}", section=section, published_at=ago(hours=1 + number // 2)
        )
    seen, path = [], section.get_absolute_url()
    for _ in range(5):
        page = read(path)
        seen += shown(page)
        more = re.search(r'href="(\?before=[^"]+)" rel="next"', page.text)
        if not more:
            break
        assert len(shown(page)) == 20
        path = section.get_absolute_url() + more[1]
    assert len(seen) == 45
    assert len(set(seen)) == 45
    assert seen[0] == "Story 1"
    assert seen[-1] == "Story 44"


def test_a_new_story_does_not_shift_the_older_page(read):
    section = make_section("Models")
    for number in range(22):
        make_article(section=section, published_at=ago(hours=1 + number))
    path = section.get_absolute_url()
    more = re.search(r'href="(\?before=[^"]+)" rel="next"', read(path).text)[1]
    before = shown(read(path + more))
    make_article(section=section)
    assert shown(read(path + more)) == before
    assert "Newest stories" in read(path + more).text


def test_only_public_stories_of_the_section_are_listed(read):
    section = make_section("Models")
    make_article(section=section, headline="Seen")
    make_article(section=make_section("Power"), headline="Elsewhere")
    make_article(section=section, headline="Canary", status="draft")
    make_article(section=section, headline="Canary", published_at=ago(days=-1))
    assert shown(read(section.get_absolute_url())) == ["Seen"]


def test_it_names_its_topics_its_experts_and_its_feed(read, picture):
    section = make_section("Models")
    tag = make_tag("Cost")
    make_article(section=section, tags=[tag], quotes=[{"expert": make_expert("Inès Okafor")}])
    make_article(
        section=section, tags=[tag], status="draft", quotes=[{"expert": make_expert("Canary")}]
    )
    text = read(section.get_absolute_url()).text
    assert '<a href="/tag/cost/">Cost</a>' in text
    assert '<a href="/expert/ines-okafor/">Inès Okafor</a></b>Harbour Bank' in text
    assert 'href="/section/models/feed/"' in text
    assert "Canary" not in text
    assert '<a href="/section/models/" aria-current="page">' in text


def test_only_the_first_picture_is_fetched_early(read, picture):
    section = make_section("Models")
    for _ in range(3):
        make_article(section=section, lead_image=picture())
    text = read(section.get_absolute_url()).text
    assert text.count('fetchpriority="high"') == 1
    assert text.count('loading="lazy"') == 2
    assert text.count('alt="" width="640" height="400"') == 3


def test_a_crop_keeps_the_focal_point(read, picture):
    section = make_section("Models")
    make_article(section=section, lead_image=picture(focal_x=10, focal_y=90))
    assert 'class="crop at-left-bottom"' in read(section.get_absolute_url()).text
