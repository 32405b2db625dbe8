"""What an editor does in the admin, as posts of its forms."""

import re
from html import unescape

from django.urls import reverse
from django.utils import timezone

from articles.revise import last_revision

ARTICLE = "articles_article"


def page(name, *args):
    return reverse(f"admin:{name}", args=args)


def change_page(article):
    """The form of ``article``, which is that of the live one for a working copy."""
    return page(f"{ARTICLE}_change", article.revises_id or article.pk)


def words_of(response):
    """The text of a page, in one line."""
    text = re.sub(r"<(script|style|svg)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def rows(prefix, filled, saved=()):
    """The posted rows of one inline: saved rows first, changed or not, then new ones."""
    data = {
        f"{prefix}-TOTAL_FORMS": len(saved) + len(filled),
        f"{prefix}-INITIAL_FORMS": len(saved),
    }
    for number, row in enumerate([*saved, *filled]):
        data |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    return data


def saved_rows(article):
    """The rows of ``article`` as its form shows them."""
    takeaways = [
        {"id": each.pk, "position": each.position, "text": each.text, "uid": each.uid}
        for each in article.takeaways.all()
    ]
    quotes = [
        {
            "id": each.pk,
            "position": each.position,
            "text": each.text,
            "expert": each.expert_id or "",
            "role": each.role,
            "organisation": each.organisation,
            "uid": each.uid,
        }
        for each in article.quotes.all()
    ]
    bylines = [
        {"id": each.pk, "position": each.position, "author": each.author_id, "uid": each.uid}
        for each in article.bylines.all()
    ]
    return takeaways, quotes, bylines


def form_data(article=None, *, takeaways=(), quotes=(), bylines=(), **given):
    """What the browser posts for ``article`` or for a new one; ``given`` is what was typed."""
    data = {"headline": "A headline", "standfirst": "", "slug": "", "topic": "", "body": ""}
    kept = ((), (), ())
    if article:
        kept = saved_rows(article)
        data |= {name: getattr(article, name) for name in data}
        data |= {
            "section": article.section_id or "",
            "tags": [tag.pk for tag in article.tags.all()],
            "lead_image": article.lead_image_id or "",
            "owner": article.owner_id or "",
            "assigned_to": article.assigned_to_id or "",
            "comments_policy": article.comments_policy,
            "base": getattr(last_revision(article), "pk", ""),
        }
    if article and article.embargoed_until:
        ends = timezone.localtime(article.embargoed_until)
        data |= {"embargoed_until_0": f"{ends:%Y-%m-%d}", "embargoed_until_1": f"{ends:%H:%M}"}
    for prefix, filled, saved in zip(
        ("takeaways", "quotes", "bylines"), (takeaways, quotes, bylines), kept, strict=True
    ):
        data |= rows(prefix, filled, saved)
    return data | given


def post(client, article, button="_save", follow=True, **given):
    """Press ``button`` below the form of ``article``, or of a new one."""
    address = change_page(article) if article else page(f"{ARTICLE}_add")
    data = form_data(article, **given) | {button: "1"}
    return client.post(address, data, follow=follow)
