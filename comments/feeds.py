"""The comments of one article, for feed readers."""

from django.conf import settings
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed

from articles import views as article_pages
from articles.furniture import furniture_of
from articles.views.addresses import public_article
from comments import text
from comments.models import Comment
from comments.policy import Policy, policy_of

NEWEST = 50


class DatedFeed(Atom1Feed):
    """A feed that has a date even without items: never that of whoever asks."""

    def latest_post_date(self):
        return super().latest_post_date() if self.items else self.feed["updated_at"]


@article_pages.reader_page
def article_feed(request, **address):
    """The newest comments that readers can see under an article, as Atom."""
    article = public_article(**address)
    if article is None:
        return article_pages.answer_without_row(request)
    paper = furniture_of(request).paper
    if policy_of(article, paper) == Policy.OFF:
        raise Http404
    feed = _feed(article, paper)
    return HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type)


def _feed(article, paper):
    path = article.get_absolute_url()
    feed = DatedFeed(
        updated_at=article.published_at,
        title=f"Comments on “{article.headline}”",
        subtitle=f"What readers of {paper.name} say about it",
        link=f"{settings.SITE_URL}{path}",
        feed_url=f"{settings.SITE_URL}{path}feed/",
        feed_guid=f"{settings.SITE_URL}{path}feed/",
        description="",
        language=settings.LANGUAGE_CODE,
    )
    rows = Comment.objects.filter(article=article).approved().order_by("-published_at", "-pk")
    for comment in rows[:NEWEST]:
        name = text.shown(text.cleaned_line(comment.display_name))
        link = f"{settings.SITE_URL}{reverse('comments:place', args=[comment.pk])}"
        feed.add_item(
            title=f"{name} on “{article.headline}”",
            link=link,
            unique_id=link,
            description=text.html_of(comment.body),
            author_name=name,
            pubdate=comment.created_at,
            updateddate=comment.edited_at or comment.published_at or comment.created_at,
        )
    return feed
