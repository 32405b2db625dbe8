from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from comments.models import Comment, Commenter
from comments.moderate import WITHDRAWN
from comments.trust import is_trusted, record_of
from tests.comments.screen.steps import objections, row_of
from tests.factories import ago, make_comment

Status = Comment.Status
TWO = "See https://a.example/x and https://b.example/y"


def known(*, approved=0, rejected=0, spam=0, **given):
    writer = Commenter.objects.create(**given)
    states = {Status.APPROVED: approved, Status.REJECTED: rejected, Status.SPAM: spam}
    for status, count in states.items():
        for _ in range(count):
            make_comment(commenter=writer, status=status)
    return writer


@pytest.mark.parametrize(
    ("record", "trusted"),
    [
        ({}, False),
        ({"approved": 1}, False),
        ({"approved": 2}, True),
        ({"approved": 2, "rejected": 1}, False),  # a third
        ({"approved": 3, "rejected": 1}, True),  # a quarter
        ({"approved": 7, "rejected": 3}, False),  # not fewer than 30 %
        ({"approved": 7, "spam": 3}, False),
    ],
)
def test_trust_hangs_on_what_became_of_earlier_comments(db, record, trusted):
    assert is_trusted(known(**record)) is trusted


def test_nobody_is_trusted_for_a_name_or_an_address_that_they_typed(db):
    known(approved=5, email="known@example.com")
    stranger = Commenter(email="known@example.com", email_confirmed_at=timezone.now())
    assert not is_trusted(stranger) and not is_trusted(None)


def test_old_comments_count_no_more_and_taking_one_back_is_nothing_bad(db):
    writer = known(approved=2, rejected=2)
    Comment.objects.filter(status=Status.REJECTED).update(created_at=ago(days=91))
    make_comment(commenter=writer, status=Status.REMOVED, reason=WITHDRAWN)
    assert record_of(writer).is_good
    make_comment(commenter=writer, status=Status.REMOVED, reason="It attacks a person")
    assert not record_of(writer).is_good


def test_two_links_of_a_newcomer_wait_and_those_of_a_known_writer_do_not(say):
    assert objections(say(TWO, posted=True)) == {"links": "hold"}
    comment = say(TWO + ".", posted=True, commenter=known(approved=2))
    assert comment.status == Status.APPROVED
    assert say("One: https://a.example/z", posted=True).status == Status.APPROVED


def test_three_links_wait_whoever_writes_and_are_marked(say):
    three = f"{TWO} and https://c.example"
    comment = say(three, posted=True, commenter=known(approved=9))
    assert comment.status == Status.PENDING
    assert row_of(comment, "links")["evidence"][2] == "https://c.example"


def test_trust_opens_nothing_where_an_editor_reads_first(post, client, open_article):
    post(open_article)
    writer = Comment.objects.get().commenter
    for _ in range(2):
        make_comment(commenter=writer, status=Status.APPROVED)
    assert is_trusted(writer)
    Article.objects.update(comments_policy=Article.CommentsPolicy.PREMODERATED)
    post(open_article, body="One more thought of mine.")
    assert Comment.objects.order_by("-pk").first().status == Status.PENDING


def test_trust_is_carried_by_the_cookie(post, client, open_article):
    post(open_article)
    post(open_article, body="A second thought of mine.")
    assert Comment.objects.filter(status=Status.APPROVED).count() == 2
    post(open_article, body=TWO)
    assert Comment.objects.order_by("-pk").first().status == Status.APPROVED
    client.cookies.clear()
    post(open_article, body=f"{TWO}, said by a stranger")
    assert objections(Comment.objects.order_by("-pk").first()) == {"links": "hold"}


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("x@mailinator.com", "hold"),
        ("x@sub.MAILINATOR.com", "hold"),
        ("x@example.com", "pass"),
        ("x@mailinator.com.example", "pass"),
        ("", "pass"),
    ],
)
def test_an_address_to_throw_away_is_held_and_not_repeated(say, address, kind):
    row = row_of(say(email=address), "address")
    assert row["kind"] == kind
    assert "x@" not in str(row)


def test_a_window_of_trust_ends(db):
    writer = known(approved=2)
    assert is_trusted(writer, timezone.now() + timedelta(days=89))
    assert not is_trusted(writer, timezone.now() + timedelta(days=91))
