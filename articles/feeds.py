"""Feeds in RSS, Atom and JSON: the whole text, with takeaways and quotes in their places."""

import re
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape

from articles.footnotes import whole_links
from articles.furniture import furniture_of
from articles.models import Article, Author, Expert, Section, Tag
from articles.story import stories_of
from articles.templatetags.articles import absolute, day, iso
from articles.views.addresses import answer_without_row
from articles.views.directories import numbered, public_corrections
from articles.views.lists import found
from articles.views.reading import reader_page

ITEMS = 20
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def plain(text):
    """``text`` without the control characters that XML cannot hold."""
    return _CONTROLS.sub("", text)


class _Sound:
    """A feed that any text fits into, and that has a date even without items: never that of
    whoever asks."""

    def add_item(self, **given):
        kept = {
            key: plain(value) if isinstance(value, str) else value for key, value in given.items()
        }
        super().add_item(**kept)

    def latest_post_date(self):
        return super().latest_post_date() if self.items else datetime(1970, 1, 1, tzinfo=UTC)


class Rss(_Sound, Rss201rev2Feed):
    """RSS 2.0 with the whole text beside the summary."""

    def rss_attributes(self):
        return {
            **super().rss_attributes(),
            "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
        }

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content:encoded", item["content"])


class Atom(_Sound, Atom1Feed):
    """Atom with the whole text beside the summary."""

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        if item["content"]:
            handler.addQuickElement("content", item["content"], {"type": "html"})


def content_of(story):
    """The whole article as HTML that stands by itself: every address in it is a whole one."""
    html = render_to_string("articles/_feed_content.html", {"story": story})
    return whole_links(html.strip())


def newest(articles):
    return stories_of(articles.newest_first()[:ITEMS])


def feed_page(request, kind, *, path, link, name, description):
    """An empty feed of ``kind`` at ``path``, about the page at ``link``."""
    title = furniture_of(request).paper.name
    return kind(
        title=f"{name} | {title}" if name else title,
        link=absolute(link),
        description=description or title,
        language=settings.LANGUAGE_CODE,
        feed_url=absolute(path),
        feed_guid=absolute(path),
    )


def add_story(feed, story):
    article = story.article
    url = absolute(article.get_absolute_url())
    names = ", ".join(byline.author.name for byline in story.bylines)
    feed.add_item(
        title=article.headline,
        link=url,
        description=escape(article.standfirst),  # both formats read it as HTML
        content=content_of(story),
        author_name=names or None,
        pubdate=article.published_at,
        updateddate=article.changed_at or article.published_at,
        unique_id=url,
        unique_id_is_permalink=True,
        categories=[tag.name for tag in story.tags],
    )


def answer(feed):
    response = HttpResponse(content_type=feed.content_type)
    feed.write(response, "utf-8")
    return response


def stories_feed(request, kind, articles, **about):
    feed = feed_page(request, kind, **about)
    for story in newest(articles):
        add_story(feed, story)
    return answer(feed)


@reader_page
def rss(request):
    """The newest stories of the paper as RSS 2.0."""
    return site_feed(request, Rss, "articles:feed")


@reader_page
def atom(request):
    """The newest stories of the paper as Atom."""
    return site_feed(request, Atom, "articles:atom")


def site_feed(request, kind, name):
    tagline = furniture_of(request).paper.tagline
    about = {"path": reverse(name), "link": "/", "name": "", "description": tagline}
    return stories_feed(request, kind, Article.objects.published(), **about)


@reader_page
def json_feed(request):
    """The newest stories of the paper as JSON Feed 1.1, see https://www.jsonfeed.org/."""
    paper = furniture_of(request).paper
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": paper.name,
        "home_page_url": absolute("/"),
        "feed_url": absolute(reverse("articles:json_feed")),
        "language": settings.LANGUAGE_CODE,
        "items": [json_item(story) for story in newest(Article.objects.published())],
    }
    if paper.tagline:
        feed["description"] = paper.tagline
    return JsonResponse(feed, content_type="application/feed+json")


def json_item(story):
    article = story.article
    url = absolute(article.get_absolute_url())
    item = {
        "id": url,
        "url": url,
        "title": article.headline,
        "summary": article.standfirst,
        "content_html": content_of(story),
        "date_published": iso(article.published_at),
        "date_modified": iso(article.changed_at or article.published_at),
        "authors": [
            {"name": each.author.name, "url": absolute(each.author.get_absolute_url())}
            for each in story.bylines
        ],
        "tags": [tag.name for tag in story.tags],
    }
    if figure := story.figures.get(article.lead_image_id):
        item["image"] = absolute(figure.shared()[0])
    return {key: value for key, value in item.items() if value not in ("", [])}


def list_feed(request, row, path_name):
    about = {
        "path": reverse(path_name, args=[row.slug]),
        "link": row.get_absolute_url(),
        "name": row.name,
        "description": getattr(row, "description", "") or getattr(row, "role", ""),
    }
    return stories_feed(request, Rss, Article.objects.published().belonging_to(row), **about)


@reader_page
def section_feed(request, slug):
    section = Section.objects.filter(slug=slug).first()
    if section is None:
        return answer_without_row(request)
    return list_feed(request, section, "articles:section_feed")


def feed_of(model, path_name):
    """The view of the RSS feed of a tag, an author or an expert."""

    @reader_page
    def list_feed_page(request, slug):
        row, is_public = found(model, slug)
        return list_feed(request, row, path_name) if is_public else answer_without_row(request, row)

    return list_feed_page


tag_feed = feed_of(Tag, "articles:tag_feed")
author_feed = feed_of(Author, "articles:author_feed")
expert_feed = feed_of(Expert, "articles:expert_feed")


@reader_page
def corrections_feed(request):
    """The newest corrections as RSS 2.0."""
    feed = feed_page(
        request,
        Rss,
        path=reverse("articles:corrections_feed"),
        link=reverse("articles:corrections"),
        name="Corrections",
        description="What the paper got wrong and put right, made clearer, or added later.",
    )
    corrections = list(public_corrections().order_by("-issued_at", "-pk")[:ITEMS])
    numbered(corrections)
    for each in corrections:
        url = f"{absolute(each.article.get_absolute_url())}#correction-{each.number}"
        feed.add_item(
            title=f"{each.get_kind_display()}, {day(each.issued_at)}: {each.article.headline}",
            link=url,
            description=escape(each.text),
            content="",
            pubdate=each.issued_at,
            updateddate=each.issued_at,
            unique_id=url,
            unique_id_is_permalink=True,
        )
    return answer(feed)
