from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Paper
from articles.publish import withdraw
from comments import moderate, screen
from comments.models import Comment, Commenter, ModerationEvent, Thread
from comments.policy import policy_of
from comments.screen.verdict import Kind
from comments.submit import (
    ArticleGone,
    CommentsClosed,
    ParentGone,
    TooManyComments,
    submit_comment,
)
from postbox.guard import Entry, Token
from tests.factories import make_article, make_comment

Status = Comment.Status
Policy = Article.CommentsPolicy
SAID = {"display_name": "Priya", "body": "We run both through one gateway already."}


def entry(**given):
    base = {"is_same_origin": True, "token": Token.VALID, "seconds": 60.0}
    return Entry(**{**base, "is_decoy_filled": False, "key": "", **given})


def thread_of(article):
    return Thread.objects.filter(article=article).first() or Thread(article=article)


def test_a_comment_waits_where_an_editor_reads_first(article):
    comment = submit_comment(article, **SAID, entry=entry())
    assert comment.status == Status.PENDING
    assert {row["kind"] for row in comment.verdicts} == {"pass"}
    assert not ModerationEvent.objects.exists()
    assert thread_of(article).version == 0


def test_a_comment_appears_at_once_where_the_thread_is_open_and_every_check_passes(open_article):
    comment = submit_comment(open_article, **SAID, entry=entry())
    assert comment.status == Status.APPROVED
    assert comment.published_at == comment.created_at
    event = ModerationEvent.objects.get()
    assert (event.from_status, event.to_status, event.by) == ("", "approved", None)
    thread = thread_of(open_article)
    assert (thread.approved_count, thread.version) == (1, 1)


def test_the_papers_policy_holds_where_the_article_has_none():
    article, paper = Article(), Paper(comments_policy=Policy.CLOSED)
    assert policy_of(article, paper) == Policy.CLOSED
    assert policy_of(Article(comments_policy=Policy.OPEN), paper) == Policy.OPEN


@pytest.mark.parametrize("policy", [Policy.CLOSED, Policy.OFF])
def test_a_closed_thread_takes_nothing(policy, db):
    with pytest.raises(CommentsClosed):
        submit_comment(make_article(comments_policy=policy), **SAID)
    assert not Comment.objects.exists() and not Commenter.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {"status": "draft"},
        {"status": "in_review"},
        {"published_at": timezone.now() + timedelta(hours=1)},
        {"status": "withdrawn"},
    ],
)
def test_what_readers_cannot_see_takes_no_comments(given, db):
    with pytest.raises(ArticleGone):
        submit_comment(make_article(**given), **SAID)


def test_an_article_withdrawn_since_it_was_read_takes_none(article, chief):
    seen_before = Article.objects.get(pk=article.pk)
    withdraw(article, by=chief, reason="The source could not be confirmed.")
    with pytest.raises(ArticleGone):
        submit_comment(seen_before, **SAID)


def test_a_reply_stands_under_the_comment_it_answers(open_article):
    first = submit_comment(open_article, **SAID)
    reply = submit_comment(open_article, display_name="Mara", body="Thank you.", parent=first)
    assert reply.parent == first
    assert reply.path.startswith(first.path) and reply.depth == 2


@pytest.mark.parametrize("status", ["pending", "rejected", "spam", "removed"])
def test_a_hidden_comment_cannot_be_answered(article, status):
    parent = make_comment(article, status=status)
    with pytest.raises(ParentGone):
        submit_comment(article, **SAID, parent=parent)


def test_a_comment_of_another_article_cannot_be_answered(article):
    elsewhere = make_comment(make_article(), status="approved")
    with pytest.raises(ParentGone):
        submit_comment(article, **SAID, parent=elsewhere)


def test_a_seventh_level_stands_beside_the_sixth_and_keeps_its_true_parent(article):
    parents = [None]
    for _ in range(8):
        parents.append(make_comment(article, parent=parents[-1], status="approved"))
    depths = [comment.depth for comment in parents[1:]]
    assert depths == [1, 2, 3, 4, 5, 6, 6, 6]
    assert parents[8].parent == parents[7]


@pytest.mark.parametrize(
    "words",
    [
        {"body": ""},
        {"body": " \n\u200b"},
        {"body": "x"},
        {"body": "x" * 5001},
        {"display_name": ""},
        {"display_name": "\u3164"},
        {"display_name": "x" * 81},
    ],
)
def test_words_that_no_form_lets_through_are_refused(article, words):
    with pytest.raises(ValueError, match="A comment"):
        submit_comment(article, **{**SAID, **words})


def test_words_are_stored_as_typed_without_what_is_no_text(article):
    comment = submit_comment(
        article, display_name=" Zoe\u0308\n Ba\0y ", body="\nOne\r\n\r\n  two\x07\0 \ud800\n"
    )
    comment.refresh_from_db()
    assert comment.display_name == "Zo\u00eb Bay"
    assert comment.body == "One\n\n  two \ufffd"


def test_an_address_is_kept_unconfirmed_and_a_later_one_takes_its_place(article):
    first = submit_comment(article, **SAID, email="a@example.com", notify=True)
    assert first.notify and first.commenter.email == "a@example.com"
    assert first.commenter.email_confirmed_at is None
    submit_comment(
        article,
        display_name="Priya",
        body="More.",
        email="b@example.com",
        commenter=first.commenter,
    )
    assert Commenter.objects.get().email == "b@example.com"


def test_a_confirmed_address_is_not_replaced_by_a_typed_one(article):
    known = Commenter.objects.create(email="a@example.com", email_confirmed_at=timezone.now())
    submit_comment(article, **SAID, email="b@example.com", commenter=known)
    known.refresh_from_db()
    assert known.email == "a@example.com"


# One comment, however often it comes


def test_the_same_key_and_words_are_one_comment(article):
    first = submit_comment(article, **SAID, key="k" * 20)
    again = submit_comment(article, **SAID, key="k" * 20)
    assert first == again and Comment.objects.count() == Commenter.objects.count() == 1


def test_the_same_key_with_other_words_loses_neither_text(article):
    first = submit_comment(article, **SAID, key="k" * 20)
    other = {**SAID, "body": "What I really meant."}
    second = submit_comment(article, **other, key="k" * 20)
    third = submit_comment(article, **other, key="k" * 20)
    assert first != second == third
    assert {each.body for each in Comment.objects.all()} == {SAID["body"], other["body"]}
    assert submit_comment(article, **SAID, key="k" * 20) == first


def test_one_key_may_be_used_under_two_articles(article, open_article):
    first = submit_comment(article, **SAID, key="k" * 20)
    assert submit_comment(open_article, **SAID, key="k" * 20) != first


def test_without_a_key_the_same_words_from_the_same_network_on_one_day_are_one_comment(article):
    noon = timezone.now().replace(hour=12)
    first = submit_comment(article, **SAID, network_key="n1", at=noon)
    assert submit_comment(article, **SAID, network_key="n1", at=noon) == first
    assert submit_comment(article, **SAID, network_key="n2", at=noon) != first
    tomorrow = noon + timedelta(days=1)
    assert submit_comment(article, **SAID, network_key="n1", at=tomorrow) != first


def test_a_stored_comment_answers_the_same_after_the_thread_closed(article):
    first = submit_comment(article, **SAID, key="k" * 20)
    Article.objects.filter(pk=article.pk).update(comments_policy=Policy.CLOSED)
    assert submit_comment(article, **SAID, key="k" * 20) == first


def test_fifty_identical_posts_at_once_make_one_row(together):
    article = make_article(comments_policy=Policy.OPEN)
    given = {**SAID, "key": "k" * 20, "network_key": "n", "email": "a@example.com"}
    answers = together(50, lambda number: submit_comment(article, **given).pk)
    assert len(set(answers)) == 1
    assert Comment.objects.count() == Commenter.objects.count() == 1
    # The one that won may have been counted late enough to be held for its own echoes.
    counted = sum(Thread.objects.values_list("approved_count", flat=True))
    assert counted == Comment.objects.approved().count()
    assert ModerationEvent.objects.count() == Comment.objects.approved().count()


def test_twenty_different_posts_at_once_from_one_office_are_all_kept(together):
    article = make_article(comments_policy=Policy.OPEN)

    def one(number):
        return submit_comment(article, display_name="A", body=f"Text {number}.", network_key="n")

    assert len({comment.pk for comment in together(20, one)}) == 20
    assert Thread.objects.get().approved_count == Comment.objects.approved().count() >= 1
    assert all(comment.path for comment in Comment.objects.all())


# What the checks say


def kinds(comment):
    return {row["screen"]: row["kind"] for row in comment.verdicts if row["kind"] != "pass"}


@pytest.mark.parametrize(
    ("check", "words", "given"),
    [
        ("shape", {"body": "!!! 123"}, {}),
        ("shape", {"body": "THIS IS ALL WRITTEN IN CAPITALS"}, {}),
        ("shape", {"body": "x" * 200}, {}),
        ("shape", {"body": "turned \u202eround"}, {}),
        ("shape", {"body": "tall\n" * 900 + "tower"}, {}),
        ("timing", {}, {"seconds": 2.9}),
        ("timing", {}, {"seconds": None}),
        ("links", {"body": "a https://a.example https://b.example https://c.example"}, {}),
    ],
)
def test_what_looks_odd_is_held_with_the_reason(open_article, check, words, given):
    comment = submit_comment(open_article, **{**SAID, **words}, entry=entry(**given))
    assert comment.status == Status.PENDING
    assert kinds(comment) == {check: "hold"}
    assert all(row["words"] for row in comment.verdicts if row["kind"] != "pass")


@pytest.mark.parametrize(
    "body",
    [
        "Two are fine: https://a.example/x https://b.example/y",
        "SSD, HDD, LTO: WE TRIED them all, and tape won.",
        "https://a.example/" + "x" * 200 + " is long, and an address",
        "שלום לכולם, תודה על הכתבה",
        "很好的文章",
        "\n".join(f"A verse of a poem, number {number}" for number in range(120)),
    ],
)
def test_what_is_only_a_little_odd_passes(open_article, body):
    assert submit_comment(open_article, display_name="A", body=body).status == Status.APPROVED


def test_a_filled_decoy_is_spam_and_tells_the_moderator(open_article):
    comment = submit_comment(open_article, **SAID, entry=entry(is_decoy_filled=True))
    assert comment.status == Status.SPAM
    assert ModerationEvent.objects.get().to_status == "spam"
    assert thread_of(open_article).approved_count == 0


def test_the_same_text_again_within_a_day_is_held_whoever_sends_it(open_article):
    submit_comment(open_article, **SAID, network_key="n1")
    shouted = SAID["body"].upper().lower().replace(" ", "\n")
    again = submit_comment(open_article, display_name="B", body=shouted, network_key="n2")
    assert kinds(again) == {"repetition": "hold"}
    later = timezone.now() + timedelta(hours=25)
    assert submit_comment(open_article, **SAID, at=later).status == Status.APPROVED


def test_a_busy_network_is_held_then_sent_back_and_then_free_again(open_article):
    now = timezone.now()

    def send(number, at=now):
        body = f"Text number {number}."
        return submit_comment(open_article, display_name="A", body=body, network_key="n", at=at)

    states = [send(number).status for number in range(100)]
    assert states == [Status.APPROVED] * 6 + [Status.PENDING] * 94
    with pytest.raises(TooManyComments) as refused:
        send(100)
    assert refused.value.retry_after == 600
    assert send(101, now + timedelta(minutes=11)).status == Status.APPROVED


def test_a_check_that_fails_holds_the_comment_and_the_others_still_run(open_article, monkeypatch):
    ran = []

    def broken(comment, entry):
        raise RuntimeError("no")

    def last(comment, entry):
        ran.append(comment)
        return screen.verdict.PASSED

    monkeypatch.setattr(screen, "SCREENS", (broken, last))
    comment = submit_comment(open_article, **SAID)
    assert comment.status == Status.PENDING
    assert kinds(comment) == {"broken": "error"}
    assert ran


@pytest.mark.parametrize("check", screen.SCREENS)
def test_no_failing_check_lets_a_comment_through(open_article, monkeypatch, check):
    def fails(comment, entry):
        raise ValueError

    checks = tuple(fails if each is check else each for each in screen.SCREENS)
    monkeypatch.setattr(screen, "SCREENS", checks)
    assert submit_comment(open_article, **SAID, entry=entry()).status == Status.PENDING


def test_spam_is_the_worst_that_can_be_said():
    rows = [{"kind": kind} for kind in ("pass", "hold", "error", "spam")]
    assert screen.worst_of(rows) == Kind.SPAM
    assert screen.worst_of(rows[:3]) == screen.worst_of(rows[2:3]) == Kind.HOLD
    assert screen.worst_of([]) == screen.worst_of(rows[:1]) == Kind.PASS


def test_the_same_words_of_one_writer_are_one_comment_under_any_key(article):
    me = Commenter.objects.create()
    given = {"display_name": "Priya", "body": "I went back and pressed again.", "commenter": me}
    first = submit_comment(article, key="first-key", **given)
    assert submit_comment(article, key="second-key", **given) == first
    assert Comment.objects.count() == 1
    # Another place, name or day is another comment, and so is one after withdrawing.
    tomorrow = timezone.now() + timedelta(days=1, minutes=1)
    moderate.approve(first, by=None)
    assert submit_comment(article, key="third-key", parent=first, **given) != first
    assert submit_comment(article, key="key-four", **{**given, "display_name": "P"}) != first
    assert submit_comment(article, key="key-five", at=tomorrow, **given) != first
    moderate.withdraw_own(first)
    assert submit_comment(article, key="six-keys", **given).pk not in (None, first.pk)


def test_the_same_words_of_two_writers_are_two_comments(article):
    for _ in range(2):
        me = Commenter.objects.create()
        submit_comment(article, **SAID, commenter=me, key=f"key of {me.pk}")
    assert Comment.objects.count() == 2


def test_the_same_words_of_one_writer_at_once_make_one_row_under_ten_keys(together):
    article, me = make_article(), Commenter.objects.create()

    def one(number):
        return submit_comment(article, **SAID, commenter=me, key=f"key-{number}").pk

    assert len(set(together(10, one))) == 1
    assert Comment.objects.count() == 1
