"""What templates of every app ask of articles: furniture, pictures, moments, addresses."""

import json
from urllib.parse import quote

from django import template
from django.conf import settings
from django.template.defaultfilters import date as format_date
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe

from articles import furniture as furnishing

register = template.Library()
# What would end a script element, or begin another, written so that JSON reads it the same.
JSON_ESCAPES = {ord(char): f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}


@register.simple_tag(takes_context=True)
def furniture(context):
    """The paper and its sections: ``{% furniture as f %}``, then ``f.paper``, ``f.sections``."""
    return furnishing.furniture_of(context["request"])


@register.simple_tag
def picture(figures, image_id, *, sizes="100vw", css="", alt=None, is_first=False, is_cropped=True):
    """The picture with ``image_id`` in all its sizes, or "" while none of them is made.

    ``alt`` is the image's own text unless given. ``is_first`` marks the one picture that a reader
    sees at once: it is fetched early, all others when they come near.
    """
    figure = (figures or {}).get(image_id)
    if figure is None:
        return ""
    image = figure.image
    own = "" if image.is_decorative else image.alt_text
    given = {
        "figure": figure,
        "sizes": sizes,
        "css": f"{css} {figure.place}".strip() if is_cropped else css,
        "alt": own if alt is None else alt,
        "is_first": is_first,
    }
    return render_to_string("articles/_picture.html", given)


@register.filter
def figure(figures, image_id):
    """The Figure of an image, or None."""
    return (figures or {}).get(image_id)


@register.filter
def of_article(by_article, article):
    """What a dict by article id has for ``article``."""
    return (by_article or {}).get(article.pk)


@register.simple_tag
def json_ld(data, comment_count=None):
    """The one block of structured data of a page, with what only templates know of it."""
    if comment_count is not None:
        data = {**data, "commentCount": comment_count}
    words = json.dumps(data, ensure_ascii=False).translate(JSON_ESCAPES)
    # Safe: no character of it that HTML knows is left, and a script element decodes none.
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(words))


@register.filter
def absolute(path):
    """The whole address of a path; from SITE_URL, never from a request."""
    return f"{settings.SITE_URL}{path}"


@register.filter
def iso(moment):
    """A moment for machines: with the site's offset, to the minute; a date as it is."""
    if hasattr(moment, "hour"):
        return timezone.localtime(moment).isoformat(timespec="minutes")
    return moment.isoformat()


@register.filter
def moment(value):
    """A moment for readers, like 4 March 2024, 08:30 CET."""
    return format_date(timezone.localtime(value), "j F Y, H:i T")


@register.filter
def day(value, near=None):
    """A day like 4 March 2024; without the year if that is the year of ``near``.

    No page says "today": it must be right for as long as its version is.
    """
    local = timezone.localtime(value)
    is_near = near and timezone.localtime(near).year == local.year
    return format_date(local, "j F" if is_near else "j F Y")


@register.filter
def clock(value, near):
    """The time of day if ``value`` falls on the day of ``near``, else the day: 08:30 or 4 Mar."""
    local = timezone.localtime(value)
    same_day = timezone.localtime(near).date() == local.date()
    return format_date(local, "H:i" if same_day else "j M")


@register.filter
def opening(text, length=160):
    """The first sentences of ``text`` that fit into ``length``, else its first words."""
    line = " ".join(text.split())
    if len(line) <= length:
        return line
    end = max(line.rfind(mark, 0, length) for mark in (". ", "? ", "! "))
    return line[: end + 1] if end > 0 else line[:length].rsplit(" ", 1)[0] + "…"


@register.filter
def local_date(value):
    """The day on which ``value`` falls in the paper's own zone."""
    return timezone.localtime(value).date()


@register.filter
def wordmark(name):
    """A paper's name as its masthead prints it: an ampersand stands out and takes no blanks."""
    parts = name.split(" & ")
    ampersand = format_html("<span>{}</span>", "&")
    return format_html_join(ampersand, "{}", ((part,) for part in parts))


@register.simple_tag
def mail_link(article):
    """A link that begins a mail about ``article`` in the reader's own mail program."""
    address = absolute(article.get_absolute_url())
    words = "\r\n\r\n".join(part for part in (article.standfirst, address) if part)
    return f"mailto:?subject={quote(article.headline)}&body={quote(words)}"
