"""Getting onto the list, and off it.

Every answer is the same for known and unknown addresses; what differs is only what arrives in the
mail box. A GET never changes anything: mail scanners follow links.
"""

from datetime import timedelta

from django.conf import settings
from django.core import signing
from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Lower
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from articles.models import Paper
from newsletter.models import Subscription, new_token
from postbox import outbox, rate
from postbox.models import Letter

CONFIRM, LEAVE, RETURN = "newsletter.confirm", "newsletter.leave", "newsletter.return"
# How long a link works; one to leave with works for ever.
LIFETIMES = {CONFIRM: timedelta(hours=48), RETURN: timedelta(hours=48), LEAVE: None}
Status = Subscription.Status


class DeadLink(Exception):
    """The link is not ours, is too old, or was overtaken by a newer one."""


def request_subscription(email, *, at=None):
    """Send a confirmation to ``email`` unless it is on the list or was asked too often."""
    at = at or timezone.now()
    with transaction.atomic():
        subscription = _row_for(email, at)
        if subscription.status == Status.CONFIRMED or not rate.allow_unconfirmed(email, at=at):
            return
        # Earlier links stop working, so that only the newest mail is asked about.
        subscription.token, subscription.requested_at = new_token(), at
        subscription.save()
        outbox.write(
            _letter(
                subscription,
                kind="newsletter-confirm",
                link=link(subscription, CONFIRM, "newsletter:confirm"),
                key=f"newsletter-confirm-{subscription.token}",
            )
        )


def _row_for(email, at):
    # Folded by the database on both sides, as its unique constraint folds.
    same = Subscription.objects.alias(folded=Lower("email")).filter(folded=Lower(Value(email)))
    if found := same.select_for_update().first():
        return found
    fresh = Subscription(email=email, requested_at=at)
    Subscription.objects.bulk_create([fresh], ignore_conflicts=True)
    return same.select_for_update().get()


@transaction.atomic
def confirm(token, *, at=None):
    """Put the subscription that ``token`` was sent to on the list; return it.

    Raise DeadLink if the link does not work. Confirming twice is confirming once.
    """
    subscription = _locked(subscription_of(token, CONFIRM))
    if subscription.status != Status.CONFIRMED:
        _join(subscription, at or timezone.now())
    return subscription


@transaction.atomic
def leave(token, *, at=None):
    """Take the subscription off the list; return it. Works twice, and for ever.

    Raise DeadLink if ``token`` is not ours.
    """
    subscription = _locked(subscription_of(token, LEAVE))
    if subscription.status == Status.CONFIRMED:
        subscription.status = Status.LEFT
        subscription.left_at = at or timezone.now()
        subscription.save()
    return subscription


@transaction.atomic
def come_back(token, *, at=None):
    """Undo leaving; return the subscription. Raise DeadLink if the link does not work."""
    subscription = _locked(subscription_of(token, RETURN))
    if subscription.status == Status.LEFT:
        _join(subscription, at or timezone.now())
    return subscription


def _locked(subscription):
    return Subscription.objects.select_for_update().get(pk=subscription.pk)


def _join(subscription, at):
    is_new = subscription.confirmed_at is None
    subscription.status = Status.CONFIRMED
    subscription.confirmed_at, subscription.left_at = at, None
    subscription.save()
    if not is_new:
        return
    away = link(subscription, LEAVE, "newsletter:leave")
    outbox.write(
        _letter(
            subscription,
            kind="newsletter-welcome",
            link=away,
            key=f"newsletter-welcome-{subscription.pk}",
            headers={
                "List-Unsubscribe": f"<{away}>",
                "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            },
        )
    )


def token_for(subscription, purpose):
    """A signed token for one purpose; it says nothing about the address."""
    # A link to leave outlives every later confirmation mail, so it hangs on the row alone.
    name = str(subscription.pk) if purpose == LEAVE else f"{subscription.pk}:{subscription.token}"
    return signing.TimestampSigner(salt=purpose).sign(signing.b64_encode(name.encode()).decode())


def subscription_of(token, purpose):
    """The subscription a ``token`` of ``purpose`` was made for. Raise DeadLink otherwise."""
    try:
        name = signing.TimestampSigner(salt=purpose).unsign(token, max_age=LIFETIMES[purpose])
        pk, _, nonce = signing.b64_decode(name.encode()).decode().partition(":")
        found = Subscription.objects.get(pk=pk)
    except (signing.BadSignature, Subscription.DoesNotExist) as error:
        raise DeadLink from error
    if purpose != LEAVE and nonce != found.token:
        raise DeadLink
    return found


def link(subscription, purpose, page):
    """The absolute address of ``page`` with a token for ``purpose``."""
    path = reverse(page, kwargs={"token": token_for(subscription, purpose)})
    return f"{settings.SITE_URL}{path}"


def _letter(subscription, *, kind, link, key, headers=None):
    paper = Paper.current()
    context = {"paper": paper, "link": link}
    template = f"newsletter/mail/{kind.removeprefix('newsletter-')}"
    return Letter(
        kind=kind,
        to=subscription.email,
        subject=render_to_string(f"{template}_subject.txt", context),
        text=render_to_string(f"{template}.txt", context),
        html=render_to_string(f"{template}.html", context),
        headers=headers or {},
        dedup_key=key,
    )
