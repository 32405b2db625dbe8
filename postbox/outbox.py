"""The only way mail leaves the site: written as a row, sent later by the work loop.

A letter is sent once. Only a worker that dies between the mail server's yes and our mark leaves a
letter that is sent again, with the same Message-ID, by which many mail boxes drop the second.
"""

import contextlib
import logging
import re
from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends import smtp
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from postbox.guard import derived_key
from postbox.models import Letter

logger = logging.getLogger(__name__)

BACK_OFF = [timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720, 720, 720)]
MAX_TRIES = len(BACK_OFF) + 1
# Longer than one mail can take: each of some ten steps with the server may last EMAIL_TIMEOUT.
LEASE = timedelta(minutes=10)

# Everything that any mail program takes for the end of a line, and every other control character.
CONTROL = r"\x00-\x1f\x7f-\x9f\u2028\u2029"
HAS_CONTROL = re.compile(f"[{CONTROL}]")
BLANKS = re.compile(rf"[\s{CONTROL}]+")
HEADER_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
# Written from the letter itself, or by Django; a second one could name another person.
OUR_HEADERS = {
    *("from", "sender", "to", "cc", "bcc", "subject", "date", "message-id", "mime-version"),
    *("auto-submitted", "content-type", "content-transfer-encoding", "return-path"),
}


class TriesUsedUp(Exception):
    """A letter was in hand as often as it may be, and each time the worker died over it."""


def write(letter):
    """Save an unsaved ``letter`` to be sent, and return True; False if its key was there before.

    Belongs in the transaction that gives the reason for the mail. The subject is made one
    line. Raise ValueError for an address, key or header that is none.
    """
    letter.subject = BLANKS.sub(" ", letter.subject).strip()[:255]
    letter.text, letter.html = letter.text.replace("\0", ""), letter.html.replace("\0", "")
    check_envelope(letter)
    check_headers(letter.headers)
    try:
        with transaction.atomic():
            letter.save(force_insert=True)
    except IntegrityError:
        # The unique key decided; this only asks whether it was that and no other constraint.
        if Letter.objects.filter(dedup_key=letter.dedup_key).exists():
            return False
        raise
    return True


def cancel(dedup_key):
    """Take a letter back before it is sent; whether there was one to take back.

    Its key is free again afterwards. False while a worker has it in hand, as it may be gone.
    """
    unleased = Q(lease_until=None) | Q(lease_until__lte=timezone.now())
    waiting = Letter.objects.filter(unleased, dedup_key=dedup_key, sent_at=None, failed_at=None)
    with transaction.atomic():
        # Locked before it is judged: a worker may be about to claim it.
        letter = waiting.select_for_update().first()
        if letter is not None:
            letter.delete()
    return letter is not None


def deliver_due(at=None, limit=100):
    """Send at most ``limit`` letters that are due, and return how many were sent.

    Any number of workers may run this at once. A letter that fails waits and is tried again,
    ``MAX_TRIES`` times in all, over about 39 hours. When the server cannot be reached at all
    the rest of the letters wait for the next call. Raise RuntimeError inside a transaction.
    """
    sent = 0
    with contextlib.closing(Line()) as line:
        for _ in range(limit):
            letter = claim(at or timezone.now())
            if letter is None:
                break
            sent += deliver(letter, line, at)
            if not line.is_up:
                break
    return sent


@transaction.atomic(durable=True)  # the claim must be in the database before the mail goes
def claim(at):
    """The next letter due, leased to the caller, or None."""
    due = Letter.objects.due(at).select_for_update(skip_locked=True)
    letter = due.order_by("send_after", "id").first()
    if letter is not None:
        letter.lease_until = at + LEASE
        # Counted now and not after a failure: a letter that kills its worker counts too.
        letter.tries += 1
        letter.save(update_fields=["lease_until", "tries"])
    return letter


def deliver(letter, line, at=None):
    """Send one leased letter, and note what came of it; whether it was sent."""
    try:
        if letter.tries > MAX_TRIES:
            raise TriesUsedUp
        line.send(message(letter))
    except Exception as error:  # whatever it is, the next letter must have its turn
        note_failure(letter, type(error).__name__, at or timezone.now())
        return False
    # Whoever has the lease by now: it is sent, and must not be sent again.
    end = {"sent_at": at or timezone.now(), "failed_at": None, "last_error": ""}
    Letter.objects.filter(pk=letter.pk).update(lease_until=None, **end, **Letter.ERASED)
    return True


def note_failure(letter, error, at):
    """Put ``letter`` off, or give it up, unless another worker has taken it meanwhile."""
    # The error's words may hold the address, so its name must do.
    logger.warning("Letter %s (%s), try %s: %s", letter.pk, letter.kind, letter.tries, error)
    if letter.tries < MAX_TRIES:
        outcome = {"send_after": at + BACK_OFF[letter.tries - 1]}
    else:
        outcome = {"failed_at": at, **Letter.ERASED}
    mine = Letter.objects.filter(pk=letter.pk, lease_until=letter.lease_until)
    mine.update(lease_until=None, last_error=error[:100], **outcome)


def message(letter):
    """The mail as it goes out."""
    host = urlsplit(settings.SITE_URL).hostname
    headers = {
        **letter.headers,
        # A digest, since the key may tell how many readers or articles there are.
        "Message-ID": f"<{derived_key('message-id', letter.dedup_key)}@{host}>",
        "Auto-Submitted": "auto-generated",  # RFC 3834: no out-of-office answers
    }
    mail = EmailMultiAlternatives(letter.subject, letter.text, to=[letter.to], headers=headers)
    if letter.html:
        mail.attach_alternative(letter.html, "text/html")
    return mail


class Line:
    """The way to the mail server, for one batch of letters.

    An SMTP connection is kept from letter to letter, which saves most of the time. Any other
    back end gets a new connection each: the one for files writes one file per connection, and
    a person looks for one mail in one file.
    """

    def __init__(self):
        connection = get_connection()
        self.smtp = connection if isinstance(connection, smtp.EmailBackend) else None
        self.is_up = True
        # Files are named by the id of their connection, which Python gives to another one as
        # soon as the first is gone.
        self.used = []

    def send(self, mail):
        """Send ``mail`` or raise; afterwards ``is_up`` is false if there was no server at all."""
        if self.smtp is None:
            mail.connection = get_connection()
            self.used.append(mail.connection)
        else:
            self.is_up = False
            self.smtp.open()
            self.is_up = True
            mail.connection = self.smtp
        try:
            mail.send()
        except Exception:
            self.close()  # after an error the server may have gone; the next letter dials anew
            raise

    def close(self):
        if self.smtp is not None:
            with contextlib.suppress(Exception):
                self.smtp.close()


def check_envelope(letter):
    """Raise ValueError unless address and key are fit to be used; never with the address in it."""
    if not is_bare_address(letter.to):
        raise ValueError("A letter needs one bare email address.")
    if not 1 <= len(letter.dedup_key) <= 200 or HAS_CONTROL.search(letter.dedup_key):
        raise ValueError("The key of a letter has 1 to 200 characters, none a control character.")
    if "@" in letter.dedup_key:
        raise ValueError("The key of a letter outlives the address and must not hold it.")


def is_bare_address(text):
    try:
        validate_email(text)
    except ValidationError:
        return False
    # Django's check lets a line separator (U+2028) through in a domain.
    return not BLANKS.search(text)


def check_headers(headers):
    """Raise ValueError unless ``headers`` are names and one-line words that we do not write."""
    for name, value in headers.items():
        if not HEADER_NAME.fullmatch(name) or name.lower() in OUR_HEADERS:
            raise ValueError(f"A letter cannot set the header {name!r}.")
        if not isinstance(value, str) or HAS_CONTROL.search(value):
            raise ValueError(f"The header {name} must be one line of text.")
