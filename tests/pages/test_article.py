import re
from datetime import UTC, datetime, timedelta
from urllib.parse import unquote

import pytest
from django.utils import timezone

from articles.body import embed_html
from articles.models import Correction, ExpertQuote, Paper
from articles.snapshot import link_body_images
from tests.factories import (
    ago,
    make_article,
    make_author,
    make_expert,
    make_quote,
    make_tag,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(picture):
    return make_article(
        headline="Tape & <disk> have their best year",
        slug="tape",
        topic="Storage",
        standfirst="Cheap, slow and suddenly wanted.",
        authors=[make_author(), make_author("Ben Asher")],
        takeaways=["Tape sold out", "Disks are late", "Nobody minds"],
        quotes=[{"text": "Tape is patient."}, {"text": "So am I.\r\n\r\nMostly."}],
        tags=[make_tag("Power"), make_tag("Storage")],
        lead_image=picture(caption="A shelf", credit="Photo: nobody"),
        published_at=datetime(2026, 3, 4, 7, 30, tzinfo=UTC),
        body="<p>One <a href='/x/'>first</a>.</p><h2>Then</h2><p>Two.</p>",
    )


def test_the_page_has_the_promised_markup(read, article):
    page = read(article.get_absolute_url())
    assert page.status == 200
    assert page.text.count("<h1") == 1
    assert '<article class="article h-entry"' in page.text
    assert re.search(r'<h1 class="entry-title[^"]*"[^>]*>Tape &amp; &lt;disk&gt; have', page.text)
    assert re.search(r'<p class="standfirst[^"]*">Cheap, slow', page.text)
    byline = page.between('<p class="byline">', "</p>")
    assert re.findall(r'rel="author" href="([^"]+)"', byline) == [
        "/author/ana-ortega/",
        "/author/ben-asher/",
    ]
    assert '<time class="dt-published" datetime="2026-03-04T07:30+00:00">' in page.text
    assert "4 March 2026, 07:30 UTC" in page.text
    assert re.search(
        r"<title>Tape &amp; &lt;disk&gt; have their best year \| Newsroom</title>", page.text
    )


def test_takeaways_and_quotes_have_the_promised_ids_and_elements(read, article):
    text = read(article.get_absolute_url()).text
    assert re.search(r'<section class="key-takeaways" id="key-takeaways"[^>]*><h2[^>]*>', text)
    assert '<ul><li id="takeaway-1">Tape sold out</li>' in text
    assert '<li id="takeaway-3">Nobody minds</li>' in text
    quote = re.search(r'<section class="expert-quote" id="quote-1".*?</section>', text, re.DOTALL)[
        0
    ]
    assert '<blockquote><p>Tape is patient.</p></blockquote><p class="attribution">' in quote
    assert '<a href="/expert/yuki-tanabe/">Yuki Tanabe</a>' in quote
    assert "Staff engineer, Harbour Bank" in quote
    assert "<p>So am I.</p><p>Mostly.</p>" in text
    assert "<aside" not in text.split('<div class="entry-content')[1].split("</article>")[0]


def test_what_the_writer_did_not_place_stands_near_the_beginning(read, article):
    content = read(article.get_absolute_url()).between('<div class="entry-content', "</article>")
    order = [
        content.index(each) for each in ("takeaway-1", "first</a>", "quote-1", "quote-2", "Then")
    ]
    assert order == sorted(order)


def test_what_the_writer_placed_stands_there_and_only_once(read, article):
    first, second = article.quotes.all()
    article.body = (
        "<p>One.</p>"
        + embed_html("quote", second.uid)
        + embed_html("takeaways") * 2
        + embed_html("quote", "nobodyknows")
        + "<p>Two.</p>"
        + embed_html("quote", first.uid)
    )
    article.save()
    content = read(article.get_absolute_url()).between('<div class="entry-content', "</article>")
    order = [content.index(f">{each}") for each in ("One.",)] + [
        content.index(each)
        for each in ('id="quote-2"', 'id="key-takeaways"', "Two.", 'id="quote-1"')
    ]
    assert order == sorted(order)
    assert content.count('id="key-takeaways"') == 1
    assert "<figure data-embed" not in content


def test_a_quote_keeps_the_role_of_its_day(read, article):
    expert = make_expert()
    expert.role = "Retired"
    expert.save()
    text = read(article.get_absolute_url()).text
    assert "Staff engineer, Harbour Bank" in text
    assert "Retired" not in text


def test_a_quote_says_how_and_when_it_was_obtained(read):
    article = make_article()
    make_quote(
        article,
        obtained_by=ExpertQuote.ObtainedBy.INTERVIEW,
        said_on=datetime(2026, 3, 1, tzinfo=UTC).date(),
        disclosure="Advises a seller of tapes.",
        source_url="https://example.com/report",
    )
    text = read(article.get_absolute_url()).text
    assert "Interview, <time" in text
    assert "1 March 2026" in text
    assert "Advises a seller of tapes." in text
    assert 'href="https://example.com/report"' in text


def test_the_lead_picture_comes_early_and_with_its_size(read, article):
    lead = read(article.get_absolute_url()).between('<figure class="lead">', "</figure>")
    token = article.lead_image.token
    assert f'srcset="/media/{token}/320.webp 320w, /media/{token}/640.webp 640w"' in lead
    assert 'width="640" height="400"' in lead
    assert 'alt="A shelf of tapes"' in lead
    assert 'fetchpriority="high"' in lead
    assert "lazy" not in lead
    assert 'A shelf <span class="credit">Photo: nobody</span>' in lead


def test_a_picture_without_sizes_leaves_no_empty_box(read, article):
    article.lead_image.renditions.all().delete()
    page = read(article.get_absolute_url())
    assert 'class="lead"' not in page.text
    assert "og:image" not in page.text


def test_a_half_made_format_does_not_hide_the_large_pictures(read, article):
    article.lead_image.renditions.filter(format="webp", width=640).delete()
    lead = read(article.get_absolute_url()).between('<figure class="lead">', "</figure>")
    assert "webp" not in lead


def test_pictures_in_the_text_are_shown_where_they_stand(read, picture):
    image = picture(alt_text="", is_decorative=True, caption="In the text")
    article = make_article(body="<p>One.</p>" + embed_html("image", image.token) + "<p>Two.</p>")
    link_body_images(article)
    content = read(article.get_absolute_url()).between('<div class="entry-content', "</article>")
    figure = content.split('<figure class="picture">')[1].split("</figure>")[0]
    assert content.index("One.") < content.index('class="picture"') < content.index("Two.")
    assert 'alt=""' in figure
    assert 'loading="lazy"' in figure
    assert "In the text" in figure


def test_corrections_stand_above_or_after_the_text_with_ids_in_the_order_of_issue(read):
    article = make_article(published_at=ago(days=3))
    for number, (text, is_serious) in enumerate([("Small", False), ("Grave", True)]):
        Correction.objects.create(
            article=article, text=text, is_serious=is_serious, issued_at=ago(days=2 - number)
        )
    text = read(article.get_absolute_url()).text
    assert '<div class="notice notice--correction" id="correction-1" role="note">' in text
    assert "<p><strong>Correction, <time" in text
    order = [
        text.index(each)
        for each in ('id="correction-2"', "The first paragraph", 'id="correction-1"')
    ]
    assert order == sorted(order)
    assert 'href="#correction-2"' in text
    assert f'<a href="{article.get_absolute_url()}changes/">See what changed</a>' in text


def test_updated_is_shown_only_for_a_change_readers_should_know(read):
    article = make_article(published_at=ago(days=1))
    assert "Updated" not in read(article.get_absolute_url()).text
    article.changed_at = article.published_at + timedelta(minutes=10)
    article.save()
    assert "Updated" not in read(article.get_absolute_url()).text
    article.changed_at = article.published_at + timedelta(hours=5)
    article.save()
    changed = timezone.localtime(article.changed_at).isoformat(timespec="minutes")
    text = read(article.get_absolute_url()).text
    assert f'<dt>Updated</dt><dd><time class="dt-updated" datetime="{changed}">' in text


def test_structured_data_says_what_the_page_says(read, article, settings):
    settings.SITE_URL = "https://news.example.org"
    data = read(article.get_absolute_url()).structured()
    url = f"https://news.example.org{article.get_absolute_url()}"
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "Tape & <disk> have their best year"
    assert data["url"] == url
    assert [each["name"] for each in data["author"]] == ["Ana Ortega", "Ben Asher"]
    assert data["author"][0]["url"] == "https://news.example.org/author/ana-ortega/"
    assert data["datePublished"] == "2026-03-04T07:30+00:00"
    assert data["articleSection"] == "Infrastructure"
    assert data["keywords"] == ["Power", "Storage"]
    assert data["commentCount"] == 0
    assert data["image"][0]["width"] == 640
    assert data["publisher"]["name"] == "Newsroom"
    assert data["hasPart"][0]["spokenByCharacter"]["name"] == "Yuki Tanabe"
    assert "correction" not in data


def test_no_text_can_end_the_structured_data(read):
    headline = "</script><script>alert(1)</script><!--"
    page = read(make_article(headline=headline).get_absolute_url())
    assert page.structured()["headline"] == headline
    assert "<script>alert" not in page.text


def test_the_page_names_its_address_its_card_and_the_feeds(read, article, settings):
    settings.SITE_URL = "https://news.example.org"
    text = read(f"{article.get_absolute_url()}?utm_source=x").text
    url = f"https://news.example.org{article.get_absolute_url()}"
    assert f'<link rel="canonical" href="{url}">' in text
    assert f'<meta property="og:url" content="{url}">' in text
    assert '<meta property="og:type" content="article">' in text
    assert '<meta name="twitter:card" content="summary_large_image">' in text
    assert 'type="application/rss+xml"' in text
    assert 'type="application/atom+xml"' in text
    assert 'type="application/feed+json"' in text
    assert "utm_source" not in text


def test_mail_print_and_share_work_without_script(read, article):
    text = read(article.get_absolute_url()).text
    assert f'href="{article.get_absolute_url()}print/"' in text
    mail = unquote(re.search(r'href="(mailto:[^"]+)"', text)[1])
    assert "Tape & <disk> have their best year" in mail
    assert article.standfirst in mail
    assert mail.endswith(article.get_absolute_url())
    assert re.search(r'<button type="button" hidden data-share="http', text)


def test_the_comments_stand_outside_the_article(read, article):
    text = read(article.get_absolute_url()).text
    story, _, after = text.partition("</article>")
    assert "Speak Your Mind" not in story
    assert re.search(r'<section[^>]*id="comments"', after) or 'id="comments"' in after
    assert 'href="#comments"' in story


def test_related_stories_share_the_most_tags(read):
    power, storage = make_tag("Power"), make_tag("Storage")
    article = make_article(tags=[power, storage])
    both = make_article(tags=[power, storage], published_at=ago(days=900))
    make_article(tags=[power], published_at=ago(days=2))
    make_article(status="draft", tags=[power, storage], headline="Hidden draft")
    newest = make_article(section=None, status="draft")
    aside = read(article.get_absolute_url()).between('<aside class="aside', "</aside>")
    links = re.findall(r'<h3><a href="([^"]+)"', aside)
    assert links[0] == both.get_absolute_url()
    assert len(links) == 2
    assert article.get_absolute_url() not in links
    assert newest.headline not in aside
    assert "Hidden draft" not in aside


def test_an_article_with_nothing_but_words_has_no_gaps(read):
    article = make_article(standfirst="", authors=[], body="<p>Alone.</p>")
    text = read(article.get_absolute_url()).text
    for name in (
        "standfirst",
        "key-takeaways",
        "expert-quote",
        'class="lead"',
        'class="tags"',
        "<aside",
    ):
        assert name not in text
    assert "<b>Staff</b>" in text


def test_follow_links_come_from_the_paper(read, article):
    Paper.objects.update_or_create(
        pk=1,
        defaults={
            "name": "Rack & Row",
            "follow_links": [{"label": "LinkedIn", "url": "https://example.com/in"}],
        },
    )
    page = read(article.get_absolute_url())
    follow = page.between('<p class="follow">', "</p>")
    assert follow.index("/feed/") < follow.index('href="https://example.com/in"')
    assert "Rack<span>&amp;</span>Row" in page.text


def test_an_article_without_a_section_or_with_a_long_word_still_shows(read):
    article = make_article(headline="W" * 120, body="")
    assert read(article.get_absolute_url()).status == 200
