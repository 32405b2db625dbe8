"""Getting onto the list and off it, as a reader and as a mail program."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import OperationalError
from django.urls import reverse
from django.utils import timezone

from newsletter import subscribe
from newsletter.models import Subscription
from postbox.guard import form_token
from postbox.models import Letter
from postbox.outbox import deliver_due

pytestmark = pytest.mark.django_db
HERE = {"HTTP_SEC_FETCH_SITE": "same-origin"}
ADDRESS = "kaia@example.com"


def sign_up(client, email=ADDRESS, **given):
    fields = {"email": email, "token": form_token(), "key": "", "website": "", **given}
    return client.post("/newsletter/", fields, **HERE)


def mails():
    """Everything that goes out when the work loop runs."""
    deliver_due()
    sent, mail.outbox[:] = list(mail.outbox), []
    return sent


def path_in(message):
    return re.search(r"https?://[^/\s]+(/newsletter/\S+)", message.body)[1]


def join(client, email=ADDRESS):
    sign_up(client, email)
    client.post(path_in(mails()[0]))
    return mails()[0]


def test_signing_up_sends_one_letter_and_puts_nobody_on_the_list(client):
    response = sign_up(client)
    assert (response.status_code, response["Location"]) == (303, "/newsletter/check-inbox/")
    (letter,) = mails()
    assert letter.to == [ADDRESS]
    assert letter.alternatives
    assert Subscription.objects.get().status == Subscription.Status.REQUESTED


def test_following_the_link_changes_nothing_and_its_button_confirms(client):
    sign_up(client)
    path = path_in(mails()[0])
    page = client.get(path)
    assert page.status_code == 200
    assert page.content.count(b"<form") == 1
    assert Subscription.objects.get().status == Subscription.Status.REQUESTED
    assert "You are in" in client.post(path).content.decode()
    assert Subscription.objects.get().status == Subscription.Status.CONFIRMED
    (welcome,) = mails()
    assert welcome.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_confirming_twice_sends_one_welcome(client):
    sign_up(client)
    path = path_in(mails()[0])
    client.post(path)
    assert client.post(path).status_code == 200
    assert len(mails()) == 1


def test_one_click_leaves_without_cookies_twice_and_for_ever(client):
    welcome = join(client)
    away = (
        welcome.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://127.0.0.1:8000")
    )
    assert client.get(away).status_code == 200
    assert Subscription.objects.get().status == Subscription.Status.CONFIRMED
    with time_machine.travel(timezone.now() + timedelta(days=3000)):
        for _ in range(2):
            response = client.post(away, {"List-Unsubscribe": "One-Click"})
            assert response.status_code == 200
            assert Subscription.objects.get().status == Subscription.Status.LEFT


def test_a_link_to_leave_outlives_signing_up_again(client):
    welcome = join(client)
    away = path_in(welcome)
    client.post(away)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        sign_up(client)
        client.post(path_in(mails()[0]))
        client.post(away)
    assert Subscription.objects.get().status == Subscription.Status.LEFT


def test_leaving_can_be_undone_from_the_page(client):
    away = path_in(join(client))
    page = client.post(away).content.decode()
    undo = re.search(r'action="(/newsletter/come-back/[^"]+)"', page)[1]
    client.get(undo)
    assert Subscription.objects.get().status == Subscription.Status.LEFT
    client.post(undo)
    assert Subscription.objects.get().status == Subscription.Status.CONFIRMED


def test_a_confirmation_link_dies_after_two_days(client):
    sign_up(client)
    path = path_in(mails()[0])
    with time_machine.travel(timezone.now() + timedelta(hours=49)):
        for response in (client.get(path), client.post(path)):
            assert response.status_code == 404
            assert "Ask for a new one here" in response.content.decode()
    assert Subscription.objects.get().status == Subscription.Status.REQUESTED


@pytest.mark.parametrize("page", ["confirm", "leave", "come_back"])
def test_a_token_of_another_purpose_or_none_at_all_is_refused(client, page):
    join(client)
    subscription = Subscription.objects.get()
    others = {subscribe.CONFIRM, subscribe.LEAVE, subscribe.RETURN} - {f"newsletter.{page}"}
    if page == "come_back":
        others = {subscribe.CONFIRM, subscribe.LEAVE}
    tokens = [subscribe.token_for(subscription, purpose) for purpose in others] + ["x", "%00"]
    for token in tokens:
        path = reverse(f"newsletter:{page}", kwargs={"token": token})
        assert client.post(path).status_code == 404
    assert Subscription.objects.get().status == Subscription.Status.CONFIRMED


def test_known_and_unknown_addresses_get_the_same_answer(client):
    join(client)
    known, unknown = sign_up(client), sign_up(client, "nobody@example.com")
    assert (known.status_code, known.content, known["Location"]) == (
        unknown.status_code,
        unknown.content,
        unknown["Location"],
    )
    assert [letter.to for letter in mails()] == [["nobody@example.com"]]


def test_an_address_is_written_to_once_a_day_and_thrice_a_month(client):
    start = timezone.now()
    sent = 0
    for hours in (0, 1, 23, 25, 50, 75, 100):
        with time_machine.travel(start + timedelta(hours=hours), tick=False):
            assert sign_up(client, ADDRESS.upper()).status_code == 303
            sent += len(mails())
    assert sent == 3


def test_one_address_in_two_spellings_is_one_row(client):
    sign_up(client, "Kaia@example.com")
    sign_up(client, "kaia@EXAMPLE.com")
    assert Subscription.objects.count() == 1


@pytest.mark.parametrize(
    ("email", "words"),
    [
        ("", "Enter your email address"),
        ("kaia@", "Enter an email address in the right form, like name@example.com"),
        ("k" * 300 + "@example.com", "too long"),
        ("a\0b@example.com", "Null characters are not allowed"),
    ],
)
def test_a_bad_address_comes_back_with_words(client, email, words):
    response = sign_up(client, email)
    assert response.status_code == 422
    page = response.content.decode()
    assert words in page
    assert "Error: " in page
    assert 'id="nl_email_error"' in page
    assert not Letter.objects.exists()


def test_without_a_token_the_post_meets_one_button_that_finishes_it(client):
    page = client.post("/newsletter/", {"email": ADDRESS, "website": ""}, **HERE)
    assert page.status_code == 200
    html = page.content.decode()
    assert not Letter.objects.exists()
    assert ADDRESS in html
    token = re.search(r'name="token" value="([^"]+)"', html)[1]
    assert sign_up(client, token=token).status_code == 303
    assert Letter.objects.count() == 1


def test_a_post_from_another_site_is_not_acted_on(client):
    fields = {"email": ADDRESS, "token": form_token()}
    response = client.post("/newsletter/", fields, HTTP_ORIGIN="https://evil.example")
    assert response.status_code == 200
    assert not Letter.objects.exists()


def test_a_filled_decoy_gets_the_same_answer_and_no_mail(client):
    assert sign_up(client, website="https://spam.example").status_code == 303
    assert not Letter.objects.exists()


def test_a_network_that_signs_up_without_end_is_told_when_to_try_again(client):
    for number in range(20):
        assert sign_up(client, f"reader{number}@example.com").status_code == 303
    response = sign_up(client, "one-more@example.com")
    assert response.status_code == 429
    assert response["Retry-After"] == "3600"
    assert "one-more@example.com" in response.content.decode()


def test_the_pages_set_no_cookie_and_private_ones_are_not_kept(client):
    sign_up(client)
    path = path_in(mails()[0])
    for address in ("/newsletter/", "/newsletter/check-inbox/", path):
        response = client.get(address)
        assert not response.cookies
        assert response["Vary"] == "Accept-Encoding"
    private = client.get(path)
    assert "no-store" in private["Cache-Control"]
    assert private["X-Robots-Tag"] == "noindex"
    assert private["Referrer-Policy"] == "no-referrer"


@pytest.mark.django_db(transaction=True)
def test_the_pages_behind_the_links_need_no_transaction_around_them(client):
    sign_up(client)
    path = path_in(mails()[0])
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 200
    away = path_in(mails()[0])
    assert client.get(away).status_code == 200


def test_a_link_that_was_used_says_so(client):
    sign_up(client)
    path = path_in(mails()[0])
    client.post(path)
    assert "You are in" in client.get(path).content.decode()


def test_letters_that_fold_into_others_break_nothing(client):
    assert sign_up(client, "a@kite.example").status_code == 303
    assert sign_up(client, "a@\u212aite.example").status_code in (303, 422)


def test_an_address_comes_back_when_the_database_is_away(client, monkeypatch):
    def away(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr(subscribe, "request_subscription", away)
    response = sign_up(client)
    assert response.status_code == 503
    assert response["Retry-After"]
    assert ADDRESS in response.content.decode()
