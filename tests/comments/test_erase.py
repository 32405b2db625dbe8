"""What a reader wrote is erased from every column of every table; what others answered stays."""

import json
import zlib
from datetime import timedelta
from functools import partial

import pytest
from django.apps import apps
from django.db import connection, models
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments import ban, erase, moderate
from comments.edit import edit_comment
from comments.export import export
from comments.learn import learn, make_model
from comments.models import (
    AkismetQuestion,
    Appeal,
    BadgeInvitation,
    Comment,
    CommentEdit,
    Commenter,
    CommenterEvent,
    ModerationEvent,
    Recommendation,
    Report,
    SpamModel,
    Thread,
)
from comments.person import person_of
from comments.recommend import recommend
from comments.replay import Change, replay
from comments.report import report
from comments.submit import submit_comment
from comments.trial import trial_of
from postbox.models import Letter
from postbox.outbox import deliver_due
from tests.factories import make_article, make_comment, make_expert

pytestmark = pytest.mark.django_db
WORD = "quetzalcanary"
ADDRESS = f"{WORD}@example.com"
NAME = f"{WORD.title()} Prim"


def words(number):
    return f"The {WORD} number {number} sings of the grid, and nobody else does."


@pytest.fixture
def person(article, moderator):
    """A reader who did all that a reader can do, with the canary in every word."""
    me = Commenter.objects.create(
        email=ADDRESS, email_confirmed_at=timezone.now() - timedelta(days=3)
    )
    others = make_comment(article, body="Somebody else said so.")
    moderate.approve(others, by=moderator)
    given = {"display_name": NAME, "commenter": me, "network_key": "b" * 32}
    shown, edited, refused, spam, taken = (
        submit_comment(article, body=words(number), notify=True, **given) for number in range(5)
    )
    for each in (shown, edited, taken):
        moderate.approve(each, by=moderator)
    moderate.pick(shown, by=moderator)
    moderate.mark_spam(spam, by=moderator)
    moderate.remove(taken, by=moderator, reason="It attacks a person")
    edit_comment(edited, body=words("changed"))
    moderate.reject(refused, by=moderator, reason="Off the subject")
    Appeal.objects.create(comment=refused, words=words("appeal"))
    AkismetQuestion.objects.create(
        comment=spam, body_digest=spam.body_digest, ask_after=timezone.now()
    )
    recommend(others, visitor=me.visitor, commenter=me)
    report(others, reporter=me.visitor, reason="spam", words=words("report"), commenter=me)
    report(shown, reporter="x" * 40, reason="spam", words=f"“{words(0)}” is advertising")
    for each in (shown, edited):
        answer = submit_comment(
            article, display_name="Bo", body=f"I disagree, {each.pk}.", parent=each
        )
        moderate.approve(answer, by=moderator)
    theirs = Commenter.objects.create(email="bo@example.com", email_confirmed_at=timezone.now())
    asked = make_comment(article, commenter=theirs, notify=True, body="Why?")
    moderate.approve(asked, by=moderator)
    own_answer = submit_comment(article, body=words("answer"), parent=asked, **given)
    moderate.approve(own_answer, by=moderator)
    BadgeInvitation.objects.create(
        article=article,
        expert=make_expert(),
        taken_by=me,
        taken_at=timezone.now(),
        expires_at=timezone.now() + timedelta(days=9),
    )
    submit_comment(
        make_article(), display_name=NAME, body=words("elsewhere"), email=f"new-{ADDRESS}",
        commenter=me,
    )  # fmt: skip
    ban.ban(by=moderator, reason="Too many", commenter=me)
    me.refresh_from_db()
    return me


def every_text():
    """Each value of each text, JSON and binary column of each table, with where it stands."""
    for model in apps.get_models(include_auto_created=True):
        for field in model._meta.concrete_fields:
            if isinstance(field, (models.CharField, models.TextField, models.JSONField)):
                for value in model._base_manager.values_list(field.name, flat=True).iterator():
                    yield f"{model._meta.label}.{field.name}", json.dumps(value, default=str)


def found(*canaries):
    return {
        place
        for place, value in every_text()
        for canary in canaries
        if canary.casefold() in value.casefold()
    }


def test_no_column_of_any_table_holds_a_word_or_a_digest_of_it_afterwards(person):
    digests = [
        person.token,
        person.visitor,
        "b" * 32,
        *Comment.objects.filter(commenter=person).values_list("body_digest", flat=True),
        *Comment.objects.filter(commenter=person).values_list("key", flat=True),
    ]
    held = found(WORD)
    for column in (
        "Comment.body",
        "Comment.display_name",
        "Commenter.email",
        "Commenter.new_email",
        "CommentEdit.body",
        "Appeal.words",
        "Report.words",
    ):
        assert f"comments.{column}" in held
    assert {"postbox.Letter.to", "postbox.Letter.text"} <= held
    assert erase.erase([person])
    assert found(WORD) == set()
    assert found(*digests) == set()
    fresh = Commenter.objects.get(pk=person.pk)
    assert fresh.erased_at and not fresh.comments.exists()


def test_export_then_erase_then_export_is_empty(person):
    assert WORD in "".join(export([person]))
    erase.erase([person])
    left = json.loads("".join(export([Commenter.objects.get(pk=person.pk)])))
    assert [left[name] for name in ("comments", "reports", "recommendations", "badges")] == [
        [],
        [],
        [],
        [],
    ]
    assert left["browsers"][0]["email"] is None


def test_what_others_answered_stays_below_a_line_that_says_who_deleted(client, article, person):
    before = client.get(article.get_absolute_url()).content.decode()
    assert WORD in before
    erase.erase([person])
    page = client.get(article.get_absolute_url()).content.decode()
    assert WORD not in page and page.count("Deleted by its writer.") == 2
    assert page.count("I disagree, ") == 2 and "Somebody else said so." in page
    assert WORD not in client.get(f"{article.get_absolute_url()}feed/").content.decode()


def test_counters_are_right_and_the_page_has_another_version(client, article, person):
    etag = client.get(article.get_absolute_url())["ETag"]
    erase.erase([person])
    thread = Thread.objects.get(article=article)
    assert thread.approved_count == Comment.objects.filter(article=article).approved().count()
    assert client.get(article.get_absolute_url())["ETag"] != etag
    assert Comment.objects.order_by("-thread_rank").first().thread_rank == 1  # the pick is gone


def test_answers_to_a_takeaway_are_counted_anew(client, moderator):
    article = make_article(takeaways=["Power is the limit."])
    uid, me = article.takeaways.get().uid, Commenter.objects.create()
    given = {"about": uid, "display_name": "Bo"}
    for writer in (me, None):
        said = submit_comment(article, body=f"It is {writer}.", commenter=writer, **given)
        moderate.approve(said, by=moderator)
    assert Thread.objects.get().answers[uid][0] == 2
    erase.erase([me])
    assert Thread.objects.get().answers[uid] == [1, said.pk]


def test_every_change_has_its_event_and_none_holds_words(person, moderator):
    wrote = set(person.comments.values_list("pk", flat=True))
    erase.erase([person], by=moderator)
    for pk in wrote:
        last = ModerationEvent.objects.filter(comment=pk).order_by("-pk").first()
        assert (last.to_status, last.reason) == ("removed", moderate.WITHDRAWN)
    event = CommenterEvent.objects.get()
    assert (event.verb, event.by, event.comment_count) == ("erased", moderator, len(wrote))


def test_no_undo_brings_back_what_was_erased(person, moderator):
    wrote = list(person.comments.all())
    erase.erase([person])
    for comment in wrote:
        with pytest.raises(moderate.AlreadyDecided):
            moderate.restore(comment, by=moderator)
        with pytest.raises(moderate.AlreadyDecided):
            moderate.approve(comment, by=moderator)


def test_a_text_that_waited_cannot_be_decided_about_once_it_is_erased(article, moderator):
    me = Commenter.objects.create()
    comment = make_comment(article, commenter=me, status="approved")
    wish = CommentEdit.objects.create(comment=comment, body_before=comment.body, body="Later.")
    erase.erase([me])
    for decide in (moderate.show_edit, partial(moderate.refuse_edit, reason="It advertises")):
        with pytest.raises(moderate.AlreadyDecided):
            decide(wish, by=moderator)


def test_what_checks_found_is_no_way_to_what_was_erased(article):
    me = Commenter.objects.create()
    verdicts = [{"screen": "links", "kind": "hold", "words": "It holds links."}]
    comment = make_comment(article, commenter=me, verdicts=verdicts)
    erase.erase([me])
    comment.refresh_from_db()
    assert (comment.verdicts, comment.objections) == ([], "")


def test_mails_to_them_and_about_their_words_do_not_go(person, mailoutbox):
    assert Letter.objects.filter(sent_at=None, to=ADDRESS).exists()
    erase.erase([person])
    deliver_due(at=timezone.now() + timedelta(hours=1))
    assert [mail.to for mail in mailoutbox if ADDRESS in mail.to[0]] == []
    assert WORD not in str([mail.message() for mail in mailoutbox])


def test_the_mails_of_others_go_on(article, moderator):
    me, bo = Commenter.objects.create(), Commenter.objects.create()
    for each, address in ((me, "me@example.com"), (bo, "bo@example.com")):
        said = submit_comment(
            article,
            display_name="Bo",
            body=f"{address[:2]} says so.",
            email=address,
            commenter=each,
        )
        assert said.commenter == each
    erase.erase([me])
    assert [letter.to for letter in Letter.objects.all()] == ["bo@example.com"]


def test_recommendations_that_they_gave_still_count(person):
    (given,) = Recommendation.objects.all()
    erase.erase([person])
    given.refresh_from_db()
    assert given.visitor is None and given.comment.recommendations == 1
    assert Report.objects.filter(reporter=None, commenter=None, words="").count() == 1


def test_the_cookie_opens_nothing_and_the_next_comment_begins_anew(client, post, article):
    post(article)
    mine = Comment.objects.get()
    assert client.get(f"/comments/{mine.pk}/mine/").status_code == 200
    erase.erase([mine.commenter])
    assert client.get(f"/comments/{mine.pk}/mine/").status_code == 404
    post(article, body="I begin again.")
    assert Comment.objects.latest("pk").commenter_id != mine.commenter_id


def test_a_comment_under_way_while_its_writer_is_erased_gets_a_writer_of_its_own(article):
    me = Commenter.objects.create()
    erase.erase([me])
    said = submit_comment(article, display_name="Bo", body="I was under way.", commenter=me)
    assert said.commenter_id != me.pk and Comment.objects.get().body == "I was under way."


def test_no_browser_of_a_reader_who_confirmed_in_many_is_left_out(article):
    confirmed = {"email": "a@office.example", "email_confirmed_at": timezone.now()}
    everywhere = [Commenter.objects.create(**confirmed) for _ in range(60)]
    for number, each in enumerate(everywhere):
        make_comment(article, commenter=each, body=f"From browser {number}.")
    assert erase.erase(person_of(everywhere[30]))
    assert not Comment.objects.exclude(body="").exists()


def test_a_report_under_way_while_its_writer_is_erased_is_nobodys(article):
    me, comment = Commenter.objects.create(), make_comment(article, status="approved")
    erase.erase([Commenter.objects.get(pk=me.pk)])
    made = report(comment, reporter=me.visitor, reason="spam", commenter=me)
    assert made.commenter is None


def test_twice_is_once(person):
    erase.erase([person])
    count = ModerationEvent.objects.count()
    assert erase.erase([person]) and erase.erase([Commenter.objects.get(pk=person.pk)])
    assert (ModerationEvent.objects.count(), CommenterEvent.objects.count()) == (count, 1)


def test_what_there_was_no_time_for_the_work_loop_ends(person, monkeypatch):
    monkeypatch.setattr(erase, "AT_ONCE", 2)
    monkeypatch.setattr(erase, "MOST_TIME", -1)
    assert not erase.erase([person])
    half = Commenter.objects.get(pk=person.pk)
    assert half.comments.exists() and half.email == "" and half.erased_at is None
    monkeypatch.setattr(erase, "MOST_TIME", 8)
    assert erase.finish_erasures() == 1
    assert found(WORD) == set() and erase.finish_erasures() == 0


def test_what_is_learned_is_numbers_and_the_next_model_learns_none_of_it(moderator, article):
    me = Commenter.objects.create()
    for number in range(30):
        moderate.approve(make_comment(article, commenter=me, body=words(number)), by=moderator)
    assert learn() == 1
    known = SpamModel.objects.latest("pk")
    assert known.good_count == 30
    for field in SpamModel._meta.concrete_fields:
        kept = getattr(known, field.name)
        assert not isinstance(kept, str), field
        assert WORD.encode() not in (zlib.decompress(kept) if isinstance(kept, bytes) else b"")
    erase.erase([me])
    assert make_model(timezone.now()).good_count == 0


def test_many_comments_cost_few_questions_each(article):
    me, elsewhere = Commenter.objects.create(), make_article()
    states = ("pending", "approved", "rejected", "spam", "approved")
    for number in range(40):
        make_comment(
            elsewhere if number % 3 else article,
            commenter=me,
            body=words(number),
            status=states[number % 5],
        )
    with CaptureQueriesContext(connection) as queries:
        erase.erase([me])
    assert len(queries) < 60
    assert found(WORD) == set()


def test_what_is_erased_is_not_tried_against_new_rules(article):
    me = Commenter.objects.create()
    make_comment(article, commenter=me, body=words(1))
    assert trial_of(WORD).looked_at == 1 and replay(Change(), last=10).looked_at == 1
    erase.erase([me])
    assert trial_of(WORD).looked_at == 0 and replay(Change(), last=10).looked_at == 0


def test_many_who_answered_each_other_are_erased_at_once(together):
    article, people = make_article(), [Commenter.objects.create() for _ in range(5)]
    roots = [make_comment(article, commenter=each, body=words(each.pk)) for each in people]
    for root in roots:
        moderate.approve(root, by=None)
        recommend(root, visitor="somebody")
        for each in people:
            answer = make_comment(article, parent=root, commenter=each, body=words(root.pk))
            recommend(moderate.approve(answer, by=None), visitor="somebody")
    assert Thread.objects.get().approved_count == 30
    together(5, lambda number: erase.erase([people[number]]))
    while erase.finish_erasures():
        pass
    assert found(WORD) == set() and Thread.objects.get().approved_count == 0
    assert not Commenter.objects.filter(erased_at=None).exists()
