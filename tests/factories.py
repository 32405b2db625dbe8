"""Plain functions that make rows with readable defaults."""

import io
import itertools
from datetime import timedelta

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pillow

from articles.models import (
    Article,
    Author,
    Byline,
    Expert,
    ExpertQuote,
    Image,
    KeyTakeaway,
    Organisation,
    Section,
    Tag,
)
from comments.models import Comment
from newsroom.roles import make_groups

_number = itertools.count(1)


def ago(**span):
    return timezone.now() - timedelta(**span)


def make_account(name, *, group=None, **given):
    account = get_user_model().objects.create_user(
        username=name,
        email=f"{name}@example.com",
        password="a long password",
        is_staff=given.pop("is_staff", True),
        **given,
    )
    if group:
        if not Group.objects.filter(name=group).exists():
            make_groups()
        account.groups.add(Group.objects.get(name=group))
    return account


def make_section(name="Infrastructure", **given):
    return Section.objects.get_or_create(name=name, defaults=given)[0]


def make_tag(name="Power", **given):
    return Tag.objects.get_or_create(name=name, defaults=given)[0]


def make_author(name="Ana Ortega", **given):
    return Author.objects.get_or_create(name=name, defaults={"role": "Reporter", **given})[0]


def make_expert(name="Yuki Tanabe", organisation="Harbour Bank", **given):
    employer = Organisation.objects.get_or_create(name=organisation)[0] if organisation else None
    given = {"role": "Staff engineer", "organisation": employer, **given}
    return Expert.objects.get_or_create(name=name, defaults=given)[0]


def make_article(*, authors=None, takeaways=(), quotes=(), tags=(), **given):
    """A published article an hour old, with a byline; ``status="draft"`` and so on as wanted."""
    number = next(_number)
    status = given.setdefault("status", Article.Status.PUBLISHED)
    if status in (Article.Status.PUBLISHED, Article.Status.WITHDRAWN):
        given.setdefault("published_at", ago(hours=1))
        given.setdefault("first_published_at", given["published_at"])
    if status == Article.Status.WITHDRAWN:
        given.setdefault("withdrawn_at", ago(minutes=30))
        given.setdefault("withdrawn_reason", "The main source could not be confirmed.")
    given.setdefault("headline", f"Tape has its best year, part {number}")
    given.setdefault("standfirst", "Cheap, slow and suddenly wanted.")
    given.setdefault("body", "<p>The first paragraph.</p><p>The second paragraph.</p>")
    given.setdefault("section", make_section())
    article = Article.objects.create(**given)
    for position, author in enumerate([make_author()] if authors is None else authors):
        Byline.objects.create(article=article, author=author, position=position)
    for position, text in enumerate(takeaways):
        KeyTakeaway.objects.create(article=article, text=text, position=position)
    for position, quote in enumerate(quotes):
        make_quote(article, position=position, **quote)
    article.tags.set(tags)
    return article


def make_quote(article, text="Tape is patient.", **given):
    given.setdefault("expert", make_expert())
    return ExpertQuote.objects.create(article=article, text=text, **given)


def picture_bytes(width=640, height=400, format="JPEG", colour="#0B4650", **options):
    out = io.BytesIO()
    Pillow.new("RGB", (width, height), colour).save(out, format=format, **options)
    return out.getvalue()


def make_image(*, content=None, name="picture.jpg", **given):
    given.setdefault("alt_text", "A shelf of tapes")
    content = picture_bytes() if content is None else content
    return Image.objects.create(file=ContentFile(content, name=name), **given)


def make_comment(article=None, **given):
    """A pending comment unless ``status`` says otherwise; made without the verbs."""
    article = article or make_article()
    given.setdefault("display_name", "Priya")
    given.setdefault("body", "We run both through one gateway already.")
    return Comment.objects.create(article=article, **given)
