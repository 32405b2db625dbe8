"""Somebody's own quote, and nothing else of the article, for the person quoted."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.db import DatabaseError, connection
from django.test.utils import CaptureQueriesContext

from articles import invite
from articles.models import ExpertQuote, QuoteCheck
from articles.revise import open_working_copy
from postbox import guard
from tests.factories import (
    make_article,
    make_author,
    make_expert,
    make_image,
    make_quote,
    make_section,
    make_tag,
)

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
WORDS = "I said so.\n\nTwice, & loudly."


@pytest.fixture
def quote():
    return make_quote(make_article(status="draft"), text=WORDS)


@pytest.fixture
def ask(editor):
    """``ask(quote)``: the address of a new link for its speaker."""

    def make(quote, **given):
        return f"/quote-check/{invite.token_of(invite.invite_to_check(quote, by=editor, **given))}/"

    return make


def typed(act, **given):
    """What the page's form posts."""
    words = WORDS.replace("\n", "\r\n")
    return {"act": act, "words": words, "token": guard.form_token(), "body": "", **given}


def form_of(page):
    """The fields of the form on ``page``, as a browser would post them."""
    fields = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page.text)
    texts = re.findall(r'<textarea[^>]*name="(\w+)"[^>]*>\r?\n?([^<]*)</textarea>', page.text)
    return {name: unescape(value) for name, value in [*fields, *texts]}


def check():
    return QuoteCheck.objects.get()


def test_it_shows_the_quote_as_it_is_to_be_printed(read, ask):
    quote = make_quote(
        make_article(status="draft"),
        text=WORDS,
        role="Head of cables",
        organisation="Harbour Bank",
        obtained_by="email",
        said_on=date(2026, 3, 2),
        disclosure="Owns shares.",
    )
    page = read(ask(quote))
    assert page.status == 200
    told = ["I said so.", "Twice, &amp; loudly.", "Yuki Tanabe", "Head of cables, Harbour Bank"]
    told += ["Email", "2 March 2026", "Owns shares.", "Newsroom asks you"]
    for words in told:
        assert words in page.text


def test_nothing_else_of_the_article_is_told(client, ask):
    article = make_article(
        status="draft",
        headline="Canary headline",
        standfirst="A canary stands first.",
        slug="canary-slug",
        topic="canary",
        body="<p>A canary in the text.</p>",
        section=make_section("News"),
        authors=[make_author("Canary writer")],
        takeaways=["A canary to take away."],
        tags=[make_tag("Canary tag")],
        lead_image=make_image(alt_text="canary", caption="canary"),
    )
    portrait = make_image(alt_text="canary")
    own = make_quote(article, text="Mine alone.", expert=make_expert("Own", portrait=portrait))
    make_quote(article, text="The canary spoke.", expert=make_expert("Canary", "Canary & Co"))
    address = ask(own)
    for response in (
        client.get(address),
        client.post(address, typed("comment")),
        client.post(address, typed("approve", words="x")),
        client.post(address, {"act": "approve", "words": own.text}),
        client.post(address, typed("comment", body="Wrong."), follow=True),
        client.post(address, typed("approve", words=own.text), follow=True),
    ):
        told = response.content.decode() + str(response.headers)
        assert "canary" not in told.casefold()
        assert portrait.token not in told
        assert "Mine alone." in told
    assert check().approved_words == "Mine alone."


def test_the_form_of_the_page_approves_without_script(read, client, ask, quote):
    address = ask(quote)
    response = client.post(address, form_of(read(address)) | {"act": "approve"})
    assert (response.status_code, response["Location"]) == (303, address)
    assert check().approved_words == WORDS
    page = read(address)
    assert "You approved these words" in page.text
    assert 'value="approve"' not in page.text


def test_an_approval_is_of_the_exact_words_and_lapses_when_one_character_changes(
    read, client, ask, quote
):
    address = ask(quote)
    client.post(address, typed("approve"))
    quote.text += "!"
    quote.save()
    assert invite.state_of_check(quote) == "lapsed"
    page = read(address)
    assert "The words have changed</strong> since you approved them" in page.text
    assert re.search(r"<ins>[^!]*!</ins>", page.text)
    assert 'value="approve"' in page.text
    client.post(address, form_of(page) | {"act": "approve"})
    assert invite.state_of_check(quote) == "approved"
    quote.text = WORDS
    quote.save()
    assert invite.state_of_check(quote) == "lapsed"


def test_line_ends_alone_are_no_change(client, ask, quote):
    client.post(ask(quote), typed("approve"))
    quote.text = WORDS.replace("\n", "\r\n")
    assert invite.state_of_check(quote) == "approved"


@pytest.mark.parametrize("words", ["", "I said so.", f"{WORDS} ", f"{WORDS}\0", "x" * 100_000])
def test_words_that_changed_meanwhile_are_shown_before_anything_is_noted(client, ask, quote, words):
    response = client.post(ask(quote), typed("approve", words=words, body="Fine but"))
    page = response.content.decode()
    assert response.status_code == 422
    assert "The words have changed" in page
    assert "Twice, &amp; loudly." in page
    assert "Fine but</textarea>" in page
    assert (check().approved_at, check().comment) == (None, "")


def test_the_copy_of_a_live_article_is_what_is_checked(read, client, ask, quote, editor):
    live = make_article(quotes=[{"text": "As it was."}])
    address = ask(live.quotes.get())
    copy = open_working_copy(live, by=editor)
    copy.quotes.update(text="As it will be.")
    page = read(address)
    assert "As it will be." in page.text
    assert "As it was." not in page.text
    client.post(address, form_of(page) | {"act": "approve"})
    assert invite.state_of_check(copy.quotes.get()) == "approved"
    assert invite.state_of_check(live.quotes.get()) == "lapsed"


# Comments


def test_a_comment_is_kept_and_shown_again_to_be_changed(read, client, ask, quote):
    address = ask(quote)
    text = "Make it “buyers”.\r\n\r\nAnd <b>mind</b> the rest."
    response = client.post(address, typed("comment", body=text))
    assert response.status_code == 303
    assert check().comment == "Make it “buyers”.\n\nAnd <b>mind</b> the rest."
    page = read(address)
    assert "The editors have your comment" in page.text
    assert form_of(page)["body"] == check().comment
    client.post(address, form_of(page) | {"act": "comment", "body": "Only this."})
    assert check().comment == "Only this."
    assert check().approved_at is None


def test_a_comment_may_come_with_an_approval_and_both_stand(read, client, ask, quote):
    address = ask(quote)
    client.post(address, typed("approve", body="Thank you."))
    assert (check().comment, check().is_approval_of(WORDS)) == ("Thank you.", True)
    page = read(address)
    assert "You approved these words" in page.text
    assert "The editors have your comment" in page.text


@pytest.mark.parametrize("body", ["", "  \r\n ", "\0"])
def test_an_empty_comment_is_refused_in_words(client, ask, quote, body):
    response = client.post(ask(quote), typed("comment", body=body))
    assert response.status_code == 422
    assert "Write a comment before you send it" in response.content.decode()
    assert check().commented_at is None


def test_a_comment_that_is_too_long_comes_back_whole(client, ask, quote):
    text = "ab\r\n" * 1666 + "x" * 5
    response = client.post(ask(quote), typed("comment", body=text))
    page = response.content.decode()
    assert response.status_code == 422
    assert "Your comment is 3 characters too long. The limit is 5,000" in page
    assert page.count("ab\r\n") == 1666
    assert not check().comment
    client.post(ask(quote), typed("comment", body=text[:-3]))
    assert QuoteCheck.objects.latest("pk").comment.count("\n") == 1666


def test_a_post_without_a_token_meets_one_button_and_is_noted_by_it(client, ask, quote):
    address = ask(quote)
    response = client.post(address, typed("approve", token="", body="Thank you, all."))
    page = response.content.decode()
    assert response.status_code == 200
    assert response["Cache-Control"] == "no-store"
    assert "Thank you, all.</textarea>" in page
    assert not check().approved_at
    hidden = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', page))
    again = {name: unescape(value) for name, value in hidden.items()} | {"body": "Thank you, all."}
    assert client.post(address, again).status_code == 303
    assert (check().comment, check().is_approval_of(WORDS)) == ("Thank you, all.", True)


def test_a_post_from_another_site_is_not_noted(client, ask, quote):
    address = ask(quote)
    for headers in ({"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}):
        response = client.post(address, typed("approve"), headers=headers)
        assert response.status_code == 200
        assert not check().approved_at


def test_its_policy_lets_browsers_say_where_the_form_comes_from(client, ask, quote):
    address = ask(quote)
    for response in (client.get(address), client.post(address, typed("comment"))):
        assert response["Referrer-Policy"] == "same-origin"


# Never lost, never stored where it should not be


def test_a_comment_to_a_dead_link_comes_back(client, ask, quote):
    address = ask(quote)
    invite.revoke(check())
    response = client.post(address, typed("comment", body="All my words"))
    assert response.status_code == 404
    assert "All my words</textarea>" in response.content.decode()
    assert not check().comment


def test_a_post_of_something_else_comes_back(client, ask, quote):
    for data in ({"comment": "All my words"}, {"act": "revoke", "body": "All my words"}):
        response = client.post(ask(quote), data)
        assert response.status_code == 422
        assert "All my words</textarea>" in response.content.decode()
    assert not QuoteCheck.objects.exclude(comment="").exists()


def test_a_comment_comes_back_while_the_database_is_away(client, ask, quote, monkeypatch):
    def fail(*_, **__):
        raise DatabaseError

    address = ask(quote)
    monkeypatch.setattr(invite, "comment_on_quote", fail)
    response = client.post(address, typed("comment", body="All my words"))
    assert response.status_code == 503
    assert "All my words</textarea>" in response.content.decode()


def test_more_than_a_post_may_hold_is_refused_in_words(client, ask, quote):
    response = client.post(ask(quote), typed("comment", body="x" * (13 * 1024 * 1024)))
    assert response.status_code == 413


# The link


def test_it_ends_at_the_second(client, ask, quote):
    with time_machine.travel(NOON, tick=False):
        address = ask(quote)
    fortnight = timedelta(days=14)
    with time_machine.travel(NOON + fortnight - timedelta(seconds=1), tick=False):
        assert client.get(address).status_code == 200
    with time_machine.travel(NOON + fortnight, tick=False):
        assert client.get(address).status_code == 404
        assert client.post(address, typed("approve")).status_code == 404
    assert not check().approved_at


def test_every_dead_link_gets_the_same_answer(client, ask, quote, editor):
    address = ask(quote)
    token = address.split("/")[2]
    link = invite.invite_to_preview(quote.article, by=editor, label="x")
    gone = make_quote(quote.article, text="Gone.")
    paths = [ask(gone), ask(quote, lasting=timedelta(seconds=-1))]
    gone.delete()
    wrong = ["1", "9" * 400, "%00", "é", token[:-1], f"{token}x", invite.token_of(link)]
    paths += [f"/quote-check/{each}/" for each in wrong]
    dead = client.get("/preview/1.x/").content
    for path in paths:
        response = client.get(path)
        assert (response.status_code, response.content) == (404, dead), path
    assert client.get(f"/preview/{token}/").content == dead
    assert client.get(address).status_code == 200


def test_a_token_answers_for_its_own_quote_only(read, client, ask, quote):
    other = make_quote(quote.article, text="Somebody else spoke.", expert=make_expert("Other"))
    first, second = ask(quote), ask(other)
    assert "Somebody else" not in read(first).text
    assert client.post(first, typed("approve", words=other.text)).status_code == 422
    client.post(second, typed("approve", words=other.text))
    states = {each.text: invite.state_of_check(each) for each in ExpertQuote.objects.all()}
    assert states == {WORDS: "waiting", "Somebody else spoke.": "approved"}


def test_no_cache_keeps_it_and_nobody_finds_it(client, ask, quote):
    address = ask(quote)
    posts = [client.post(address, typed(act)) for act in ("approve", "comment")]
    for response in [client.get(address), client.head(address), *posts]:
        assert response["Cache-Control"] == "no-store"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert "ETag" not in response
        assert not response.cookies


def test_looking_changes_nothing_and_other_methods_are_refused(client, ask, quote):
    address = ask(quote)
    before = QuoteCheck.objects.values().get()
    client.get(address)
    client.head(address)
    assert client.put(address).status_code == 405
    assert client.delete(address).status_code == 405
    assert QuoteCheck.objects.values().get() == before


def test_a_revoked_link_stays_revoked_while_its_answer_comes_in(ask, quote, monkeypatch):
    token = ask(quote).split("/")[2]
    look = invite.quote_of

    def revoked_meanwhile(row):
        QuoteCheck.objects.update(revoked_at=NOON)
        return look(row)

    monkeypatch.setattr(invite, "quote_of", revoked_meanwhile)
    invite.approve_quote(token, words=WORDS)
    assert check().revoked_at == NOON


def test_the_queries_do_not_grow_with_the_article(client, ask, quote):
    address = ask(quote)

    def count():
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    few = count()
    for number in range(5):
        ask(make_quote(quote.article, expert=make_expert(f"Expert {number}")))
        ask(quote)
    assert count() == few <= 8
