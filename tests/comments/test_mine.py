"""Everything that a reader wrote: found by cookie or by confirmed address, and by nothing else."""

import json
import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments import moderate
from comments.edit import edit_comment
from comments.models import Comment, Commenter, CommenterEvent
from comments.report import report
from postbox.models import Letter
from postbox.outbox import deliver_due
from tests.comments.conftest import CROSS_SITE, SAME_ORIGIN, fields
from tests.factories import make_article, make_comment

pytestmark = pytest.mark.django_db
ADDRESS = "kaia@example.com"
MINE, DOWNLOAD, ERASE = "/comments/mine/", "/comments/mine/download/", "/comments/mine/erase/"
ASK, ASKED = "/comments/mine/ask/", "/comments/mine/asked/"
BODY = "We run both through one gateway already."


@pytest.fixture
def mine(client, post, article):
    post(article)
    return Comment.objects.get()


@pytest.fixture
def confirmed(mine):
    Commenter.objects.filter(pk=mine.commenter_id).update(
        email=ADDRESS, email_confirmed_at=timezone.now()
    )
    return mine


def ask(email, client=None, **given):
    return (client or Client()).post(ASK, fields(email=email), headers=SAME_ORIGIN, **given)


def mailed_path():
    """Where the one letter that was sent leads."""
    deliver_due()
    (letter,) = mail.outbox
    assert letter.to[0].casefold() == ADDRESS
    return re.search(r"https?://[^/\s]+(/comments/mine/\S+)", letter.body)[1]


def loaded(response):
    return json.loads(b"".join(response.streaming_content))


# By the cookie


@pytest.mark.parametrize("path", [MINE, DOWNLOAD, ERASE])
def test_whoever_has_no_cookie_learns_nothing(mine, path):
    answer = Client().get(path)
    assert answer.status_code == 404 and BODY not in answer.content.decode()
    assert Client().post(path, fields(), headers=SAME_ORIGIN).status_code == 404
    forged = Client()
    forged.cookies["commenter"] = f"{mine.commenter.token}:forged"
    assert forged.get(path).content == answer.content
    assert Comment.objects.get().body == BODY


@pytest.mark.parametrize("path", [MINE, DOWNLOAD, ERASE])
def test_the_pages_are_kept_by_nobody_and_found_by_no_search_engine(client, mine, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"] and answer["X-Robots-Tag"] == "noindex"
    assert "ETag" not in answer


def test_the_page_shows_all_that_was_written_in_this_browser_and_the_receipt_leads_there(
    client, mine, post, article
):
    post(article, body="And once more.", display_name="Priya K")
    make_comment(article, body="By somebody else.")
    page = client.get(MINE).content.decode()
    assert BODY in page and "And once more." in page and "By somebody else." not in page
    assert "2 comments, 0 published" in page
    assert MINE in client.get(f"/comments/{mine.pk}/mine/").content.decode()


def test_spam_seems_to_wait_on_the_page_and_in_the_file(client, mine, moderator):
    moderate.mark_spam(mine, by=moderator)
    page, file = client.get(MINE).content.decode(), loaded(client.get(DOWNLOAD))
    assert "Spam" not in page and "Waiting" in page
    assert "spam" not in json.dumps(file).casefold()


def test_words_of_an_article_that_readers_cannot_see_are_in_neither(client, mine, article):
    article.headline = "Canary in the headline"
    article.status = "draft"
    article.save()
    assert "Canary" not in client.get(MINE).content.decode()
    row = loaded(client.get(DOWNLOAD))["comments"][0]
    assert row["article"] is None and row["text"] == BODY


def test_the_file_is_complete(client, mine, article, moderator):
    writer = mine.commenter
    edit_comment(mine, body="We run *both* through one gateway.")
    moderate.reject(mine, by=moderator, reason="Off the subject")
    client.post(f"/comments/{mine.pk}/appeal/", fields(body="It is not."), headers=SAME_ORIGIN)
    other = make_comment(article)
    moderate.approve(other, by=moderator)
    client.post(f"/comments/{other.pk}/recommend/", fields(), headers=SAME_ORIGIN)
    report(other, reporter=writer.visitor, reason="law", words="It is forbidden.")
    Commenter.objects.filter(pk=writer.pk).update(email=ADDRESS, email_asked_at=timezone.now())
    answer = client.get(DOWNLOAD)
    assert answer["Content-Type"] == "application/json"
    assert 'filename="comments.json"' in answer["Content-Disposition"]
    file = loaded(answer)
    (row,) = file["comments"]
    assert row["text"] == "We run *both* through one gateway."
    assert row["edits"][0]["text_before"] == BODY
    assert row["appeal"]["words"] == "It is not."
    assert [each["by"] for each in row["decisions"]] == ["an editor", "yourself"]
    assert row["decisions"][0]["reason"] == "Off the subject"
    assert row["article"]["headline"] == article.headline
    assert file["browsers"][0]["email_that_waits_to_be_confirmed"] == ADDRESS
    assert file["reports"][0]["words"] == "It is forbidden."
    assert [each["comment"] for each in file["recommendations"]] == [other.pk]
    assert "moderator" not in json.dumps(file)


def test_the_page_goes_on_by_fifty_and_asks_no_more_for_more(client, mine, article):
    def count():
        with CaptureQueriesContext(connection) as queries:
            page = client.get(MINE).content.decode()
        return len(queries), page

    few, _ = count()
    for number in range(60):
        make_comment(make_article(), commenter=mine.commenter, body=f"Word {number}.")
    many, page = count()
    assert many <= few and page.count("comment__text") == 50
    older = client.get(MINE + re.search(r"\?before=\d+", page)[0]).content.decode()
    assert older.count("comment__text") == 11 and BODY in older


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "", "٣"])
def test_a_bad_cursor_shows_the_first_page(client, mine, before):
    assert BODY in client.get(f"{MINE}?before={before}").content.decode()


def test_looking_changes_nothing(client, mine):
    for path in (MINE, DOWNLOAD, ERASE):
        client.get(path)
        client.head(path)
    assert Comment.objects.get().body == BODY and not CommenterEvent.objects.exists()


def test_erasing_asks_first_and_then_nothing_is_left(client, mine, article, moderator):
    moderate.approve(mine, by=moderator)
    moderate.approve(make_comment(article, parent=mine, body="So do we."), by=moderator)
    form = client.get(ERASE).content.decode()
    assert "1 comment written in this browser, 1 of them published" in form
    answer = client.post(ERASE, fields(), headers=SAME_ORIGIN)
    assert (answer.status_code, answer["Location"]) == (303, "/comments/mine/erased/")
    assert answer.cookies["commenter"].value == ""
    assert client.get(answer["Location"]).status_code == 200
    page = client.get(article.get_absolute_url()).content.decode()
    assert BODY not in page and "Deleted by its writer." in page and "So do we." in page
    assert client.get(MINE).status_code == 404


def test_another_site_cannot_press_the_button(client, mine):
    answer = client.post(ERASE, fields(), headers=CROSS_SITE)
    assert answer.status_code == 200 and "One more click" in answer.content.decode()
    assert client.post(ERASE, fields(token=""), headers=SAME_ORIGIN).status_code == 200
    assert Comment.objects.get().body == BODY


# By the address


def test_a_link_to_the_confirmed_address_opens_what_was_written_in_every_browser(
    confirmed, article
):
    other = Commenter.objects.create(email="Kaia@Example.com", email_confirmed_at=timezone.now())
    make_comment(article, commenter=other, body="From my telephone.")
    assert ask(ADDRESS)["Location"] == ASKED
    path = mailed_path()
    page = Client().get(path)
    assert page["Referrer-Policy"] == "no-referrer" and "no-store" in page["Cache-Control"]
    assert BODY in page.content.decode() and "From my telephone." in page.content.decode()
    assert len(loaded(Client().get(f"{path}download/"))["comments"]) == 2
    assert Comment.objects.filter(body="").count() == 0
    assert Client().post(f"{path}erase/").status_code == 303
    assert Comment.objects.exclude(body="").count() == 0
    assert Client().get(path).status_code == 404
    assert Commenter.objects.exclude(email="").count() == 0


def test_an_address_that_only_was_typed_opens_nothing(mine):
    Commenter.objects.filter(pk=mine.commenter_id).update(email=ADDRESS)
    assert ask(ADDRESS).status_code == 303
    assert not Letter.objects.exists()


def test_a_cookie_opens_nothing_of_another_browser_with_the_same_address(
    client, confirmed, article
):
    other = Commenter.objects.create(email=ADDRESS, email_confirmed_at=timezone.now())
    make_comment(article, commenter=other, body="From my telephone.")
    assert "From my telephone." not in client.get(MINE).content.decode()
    client.post(ERASE, fields(), headers=SAME_ORIGIN)
    assert Comment.objects.filter(body="From my telephone.", commenter=other).exists()


def test_known_and_unknown_addresses_get_the_same_answer(confirmed):
    known, unknown = ask(ADDRESS), ask("nobody@example.com")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert known.content == unknown.content and dict(known.headers) == dict(unknown.headers)
    assert Client().get(ASKED).content == Client().get(ASKED).content
    assert list(Letter.objects.values_list("to", flat=True)) == [ADDRESS]


def test_one_letter_a_day_and_three_a_month(confirmed):
    for day in range(40):
        with time_machine.travel(timezone.now() + timedelta(days=day, minutes=day)):
            ask(ADDRESS)
            ask(ADDRESS.upper())
        if day == 27:
            assert Letter.objects.count() == 3
    assert Letter.objects.count() == 6


def test_one_network_can_ask_twenty_times_an_hour(confirmed):
    answers = [ask(f"reader{number}@example.com") for number in range(21)]
    assert [each.status_code for each in answers[18:]] == [303, 303, 429]
    assert answers[20]["Retry-After"] == "3600" and "reader20@" in answers[20].content.decode()


@pytest.mark.parametrize("email", ["", "kaia", "kaia@", "a b@example.com", "x" * 300 + "@a.org"])
def test_what_is_no_address_comes_back_with_a_sentence(email):
    answer = ask(email)
    assert answer.status_code == 422 and "There is a problem" in answer.content.decode()
    assert "no-store" in answer["Cache-Control"]


def test_without_script_one_more_button_asks(confirmed):
    answer = Client().post(ASK, fields(email=ADDRESS, token=""), headers=SAME_ORIGIN)
    assert answer.status_code == 200 and ADDRESS in answer.content.decode()
    assert not Letter.objects.exists()
    Client().post(ASK, fields(email=ADDRESS, website="x"), headers=SAME_ORIGIN)
    assert not Letter.objects.exists()


def test_the_link_ends_after_a_day_and_with_the_address(confirmed):
    ask(ADDRESS)
    path = mailed_path()
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert Client().get(path).status_code == 404
    Commenter.objects.update(email="other@example.com")
    assert Client().get(path).status_code == 404
    assert Client().get("/comments/mine/forged/").status_code == 404


def test_a_link_for_one_purpose_opens_no_other(confirmed):
    ask(ADDRESS)
    token = mailed_path().split("/")[3]
    for name in ("confirm", "leave"):
        assert Client().get(reverse(f"comments:{name}", args=[token])).status_code == 404


def test_the_letter_holds_nothing_that_was_written(confirmed):
    ask(ADDRESS)
    letter = Letter.objects.get()
    assert BODY not in letter.text + letter.html and "Priya" not in letter.text + letter.html
    assert ADDRESS not in letter.text + letter.html + letter.dedup_key
