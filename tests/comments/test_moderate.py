import random
from datetime import timedelta

import pytest
from django.utils import timezone

from comments import moderate
from comments.models import Comment, ModerationEvent, Thread
from comments.moderate import (
    MOVES,
    AlreadyDecided,
    approve,
    mark_spam,
    reject,
    remove,
    restore,
    taken_down_by,
    withdraw_own,
)
from tests.factories import make_account, make_article, make_comment

Status = Comment.Status
CALLS = {
    "approve": lambda comment, by: approve(comment, by=by),
    "reject": lambda comment, by: reject(comment, by=by, reason="It is off the subject"),
    "mark_spam": lambda comment, by: mark_spam(comment, by=by),
    "remove": lambda comment, by: remove(comment, by=by),
    "withdraw_own": lambda comment, by: withdraw_own(comment),
}


def state(comment):
    return Comment.objects.get(pk=comment.pk).status


@pytest.mark.parametrize("verb", MOVES)
@pytest.mark.parametrize("status", Status.values)
def test_a_verb_does_what_the_table_allows_and_nothing_else(moderator, verb, status):
    comment = make_comment(status=status)
    to, allowed_from = MOVES[verb]
    if status in allowed_from:
        CALLS[verb](comment, moderator)
        assert state(comment) == comment.status == to
        assert comment.events.count() == 1
    else:
        with pytest.raises(AlreadyDecided):
            CALLS[verb](comment, moderator)
        assert state(comment) == status
        assert not comment.events.exists()


def test_a_decision_leaves_one_row_that_says_who_what_and_why(moderator):
    comment = make_comment()
    at = timezone.now()
    reject(comment, by=moderator, reason="It attacks a person", at=at)
    event = ModerationEvent.objects.get()
    assert (event.comment, event.by, event.at) == (comment, moderator, at)
    assert (event.from_status, event.to_status) == ("pending", "rejected")
    assert event.reason == comment.reason == "It attacks a person"


def test_rejecting_needs_a_reason(moderator):
    comment = make_comment()
    with pytest.raises(ValueError, match="Say why"):
        reject(comment, by=moderator, reason="  ")
    assert state(comment) == Status.PENDING


def test_the_moment_of_publication_is_that_of_the_first_approval(moderator):
    comment = make_comment()
    at = timezone.now()
    approve(comment, by=moderator, at=at)
    remove(comment, by=moderator)
    restore(comment, by=moderator, at=at + timedelta(hours=1))
    comment.refresh_from_db()
    assert comment.published_at == at


def test_whoever_comes_second_learns_who_was_first(moderator, chief):
    comment = make_comment()
    seen_by_both = Comment.objects.get(pk=comment.pk)
    approve(comment, by=moderator, at=timezone.now() - timedelta(seconds=10))
    with pytest.raises(AlreadyDecided) as second:
        reject(seen_by_both, by=chief, reason="It is off the subject", seen="pending")
    assert str(second.value) == "Already decided by moderator 10 seconds ago: published."
    assert state(comment) == Status.APPROVED


def test_a_decision_on_what_changed_since_is_refused_even_where_the_move_exists(moderator, chief):
    comment = make_comment()
    reject(comment, by=moderator, reason="It is off the subject")
    with pytest.raises(AlreadyDecided):
        approve(comment, by=chief, seen="pending")
    approve(comment, by=chief, seen="rejected")
    assert state(comment) == Status.APPROVED


@pytest.mark.parametrize("verb", ["approve", "reject", "mark_spam"])
def test_undo_puts_a_waiting_comment_back_into_the_queue(moderator, verb):
    comment = make_comment()
    CALLS[verb](comment, moderator)
    restore(comment, by=moderator)
    assert state(comment) == Status.PENDING
    assert comment.reason == "" and comment.published_at is None
    assert comment in Comment.objects.awaiting_moderation()
    assert comment.events.count() == 2


def test_undo_twice_is_as_if_never_pressed(moderator):
    comment = make_comment()
    reject(comment, by=moderator, reason="It attacks a person")
    restore(comment, by=moderator)
    restore(comment, by=moderator)
    assert state(comment) == Status.REJECTED
    assert comment.reason == "It attacks a person"


def test_what_was_never_decided_cannot_be_undone(moderator):
    with pytest.raises(AlreadyDecided, match="This comment is waiting"):
        restore(make_comment(), by=moderator)


def test_what_its_writer_took_back_no_moderator_brings_back(moderator):
    comment = make_comment()
    approve(comment, by=moderator)
    withdraw_own(comment)
    assert comment.status == Status.REMOVED
    for verb in ("restore", "approve", "remove"):
        with pytest.raises(AlreadyDecided, match="by its writer"):
            getattr(moderate, verb)(comment, by=moderator)


def test_a_check_may_be_overruled(moderator):
    comment = make_comment(status="spam")
    approve(comment, by=moderator)
    assert state(comment) == Status.APPROVED


def seen_of(article):
    """What readers see of each comment: that it is there, or who took it down."""
    comments = Comment.objects.filter(article=article).order_by("pk")
    return [(each.status == Status.APPROVED, taken_down_by(each)) for each in comments]


@pytest.mark.parametrize("seed", range(5))
def test_the_count_is_right_after_any_sequence_of_moves(moderator, seed):
    chance = random.Random(seed)
    article = make_article()
    comments = [make_comment(article) for _ in range(15)]
    moves = 0
    for _ in range(120):
        comment, verb = chance.choice(comments), chance.choice([*CALLS, "restore"])
        before = seen_of(article)
        version = Thread.objects.state_under(slug=article.slug).version
        try:
            (CALLS.get(verb) or (lambda each, by: restore(each, by=by)))(comment, moderator)
        except AlreadyDecided:
            pass
        else:
            moves += 1
        after = Comment.objects.filter(article=article).approved().count()
        thread = Thread.objects.filter(article=article).first()
        assert (thread.approved_count if thread else 0) == after
        # Readers see a change exactly when the version says so.
        state = Thread.objects.state_under(slug=article.slug)
        assert (state.version > version) == (before != seen_of(article))
    assert ModerationEvent.objects.count() == moves > 20
    for comment in comments:
        events = list(comment.events.order_by("pk"))
        froms = [event.from_status for event in events]
        assert froms == ["pending", *(event.to_status for event in events)][: len(events)]


def test_ten_moderators_deciding_at_once_make_one_decision(together):
    comment = make_comment()
    accounts = [make_account(f"m{number}") for number in range(10)]

    def decide(number):
        mine = Comment.objects.get(pk=comment.pk)
        try:
            (approve if number % 2 else mark_spam)(mine, by=accounts[number], seen="pending")
        except AlreadyDecided as error:
            return str(error)
        return "done"

    answers = together(10, decide)
    assert answers.count("done") == 1
    assert all("Already decided by m" in each for each in answers if each != "done")
    assert ModerationEvent.objects.count() == 1
    approved = Comment.objects.approved().count()
    thread = Thread.objects.filter(article=comment.article).first()
    assert (thread.approved_count if thread else 0) == approved


def test_the_first_approvals_of_a_thread_at_once_are_all_counted(together):
    article = make_article()
    comments = [make_comment(article) for _ in range(10)]
    by = make_account("moderator")
    together(10, lambda number: approve(comments[number], by=by))
    thread = Thread.objects.get(article=article)
    assert (thread.approved_count, thread.version) == (10, 10)
