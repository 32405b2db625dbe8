"""How the learned check learns: from what people decided, again and again from the beginning.

Each SpamModel is made anew from the newest decisions, so that one that was taken back is unlearned,
and the same decisions always give the same model. What is rejected for other reasons is neither
spam nor good and teaches nothing; what a machine decided teaches nothing either.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from comments.learning import features, identity, seed
from comments.learning.machine import Machine
from comments.learning.regression import area, learned_from, limit_for, share_above
from comments.models import Comment, ModerationEvent, SpamModel, digest_of

Status = Comment.Status
# Bounds of a round: some seconds of work, at most once an hour.
MOST_OF_A_KIND = 1500
LEAST_NEW = 25
LEAST_PAUSE = timedelta(hours=1)
PARTS = 3
HOLD_SHARE, SPAM_SHARE = 0.01, 0.001
SHARES = (0.001, 0.01, 0.05)
KEPT = 10  # models


@dataclass(frozen=True)
class Example:
    """A text as features, and whether it is spam; ``part`` is the same for the same text."""

    features: list
    is_spam: bool
    part: int


def learn(at=None):
    """Make a new SpamModel if people have decided enough since the last; return 1 if so, else 0."""
    at = at or timezone.now()
    newest = SpamModel.objects.defer("vocabulary", "weights").first()
    if newest and newest.made_at > at - LEAST_PAUSE:
        return 0
    new = _decisions().filter(pk__gt=newest.last_event if newest else 0)
    if new[:LEAST_NEW].count() < LEAST_NEW:
        return 0
    make_model(at)
    old = SpamModel.objects.values_list("pk", flat=True)[KEPT:]
    SpamModel.objects.filter(pk__in=list(old)).delete()
    return 1


def make_model(at):
    """A SpamModel of the newest decisions and the seed, saved."""
    last_event = _decisions().values_list("pk", flat=True).first() or 0
    texts = {True: _decided(Status.SPAM), False: _decided(Status.APPROVED)}
    machine, decided = learned_texts(texts)
    spam_scores, good_scores = scores_by_others(machine.vocabulary, decided)
    hold_at, spam_at = (_limit(good_scores, share) for share in (HOLD_SHARE, SPAM_SHARE))
    counts = Counter(each.is_spam for each in decided)
    return SpamModel.objects.create(
        made_at=at,
        **machine.packed(),
        hold_at=hold_at,
        spam_at=spam_at,
        spam_count=counts[True],
        good_count=counts[False],
        last_event=last_event,
        recall={
            "area": area(spam_scores, good_scores),
            **{
                str(share): share_above(spam_scores, limit)
                for share in SHARES
                if (limit := limit_for(good_scores, share)) is not None
            },
        },
        held_by_word=held_by_word(machine, hold_at) if hold_at is not None else {},
    )


def learned_texts(texts):
    """The Machine of ``texts``, by whether they are spam, and an Example of each of them."""
    bodies = [*texts[True].values(), *texts[False].values(), *(body for body, _ in seed.examples())]
    vocabulary = features.vocabulary_of(bodies)
    decided = [
        Example(features.features_of(body, vocabulary), is_spam, int(digest, 16) % PARTS)
        for is_spam, bodies in texts.items()
        for digest, body in bodies.items()
    ]
    return Machine(vocabulary, _learned(vocabulary, decided)), decided


def scores_by_others(vocabulary, decided):
    """Scores of the spam and of the good among ``decided``, each by what was learned from the
    other parts only: how it will fare with what it does not know."""
    scores = {True: [], False: []}
    for part in range(PARTS):
        regression = _learned(vocabulary, [each for each in decided if each.part != part])
        for each in decided:
            if each.part == part:
                scores[each.is_spam].append(regression.score(each.features))
    return scores[True], scores[False]


def _limit(good_scores, share):
    """As limit_for, but never where more speaks against spam than for it: comments of a sort that
    nobody has decided about yet score near 0."""
    limit = limit_for(good_scores, share)
    return None if limit is None else max(0.0, limit)


def held_by_word(machine, limit):
    """Which share of harmless sentences ``machine`` would hold, by the word that they name."""
    return {
        word: share_above([machine.score(sentence) for sentence in sentences], limit)
        for word, sentences in identity.sentences_by_word().items()
    }


def _learned(vocabulary, decided):
    """The Regression of the seed and of ``decided``."""
    seeded = [
        (features.features_of(body, vocabulary), is_spam) for body, is_spam in seed.examples()
    ]
    known = [(each.features, each.is_spam) for each in decided]
    return learned_from(seeded + known, features.SIZE)


def _decisions():
    """What people decided, the newest first."""
    kinds = (Status.SPAM, Status.APPROVED)
    rows = ModerationEvent.objects.decisions().filter(by__isnull=False, to_status__in=kinds)
    return rows.order_by("-pk")


def _decided(status):
    """The newest texts that people put into ``status`` and that are in it still, each once."""
    rows = _decisions().filter(to_status=status, comment__status=status).exclude(comment__body="")
    bodies = rows.values_list("comment__body", flat=True)[:MOST_OF_A_KIND]
    return {digest_of(body): body for body in bodies}
