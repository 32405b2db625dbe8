"""Pages of tags, authors and experts, and the directories of people."""

import re

import pytest

from tests.factories import ago, make_article, make_author, make_expert, make_quote, make_tag

pytestmark = pytest.mark.django_db


def test_a_tag_lists_its_stories(read):
    tag = make_tag("Power", description="Grids and contracts.")
    make_article(tags=[tag, make_tag("Cost")], headline="Seen")
    make_article(headline="Elsewhere")
    text = read("/tag/power/").text
    assert "Seen" in text
    assert "Elsewhere" not in text
    assert "Grids and contracts." in text
    assert '<a href="/tag/cost/">Cost</a>' in text
    assert 'href="/tag/power/feed/"' in text


def test_an_author_has_a_portrait_a_role_and_stories(read, picture):
    author = make_author("Mara Lind", role="Correspondent", bio="One.\n\nTwo.", portrait=picture())
    make_article(authors=[author], headline="Seen")
    page = read("/author/mara-lind/")
    assert "Correspondent" in page.text
    assert "<p>One.</p>" in page.text
    assert f"/media/{author.portrait.token}/" in page.text
    assert "Seen" in page.text
    assert page.structured()["mainEntity"]["name"] == "Mara Lind"


def test_an_expert_has_every_quote_with_the_role_held_then(read):
    expert = make_expert("Yuki Tanabe")
    old = make_article(
        headline="The old story", published_at=ago(days=700), quotes=[{"text": "Then."}]
    )
    expert.role, expert.organisation = "Director", None
    expert.save()
    new = make_article(headline="The new story", published_at=ago(days=1))
    make_quote(new, text="Now.", expert=expert)
    make_quote(make_article(status="draft"), text="Canary.", expert=expert)
    page = read("/expert/yuki-tanabe/")
    text = page.text
    order = [text.index(each) for each in ("Now.", "The new story", "Then.", "The old story")]
    assert order == sorted(order)
    assert "Staff engineer, Harbour Bank" in page.between("Then.", "</li>")
    assert old.get_absolute_url() in text
    assert '<p class="person__role">Director</p>' in text
    assert "Before" in text
    assert "Canary" not in text


def test_quotes_page_by_cursor(read):
    expert = make_expert("Yuki Tanabe")
    for number in range(25):
        make_article(
            published_at=ago(hours=number + 1),
            quotes=[{"text": f"Said {number}.", "expert": expert}],
        )
    first = read("/expert/yuki-tanabe/")
    more = re.search(r'href="(\?before=[^"]+)" rel="next"', first.text)[1]
    second = read(f"/expert/yuki-tanabe/{more}")
    assert "Said 19." in first.text
    assert "Said 20." not in first.text
    assert "Said 20." in second.text
    assert "Said 24." in second.text


def test_the_directories_hold_whoever_is_public(read):
    make_article(authors=[make_author("Ana")], quotes=[{"expert": make_expert("Zed")}] * 2)
    make_article(
        status="draft", authors=[make_author("Canary")], quotes=[{"expert": make_expert("Canary")}]
    )
    experts, authors = read("/experts/").text, read("/authors/").text
    assert experts.count("Zed") == 1
    assert "Ana</a>" in authors
    assert "Canary" not in experts + authors


def test_an_empty_directory_answers(read):
    for path in ("/experts/", "/authors/", "/takeaways/", "/corrections/", "/archive/"):
        page = read(path)
        assert page.status == 200
        assert "Nothing here yet." in page.text


def test_a_long_directory_pages_by_name(read, monkeypatch):
    monkeypatch.setattr("articles.views.directories.PEOPLE_PER_PAGE", 2)
    for name in ("Ana", "Ben", "Cleo"):
        make_article(authors=[make_author(name)])
    first = read("/authors/").text
    more = re.search(r'href="(\?before=[^"]+)" rel="next"', first)[1]
    second = read(f"/authors/{more}").text
    assert "Ben</a>" in first
    assert "Cleo" not in first
    assert "Cleo</a>" in second
    assert "Ben</a>" not in second
