from datetime import date

import pytest
import time_machine
from django.core import signing
from django.test import RequestFactory

from postbox.guard import PURPOSE, Token, derived_key, examine, form_token

NOON = "2026-03-04 12:00:00+00:00"


def post(headers=None, **fields):
    return RequestFactory(headers=headers).post("/", fields)


def test_a_fresh_token_from_our_own_page_may_be_stored():
    entry = examine(post({"Sec-Fetch-Site": "same-origin"}, token=form_token()))
    assert entry.token is Token.VALID
    assert entry.may_store


def test_the_seconds_count_from_the_start_of_the_form():
    with time_machine.travel(NOON, tick=False) as clock:
        token = form_token()
        clock.shift(7.5)
        assert examine(post(token=token)).seconds == pytest.approx(7.5, abs=0.01)


@pytest.mark.parametrize(
    ("hours", "state"), [(23.9, Token.VALID), (24, Token.VALID), (24.1, Token.STALE)]
)
def test_a_token_is_stale_after_24_hours(hours, state):
    with time_machine.travel(NOON, tick=False) as clock:
        token = form_token()
        clock.shift(hours * 3600)
        entry = examine(post(token=token))
    assert entry.token is state
    assert entry.seconds == pytest.approx(hours * 3600, abs=0.01)
    assert entry.may_store is (state is Token.VALID)


def test_a_clock_that_was_put_back_makes_no_form_older_than_new():
    with time_machine.travel(NOON, tick=False) as clock:
        token = form_token()
        clock.shift(-60)
        assert examine(post(token=token)).seconds == 0


def test_a_post_without_a_token_may_not_be_stored():
    for request in (post(), post(token="")):
        entry = examine(request)
        assert (entry.token, entry.seconds, entry.may_store) == (Token.MISSING, None, False)


FOREIGN_TOKENS = {
    "not one at all": lambda: "x",
    "signed by nobody": lambda: "1772625600.000-abc:forged",
    "a letter longer": lambda: form_token() + "A",
    "with a later time": lambda: form_token().replace("-", "0-", 1),
    "for another purpose": lambda: form_token(purpose="preview"),
    "of another form": lambda: signing.Signer(salt="other").sign("1772625600.000-abc"),
    "markup": lambda: "<script>",
    "a blank": lambda: " ",
    "NUL": lambda: "\0" * 50,
    "not ASCII": lambda: "é" * 50,
    "a megabyte": lambda: "A" * 1_000_000,
}


@pytest.mark.parametrize("made", FOREIGN_TOKENS.values(), ids=FOREIGN_TOKENS)
def test_a_token_we_did_not_sign_for_readers_forms_is_foreign(made):
    entry = examine(post(token=made()))
    assert (entry.token, entry.seconds, entry.may_store) == (Token.FOREIGN, None, False)


def test_a_token_signed_with_another_secret_key_is_foreign(settings):
    token = form_token()
    settings.SECRET_KEY = "another"
    assert examine(post(token=token)).token is Token.FOREIGN


def test_a_token_outlives_a_change_of_the_secret_key_that_keeps_the_old_one(settings):
    token = form_token(PURPOSE)
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert examine(post(token=token)).token is Token.VALID


def test_no_two_tokens_are_the_same():
    with time_machine.travel(NOON, tick=False):
        assert form_token() != form_token()


@pytest.mark.parametrize(
    ("headers", "is_ours"),
    [
        # what browsers send
        ({"Sec-Fetch-Site": "same-origin", "Origin": "https://news.example"}, True),
        ({"Sec-Fetch-Site": "same-origin"}, True),
        ({"Sec-Fetch-Site": "same-origin", "Origin": "null"}, True),  # a no-referrer page of ours
        ({"Sec-Fetch-Site": "same-site", "Origin": "https://blog.news.example"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}, False),
        ({"Sec-Fetch-Site": "cross-site", "Origin": "null"}, False),
        ({"Sec-Fetch-Site": "cross-site"}, False),
        ({"Sec-Fetch-Site": "none"}, False),
        ({"Sec-Fetch-Site": "none", "Origin": "https://news.example"}, False),
        ({"Sec-Fetch-Site": "nonsense"}, False),
        # our page under one of our names, posting to another
        ({"Sec-Fetch-Site": "same-site", "Origin": "https://news.example"}, True),
        # older browsers send an origin alone
        ({"Origin": "https://news.example"}, True),
        ({"Origin": "http://alias.example"}, True),
        ({"Origin": "https://alias.example"}, True),  # TLS ends at a proxy
        ({"Origin": "http://news.example"}, False),
        ({"Origin": "https://news.example:8443"}, False),
        ({"Origin": "https://news.example.evil.example"}, False),
        ({"Origin": "https://evil.example"}, False),
        ({"Origin": "null"}, False),
        ({"Origin": ""}, False),
        # text browsers send neither
        ({}, True),
    ],
)
def test_the_origin_of_a_post(headers, is_ours, settings):
    settings.SITE_URL = "https://news.example"
    settings.ALLOWED_HOSTS = ["alias.example"]
    entry = examine(post({"Host": "alias.example", **headers}, token=form_token()))
    assert entry.is_same_origin is is_ours
    assert entry.may_store is is_ours


@pytest.mark.parametrize(
    ("site_url", "origin"),
    [
        ("https://News.example:443", "https://news.example"),
        ("http://news.example:80", "http://news.example"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
    ],
)
def test_the_origin_is_spelled_as_a_browser_spells_it(site_url, origin, settings):
    settings.SITE_URL = site_url
    assert examine(post({"Origin": origin})).is_same_origin


def test_a_host_that_is_not_ours_makes_no_origin_ours(settings):
    settings.ALLOWED_HOSTS = ["news.example"]
    rebound = {"Host": "evil.example", "Origin": "http://evil.example"}
    assert not examine(post(rebound)).is_same_origin
    settings.SITE_URL = "http://news.example"
    assert examine(post({**rebound, "Origin": "http://news.example"})).is_same_origin


@pytest.mark.parametrize("value", ["http://spam.example", " ", "0"])
def test_a_filled_decoy_is_seen(value):
    assert examine(post(website=value)).is_decoy_filled


def test_an_empty_decoy_is_empty():
    assert not examine(post(website="")).is_decoy_filled
    assert not examine(post()).is_decoy_filled


def test_a_decoy_that_is_filled_once_among_empty_ones_is_seen():
    request = RequestFactory().post("/", {"website": ["x", ""]})
    assert examine(request).is_decoy_filled


@pytest.mark.parametrize("key", ["abcdefgh", "A-b_" * 16, "0123456789"])
def test_a_well_formed_key_is_kept_as_posted(key):
    assert examine(post(key=key)).key == key


@pytest.mark.parametrize(
    "key", ["", "short", "x" * 65, "with space", "abcdefgh\n", "ключключ", "'; DROP--"]
)
def test_a_malformed_key_counts_as_none(key):
    assert examine(post(key=key)).key == ""


def test_a_derived_key_is_the_same_for_the_same_parts():
    parts = (17, None, "Kaia", "text\0<&\ud800", "net", date(2026, 3, 4))
    assert derived_key(*parts) == derived_key(*parts)
    assert len(derived_key(*parts)) == 40
    assert set(derived_key(*parts)) <= set("0123456789abcdef")


def test_a_derived_key_is_another_for_other_parts():
    keys = {
        derived_key(*parts)
        for parts in [
            (),
            ("",),
            ("", ""),
            ("ab", "c"),
            ("a", "bc"),
            ("a", "b", "c"),
            ('a", "b', "c"),
            (1,),
            ("1",),
            (None,),
            ("None",),
        ]
    }
    assert len(keys) == 11


def test_a_derived_key_tells_nothing_without_the_secret_key(settings):
    before = derived_key("a")
    settings.SECRET_KEY = "another"
    assert derived_key("a") != before
