"""One mail about the whole queue for a moderator who asked for it, and never one for a comment.

It holds numbers and the way to the queue: no word, name or address of a reader. A sweep writes it;
that a day was seen to is noted with the letter, so that none is written twice or lost.
"""

import zoneinfo

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from comments import letters, links
from comments.breaker import breaker_now
from comments.figures import oldest_waiting, queue_now
from comments.models import DigestChoice
from postbox import outbox
from postbox.models import Letter


def choice_of(account):
    """The DigestChoice of ``account``; one that is not saved yet where they made none."""
    return DigestChoice.objects.filter(account=account).first() or DigestChoice(account=account)


@transaction.atomic
def choose(account, *, how, hour, patience, at=None):
    """Keep when ``account`` wants mail; return the DigestChoice.

    If the hour of today is over, the first mail comes tomorrow.
    """
    local = local_time(account, at or timezone.now())
    DigestChoice.objects.get_or_create(account=account)
    choice = DigestChoice.objects.select_for_update().get(account=account)
    choice.how, choice.hour, choice.patience = DigestChoice.How(how), hour, patience
    if choice.is_due_on(local):
        choice.daily_on = local.date()
    choice.save()
    if choice.how == DigestChoice.How.NEVER:
        _take_back_letters(choice)
    return choice


@transaction.atomic
def leave(token):
    """Stop the mails that ``token`` came with. Works twice, and for ever. Raise links.DeadLink if
    it is not ours."""
    pk = links.digest_left_by(token)
    choice = DigestChoice.objects.select_for_update().filter(pk=pk).first()
    if choice is None:  # the account is gone: there is nobody to write to
        return
    choice.how = DigestChoice.How.NEVER
    choice.save(update_fields=["how"])
    _take_back_letters(choice)


def is_left(token):
    """Whether no mail of this kind will come any more. Raise links.DeadLink."""
    rows = DigestChoice.objects.filter(pk=links.digest_left_by(token))
    return not rows.exclude(how=DigestChoice.How.NEVER).exists()


def write_due_digests(at=None):
    """Write the mails that are due to moderators; return how many.

    A worker that missed an hour makes up for it on the same day. Where nothing waits, none is sent.
    """
    at = at or timezone.now()
    rows = DigestChoice.objects.wanted().select_related("account")
    # One address that is none must not keep the mails of others.
    choices = [choice for choice in rows if outbox.is_bare_address(choice.account.email)]
    if not choices:
        return 0
    oldest = oldest_waiting()
    due = [choice.pk for choice in choices if _is_due(choice, oldest, at)]
    if not due:
        return 0
    queue, breaker = queue_now(), breaker_now(at)
    return sum(_write(pk, queue, breaker, at) for pk in due)


def local_time(account, at):
    """``at`` as the clock of ``account`` shows it; the newsroom's where it names no zone."""
    try:
        zone = zoneinfo.ZoneInfo(getattr(account, "time_zone", "") or settings.TIME_ZONE)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        zone = zoneinfo.ZoneInfo(settings.TIME_ZONE)
    return at.astimezone(zone)


def _is_due(choice, oldest, at):
    is_day = choice.is_due_on(local_time(choice.account, at))
    return is_day or choice.is_impatient(oldest, at)


@transaction.atomic
def _write(pk, queue, breaker, at):
    """Write one mail and note it, unless another worker has done so meanwhile."""
    held = DigestChoice.objects.select_for_update(of=("self",), skip_locked=True)
    choice = held.wanted().select_related("account").filter(pk=pk).first()
    if choice is None or not _is_due(choice, queue.oldest, at):
        return 0
    local = local_time(choice.account, at)
    told_before = choice.told_at
    if is_day := choice.is_due_on(local):
        choice.daily_on = local.date()
    is_needed = bool(breaker or queue.total)
    if is_needed:
        choice.told_at = at
    choice.save(update_fields=["daily_on", "told_at"])
    if not is_needed:
        return 0
    before = f"{told_before:%Y%m%dT%H%M%S}" if told_before else "never"
    when = f"{local:%Y-%m-%d}" if is_day else f"after-{before}"
    with timezone.override(local.tzinfo):
        return letters.tell_moderator(
            choice.account.email,
            key=f"{_keys_of(choice)}{when}",
            leave=links.digest_leave_link(choice),
            queue=queue,
            breaker=breaker,
            at=at,
            link=f"{settings.SITE_URL}{reverse('admin:comments_comment_changelist')}",
            figures_link=f"{settings.SITE_URL}{reverse('admin:comments_figures')}",
        )


def _keys_of(choice):
    return f"comment-digest-{choice.pk}-"


def _take_back_letters(choice):
    """Take back what was written and has not gone yet."""
    waiting = Letter.objects.filter(
        kind=letters.DIGEST, dedup_key__startswith=_keys_of(choice), sent_at=None, failed_at=None
    )
    for key in list(waiting.values_list("dedup_key", flat=True)[:100]):
        outbox.cancel(key)
