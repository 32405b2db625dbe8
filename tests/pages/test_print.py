import pytest

from tests.factories import make_article, make_quote

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    body = (
        '<p><a href="https://example.com/a?x=1&amp;y=2">One</a> and '
        '<a href="/tag/power/">two</a>.</p>'
        '<p>Again <a href="https://example.com/a?x=1&amp;y=2">one</a>.</p>'
    )
    return make_article(body=body, takeaways=["Remember this"])


def test_it_holds_the_article_and_no_navigation(read, article):
    make_quote(article)
    page = read(f"{article.get_absolute_url()}print/")
    assert page.status == 200
    assert "Remember this" in page.text
    assert "Tape is patient." in page.text
    assert article.headline in page.text
    for absent in ("<nav", "<footer", 'id="comments"', "sharebar", "<aside", "signup"):
        assert absent not in page.text
    assert "the online version may have changed" in page.text


def test_the_addresses_of_links_are_footnotes(read, article, settings):
    settings.SITE_URL = "https://news.example.org"
    page = read(f"{article.get_absolute_url()}print/")
    notes = page.between('<section class="notes"', "</section>")
    assert (
        "<li>https://example.com/a?x=1&amp;y=2</li><li>https://news.example.org/tag/power/</li>"
        in notes
    )
    assert notes.count("<li>") == 2
    assert page.text.count('<sup class="note-mark">[1]</sup>') == 2


def test_search_engines_are_sent_to_the_article(read, article, settings):
    settings.SITE_URL = "https://news.example.org"
    text = read(f"{article.get_absolute_url()}print/").text
    assert (
        f'<link rel="canonical" href="https://news.example.org{article.get_absolute_url()}">'
        in text
    )
    assert '<meta name="robots" content="noindex">' in text
