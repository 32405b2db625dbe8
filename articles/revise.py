"""Snapshots of what an article says."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from articles import body
from articles.models import Article, Image, Revision

SCHEMA = 1
WORDS = ("headline", "standfirst", "slug", "topic", "body", "comments_policy")


def to_snapshot(article):
    """Everything ``article`` says as plain values: words and keys, never its state.

    Lists are sorted as readers see them; related rows stand by key and words, so that a restored
    snapshot can tell what is gone.
    """
    return {
        "schema": SCHEMA,
        **{name: getattr(article, name) for name in WORDS},
        "section": _named(article.section),
        "tags": [_named(tag) for tag in article.tags.order_by("slug")],
        "lead_image": _picture(article.lead_image),
        "bylines": [
            {"uid": each.uid, "author": _named(each.author), "credit": each.credit}
            for each in article.bylines.select_related("author")
        ],
        "takeaways": [{"uid": each.uid, "text": each.text} for each in article.takeaways.all()],
        "quotes": [_quote(each) for each in article.quotes.select_related("expert")],
        "body_images": [_picture(each) for each in _body_images(article)],
    }


def _named(row):
    return {"id": row.pk, "slug": row.slug, "name": row.name} if row else None


def _picture(image):
    if image is None:
        return None
    words = ("token", "alt_text", "is_decorative", "caption", "credit", "focal_x", "focal_y")
    return {"id": image.pk, **{name: getattr(image, name) for name in words}}


def _quote(quote):
    words = ("uid", "text", "role", "organisation", "disclosure", "obtained_by", "source_url")
    return {
        **{name: getattr(quote, name) for name in words},
        "expert": _named(quote.expert),
        "said_on": quote.said_on.isoformat() if quote.said_on else None,
    }


def _body_images(article):
    tokens = body.embeds(article.body, "image")
    found = {image.token: image for image in Image.objects.filter(token__in=tokens)}
    return [found[token] for token in tokens if token in found]


def link_body_images(article):
    """Note which pictures the body shows, so that theirs are public when the article is."""
    article.body_images.set(_body_images(article))


@transaction.atomic
def save_revision(article, *, by, note="", at=None):
    """Keep what ``article`` says now. Return the revision, or the last one if nothing changed."""
    Article.objects.select_for_update(of=("self",)).get(pk=article.pk)
    link_body_images(article)
    snapshot = to_snapshot(article)
    last = article.revisions.order_by("-number").first()
    if last and last.snapshot == snapshot:
        return last
    number = (article.revisions.aggregate(last=Max("number"))["last"] or 0) + 1
    return Revision.objects.create(
        article=article,
        number=number,
        snapshot=snapshot,
        saved_by=by,
        saved_at=at or timezone.now(),
        note=note,
    )
