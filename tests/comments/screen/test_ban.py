from datetime import timedelta

import pytest
from django.utils import timezone

from comments.ban import NoSuchBan, ban, ban_on, forget_networks, lift
from comments.models import Ban, Comment, Commenter
from comments.submit import Banned
from newsroom.work import WORK
from postbox.network import network_key
from tests.comments.screen.steps import SAID, row_of

Status = Comment.Status
KEY = "0123456789abcdef" * 2


def test_a_banned_writer_is_told_why_and_until_when_and_gets_the_text_back(
    open_article, post, say, moderator
):
    post(open_article)
    writer = Comment.objects.get().commenter
    until = timezone.now() + timedelta(days=3)
    ban(by=moderator, commenter=writer, until=until, reason="You threatened another reader.")
    response = post(open_article, body="Let me in again, I say.")
    words = response.content.decode()
    assert response.status_code == 422
    assert "You threatened another reader" in words and f"{until:%Y}" in words
    assert "Let me in again, I say." in words
    assert Comment.objects.count() == 1


def test_nobody_else_is_banned_with_them(say, moderator):
    banned = Commenter.objects.create()
    ban(by=moderator, commenter=banned, reason="Threats.")
    assert say(commenter=Commenter.objects.create()).status == Status.APPROVED
    assert say("Nobody known.").status == Status.APPROVED
    with pytest.raises(Banned) as refused:
        say("Once more.", commenter=banned)
    assert refused.value.ban.until is None


def test_a_ban_ends_by_the_clock_or_by_hand(say, moderator):
    now = timezone.now()
    made = ban(by=moderator, network_key=KEY, reason="Spam.", until=now + timedelta(hours=1))
    with pytest.raises(Banned):
        say(network_key=KEY, at=now + timedelta(minutes=59))
    assert say(network_key=KEY, at=now + timedelta(hours=1)).status == Status.APPROVED
    lift(made, by=moderator)
    assert say("At once.", network_key=KEY).status == Status.APPROVED
    with pytest.raises(NoSuchBan):
        lift(made, by=moderator)
    assert (made.lifted_by, Ban.objects.get().lifted_by) == (moderator, moderator)


def test_a_ban_of_a_network_ends_with_its_name(rf, moderator):
    request = rf.get("/")
    now = timezone.now()
    key = network_key(request, at=now)
    made = ban(by=moderator, network_key=key, reason="Spam.", at=now)
    assert now < made.until <= now + timedelta(days=30)
    assert network_key(request, at=made.until - timedelta(seconds=1)) == key
    assert network_key(request, at=made.until) != key


def test_the_name_of_a_network_is_forgotten_once_its_ban_is_over(db, moderator):
    assert forget_networks in WORK
    now = timezone.now()
    short = ban(by=moderator, network_key=KEY, reason="Spam.", until=now + timedelta(hours=1))
    ban(by=moderator, link_domain="a.example", reason="Spam.")
    assert forget_networks(now) == 0
    assert forget_networks(short.until) == 1 and forget_networks(short.until) == 0
    assert sorted(Ban.objects.values_list("value", flat=True)) == ["a.example", "faded"]


@pytest.mark.parametrize("address", ["a@spam.example", "A@Mail.SPAM.example"])
def test_addresses_of_a_domain_are_banned(say, moderator, address):
    ban(by=moderator, address_domain="Spam.example", reason="Only spam comes from there.")
    with pytest.raises(Banned):
        say(email=address)
    assert say(email="a@notspam.example").status == Status.APPROVED
    assert say("Another.", email="a@spam.example.org").status == Status.APPROVED


@pytest.mark.parametrize(
    "link", ["https://spam.example/x", "http://www.SPAM.example:8000", "https://spam.example./"]
)
def test_a_link_to_a_banned_domain_is_spam_and_marked(say, moderator, link):
    ban(by=moderator, link_domain="spam.example", reason="Malware.")
    comment = say(f"Look at {link} please")
    assert comment.status == Status.SPAM
    assert row_of(comment, "links")["evidence"] == [link]


@pytest.mark.parametrize("link", ["https://notspam.example/", "https://ok.example/spam.example"])
def test_a_link_that_only_looks_like_it_is_none(say, moderator, link):
    ban(by=moderator, link_domain="spam.example", reason="Malware.")
    assert say(f"Look at {link} please").status == Status.APPROVED


def test_domains_in_other_alphabets_are_compared_as_the_name_system_has_them(say, moderator):
    ban(by=moderator, link_domain="пример.example", reason="Malware.")
    assert say("See https://xn--e1afmkfd.example/ for more").status == Status.SPAM
    assert say("Or see https://ПРИМЕР.example/ for more").status == Status.SPAM


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"commenter": None}, "Name one writer"),
        ({"network_key": KEY, "link_domain": "a.example"}, "Name one writer"),
        ({"network_key": "127.0.0.1"}, "no key of a network"),
        ({"link_domain": "https://a.example/"}, "like example.org"),
        ({"link_domain": "localhost"}, "like example.org"),
        ({"address_domain": "a@b.example"}, "like example.org"),
        ({"address_domain": "a\0.example"}, "like example.org"),
        ({"address_domain": "x" * 300 + ".example"}, "like example.org"),
        ({"link_domain": "a.example", "reason": " "}, "Say why"),
        ({"link_domain": "a.example", "reason": "x" * 201}, "Say why"),
        ({"link_domain": "a.example", "until": timezone.now() - timedelta(1)}, "after now"),
    ],
)
def test_what_is_no_ban_is_refused_in_a_sentence(db, moderator, given, words):
    with pytest.raises(ValueError, match=words):
        ban(**{"by": moderator, "reason": "Spam.", **given})
    assert not Ban.objects.exists()


def test_a_second_ban_takes_the_place_of_the_first(db, moderator, chief):
    first = ban(by=moderator, link_domain="a.example", reason="Spam.")
    second = ban(by=chief, link_domain="a.example", reason="Malware.")
    first.refresh_from_db()
    assert first.lifted_by == chief
    assert list(Ban.objects.in_force(timezone.now())) == [second]


def test_of_two_bans_the_longer_is_told(db, moderator):
    writer, now = Commenter.objects.create(), timezone.now()
    ban(by=moderator, commenter=writer, until=now + timedelta(days=1), reason="A day.")
    ban(by=moderator, address_domain="a.example", reason="For good.")
    assert ban_on(commenter=writer, address="x@a.example").reason == "For good."
    assert ban_on(commenter=writer, address="x@b.example").reason == "A day."
    assert ban_on() is None


def test_what_was_stored_before_the_ban_is_still_answered_with_the_same_comment(say, moderator):
    writer = Commenter.objects.create()
    first = say(commenter=writer, key="k" * 20)
    ban(by=moderator, commenter=writer, reason="Threats.")
    assert say(SAID["body"], commenter=writer, key="k" * 20) == first
