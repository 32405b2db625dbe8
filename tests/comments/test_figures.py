"""The moderators' page of figures."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments import figures
from comments.appeal import appeal
from comments.models import Breaker, Comment, DigestChoice, Report, SpamModel
from comments.moderate import approve, keep, mark_spam, reject, remove, restore
from comments.report import report
from tests.factories import ago, make_account, make_article, make_comment

pytestmark = pytest.mark.django_db
URL = "/admin/comments/comment/figures/"
REASON = "It attacks a person"


@pytest.fixture(autouse=True)
def a_moment():
    with time_machine.travel("2026-03-11T12:00:00Z", tick=False):
        yield


@pytest.fixture
def desk(login, moderator):
    return login(moderator)


def words_of(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def row_of(response, heading):
    """The cells of the row of any table that begins with ``heading``."""
    found = re.search(
        rf'<th scope="row">{re.escape(heading)}</th>(.*?)</tr>', response.content.decode()
    )
    return re.findall(r"<td>(.*?)</td>", found[1])


def held(kind="hold", check="links", **given):
    return make_comment(verdicts=[{"screen": check, "kind": kind, "words": "So."}], **given)


def test_it_is_linked_from_the_queue_and_from_the_desk(desk):
    for page in ("/admin/comments/comment/", "/admin/"):
        assert f'href="{URL}"' in desk.get(page).content.decode()


def test_nobody_but_moderators_sees_it(client, login, writer, publisher):
    assert client.get(URL).status_code == 302
    for account in (writer, publisher):
        assert login(account).get(URL).status_code == 403
        assert "comment/figures/" not in client.get("/admin/").content.decode()


def test_an_empty_newsroom_has_empty_figures(desk):
    page = words_of(desk.get(URL))
    assert "Comments that wait 0 The oldest has waited –" in page
    assert "Nobody decided about a comment." in page
    assert "It has not learned yet" in page


def test_it_tells_what_waits_now_and_since_when(desk, moderator):
    make_comment(created_at=ago(hours=3, minutes=10))
    old = make_comment(created_at=ago(days=20))
    reject(old, by=moderator, reason=REASON, at=ago(days=19))
    appeal(old, at=ago(hours=1))
    report(make_comment(status="approved"), reporter="a" * 40, reason="spam")
    page = words_of(desk.get(URL))
    assert "Comments that wait 2 The oldest has waited 4 hours" in page
    assert "Second looks asked for 1 Published and reported 1" in page


def test_waiting_times_are_those_of_first_decisions_by_people(desk, moderator):
    for minutes in range(1, 21):
        made = make_comment(created_at=ago(days=2, minutes=minutes))
        approve(made, by=moderator, at=ago(days=2))
    slow = make_comment(created_at=ago(days=20))
    approve(slow, by=moderator, at=ago(days=15))
    by_check = make_comment(created_at=ago(days=3))
    mark_spam(by_check, by=None)
    again = make_comment(created_at=ago(days=6))
    approve(again, by=moderator, at=ago(days=6) + timedelta(minutes=1))
    restore(again, by=moderator, at=ago(days=5))
    approve(again, by=moderator, at=ago(days=1))
    response = desk.get(URL)
    assert row_of(response, "7") == ["10 minutes", "19 minutes", "21"]
    assert row_of(response, "30") == ["10 minutes", "20 minutes", "22"]


def test_a_share_of_waits_is_never_told_too_small():
    at = timezone.now()
    moderator = make_account("mia", group="Moderator")
    for minutes in range(1, 31):
        made = make_comment(created_at=at - timedelta(hours=1, minutes=minutes))
        approve(made, by=moderator, at=at - timedelta(hours=1))
    (waits,) = figures.waits_of([figures.A_WEEK], at)
    assert (waits.half, waits.most) == (timedelta(minutes=15), timedelta(minutes=29))


def test_decisions_are_counted_by_account_and_verb(desk, moderator, chief):
    moderator.first_name, moderator.last_name = "Mia", "Sol"
    moderator.save()
    first, second, third = make_comment(), make_comment(), make_comment()
    approve(first, by=moderator)
    reject(second, by=moderator, reason=REASON)
    mark_spam(third, by=chief)
    remove(first, by=chief)
    restore(second, by=chief)
    reported = make_comment(status="approved")
    report(reported, reporter="a" * 40, reason="spam")
    keep(reported, by=chief)
    mark_spam(make_comment(), by=None)
    approve(make_comment(), by=moderator, at=ago(days=31))
    response = desk.get(URL)
    # approved, rejected, spam, removed, put back, kept, texts, refused, picks, taken back, all,
    # undone
    assert row_of(response, "Mia Sol") == "1 1 0 0 0 0 0 0 0 0 2 1".split()
    assert row_of(response, "chief") == "0 0 1 1 1 1 0 0 0 0 4 0".split()


def test_only_decisions_that_were_taken_back_count_as_undone(moderator):
    published = make_comment(status="spam")
    approve(published, by=moderator)
    mark_spam(published, by=moderator)
    refused = make_comment()
    reject(refused, by=moderator, reason=REASON)
    appeal(refused)
    approve(refused, by=moderator)
    (row,) = figures.decisions_lately()
    assert (row.total, row.undone) == (4, 1)


def test_a_check_that_people_overrule_shows_as_false_alarms(desk, moderator):
    for _ in range(3):
        approve(held(), by=moderator)
    reject(held(), by=moderator, reason=REASON)
    mark_spam(held(check="words"), by=moderator)
    held()  # nobody decided
    mark_spam(held("spam", "decoy"), by=None)  # no person did
    approve(make_comment(), by=moderator)  # no check objected
    response = desk.get(URL)
    assert row_of(response, "Links") == ["4", "3", "75 %"]
    assert row_of(response, "Words") == ["1", "0", "0 %"]
    assert row_of(response, "All checks together") == ["5", "3", "60 %"]
    assert "Written by a person" not in words_of(response)


def test_reports_and_appeals_are_told_by_what_came_of_them(desk, moderator):
    comments = [make_comment(status="approved") for _ in range(4)]
    for comment in comments:
        report(comment, reporter="a" * 40, reason="spam")
    remove(comments[0], by=moderator)
    keep(comments[1], by=moderator)
    keep(comments[2], by=moderator)
    Report.objects.filter(comment=comments[2]).update(settled_at=ago(days=40))
    appealed = [make_comment() for _ in range(3)]
    for comment in appealed:
        reject(comment, by=moderator, reason=REASON)
        appeal(comment)
    approve(appealed[0], by=moderator)
    reject(appealed[1], by=moderator, reason=REASON)
    response = desk.get(URL)
    assert row_of(response, "Reports") == ["1", "1", "1"]
    assert row_of(response, "Second looks") == ["1", "1", "1"]


@pytest.fixture
def wave(db):
    at = timezone.now()
    return Breaker.objects.create(
        opened_at=at - timedelta(minutes=5), until=at + timedelta(minutes=55), why="Many came."
    )


def test_a_wave_is_told_with_its_reason_and_ended_by_a_button(desk, moderator, wave):
    assert "Many came." in words_of(desk.get(URL))
    response = desk.post(URL, {"act": "end_breaker", "breaker": wave.pk}, follow=True)
    wave.refresh_from_db()
    assert wave.ended_by == moderator and wave.until <= timezone.now()
    assert not Breaker.objects.in_force(timezone.now()).exists()
    assert "ended by moderator" in words_of(response)
    assert 'value="end_breaker"' not in response.content.decode()


@pytest.mark.parametrize("number", ["", "x", "9" * 30, "-1", "999999", "٣"])
def test_what_is_over_or_never_was_is_not_ended(desk, wave, number):
    response = desk.post(URL, {"act": "end_breaker", "breaker": number}, follow=True)
    wave.refresh_from_db()
    assert wave.ended_by is None
    assert "nothing was changed" in words_of(response)


def test_who_ended_a_wave_first_stays_named(desk, login, moderator, chief, wave):
    desk.post(URL, {"act": "end_breaker", "breaker": wave.pk})
    login(chief).post(URL, {"act": "end_breaker", "breaker": wave.pk})
    wave.refresh_from_db()
    assert wave.ended_by == moderator


def test_the_check_that_learns_says_why_it_is_silent(desk):
    SpamModel.objects.create(
        made_at=timezone.now(),
        vocabulary=b"",
        weights=b"",
        bias=0,
        hold_at=1.0,
        spam_count=12,
        good_count=300,
        last_event=0,
        recall={"0.01": 0.618},
        held_by_word={"a": 0.0, "b": 0.0},
    )
    page = words_of(desk.get(URL))
    assert "It holds nothing. Put away as spam so far: 12; approved: 300. It needs" in page
    assert "it finds 62 % of the spam" in page
    SpamModel.objects.update(spam_count=300)
    assert "It holds what reads like spam." in words_of(desk.get(URL))


def test_the_choice_of_mail_is_kept_for_the_account(desk, moderator, chief):
    given = {"act": "digest", "how": "both", "hour": "6", "patience": "3"}
    response = desk.post(URL, given)
    assert response.status_code == 302 and response["Location"] == f"{URL}#content-start"
    choice = DigestChoice.objects.get()
    assert (choice.account, choice.how, choice.hour, choice.patience) == (moderator, "both", 6, 3)
    html = desk.get(URL).content.decode()
    assert re.search(r'value="both"[^>]*checked', html)
    assert re.search(r'value="6" selected', html) and 'value="3"' in html
    desk.post(URL, {**given, "how": "never"})
    assert DigestChoice.objects.get().how == "never"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"how": ""}, "Choose when you want mail"),
        ({"how": "hourly"}, "Choose when you want mail"),
        ({"hour": "24"}, "Choose an hour from the list"),
        ({"hour": "x"}, "Choose an hour from the list"),
        ({"patience": "0"}, "Enter a whole number of hours from 1 to 72"),
        ({"patience": "999"}, "Enter a whole number of hours from 1 to 72"),
        ({"patience": "x"}, "Enter a whole number of hours from 1 to 72"),
    ],
)
def test_a_choice_that_is_none_is_refused_in_words(desk, given, words):
    response = desk.post(URL, {"act": "digest", "how": "daily", "hour": 8, "patience": 4, **given})
    assert response.status_code == 422 and words in words_of(response)
    assert not DigestChoice.objects.exists()


def test_an_account_without_an_address_is_told_so(desk, moderator):
    moderator.email = ""
    moderator.save()
    assert "Your account has no email address" in words_of(desk.get(URL))


def test_no_word_and_no_name_of_a_reader_stands_there(desk, moderator):
    approve(held(display_name="Priya", body="A gateway."), by=moderator)
    page = desk.get(URL).content.decode()
    assert "Priya" not in page and "gateway" not in page


def test_it_costs_the_same_however_much_there_is(desk, moderator, chief):
    def fill(accounts):
        for account in accounts:
            for _ in range(3):
                article = make_article()
                comment = held(article=article)
                approve(comment, by=account)
                report(comment, reporter=str(account.pk) * 8, reason="spam")
                other = held(article=article, check="words")
                reject(other, by=account, reason=REASON)
                appeal(other)
                make_comment(article)

    def queries():
        with CaptureQueriesContext(connection) as found:
            assert desk.get(URL).status_code == 200
        return len(found)

    fill([moderator])
    few = queries()
    fill([chief, *(make_account(f"mod{n}", group="Moderator") for n in range(4))])
    assert queries() == few <= 20
    assert Comment.objects.count() == 54
