import re
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment, Commenter, ModerationEvent
from comments.moderate import approve, reject, withdraw_own
from comments.submit import submit_comment
from tests.factories import ago, make_article, make_comment

pytestmark = pytest.mark.django_db
URL = "/admin/comments/comment/"


@pytest.fixture
def decide(desk):
    """``decide("approve", comment)``: press the button, and look at where it leads."""

    def press(verb, *comments, seen="pending", **given):
        data = {"verb": verb, "comment": [each.pk for each in comments], "seen": seen, **given}
        return desk.post(URL, data, follow=True)

    return press


def state(comment):
    return Comment.objects.get(pk=comment.pk).status


def words_of(response):
    return re.sub(r"<[^>]+>", "", response.content.decode())


def order_on(response, *comments):
    html = response.content.decode()
    places = [html.find(f'data-comment="{each.pk}"') for each in comments]
    return places == sorted(places) and -1 not in places


def test_the_queue_stands_where_django_has_its_list():
    assert reverse("admin:comments_comment_changelist") == URL


def test_waiting_comments_come_first_the_oldest_on_top(desk):
    old = make_comment(created_at=ago(hours=2))
    new = make_comment(created_at=ago(hours=1))
    published = make_comment(status="approved")
    response = desk.get(URL)
    assert order_on(response, old, new)
    assert f'data-comment="{published.pk}"' not in response.content.decode()


def test_a_card_shows_the_whole_text_and_what_it_is_about(desk, article):
    parent = make_comment(article, status="approved", display_name="Mara", body="What do you use?")
    body = "A gateway. " * 300 + "*The end.*"
    make_comment(article, parent=parent, body=body, display_name="<b>Priya</b>")
    html = desk.get(URL).content.decode()
    assert "<em>The end.</em>" in html
    assert f'<a href="{article.get_absolute_url()}"><b>{article.headline}</b></a>' in html
    assert "Mara" in html and "“What do you use?”" in html
    assert "&lt;b&gt;Priya&lt;/b&gt;" in html and "<b>Priya</b>" not in html


def test_links_in_the_queue_cannot_be_clicked(desk):
    make_comment(body="https://evil.example/x")
    html = desk.get(URL).content.decode()
    assert "https://evil.example/x" in html and 'href="https://evil' not in html


def test_every_reason_of_the_checks_is_said_in_words(desk, open_article):
    body = "ONE TWO THREE FOUR FIVE SIX https://a.example https://b.example https://c.example"
    submit_comment(open_article, display_name="A", body=body.upper())
    page = words_of(desk.get(URL))
    assert "It holds 3 links." in page and "It is written in capitals." in page


def test_moderators_see_no_addresses_and_no_networks(desk):
    known = Commenter.objects.create(email="kaia@example.org")
    make_comment(commenter=known, network_key="f00dfeed")
    html = desk.get(URL).content.decode()
    assert "kaia" not in html and "f00dfeed" not in html and known.token not in html


@pytest.mark.parametrize(
    ("verb", "seen", "to"),
    [
        ("approve", "pending", "approved"),
        ("reject", "pending", "rejected"),
        ("mark_spam", "pending", "spam"),
        ("remove", "approved", "removed"),
        ("mark_spam", "approved", "spam"),
        ("approve", "spam", "approved"),
        ("reject", "spam", "rejected"),
        ("approve", "rejected", "approved"),
    ],
)
def test_one_click_decides(desk, decide, moderator, verb, seen, to):
    comment = make_comment(status=seen)
    tab = {"pending": "waiting", "approved": "published"}.get(seen, seen)
    html = desk.get(f"{URL}?tab={tab}").content.decode()
    assert f'name="verb" value="{verb}" data-key=' in html
    assert decide(verb, comment, seen=seen).status_code == 200
    assert state(comment) == to
    assert ModerationEvent.objects.get().by == moderator


@pytest.mark.parametrize("verb", ["approve", "reject", "mark_spam"])
def test_one_click_decides_about_many(decide, verb):
    comments = [make_comment() for _ in range(5)]
    left = make_comment()
    response = decide(verb, *comments, reason="It is off the subject")
    assert len({state(comment) for comment in comments}) == 1
    assert state(left) == "pending"
    assert ModerationEvent.objects.count() == 5
    for comment in comments:
        assert f'data-about="{comment.pk}"' in response.content.decode()
    assert "5 comments" in words_of(response) and "Undo all of it" in words_of(response)


def test_a_rejection_tells_the_writer_the_reason_and_the_note(decide):
    comment = make_comment()
    decide("reject", comment, reason="It names a private person", note="Leave out the neighbour.")
    comment.refresh_from_db()
    assert comment.reason == "It names a private person. Leave out the neighbour."


def test_a_note_that_is_too_long_changes_nothing(decide):
    comment = make_comment()
    response = decide("reject", comment, note="x" * 500)
    assert state(comment) == "pending" and "The note is too long" in words_of(response)


def test_undo_is_offered_after_a_decision_and_takes_it_back(desk, decide):
    comment = make_comment(display_name="Hanne")
    response = decide("approve", comment)
    assert "Published: Hanne on" in words_of(response)
    assert 'value="undo"' in response.content.decode()
    event = ModerationEvent.objects.get()
    response = desk.post(URL, {"verb": "undo", "event": event.pk}, follow=True)
    assert state(comment) == "pending"
    assert f'data-comment="{comment.pk}"' in response.content.decode()


def test_undo_stays_possible_in_the_tab_of_the_decision(desk, decide, moderator):
    comment = make_comment()
    reject(comment, by=moderator, reason="It attacks a person")
    page = desk.get(f"{URL}?tab=rejected")
    assert "decided by moderator" in words_of(page) and "It attacks a person" in words_of(page)
    decide("restore", comment, seen="rejected")
    assert state(comment) == "pending"


def test_whoever_comes_second_is_told_who_was_first(decide, chief):
    comment = make_comment(display_name="Sam")
    approve(comment, by=chief, at=timezone.now() - timedelta(seconds=10))
    response = decide("mark_spam", comment, seen="pending")
    assert state(comment) == "approved"
    assert re.search(r"Sam: Already decided by chief 1\d seconds ago", words_of(response))


def test_of_many_those_still_waiting_are_decided(decide, chief):
    first, second = make_comment(), make_comment()
    approve(first, by=chief)
    response = decide("mark_spam", first, second)
    assert (state(first), state(second)) == ("approved", "spam")
    assert "Already decided by chief" in words_of(response)


@pytest.mark.django_db(transaction=True)
def test_of_two_at_the_same_moment_one_decides_and_the_other_is_told(together, moderator, chief):
    comments = [make_comment() for _ in range(3)]

    def press(number):
        client = Client()
        client.force_login((moderator, chief)[number], backend="newsroom.login.NameOrEmailBackend")
        data = {"comment": [each.pk for each in comments], "seen": "pending"}
        answer = client.post(URL, {**data, "verb": ("approve", "mark_spam")[number]}, follow=True)
        return words_of(answer).count("Already decided by")

    told = together(2, press)
    assert sum(told) == 3 and ModerationEvent.objects.count() == 3
    events = {event.comment_id: event.to_status for event in ModerationEvent.objects.all()}
    assert {each.pk: state(each) for each in comments} == events


def test_what_its_writer_took_back_offers_no_undo(desk, moderator):
    comment = make_comment()
    approve(comment, by=moderator)
    withdraw_own(comment)
    html = desk.get(f"{URL}?tab=removed").content.decode()
    card = html[html.index(f'data-comment="{comment.pk}"') : html.index("</article>")]
    assert "by its writer" in card and "restore" not in card


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"verb": "approve"},
        {"verb": "approve", "comment": "x", "seen": "pending"},
        {"verb": "approve", "comment": "9" * 30, "seen": "pending"},
        {"verb": "approve", "comment": "999999", "seen": "pending"},
        {"verb": "delete", "comment": "1", "seen": "pending"},
        {"verb": "approve", "comment": "1", "seen": "whatever"},
        {"verb": "reject", "comment": "1", "seen": "pending", "reason": "Of my own making"},
        {"here": "\r\nSet-Cookie: a=b", "verb": "approve", "comment": "1", "seen": "pending"},
        {"here": "//evil.example", "verb": "approve", "comment": "1", "seen": "spam"},
    ],
)
def test_odd_posts_decide_nothing_and_lead_back_to_the_queue(desk, data):
    comment = make_comment(status="approved")
    response = desk.post(URL, {"comment": comment.pk, **data})
    assert response.status_code == 302 and response["Location"].startswith(f"{URL}?tab=waiting")
    assert state(comment) == "approved"


def test_a_decision_leads_back_to_the_tab_and_page_it_was_made_on(desk):
    comment = make_comment(status="spam")
    data = {"verb": "approve", "comment": comment.pk, "seen": "spam"}
    response = desk.post(URL, {**data, "here": "?tab=spam&q=x+y&after=17.4"})
    assert response["Location"].startswith(f"{URL}?tab=spam&q=x+y&after=17.4&done=")


def test_looking_changes_nothing(desk):
    comment = make_comment()
    desk.get(URL, {"verb": "approve", "comment": comment.pk, "seen": "pending"})
    assert state(comment) == "pending"


def test_a_post_needs_djangos_own_token(moderator):
    client = Client(enforce_csrf_checks=True)
    client.force_login(moderator, backend="newsroom.login.NameOrEmailBackend")
    comment = make_comment()
    data = {"verb": "approve", "comment": comment.pk, "seen": "pending"}
    assert client.post(URL, data).status_code in (200, 403)
    assert state(comment) == "pending"


def test_search_finds_names_and_words_in_the_tab(desk):
    by_name, by_words = make_comment(display_name="Olek"), make_comment(body="Ask Olek about it.")
    other = make_comment()
    elsewhere = make_comment(display_name="Olek", status="spam")
    html = desk.get(URL, {"q": "olek"}).content.decode()
    for comment, is_found in ((by_name, 1), (by_words, 1), (other, 0), (elsewhere, 0)):
        assert (f'data-comment="{comment.pk}"' in html) == bool(is_found)
    assert "Nothing found." in desk.get(URL, {"q": "zebra\0%_"}).content.decode()


def test_an_empty_queue_says_so(desk):
    assert "All read. Nice." in desk.get(URL).content.decode()


@pytest.mark.parametrize(
    "query", ["?tab=x", "?p=x", "?p=-1", "?p=999999999", "?comment=x", "?done=x-1"]
)
def test_odd_addresses_show_a_queue(desk, query):
    assert desk.get(URL + query).status_code == 200


def next_of(html):
    """The query of the next page."""
    return unescape(re.search(r'href="([^"]+)">Next 50', html)[1])


def test_the_queue_says_how_long_comments_wait_once_enough_were_read(desk, chief):
    assert "Median wait" not in desk.get(URL).content.decode()
    article = make_article()
    for number in range(20):
        approve(make_comment(article, body=f"Text {number}", created_at=ago(hours=3)), by=chief)
    assert "Median wait, last 7 days: 4 hours" in desk.get(URL).content.decode()
    assert "Median wait" not in desk.get(f"{URL}?tab=spam").content.decode()


def test_fifty_cards_cost_at_most_twelve_queries(desk, chief):
    article = make_article()
    parent = make_comment(article, status="approved")
    for number in range(60):
        comment = make_comment(article, parent=parent, body=f"Text {number}")
        if number % 2:
            approve(comment, by=chief)
    done = "-".join(str(each.pk) for each in ModerationEvent.objects.all())
    for tab, cards in (("waiting", 30), ("published", 31)):
        with CaptureQueriesContext(connection) as caught:
            html = desk.get(f"{URL}?tab={tab}&done={done}").content.decode()
        assert html.count("data-comment=") == cards
        assert len(caught) <= 12
    Comment.objects.update(status="pending")
    with CaptureQueriesContext(connection) as caught:
        html = desk.get(URL).content.decode()
    assert html.count("data-comment=") == 50 and "Next 50" in html
    assert len(caught) <= 12
    assert desk.get(URL + next_of(html)).content.decode().count("data-comment=") == 11


def test_the_tabs_say_how_many(desk, article):
    make_comment(article)
    make_comment(article, status="spam")
    make_comment(article, status="spam")
    page = words_of(desk.get(URL))
    assert re.search(r"Waiting\s+1\s*Reported\s+0", page)
    assert re.search(r"Spam\s+2\s*Published\s+0", page)


def test_a_comment_can_be_looked_up_by_its_number(desk):
    spam, other = make_comment(status="spam"), make_comment()
    response = desk.get(f"{URL}{spam.pk}/change/", follow=True)
    html = response.content.decode()
    assert f'data-comment="{spam.pk}"' in html and f'data-comment="{other.pk}"' not in html
    assert 'aria-current="page">Spam' in html


# Who may


@pytest.mark.parametrize("who", ["writer", "editor", "publisher"])
def test_only_moderators_see_and_decide(request, login, who):
    client = login(request.getfixturevalue(who))
    comment = make_comment(body="Canarywords")
    for response in (
        client.get(URL),
        client.get(f"{URL}{comment.pk}/change/"),
        client.post(URL, {"verb": "approve", "comment": comment.pk, "seen": "pending"}),
        client.get("/admin/comments/moderationevent/"),
    ):
        assert response.status_code == 403
        assert "Canarywords" not in response.content.decode()
    assert state(comment) == "pending"


def test_nobody_else_gets_past_the_log_in_page(client):
    assert client.get(URL).status_code == 302
    refused = client.post(URL, {"verb": "approve", "note": "What I typed"})
    assert refused.status_code == 403 and "What I typed" in refused.content.decode()


@pytest.mark.parametrize("who", ["moderator", "chief"])
def test_nobody_adds_edits_or_deletes_a_readers_words(request, login, who):
    client = login(request.getfixturevalue(who))
    comment = make_comment()
    for path in ("add/", f"{comment.pk}/delete/", f"{comment.pk}/history/"):
        assert client.get(URL + path).status_code == 404
    client.post(f"{URL}{comment.pk}/change/", {"body": "Other words"})
    client.post(URL, {"action": "delete_selected", "_selected_action": comment.pk, "post": "yes"})
    comment.refresh_from_db()
    assert comment.body == "We run both through one gateway already."


@pytest.mark.parametrize("who", ["moderator", "chief"])
def test_the_record_of_decisions_can_be_read_and_not_changed(request, login, moderator, who):
    client = login(request.getfixturevalue(who))
    comment = make_comment(display_name="Olek")
    reject(comment, by=moderator, reason="It attacks a person")
    event = ModerationEvent.objects.get()
    url = "/admin/comments/moderationevent/"
    page = words_of(client.get(url))
    assert "Olek" in page and "It attacks a person" in page and "moderator" in page
    assert client.get(f"{url}{event.pk}/change/").status_code == 200
    for path in ("add/", f"{event.pk}/delete/"):
        assert client.get(url + path).status_code == 403
    client.post(f"{url}{event.pk}/change/", {"reason": "Nothing"})
    event.refresh_from_db()
    assert event.reason == "It attacks a person"


def test_a_revoked_role_counts_at_once(desk, moderator):
    comment = make_comment()
    moderator.groups.clear()
    data = {"verb": "approve", "comment": comment.pk, "seen": "pending"}
    assert desk.post(URL, data).status_code == 403
    assert state(comment) == "pending"
