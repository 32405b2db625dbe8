from datetime import UTC, datetime, timedelta

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from postbox.network import PERIOD, client_address, network_key

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)


def request_from(address, forwarded=None):
    headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
    return RequestFactory(headers=headers).get("/", REMOTE_ADDR=address)


def test_a_forwarded_address_counts_for_nothing_without_a_trusted_proxy(settings):
    settings.TRUSTED_PROXIES = []
    assert client_address(request_from("198.51.100.7", "203.0.113.9")) == "198.51.100.7"


def test_a_forwarded_address_counts_for_nothing_from_a_stranger(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    assert client_address(request_from("198.51.100.7", "203.0.113.9")) == "198.51.100.7"


@pytest.mark.parametrize(
    ("forwarded", "expected"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("6.6.6.6, 203.0.113.9", "203.0.113.9"),  # the left one was typed by the client
        ("10.0.0.8, 203.0.113.9", "203.0.113.9"),  # even if it looks like a proxy of ours
        ("203.0.113.9, 10.0.0.8", "203.0.113.9"),  # two proxies of ours
        ("6.6.6.6, 203.0.113.9, 192.0.2.1,10.0.0.8", "203.0.113.9"),
        ("10.0.0.9, 10.0.0.8", "10.0.0.9"),  # a client inside our own network
        ("203.0.113.9:4711", "203.0.113.9"),
        ("2001:db8::1", "2001:db8::1"),
        ("[2001:db8::1]", "2001:db8::1"),
        ("[2001:DB8:0::1]:4711", "2001:db8::1"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("fe80::1%eth0", "fe80::1"),
        ("203.0.113.9,, ", "203.0.113.9"),
        ("", "10.0.0.1"),
        ("unknown", "10.0.0.1"),
        ("203.0.113.9, unknown", "10.0.0.1"),
        ("203.0.113.9, unknown, 10.0.0.8", "10.0.0.8"),
        ("999.1.1.1", "10.0.0.1"),
        ("203.0.113.9, <script>", "10.0.0.1"),
    ],
)
def test_forwarded_addresses_are_read_from_the_right_as_far_as_they_are_trusted(
    forwarded, expected, settings
):
    settings.TRUSTED_PROXIES = ["10.0.0.0/24", "192.0.2.1"]
    assert client_address(request_from("10.0.0.1", forwarded)) == expected


def test_a_trusted_proxy_may_speak_ipv6(settings):
    settings.TRUSTED_PROXIES = ["fd00::/8"]
    assert client_address(request_from("fd00::2", "2001:db8::1")) == "2001:db8::1"


def test_a_trusted_proxy_is_known_in_ipv6_clothes(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.1"]
    assert client_address(request_from("::ffff:10.0.0.1", "203.0.113.9")) == "203.0.113.9"


@pytest.mark.parametrize("address", ["", "unix:", "localhost", None])
def test_a_peer_without_an_address_is_unknown(address, settings):
    settings.TRUSTED_PROXIES = ["0.0.0.0/0"]
    request = request_from(address, "203.0.113.9")
    assert client_address(request) == ""
    assert network_key(request) == ""


@given(st.text(), st.text())
def test_no_header_raises(address, forwarded):
    request = RequestFactory().get("/", REMOTE_ADDR=address, HTTP_X_FORWARDED_FOR=forwarded)
    assert isinstance(network_key(request), str)


@given(st.text(alphabet="0123456789abcdef:.,[]%/ "))
def test_no_forwarded_chain_raises(forwarded):
    request = RequestFactory().get("/", REMOTE_ADDR="127.0.0.1", HTTP_X_FORWARDED_FOR=forwarded)
    assert client_address(request)


def test_a_long_forwarded_chain_is_read_in_time(settings):
    settings.TRUSTED_PROXIES = ["10.0.0.0/8"]
    assert client_address(request_from("10.0.0.1", "10.0.0.1," * 50_000)) == "10.0.0.1"


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("203.0.113.9", "203.0.113.250", True),
        ("203.0.113.9", "203.0.114.9", False),
        ("203.0.113.9", "::ffff:203.0.113.10", True),
        ("2001:db8:1:2::3", "2001:db8:1:ffff::4", True),
        ("2001:db8:1::3", "2001:db8:2::3", False),
        ("::ffff:203.0.113.9", "::ffff:198.51.100.7", False),
    ],
)
def test_a_network_is_a_24_or_a_48(one, other, is_same):
    keys = [network_key(request_from(address), at=AT) for address in (one, other)]
    assert (keys[0] == keys[1]) is is_same


def test_the_key_of_a_network_is_32_hex_digits():
    key = network_key(request_from("203.0.113.9"), at=AT)
    assert len(key) == 32
    assert set(key) <= set("0123456789abcdef")


def test_the_same_network_has_another_key_in_the_next_period():
    opening = datetime.fromtimestamp(0, UTC) + 700 * PERIOD
    request = request_from("203.0.113.9")
    last_moment = opening + PERIOD - timedelta(seconds=1)
    assert network_key(request, at=opening) == network_key(request, at=last_moment)
    assert network_key(request, at=opening) != network_key(request, at=opening + PERIOD)


def test_the_key_of_a_network_depends_on_the_secret_key(settings):
    request = request_from("203.0.113.9")
    before = network_key(request, at=AT)
    settings.SECRET_KEY = "another"
    assert network_key(request, at=AT) != before
