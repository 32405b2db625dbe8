"""The article, on screen and on paper."""

from django.conf import settings
from django.shortcuts import render
from django.templatetags.static import static

from articles import body, structured_data
from articles.footnotes import Footnotes
from articles.furniture import furniture_of
from articles.story import story_of
from articles.templatetags.articles import absolute, iso

from .addresses import answer_without_row, public_article
from .reading import reader_page

SETTLING_MINUTES = 15  # what changes so soon after publication is not called an update


@reader_page
def article_detail(request, year, month, day, slug):
    """The article's page."""
    article = public_article(year, month, day, slug)
    if article is None:
        return answer_without_row(request)
    return render_article(request, article)


def render_article(request, article, *, status=200, **extra):
    """The page of a published ``article``; ``extra`` adds to what its template knows."""
    story = story_of(article)
    context = {
        "article": article,
        "section": article.section,
        "story": story,
        "updated_at": updated_at(story),
        "structured": described(request, story),
        "shared": shared_figure(story),
        "canonical": article.get_absolute_url(),
        "description": article.standfirst or body.excerpt(article.body),
        **extra,
    }
    return render(request, "articles/article_detail.html", context, status=status)


@reader_page
def article_print(request, year, month, day, slug):
    """The article for paper: no navigation, and the addresses of its links as footnotes."""
    article = public_article(year, month, day, slug)
    if article is None:
        return answer_without_row(request)
    story = story_of(article, with_related=False)
    footnotes = Footnotes()
    story.parts = footnotes.taken_from(story.parts)
    context = {
        "article": article,
        "story": story,
        "updated_at": updated_at(story),
        "footnotes": footnotes.addresses,
        "canonical": article.get_absolute_url(),
    }
    return render(request, "articles/article_print.html", context)


def updated_at(story):
    """The moment of the last change readers should know of; a correction has a line of its own."""
    article = story.article
    at = article.changed_at
    if at is None or any(each.issued_at == at for each in story.corrections):
        return None
    minutes = (at - article.published_at).total_seconds() / 60
    return at if minutes >= SETTLING_MINUTES else None


def shared_figure(story):
    """Address, width, height and words of the picture that cards of other sites show."""
    figure = story.figures.get(story.article.lead_image_id)
    if not figure:
        return None
    path, width, height = figure.shared()
    alt = "" if figure.image.is_decorative else figure.image.alt_text
    return {"url": absolute(path), "width": width, "height": height, "alt": alt}


def described(request, story):
    """The structured data of the page."""
    article = story.article
    url = absolute(article.get_absolute_url())
    paper = furniture_of(request).paper
    trail = [(paper.name, absolute("/"))]
    if article.section:
        trail.append((article.section.name, absolute(article.section.get_absolute_url())))
    return structured_data.document(
        structured_data.news_article(
            url=url,
            trail=[*trail, (article.headline, url)],
            headline=article.headline,
            description=article.standfirst or body.excerpt(article.body),
            datePublished=iso(article.published_at),
            dateModified=iso(article.changed_at or article.published_at),
            inLanguage=settings.LANGUAGE_CODE,
            articleSection=article.section.name if article.section else "",
            keywords=[tag.name for tag in story.tags],
            takeaways=[each.text for each in story.takeaways],
            wordCount=body.word_count(article.body),
            author=authors_of(story) or publisher_of(paper),
            publisher=publisher_of(paper),
            image=pictures_of(story),
            hasPart=[quotation_of(quote, url) for quote in story.quotes],
            correction=[
                structured_data.correction(text=each.text, issued_at=iso(each.issued_at))
                for each in story.corrections
            ],
        )
    )


def authors_of(story):
    return [
        structured_data.person(
            name=byline.author.name,
            url=absolute(byline.author.get_absolute_url()),
            role=byline.credit or byline.author.role,
        )
        for byline in story.bylines
    ]


def publisher_of(paper):
    return structured_data.organization(
        name=paper.name, url=absolute("/"), logo=absolute(static("newsroom/logo.svg"))
    )


def pictures_of(story):
    figure = story.figures.get(story.article.lead_image_id)
    if not figure:
        return []
    path, width, height = figure.shared()
    return [
        structured_data.picture(
            url=absolute(path),
            width=width,
            height=height,
            caption=figure.image.caption,
            credit=figure.image.credit,
        )
    ]


def quotation_of(quote, url):
    expert = quote.expert
    speaker = expert and structured_data.person(
        name=expert.name,
        url=absolute(expert.get_absolute_url()),
        role=quote.role,
        organisation=quote.organisation,
    )
    return structured_data.quotation(
        text=quote.text, speaker=speaker, url=f"{url}#quote-{quote.number}"
    )
