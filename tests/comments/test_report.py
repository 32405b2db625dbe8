"""Telling the moderators: with a reason, without an account, and without a public trace."""

import pytest
from django.test import Client
from django.urls import reverse

from comments import report as verb
from comments.models import Commenter, Report
from comments.moderate import AlreadyDecided, approve, keep, remove, restore
from tests.comments.conftest import SAME_ORIGIN, fields
from tests.factories import ago, make_account, make_article, make_comment


@pytest.fixture
def said(article, moderator):
    return approve(make_comment(article), by=moderator)


def url_of(comment):
    return reverse("comments:report", args=[comment.pk])


def send(comment, *, client=None, headers=SAME_ORIGIN, **given):
    data = fields(**{"reason": "attack", "body": "He names *me*.", **given})
    return (client or Client()).post(url_of(comment), data, headers=headers)


def test_the_form_is_the_same_for_everybody(client, said, post, article):
    page = client.get(url_of(said))
    post(article)
    assert client.get(url_of(said)).content == page.content
    assert page.content.decode().count('type="radio" name="reason"') == len(Report.Reason)


def test_a_report_is_stored_and_shows_nowhere(client, said, article):
    before = client.get(article.get_absolute_url())
    response = send(said)
    report = Report.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"{url_of(said)}done/")
    assert (report.comment, report.reason, report.words) == (said, "attack", "He names *me*.")
    tag = {"If-None-Match": before["ETag"]}
    assert client.get(article.get_absolute_url(), headers=tag).status_code == 304
    done = client.get(response["Location"])
    assert done.status_code == 200 and "names" not in done.content.decode()


def test_one_visitor_reports_a_comment_once(said):
    assert [send(said).status_code for _ in range(2)] == [303, 303]
    assert Report.objects.count() == 1


def test_the_record_of_a_reporter_can_be_told_across_comments(said, article, moderator):
    other = approve(make_comment(article), by=moderator)
    send(said)
    send(other)
    assert Report.objects.values("reporter").distinct().count() == 1


def test_a_report_without_a_reason_comes_back_with_its_words(said):
    response = send(said, reason="")
    page = response.content.decode()
    assert response.status_code == 422 and "Choose what is wrong with the comment" in page
    assert "He names *me*." in page and not Report.objects.exists()


def test_a_report_that_is_too_long_or_comes_without_a_token_comes_back(said):
    words = "x" * 1001
    data = fields(reason="spam", body=words)
    response = Client().post(url_of(said), data, headers=SAME_ORIGIN)
    assert response.status_code == 422 and words in response.content.decode()
    response = send(said, token="")
    assert response.status_code == 200 and "He names *me*." in response.content.decode()
    assert not Report.objects.exists()


def test_what_is_hidden_cannot_be_reported_and_the_words_come_back(client, said, moderator):
    remove(said, by=moderator)
    unknown = Client().post("/comments/999999/report/", fields(body="Words."), headers=SAME_ORIGIN)
    hidden = Client().post(url_of(said), fields(body="Words."), headers=SAME_ORIGIN)
    assert hidden.status_code == unknown.status_code == 404
    assert hidden.content == unknown.content and "Words." in hidden.content.decode()
    assert client.get(url_of(said)).status_code == 404


def test_taking_a_comment_down_upholds_its_reports_and_undo_opens_them_again(said, moderator):
    send(said)
    remove(said, by=moderator, reason="It attacks a person")
    assert Report.objects.get().outcome == Report.Outcome.UPHELD
    restore(said, by=moderator)
    assert Report.objects.get().outcome == Report.Outcome.OPEN


def test_keeping_a_comment_dismisses_its_reports_and_is_on_record(said, moderator):
    send(said)
    keep(said, by=moderator)
    assert Report.objects.get().outcome == Report.Outcome.DISMISSED
    assert said.events.order_by("-pk").first().verb == "kept"
    with pytest.raises(AlreadyDecided):
        keep(said, by=moderator)


def test_a_flood_of_reports_from_one_network_is_sent_back(said, monkeypatch):
    monkeypatch.setattr(verb, "PER_NETWORK", 0)
    response = send(said)
    assert response.status_code == 429 and response["Retry-After"] == "3600"
    assert "He names *me*." in response.content.decode()


def test_a_reporter_is_forgotten_in_time(said):
    given = {"commenter": Commenter.objects.create(), "words": "Look at its last line."}
    report = verb.report(said, reporter="r", reason="spam", at=ago(days=31), **given)
    assert verb.forget_reporters() == 1
    report.refresh_from_db()
    assert (report.reporter, report.commenter) == (None, None)
    assert report.words == "Look at its last line."  # nobody has read it yet


def test_the_words_of_a_settled_report_go_with_its_reporter(said, moderator):
    report = verb.report(said, reporter="r", reason="spam", words="Bo sells it.", at=ago(days=31))
    keep(said, by=moderator)
    verb.forget_reporters()
    report.refresh_from_db()
    assert (report.reporter, report.words, report.outcome) == (None, "", "dismissed")


def test_the_same_report_many_times_at_once_is_one(together):
    said = approve(make_comment(make_article()), by=make_account("m"))
    made = together(8, lambda _: verb.report(said, reporter="r", reason="spam").pk)
    assert len(set(made)) == 1 and Report.objects.count() == 1
