"""What editors see of an article's state. No ModelAdmin here, so that the desk may use it."""

from dataclasses import dataclass

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html_join

from articles.models import Article

register = template.Library()
Status = Article.Status
KINDS = {Status.DRAFT: "", Status.IN_REVIEW: "warn", Status.WITHDRAWN: "bad"}


@dataclass(frozen=True)
class Chip:
    """A word with a dot; ``kind`` is the colour that goes with it, never the only sign."""

    kind: str
    words: str


def short_moment(moment):
    """The time alone if it is today, else with the day, in the zone in force."""
    local = timezone.localtime(moment)
    days = (local.date() - timezone.localdate()).days
    pattern = "H:i" if days == 0 else "j M, H:i" if abs(days) < 300 else "j M Y, H:i"
    return date_format(local, pattern)


def chips(article):
    """The state of ``article`` in one or two Chips."""
    if article.is_scheduled():
        shown = [Chip("info", f"Scheduled {short_moment(article.published_at)}")]
    elif article.status == Status.PUBLISHED:
        shown = [Chip("good", "Published")]
    else:
        shown = [Chip(KINDS[article.status], article.get_status_display())]
    ends = article.embargoed_until
    if ends and ends > timezone.now():
        shown.append(Chip("info", f"Embargoed until {short_moment(ends)}"))
    return shown


@register.simple_tag
def state_chips(article):
    """The chips of ``article`` as HTML."""
    return format_html_join(
        " ",
        '<span class="chip chip--{}"><span class="dot"></span>{}</span>',
        ((chip.kind or "plain", chip.words) for chip in chips(article)),
    )


@register.filter
def short_time(moment):
    return short_moment(moment) if moment else ""
