"""The states of an article. Nothing else changes ``Article.status``."""

from django.db import transaction
from django.utils import timezone

from articles import gate, revise, version
from articles.models import Article, Event
from articles.rename import remember_address

Status = Article.Status


class NotReadyToPublish(Exception):
    """The gate refused; ``findings`` lists every blocking finding."""

    def __init__(self, findings):
        self.findings = findings
        super().__init__(" ".join(finding.words for finding in findings))


class WrongState(Exception):
    """This cannot be done with an article in the state it is in; the message says so."""


def _locked(article):
    """The row as it is now, held until the transaction ends."""
    return Article.objects.select_for_update(of=("self",), no_key=True).get(pk=article.pk)


def _move(article, verb, to, *, by, at, effective_at=None, reason="", overridden=()):
    """Save ``article`` in its new state, with the one event that tells of it."""
    was = Article.objects.values_list("status", flat=True).get(pk=article.pk)
    article.status = to
    article.save()
    Event.objects.create(
        article=article,
        verb=verb,
        from_status=was,
        to_status=to,
        by=by,
        at=at,
        effective_at=effective_at,
        reason=reason,
        overridden=[finding.words for finding in overridden],
    )
    version.bump()


def _show(article, fresh):
    """Give the caller's instance the state that was just written."""
    for name in STATE_FIELDS:
        setattr(article, name, getattr(fresh, name))


STATE_FIELDS = (
    "status",
    "slug",
    "published_at",
    "first_published_at",
    "first_published_on",
    "withdrawn_at",
    "withdrawn_reason",
)


@transaction.atomic
def send_to_review(article, *, by, at=None):
    """Hand a draft to the editors.

    Raise WrongState if it is no draft or has no section yet.
    """
    fresh = _locked(article)
    if fresh.status != Status.DRAFT:
        raise WrongState(f"This article is {fresh.get_status_display().lower()}, not a draft.")
    if not fresh.section_id:
        raise WrongState("Choose a section before you send the article to review.")
    _move(fresh, Event.Verb.SENT_TO_REVIEW, Status.IN_REVIEW, by=by, at=at or timezone.now())
    _show(article, fresh)


@transaction.atomic
def send_back(article, *, by, reason, at=None):
    """Return an article in review to its writer, saying why. Raise WrongState otherwise."""
    fresh = _locked(article)
    if fresh.status != Status.IN_REVIEW:
        raise WrongState("Only an article in review can be sent back.")
    if not reason.strip():
        raise WrongState("Say what is missing, so that the writer can put it right.")
    _move(fresh, Event.Verb.SENT_BACK, Status.DRAFT, by=by, at=at or timezone.now(), reason=reason)
    _show(article, fresh)


@transaction.atomic
def publish(article, *, by, at=None, override="", with_changes=False):
    """Make ``article`` public at ``at``, or now.

    A moment in the future schedules it: nothing happens then, the article is simply found. An
    article withdrawn before keeps its address and first date, and its ``published_at`` unless
    ``at`` is given. Raise NotReadyToPublish, listing every blocking finding, if the gate refuses
    it, and WrongState if readers can see it already, or if changes wait beside it (it was
    withdrawn meanwhile) and ``with_changes`` does not say that they go out, too. With a reason in
    ``override`` it goes out against findings that can be overridden, and both are on record;
    whether ``by`` may do that is for permissions.may_override to say.
    """
    fresh = _locked(article)
    now = timezone.now()
    if fresh.is_published():
        raise WrongState("Readers can see this article already.")
    changes = Article.objects.filter(revises=fresh).first()
    if changes and not with_changes:
        raise WrongState("Changes wait beside it. Open it and publish it from there.")
    if changes:
        revise.take_in_changes(fresh, changes, by=by)
    was_public = fresh.has_been_public()
    if at is None:
        again = fresh.status == Status.WITHDRAWN and was_public and fresh.published_at <= now
        at = fresh.published_at if again else now
    refused = gate.blocking(fresh, at=at)
    if refused and not gate.may_override_all(refused, override):
        raise NotReadyToPublish(refused)
    if not was_public:
        # A new moment before anybody saw it is a new first moment, and a new address.
        fresh.first_published_at = fresh.first_published_on = None
    fresh.published_at = at
    if revise.says_other_than_before(fresh):
        fresh.changed_at = max(at, now)
    fresh.withdrawn_at, fresh.withdrawn_reason = None, ""
    verb = Event.Verb.SCHEDULED if at > now else Event.Verb.PUBLISHED
    _move(
        fresh,
        verb,
        Status.PUBLISHED,
        by=by,
        at=now,
        effective_at=at,
        reason=override.strip() if refused else "",
        overridden=refused,
    )
    # What readers get to see is in the history, however it was written.
    revise.save_revision(fresh, by=by, at=now)
    _show(article, fresh)


@transaction.atomic
def withdraw(article, *, by, reason, at=None):
    """Take ``article`` from readers; they get the date and ``reason`` at its address.

    What no reader could see yet becomes a draft again and needs no reason. Raise WrongState if
    it is not published, or if the reason is empty.
    """
    fresh = _locked(article)
    at = at or timezone.now()
    if fresh.status != Status.PUBLISHED:
        raise WrongState("Only a published article can be withdrawn.")
    if not fresh.has_been_public():
        fresh.published_at = fresh.first_published_at = fresh.first_published_on = None
        _move(fresh, Event.Verb.WITHDRAWN, Status.DRAFT, by=by, at=at, reason=reason)
        return _show(article, fresh)
    if not reason.strip():
        raise WrongState("Readers will see the reason: write one.")
    if fresh.is_published():
        revise.save_revision(fresh, by=None, note=revise.AS_SEEN, at=at)
    fresh.withdrawn_at, fresh.withdrawn_reason = at, reason.strip()
    remember_address(fresh, by=by)
    _move(fresh, Event.Verb.WITHDRAWN, Status.WITHDRAWN, by=by, at=at, reason=reason)
    return _show(article, fresh)
