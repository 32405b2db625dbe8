"""What stands in which tab of the queue, in which order, and how it is narrowed."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from comments import queue, weight
from comments.admin.asked import CHECKS
from comments.appeal import appeal
from comments.models import Ban, Comment, CommentEdit, Commenter, Report
from comments.moderate import approve, mark_spam, reject
from comments.screen import SCREENS
from comments.submit import submit_comment
from tests.factories import ago, make_article, make_comment

pytestmark = pytest.mark.django_db
URL = "/admin/comments/comment/"


def shown(desk, **query):
    """The numbers of the comments on the page, from the top."""
    html = desk.get(URL, query).content.decode()
    return [int(number) for number in re.findall(r'data-comment="(\d+)"', html)]


def numbers(*comments):
    return [comment.pk for comment in comments]


def reported(*reports, **given):
    """A published comment with a report for each of ``reports``: what a Report is made with."""
    comment = make_comment(status="approved", **given)
    for number, report in enumerate(reports):
        more = {"reporter": f"visitor {comment.pk} {number}", "reason": "attack", **report}
        Report.objects.create(comment=comment, **more)
    return comment


def held_by(*screens, **given):
    verdicts = [{"screen": name, "kind": "hold", "words": f"{name} says so."} for name in screens]
    verdicts.append({"screen": "shape", "kind": "pass", "words": ""})
    return make_comment(verdicts=verdicts, **given)


def waiting_edit_of(comment, **given):
    return CommentEdit.objects.create(
        comment=comment, body_before=comment.body, body="Another text.", **given
    )


# Tabs


def test_each_tab_shows_what_its_name_says(desk, moderator):
    plain, held, spam = make_comment(), held_by("links"), make_comment(status="spam")
    about = reported({}, {"outcome": "dismissed"})
    settled = reported({"outcome": "dismissed"})
    edited = make_comment(status="approved")
    waiting_edit_of(edited)
    appealed = make_comment()
    reject(appealed, by=moderator, reason="It attacks a person")
    appeal(appealed, words="Read it again.")
    assert shown(desk, tab="waiting") == numbers(plain, held, appealed)
    assert shown(desk, tab="held") == numbers(held)
    assert shown(desk, tab="reported") == numbers(about)
    assert shown(desk, tab="edits") == numbers(edited)
    assert shown(desk, tab="appeals") == numbers(appealed)
    assert shown(desk, tab="spam") == numbers(spam)
    assert shown(desk, tab="published") == numbers(edited, settled, about)
    assert shown(desk, tab="rejected") == shown(desk, tab="removed") == []


def test_the_tabs_count_what_they_show(moderator):
    published = make_comment()
    approve(published, by=moderator)
    Report.objects.create(comment=published, reporter="one", reason="spam")
    Report.objects.create(comment=published, reporter="two", reason="spam")
    waiting_edit_of(published)
    held_by("links")
    make_comment(status="removed")
    assert queue.counts() == {
        **dict.fromkeys(queue.TABS, 0),
        **dict.fromkeys(("waiting", "held", "reported", "edits", "published", "removed"), 1),
    }


def test_what_passed_every_check_is_not_held(open_article):
    passed, held = (
        submit_comment(open_article, display_name="A", body=body)
        for body in ("A pump.", "https://a.example https://b.example https://c.example")
    )
    assert (passed.objections, held.objections) == ("", " links ")
    assert list(Comment.objects.held()) == [held]


def test_a_new_text_brings_its_own_objections(open_article):
    comment = make_comment(verdicts=[{"screen": "links", "kind": "hold", "words": "x"}])
    comment.verdicts = []
    comment.save(update_fields=["verdicts"])
    comment.refresh_from_db()
    assert comment.objections == ""


# Order


def test_reported_comments_come_in_the_order_of_their_first_open_report(desk):
    late = reported({"at": ago(hours=1)}, created_at=ago(days=9))
    early = reported({"at": ago(hours=3)}, {"at": ago(minutes=1)}, created_at=ago(days=1))
    assert shown(desk, tab="reported") == numbers(early, late)
    assert shown(desk, tab="reported", order="newest") == numbers(late, early)


def test_by_weight_the_most_urgent_comes_first(desk, moderator):
    new, held, twice_held = make_comment(), held_by("links"), held_by("links", "words")
    old = make_comment(created_at=ago(hours=30))
    appealed = make_comment(created_at=ago(minutes=1))
    reject(appealed, by=moderator, reason="It attacks a person")
    appeal(appealed)
    assert shown(desk, order="weight") == numbers(appealed, old, twice_held, held, new)


def test_a_report_weighs_what_its_reporter_was_right_about(desk):
    at = ago(minutes=5)
    for outcome, reporter in (("upheld", "right"), ("dismissed", "wrong"), ("dismissed", "wrong")):
        reported({"outcome": outcome, "reporter": reporter})
    by_wrong = reported({"reporter": "wrong", "at": at})
    by_new = reported({"reporter": "new", "at": at})
    by_right = reported({"reporter": "right", "at": at})
    assert shown(desk, tab="reported", order="weight") == numbers(by_right, by_new, by_wrong)
    rows = Comment.objects.filter(pk=by_wrong.pk)
    assert rows.values_list(weight.sum_of_reports(), flat=True).get() == weight.worth(0, 2)


def test_a_weight_is_bounded_in_what_a_crowd_or_time_can_add():
    assert weight.weight() == 0
    assert weight.weight(reports=1) < weight.weight(reports=1, is_appeal=True)
    assert weight.weight(reports=5000) == weight.MOST_OF_REPORTS
    assert weight.weight(waited=timedelta(days=900)) == weight.MOST_OF_DAYS
    assert weight.weight(waited=timedelta(days=-1)) == 0
    assert 0 < weight.worth(0, 1000) < weight.worth(0, 0) == 1 < weight.worth(1000, 0) < 2


# Filters


def test_filters_narrow_by_reason_article_writer_and_age(desk, article):
    writer = Commenter.objects.create()
    links = held_by("links", article=article, display_name="Olek", created_at=ago(days=2))
    words = held_by("words", "writer_rate", article=make_article(headline="Pumps keep a diary"))
    theirs = make_comment(article, commenter=writer, created_at=ago(minutes=10))
    assert shown(desk, reason="links") == numbers(links)
    assert shown(desk, reason="rate") == []  # the end of another check's name
    assert shown(desk, reason="writer_rate") == numbers(words)
    assert shown(desk, article="keep a DIARY") == numbers(words)
    assert shown(desk, on=article.pk) == numbers(links, theirs)
    assert shown(desk, writer="olek") == numbers(links)
    assert shown(desk, by=writer.pk) == numbers(theirs)
    assert shown(desk, age="hour") == numbers(theirs, words)
    assert shown(desk, age="over-day") == numbers(links)
    assert shown(desk, age="over-day", reason="words") == []


def test_reported_comments_are_narrowed_by_the_reason_of_a_report(desk):
    spam, law = reported({"reason": "spam"}), reported({"reason": "law"}, {"reason": "attack"})
    assert shown(desk, tab="reported", reason="law") == numbers(law)
    assert shown(desk, tab="reported", reason="links") == numbers(spam, law)  # not known there


@pytest.mark.parametrize("tab", queue.TABS)
@pytest.mark.parametrize("order", queue.ORDERS)
def test_every_filter_works_in_every_tab_and_order(desk, tab, order):
    asked = {"article": "x", "writer": "x", "q": "x", "on": "1", "by": "1", "age": "week"}
    response = desk.get(URL, {"tab": tab, "order": order, "reason": "links", **asked})
    assert response.status_code == 200 and "Nothing found." in response.content.decode()


def test_what_is_unknown_is_left_out(desk):
    comment = make_comment()
    odd = {"tab": "x", "order": "x", "reason": "x", "age": "x", "on": "x", "by": "-1", "z": "1"}
    assert shown(desk, **odd) == numbers(comment)
    assert shown(desk, q="\0", article=" \0 ") == numbers(comment)
    assert shown(desk, on="9" * 18, by="٣") == []


def test_the_form_keeps_what_was_asked_and_leads_out_of_it(desk, article):
    held_by("links", article=article)
    asked = {"reason": "links", "q": '"><b>', "order": "weight", "on": article.pk}
    html = desk.get(URL, asked).content.decode()
    assert '<option value="links" selected>' in html and 'value="&quot;&gt;&lt;b&gt;"' in html
    assert '<option value="weight" selected>' in html
    assert f'name="on" value="{article.pk}"' in html
    assert "Without filters" in html and "Nothing found." in html


def test_every_check_can_be_chosen():
    assert set(CHECKS) == {check.__name__ for check in SCREENS}


def test_a_decision_leads_back_to_what_was_asked_for(desk):
    comment = make_comment(status="spam")
    here = "?tab=spam&order=weight&reason=links&q=x+y&on=3&after=17.4.5.18"
    data = {"verb": "approve", "comment": comment.pk, "seen": "spam", "here": here}
    assert desk.post(URL, data)["Location"].startswith(f"{URL}{here}&done=")


@pytest.mark.parametrize("order", ["oldest", "newest", "weight"])
@pytest.mark.parametrize("tab", ["waiting", "reported"])
def test_next_begins_where_the_page_ended_whatever_was_decided_meanwhile(
    desk, monkeypatch, moderator, tab, order
):
    monkeypatch.setattr("comments.admin.queue.PER_PAGE", 3)
    article, same = make_article(), ago(hours=1)
    for number in range(8):  # some at the same moment
        at = same if number % 3 else ago(hours=number)
        comment = make_comment(article, created_at=at, status="approved")
        Report.objects.create(comment=comment, reporter=str(number), reason="spam", at=at)
    Comment.objects.filter(pk__gt=0).update(status="pending" if tab == "waiting" else "approved")
    whole, html, seen = shown_all(desk, tab, order), "", []
    while not html or "Next 50" in html:
        query = unescape(re.search(r'href="([^"]+)">Next 50', html)[1]) if html else ""
        html = desk.get(URL + (query or f"?tab={tab}&order={order}")).content.decode()
        page = [int(number) for number in re.findall(r'data-comment="(\d+)"', html)]
        seen += page
        mark_spam(Comment.objects.get(pk=page[0]), by=moderator)
    assert seen == whole and len(whole) == 8


def shown_all(desk, tab, order):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("comments.admin.queue.PER_PAGE", 50)
        return shown(desk, tab=tab, order=order)


@pytest.mark.parametrize(
    "after", ["", "1", "1.2.3", "x.y", "9" * 17 + "." + "9" * 18, "1.1.1.1", "\0"]
)
def test_a_cursor_that_leads_nowhere_is_the_first_page_or_an_empty_one(desk, after):
    make_comment()
    for order in ("oldest", "newest", "weight"):
        response = desk.get(URL, {"after": after, "order": order})
        assert response.status_code == 200
        page = response.content.decode()
        assert ("data-comment=" in page) != ("These were all." in page)


# How much it costs


def fill(tab, moderator):
    """60 comments in ``tab``, each of another writer with a past, with reports and edits."""
    article = make_article()
    parent = make_comment(article, status="approved")
    for number in range(60):
        writer = Commenter.objects.create()
        Ban.objects.create(kind="writer", commenter=writer, reason="Threats.")
        for earlier in range(2):
            past = make_comment(article, commenter=writer, body=f"Past {number} {earlier}")
            (approve if earlier else reject)(
                past, by=moderator, **({} if earlier else {"reason": "Off the subject"})
            )
        comment = held_by("links", "words", article=article, parent=parent, commenter=writer)
        if tab.name == "appeals":
            reject(comment, by=moderator, reason="Off the subject")
            appeal(comment, words="Read it again.")
        Comment.objects.filter(pk=comment.pk).update(status=tab.status)
        for reporter in range(3):
            Report.objects.create(
                comment=comment, reporter=f"{number} {reporter}", reason="spam", words="Look."
            )
        waiting_edit_of(comment)


@pytest.mark.parametrize("order", ["", "weight"])
@pytest.mark.parametrize("tab", queue.TABS.values(), ids=lambda tab: tab.name)
def test_fifty_rows_of_any_tab_cost_at_most_twelve_queries(desk, moderator, tab, order):
    fill(tab, moderator)
    done = "-".join(
        str(pk)
        for pk in Comment.objects.filter(events__by=moderator).values_list("events__pk", flat=True)[
            :50
        ]
    )
    with CaptureQueriesContext(connection) as caught:
        html = desk.get(URL, {"tab": tab.name, "order": order, "done": done}).content.decode()
    assert html.count("data-comment=") == 50
    assert len(caught) <= 12, "\n".join(query["sql"][:200] for query in caught)
