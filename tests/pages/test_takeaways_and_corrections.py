import pytest

from articles.correct import issue_correction
from articles.models import Correction
from tests.factories import ago, make_account, make_article

pytestmark = pytest.mark.django_db


def test_the_newest_takeaways_link_to_their_places(read):
    article = make_article(takeaways=["One", "Two"])
    make_article(headline="Nothing to remember")
    make_article(status="draft", takeaways=["Canary"])
    text = read("/takeaways/").text
    assert f'<a class="plain" href="{article.get_absolute_url()}#takeaway-2">Two</a>' in text
    assert "Nothing to remember" not in text
    assert "Canary" not in text


def test_corrections_are_listed_newest_first_with_links_to_the_notices(read):
    article = make_article(published_at=ago(days=3))
    editor = make_account("e")
    for number, text in enumerate(["The older one", "The newer one"]):
        issue_correction(
            article, by=editor, kind=Correction.Kind.CORRECTION, text=text, at=ago(hours=5 - number)
        )
    text = read("/corrections/").text
    assert text.index("The newer one") < text.index("The older one")
    newer = text[: text.index("The newer one")]
    assert newer.endswith("</a></h2><p>")
    assert f"{article.get_absolute_url()}#correction-2" in newer


def test_corrections_of_what_is_not_public_are_not_listed(read):
    article = make_article(status="withdrawn", headline="Canary")
    Correction.objects.create(article=article, text="Canary was wrong")
    assert "Canary" not in read("/corrections/").text
    assert "Canary" not in read("/corrections/feed/").text


def test_the_feed_of_corrections_leads_to_the_notices(read):
    article = make_article()
    Correction.objects.create(article=article, text="It was <13>")
    page = read("/corrections/feed/")
    assert page.status == 200
    assert f"{article.get_absolute_url()}#correction-1</guid>" in page.text
    assert "It was &amp;lt;13&amp;gt;" in page.text
