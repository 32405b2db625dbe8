"""What editors see of an article's state. No ModelAdmin here, so that the desk may use it."""

from dataclasses import dataclass
from datetime import UTC, timedelta

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timesince import timesince

from articles.models import Article
from articles.moments import in_zones

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


def span(start, end):
    """The time from one moment to another in its two largest units, like “1 hour, 5 minutes”."""
    if end - start < timedelta(minutes=1):
        seconds = max(0, round((end - start) / timedelta(seconds=1)))
        return f"{seconds} second{'' if seconds == 1 else 's'}"
    return timesince(start, end).replace("\xa0", " ")


def state(article):
    """The state of ``article``, or of changes to one, in one Chip without a moment."""
    if article.revises_id:
        return state_of_changes(article)
    if article.is_scheduled():
        return Chip("info", "Scheduled")
    if article.status == Status.PUBLISHED:
        return Chip("good", "Published")
    return Chip(KINDS[article.status], article.get_status_display())


def state_of_changes(copy):
    if copy.changes_due_at:
        is_late = copy.changes_due_at <= timezone.now()
        return Chip("bad", "Changes waiting") if is_late else Chip("info", "Changes due")
    in_review = copy.status == Status.IN_REVIEW
    return Chip("warn", "Changes in review") if in_review else Chip("", "Changes pending")


def chips(article):
    """The state of ``article`` in one or two Chips, with the moments to come."""
    shown = [state(article)]
    due = article.changes_due_at if article.revises_id else article.published_at
    if due and shown[0].kind == "info":
        shown = [Chip("info", f"{shown[0].words} {short_moment(due)}")]
    ends = article.embargoed_until
    if ends and ends > timezone.now():
        shown.append(Chip("info", f"Embargoed until {short_moment(ends)}"))
    return shown


def chips_html(chips):
    return format_html_join(
        " ",
        '<span class="chip chip--{}"><span class="dot"></span>{}</span>',
        ((chip.kind or "plain", chip.words) for chip in chips),
    )


@register.simple_tag
def state_chips(article):
    """The chips of ``article`` as HTML."""
    return chips_html(chips(article))


@register.simple_tag
def state_chip(article):
    """One chip, where the moment stands beside it anyway."""
    return chips_html([state(article)])


@register.filter
def short_time(moment):
    return short_moment(moment) if moment else ""


@register.filter
def ago(moment):
    """How long ago ``moment`` was, like “1 hour, 5 minutes”."""
    return span(moment, timezone.now()) if moment else ""


@register.filter
def until(moment):
    """How far ``moment`` is, like “in 21 hours”."""
    return f"in {span(timezone.now(), moment)}" if moment else ""


@register.simple_tag
def three_zones(moment):
    """``moment`` on the clocks of whoever is logged in, of the newsroom, and in UTC."""
    if not moment:
        return ""
    return format_html('<time datetime="{}">{}</time>', moment.isoformat(), moment_in_zones(moment))


def moment_in_zones(moment):
    zones = (timezone.get_current_timezone(), timezone.get_default_timezone(), UTC)
    return " · ".join(f"{words} {where}" for where, words in in_zones(moment, zones))
