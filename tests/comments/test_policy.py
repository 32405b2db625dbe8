"""The page of rules: what runs, in words, and the numbers of the last month."""

import re
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.models import Article, Paper
from articles.version import bump
from comments.appeal import appeal
from comments.models import Commenter, ModerationEvent, WordRule
from comments.moderate import approve, begin, mark_spam, pick, reject, remove, restore, withdraw_own
from comments.reasons import ANCHORS, REASONS
from comments.screen import SCREENS
from comments.screen.civility import INSULTS
from postbox.models import Letter
from tests.factories import make_article, make_comment

pytestmark = pytest.mark.django_db
URL = "/comments/policy/"
IN_FEBRUARY = datetime(2026, 2, 10, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-03-11T12:00:00Z", tick=False) as traveller:
        yield traveller


@pytest.fixture
def page(client):
    """The words of the page as they are now."""

    def words():
        response = client.get(URL)
        assert response.status_code == 200
        return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())

    return words


def row_of(html, heading):
    found = re.search(rf'<th scope="row">{heading}</th>(.*?)</tr>', html)
    return re.findall(r"<td>(.*?)</td>", found[1])


def made(count=1, at=IN_FEBRUARY, **given):
    article = make_article()
    return [make_comment(article, created_at=at, **given) for _ in range(count)]


# The rules


def test_every_check_has_a_sentence_for_readers_and_stands_there(client, page):
    html, words = client.get(URL).content.decode(), page()
    for check in SCREENS:
        assert check.rule.title and check.rule.words.endswith("."), check.__name__
        if check.rule.is_in_use():
            assert f'id="check-{check.__name__}"' in html
            assert check.rule.words in words


def test_a_check_that_does_not_run_is_not_told(client, page, settings):
    assert "Akismet" not in page()
    settings.AKISMET_KEY = "a key"
    assert "Akismet. We ask this service" in page()


def test_no_word_of_a_list_stands_there(page):
    WordRule.objects.create(words="Zanzibar")
    words = page()
    assert "Zanzibar" not in words
    for insult in INSULTS:
        assert not re.search(rf"\b{insult}\b", words, re.IGNORECASE)


def test_every_reason_of_the_moderators_stands_there_with_an_address(client):
    html = client.get(URL).content.decode()
    for words in REASONS:
        assert f'<li id="{ANCHORS[words]}">{words}.</li>' in html
    assert len(set(ANCHORS.values())) == len(REASONS)


@pytest.mark.parametrize(
    ("policy", "words"),
    [
        ("open", "A comment appears at once, unless a check asks for an editor."),
        ("premoderated", "An editor reads every comment before it appears."),
        ("closed", "No article takes comments now"),
        ("off", "No article has comments now"),
    ],
)
def test_it_says_when_comments_appear_as_the_paper_has_it(page, policy, words):
    Paper.objects.update_or_create(pk=1, defaults={"name": "P", "comments_policy": policy})
    assert policy in Article.CommentsPolicy.values and words in page()


def test_it_says_when_threads_close_only_if_they_do(page):
    Paper.objects.update_or_create(pk=1, defaults={"name": "P"})
    assert "Comments close" not in page()
    Paper.objects.update(comments_close_after=14)
    assert "Comments close 14 days after publication" in page()


def test_it_says_how_long_what_is_kept(page):
    words = page()
    for said in ("erased after 48 hours", "any more after 30 days", "for 10 minutes"):
        assert said in words


def test_it_is_named_below_every_page_and_beside_the_form(client, article):
    assert f'href="{URL}"' in client.get("/").content.decode()
    html = client.get(article.get_absolute_url()).content.decode()
    assert f'href="{URL}"' in html[html.index('id="speak"') :].partition("</form>")[0]


# The numbers


def test_a_month_with_few_comments_is_not_told(page):
    made(19)
    assert "Too few comments came in February" in page()
    made()
    assert "20 comments came in February" in page()


def test_the_month_is_the_last_whole_one_where_the_paper_is(page, clock):
    made(20)
    made(50, at=datetime(2026, 3, 2, tzinfo=UTC))
    made(50, at=datetime(2026, 1, 31, 23, tzinfo=UTC))
    assert "February 2026 in numbers 20 comments came" in page()
    clock.move_to(datetime(2026, 4, 1, tzinfo=UTC))
    assert "March 2026 in numbers 50 comments came" in page()


def test_numbers_tell_what_was_decided_and_by_whom(client, page, moderator):
    later = IN_FEBRUARY + timedelta(hours=2)
    for comment in made(30):
        begin(comment, "approved")
    for comment in made(6):
        begin(comment, "spam")
    for comment in made(12):
        approve(comment, by=moderator, at=later)
    for comment in made(7):
        reject(comment, by=moderator, reason=REASONS[1], at=later)
    for comment in made(8):
        mark_spam(comment, by=moderator, at=later)
    for comment in made(5):
        approve(comment, by=moderator, at=later)
        remove(comment, by=moderator, at=later)
    made(5)  # wait still
    for comment in made(9, at=IN_FEBRUARY - timedelta(days=20)):
        mark_spam(comment, by=None, at=later)  # as after an answer of Akismet
    words, html = page(), client.get(URL).content.decode()
    assert "73 comments came in February" in words
    assert "about 5 in 10 waited for an editor." in words
    assert "Half of all that waited were read within 2 hours." in words
    assert row_of(html, "Published") == ["30", "17"]
    assert row_of(html, "Not published, by one of our rules") == ["none", "7"]
    assert row_of(html, "Put away as spam") == ["15", "8"]
    assert row_of(html, "Taken down after publication") == ["none", "5"]


def test_what_was_taken_back_is_told(client, page, moderator, chief):
    for comment in made(20):
        reject(comment, by=moderator, reason=REASONS[1], at=IN_FEBRUARY)
        restore(comment, by=chief, at=IN_FEBRUARY)
        approve(comment, by=chief, at=IN_FEBRUARY)
    html = client.get(URL).content.decode()
    assert row_of(html, "Published") == ["0", "20"]
    assert row_of(html, "Not published, by one of our rules") == ["none", "20"]
    assert "Decisions that editors took back: 20." in page()


def test_small_numbers_of_what_nobody_sees_are_not_told(client, page, moderator):
    for comment in made(25):
        begin(comment, "approved")
    for comment in made(4):
        reject(comment, by=moderator, reason=REASONS[1], at=IN_FEBRUARY)
    (spam,) = made()
    begin(spam, "spam")
    html = client.get(URL).content.decode()
    assert row_of(html, "Published") == ["25", "0"]
    assert row_of(html, "Not published, by one of our rules") == ["none", "fewer than 5"]
    assert row_of(html, "Put away as spam") == ["fewer than 5", "none"]
    assert "about 1 in 10 waited for an editor." in page()


@pytest.mark.parametrize(
    ("held", "words"),
    [(0, "hardly any"), (1, "hardly any"), (6, "about 3 in 10"), (20, "nearly all")],
)
def test_how_many_waited_is_told_in_tenths(page, held, words):
    for comment in made(20 - held):
        begin(comment, "approved")
    made(held)
    assert f"{words} waited for an editor." in page()


def test_what_is_no_decision_of_ours_is_in_no_line(client, moderator):
    made(20)
    for comment in made(7):
        withdraw_own(comment, at=IN_FEBRUARY)
    (comment,) = made()
    approve(comment, by=moderator, at=IN_FEBRUARY)
    pick(comment, by=moderator, at=IN_FEBRUARY)
    html = client.get(URL).content.decode()
    assert row_of(html, "Published") == ["0", "1"]
    assert row_of(html, "Taken down after publication") == ["none", "none"]


def test_appeals_are_told_with_those_that_were_granted(page, moderator):
    comments = made(20)
    for comment in comments[:6]:
        reject(comment, by=moderator, reason=REASONS[1], at=IN_FEBRUARY)
        appeal(comment, at=IN_FEBRUARY)
    for comment in comments[:5]:
        approve(comment, by=moderator)
    assert "Second looks asked for: 6; granted: 5." in page()


# As a public page


def test_it_is_the_same_for_everybody_and_sets_no_cookie(client, login, moderator):
    stranger = Client().get(URL)
    known = login(moderator).get(f"{URL}?utm=x", headers={"Accept-Language": "de"})
    assert known.content == stranger.content
    assert not stranger.cookies and stranger["Cache-Control"] == "public, no-cache"
    assert stranger["ETag"] == known["ETag"] and stranger["Vary"] == "Accept-Encoding"


def test_a_copy_is_good_until_a_decision_a_setting_or_the_month_changes(client, clock, moderator):
    made(20)
    (comment,) = made()

    def is_good(tag):
        return client.get(URL, headers={"If-None-Match": tag}).status_code == 304

    tag = client.get(URL)["ETag"]
    assert is_good(tag)
    approve(comment, by=moderator)
    assert not is_good(tag)
    tag = client.get(URL)["ETag"]
    bump()
    assert not is_good(tag)
    tag = client.get(URL)["ETag"]
    clock.move_to(datetime(2026, 3, 31, 23, 59, tzinfo=UTC))
    assert is_good(tag)
    clock.move_to(datetime(2026, 4, 1, tzinfo=UTC))
    assert not is_good(tag)


def test_the_month_turns_where_the_paper_is(client, clock, settings):
    settings.TIME_ZONE = "Asia/Tokyo"
    clock.move_to(datetime(2026, 3, 31, 14, 59, tzinfo=UTC))
    tag = client.get(URL)["ETag"]
    assert "February 2026" in client.get(URL).content.decode()
    clock.move_to(datetime(2026, 3, 31, 15, 0, tzinfo=UTC))
    assert client.get(URL, headers={"If-None-Match": tag}).status_code == 200
    assert "March 2026" in client.get(URL).content.decode()


def test_it_takes_no_posts_and_gives_the_text_back(client):
    response = client.post(URL, {"body": "Kept words."})
    assert response.status_code == 405 and "Kept words." in response.content.decode()


def test_it_costs_the_same_however_many_comments_there_are(client, moderator):
    def queries():
        bump()
        with CaptureQueriesContext(connection) as found:
            assert client.get(URL).status_code == 200
        return len(found)

    made(20)
    few = queries()
    for comment in made(60):
        approve(comment, by=moderator)
    assert queries() == few <= 8
    assert ModerationEvent.objects.count() == 60


# Where it is named


def test_a_place_that_an_editor_emptied_leads_to_the_rules(client, article, moderator):
    gone = make_comment(article)
    approve(gone, by=moderator)
    make_comment(article, status="approved", parent=gone)
    remove(gone, by=moderator)
    html = client.get(article.get_absolute_url()).content.decode()
    assert f'Removed by an editor. <a href="{URL}#reasons">Our rules</a>' in html


def test_a_mail_that_declines_leads_to_the_rule(moderator):
    kaia = Commenter.objects.create(email="kaia@example.com", email_confirmed_at=IN_FEBRUARY)
    reject(make_comment(commenter=kaia), by=moderator, reason=f"{REASONS[2]}. Leave it out.")
    letter = Letter.objects.get()
    address = f"http://127.0.0.1:8000{URL}#{ANCHORS[REASONS[2]]}"
    assert f"Our rules: {address}\n" in letter.text and f'href="{address}"' in letter.html
