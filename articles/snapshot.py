"""Everything an article says, as plain values, and back again.

One pair, to_snapshot and apply_snapshot, serves history, restoring, working copies and merging.
"""

from django.db import transaction

from articles import body, ledger
from articles.models import (
    Author,
    Byline,
    Expert,
    ExpertQuote,
    Image,
    KeyTakeaway,
    Section,
    Tag,
)

SCHEMA = 1
WORDS = ("headline", "standfirst", "slug", "topic", "body", "comments_policy")


def to_snapshot(article):
    """Everything ``article`` says as plain values: words and keys, never its state.

    Lists are sorted as readers see them; related rows stand by key and words, so that a restored
    snapshot can tell what is gone.
    """
    return snapshot_of(
        article,
        tags=article.tags.all(),
        bylines=article.bylines.select_related("author"),
        takeaways=article.takeaways.all(),
        quotes=article.quotes.select_related("expert"),
    )


def snapshot_of(article, *, tags, bylines, takeaways, quotes):
    """The snapshot of an article whose rows, saved or not, are the given ones in their order."""
    return {
        "schema": SCHEMA,
        **{name: getattr(article, name) for name in WORDS},
        "section": _named(article.section),
        "tags": [_named(tag) for tag in sorted(tags, key=lambda tag: tag.slug)],
        "lead_image": _picture(article.lead_image),
        "bylines": [
            {"uid": each.uid, "author": _named(each.author), "credit": each.credit}
            for each in bylines
        ],
        "takeaways": [{"uid": each.uid, "text": each.text} for each in takeaways],
        "quotes": [_quote(each) for each in quotes],
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


class UnknownSnapshot(Exception):
    """The snapshot was made by a newer release, whose shape is not known here."""


@transaction.atomic
def apply_snapshot(article, snapshot):
    """Make ``article`` say what ``snapshot`` says; return what could not be brought back.

    State (status, dates, address history, owner) is left alone. Rows are matched by uid, so that
    what points at a takeaway or quote goes on pointing at it. What has been deleted since, like a
    tag, or has gone to another article, like an address, is named in the returned list of words
    and left out. Raise UnknownSnapshot for a schema that is not ours.
    """
    if snapshot.get("schema") != SCHEMA:
        raise UnknownSnapshot(f"Snapshot of schema {snapshot.get('schema')!r}")
    gone = []
    slug = article.slug
    for name in WORDS:
        setattr(article, name, snapshot[name])
    if article.slug and not article.revises_id and ledger.refusal(article, article.slug):
        gone.append(f"address “{article.slug}”")
        article.slug = slug
    section = _find(Section, snapshot["section"], "section", gone)
    if section or article.status == article.Status.DRAFT:
        article.section = section
    elif snapshot["section"] is None:  # only a draft can do without
        gone.append("having no section")
    article.lead_image = _find(Image, snapshot["lead_image"], "picture", gone)
    article.save()
    article.tags.set(filter(None, _find_all(Tag, snapshot["tags"], "tag", gone)))
    _apply_rows(article, KeyTakeaway, snapshot["takeaways"])
    _apply_rows(article, ExpertQuote, _with(snapshot["quotes"], "expert", Expert, gone))
    bylines = _with(snapshot["bylines"], "author", Author, gone)
    _apply_rows(article, Byline, [row for row in bylines if row["author"]])
    link_body_images(article)
    return gone


def _find(model, given, noun, gone):
    """The row of ``model`` that ``given`` named, or None with its name added to ``gone``."""
    return _find_all(model, [given], noun, gone)[0]


def _find_all(model, given, noun, gone):
    """The same for a list, in one query."""
    rows = model.objects.in_bulk({each["id"] for each in given if each})
    for each in given:
        if each and each["id"] not in rows:
            name = each.get("name") or each.get("caption") or each.get("alt_text") or each["id"]
            gone.append(f"{noun} “{name}”")
    return [rows.get(each["id"]) if each else None for each in given]


def _with(rows, name, model, gone):
    """``rows`` with what stands under ``name`` turned into a row of ``model``."""
    found = _find_all(model, [row[name] for row in rows], name, gone)
    return [{**row, name: each} for row, each in zip(rows, found, strict=True)]


def _apply_rows(article, model, rows):
    """Make the article's rows of ``model`` those given, in that order; a row that stays keeps its
    key, so that a form open elsewhere goes on pointing at it."""
    have = dict(model.objects.filter(article=article).values_list("uid", "pk"))
    if model is Byline:
        # Two authors who change places would stand twice for a moment.
        model.objects.filter(article=article).delete()
    else:
        keep = {given["uid"] for given in rows}
        model.objects.filter(article=article).exclude(uid__in=keep).delete()
    placed = [
        model(pk=have.get(given["uid"]), article=article, position=position, **given)
        for position, given in enumerate(rows)
    ]
    fresh = [row for row in placed if row.pk is None or model is Byline]
    stay = [row for row in placed if row not in fresh] if model is not Byline else []
    names = [*(rows[0] if rows else ()), "position"]
    # Past save(): a new quote would copy its expert's role of today over an empty one of that day.
    model.objects.bulk_create(fresh)
    model.objects.bulk_update(stay, [name for name in names if name != "uid"])
