"""Undo takes back whatever was done, alone or for many at once, and the mail with it."""

import re

import pytest

from comments import moderate
from comments.models import Comment, CommentEdit, Commenter, ModerationEvent, Report, Thread
from comments.undo import undo
from postbox.models import Letter
from tests.factories import ago, make_comment

pytestmark = pytest.mark.django_db
URL = "/admin/comments/comment/"


def states(*comments):
    return [Comment.objects.get(pk=comment.pk).status for comment in comments]


def last_event(comment):
    return comment.events.latest("pk")


def words_of(response):
    return re.sub(r"<[^>]+>", "", response.content.decode())


@pytest.fixture
def hearing(article):
    """``hearing(...)``: a comment whose writer gets mail about what is decided."""

    def make(**given):
        writer = Commenter.objects.create(email="k@office.example", email_confirmed_at=ago(days=1))
        return make_comment(article, commenter=writer, **given)

    return make


def test_many_decisions_are_taken_back_by_one_press_and_no_mail_goes(desk, hearing):
    comments = [hearing() for _ in range(4)]
    data = {"verb": "approve", "comment": [each.pk for each in comments], "seen": "pending"}
    page = desk.post(URL, data, follow=True).content.decode()
    events = list(ModerationEvent.objects.all())
    for event in events:
        letter = Letter.objects.get(dedup_key=f"comment-decision-{event.pk}")
        assert (letter.send_after - event.at).total_seconds() >= 30
    whole = page[page.index("4 comments") : page.index("Undo all of it")]
    posted = re.findall(r'name="event" value="(\d+)"', whole)
    assert len(posted) == 4
    desk.post(URL, {"verb": "undo", "event": posted})
    assert states(*comments) == ["pending"] * 4
    assert not Letter.objects.exists()
    assert Thread.objects.get().approved_count == 0


def test_of_many_what_somebody_else_did_since_stays(desk, moderator, chief):
    first, second = make_comment(), make_comment(display_name="Sam")
    data = {"verb": "approve", "comment": [first.pk, second.pk], "seen": "pending"}
    desk.post(URL, data)
    events = [last_event(first).pk, last_event(second).pk]
    moderate.mark_spam(second, by=chief)
    response = desk.post(URL, {"verb": "undo", "event": events}, follow=True)
    assert states(first, second) == ["pending", "spam"]
    assert "Sam: Already decided by chief" in words_of(response)


def test_the_page_says_what_was_taken_back(desk):
    comments = [make_comment(), make_comment()]
    data = {"verb": "approve", "comment": [each.pk for each in comments], "seen": "pending"}
    desk.post(URL, data)
    events = [last_event(each).pk for each in comments]
    assert "2 decisions taken back." in words_of(
        desk.post(URL, {"verb": "undo", "event": events}, follow=True)
    )
    desk.post(URL, {**data, "comment": comments[0].pk})
    again = {"verb": "undo", "event": last_event(comments[0]).pk}
    assert "1 decision taken back." in words_of(desk.post(URL, again, follow=True))


def test_the_same_undo_twice_undoes_once(desk):
    comment = make_comment()
    desk.post(URL, {"verb": "approve", "comment": comment.pk, "seen": "pending"})
    event = last_event(comment)
    for _ in range(2):
        response = desk.post(URL, {"verb": "undo", "event": event.pk}, follow=True)
    assert states(comment) == ["pending"]
    assert "Already decided by moderator" in words_of(response)


def test_reports_that_were_dismissed_are_open_again(desk, moderator):
    comment = make_comment(status="approved")
    old = Report.objects.create(comment=comment, reporter="o", reason="spam", outcome="dismissed")
    Report.objects.create(comment=comment, reporter="n", reason="spam")
    desk.post(URL, {"verb": "keep", "comment": comment.pk, "seen": "approved"})
    assert not Report.objects.filter(outcome="open").exists()
    desk.post(URL, {"verb": "undo", "event": last_event(comment).pk})
    assert Report.objects.get(outcome="dismissed") == old
    assert last_event(comment).verb == ModerationEvent.Verb.TAKEN_BACK


def test_a_pick_and_its_end_are_taken_back(desk):
    comment = make_comment(status="approved")
    for verb, is_pick in (("pick", True), ("unpick", False)):
        Comment.objects.update(picked_at=None if is_pick else ago(hours=1))
        desk.post(URL, {"verb": verb, "comment": comment.pk, "seen": "approved"})
        assert Comment.objects.get().is_pick == is_pick
        desk.post(URL, {"verb": "undo", "event": last_event(comment).pk})
        assert Comment.objects.get().is_pick != is_pick


@pytest.mark.parametrize("verb", ["show_edit", "refuse_edit"])
def test_a_new_text_waits_again_and_readers_see_the_old_one(desk, verb):
    comment = make_comment(status="approved", body="One pump.")
    CommentEdit.objects.create(comment=comment, body_before="One pump.", body="Two pumps.")
    desk.post(URL, {"verb": verb, "comment": comment.pk, "seen": "approved"})
    version = Thread.objects.filter(article=comment.article).values_list("version", flat=True)
    shown = version.first()
    desk.post(URL, {"verb": "undo", "event": last_event(comment).pk})
    comment.refresh_from_db()
    edit = CommentEdit.objects.get()
    assert (comment.body, edit.status, edit.decided_by, edit.reason) == (
        "One pump.",
        "pending",
        None,
        "",
    )
    assert verb == "refuse_edit" or version.first() > shown


def test_with_the_old_text_comes_what_was_known_of_it(desk):
    found = {"screen": "links", "kind": "hold", "words": "It holds links."}
    comment = make_comment(status="approved", verdicts=[found])

    def known():
        comment.refresh_from_db()
        return comment.body, comment.edited_at, comment.verdicts, comment.objections

    def show():
        desk.post(URL, {"verb": "show_edit", "comment": comment.pk, "seen": "approved"})
        return known()

    before = known()
    wish = CommentEdit.objects.create(comment=comment, body_before=comment.body, body="Two.")
    _, edited_at, *rest = show()
    assert edited_at and rest == [[], ""]
    desk.post(URL, {"verb": "undo", "event": last_event(comment).pk})
    assert known() == before and " links " in before
    once = show()
    CommentEdit.objects.create(comment=comment, body_before=wish.body, body="Three.")
    assert show() != once
    desk.post(URL, {"verb": "undo", "event": last_event(comment).pk})
    assert known() == once


def test_what_a_writer_or_a_check_did_is_not_taken_back(desk, moderator):
    comment = make_comment()
    moderate.approve(comment, by=None)
    by_a_check = last_event(comment)
    response = desk.post(URL, {"verb": "undo", "event": by_a_check.pk}, follow=True)
    assert states(comment) == ["approved"]
    assert "Already decided by a check" in words_of(response)
    moderate.withdraw_own(comment)
    with pytest.raises(moderate.AlreadyDecided):
        undo(last_event(comment), by=moderator)


@pytest.mark.parametrize("event", ["", "x", "9" * 30, "999999", ["x", "-1"]])
def test_odd_undos_change_nothing(desk, event):
    comment = make_comment(status="approved")
    assert desk.post(URL, {"verb": "undo", "event": event}).status_code == 302
    assert states(comment) == ["approved"]


# What the page's script gets


def test_the_script_gets_the_line_alone(desk):
    comment = make_comment(display_name="<b>Hanne</b>")
    data = {"verb": "approve", "comment": comment.pk, "seen": "pending", "part": "1"}
    answer = desk.post(URL, data)
    html = answer.content.decode()
    assert answer.status_code == 200 and "<html" not in html
    assert f'data-about="{comment.pk}"' in html and "&lt;b&gt;Hanne" in html
    event = last_event(comment).pk
    assert desk.post(URL, {"verb": "undo", "event": event, "part": "1"}).content.strip() == b""
    assert states(comment) == ["pending"]


def test_the_script_is_told_what_is_wrong_and_who_was_quicker(desk, chief):
    comment = make_comment()
    data = {"verb": "approve", "comment": comment.pk, "seen": "pending", "part": "1"}
    refused = desk.post(URL, {**data, "verb": "reject", "note": "x" * 500})
    assert refused.status_code == 422 and "The note is too long" in words_of(refused)
    moderate.reject(comment, by=chief, reason="It attacks a person")
    told = desk.post(URL, data)
    assert told.status_code == 200 and "Already decided by chief" in words_of(told)
