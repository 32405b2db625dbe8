"""What is typed and not saved is kept, and given back to whoever typed it."""

import re
from datetime import UTC, datetime
from html import unescape

import pytest
import time_machine

from articles.autosave import kept_for
from articles.models import Article, Autosave
from tests import factories
from tests.admin.steps import change_page, form_data, page, post, words_of

pytestmark = pytest.mark.django_db
NEW = ("articles_article_autosave_new", "articles_article_add")


@pytest.fixture
def draft(writer):
    return factories.make_article(status="draft", owner=writer, takeaways=["First."])


def autosave_page(article):
    return page("articles_article_autosave", article.pk)


def test_what_is_typed_comes_back_whole_and_is_not_the_article_yet(login, writer, draft):
    client = login(writer)
    typed = form_data(draft, headline="Typed headline", takeaways=[{"text": "Typed takeaway"}])
    told = client.post(autosave_page(draft), typed).json()
    assert told["words"].startswith("Kept ")
    assert Article.objects.get().headline == draft.headline
    assert "did not save it" in words_of(client.get(change_page(draft)))
    back = client.get(change_page(draft), {"kept": "1"}).content.decode()
    for words in ("Typed headline", "Typed takeaway", "First."):
        assert words in back
    assert Article.objects.get().headline == draft.headline
    assert not draft.revisions.exists()


def test_what_came_back_is_saved_like_anything_else(login, writer, draft):
    client = login(writer)
    client.post(autosave_page(draft), form_data(draft, headline="Typed headline"))
    client.get(change_page(draft), {"kept": "1"})
    post(client, draft, headline="Typed headline")
    assert Article.objects.get().headline == "Typed headline"
    assert not Autosave.objects.exists()
    assert "did not save it" not in words_of(client.get(change_page(draft)))


def test_what_was_typed_beside_a_live_article_comes_back_too(login, editor):
    live = factories.make_article(takeaways=["First."])
    client = login(editor)
    post(client, live, standfirst="Saved beside it")
    copy = Article.objects.get(revises=live)
    client.post(autosave_page(live), form_data(copy, headline="Typed headline"))
    assert "did not save it" in words_of(client.get(change_page(live)))
    back = client.get(change_page(live), {"kept": "1"}).content.decode()
    assert "Typed headline" in back
    assert "Saved beside it" in back


def test_a_form_that_comes_back_holds_the_text_and_does_not_offer_it_again(login, writer, draft):
    client = login(writer)
    client.post(autosave_page(draft), form_data(draft, standfirst="Typed words"))
    response = post(client, draft, headline="", standfirst="Typed words")
    assert "Typed words" in response.content.decode()
    assert "Put right what is marked below. Nothing you typed is lost." in words_of(response)
    assert "did not save it" not in words_of(response)


def test_text_that_is_brought_back_is_not_called_wrong(login, writer, draft):
    client = login(writer)
    client.post(autosave_page(draft), form_data(draft, standfirst="Typed words"))
    shown = words_of(client.get(change_page(draft), {"kept": "1"}))
    assert "This is what you typed on" in shown
    assert "marked below" not in shown


def test_an_article_not_begun_yet_is_kept_too(login, writer):
    client = login(writer)
    keep, add = (page(name) for name in NEW)
    client.post(keep, form_data(headline="Typed headline"))
    assert "did not save it" in words_of(client.get(add))
    assert "Typed headline" in client.get(add, {"kept": "1"}).content.decode()
    post(client, None, headline="Typed headline")
    assert not Autosave.objects.exists()


def test_it_can_be_thrown_away_by_post_only(login, writer, draft):
    client = login(writer)
    client.post(autosave_page(draft), form_data(draft, headline="Typed headline"))
    address = page("articles_article_forget", draft.pk)
    assert client.get(address).status_code == 405
    assert kept_for(writer, draft)
    client.post(address)
    assert kept_for(writer, draft) is None
    assert client.get(change_page(draft), {"kept": "1"}).status_code == 302


def test_nobody_gets_what_somebody_else_typed(login, writer, editor, draft):
    login(writer).post(autosave_page(draft), form_data(draft, headline="Typed headline"))
    other = login(editor)
    assert "Typed headline" not in other.get(change_page(draft)).content.decode()
    assert other.get(change_page(draft), {"kept": "1"}).status_code == 302


def test_only_who_may_write_may_keep(login, writer, editor, moderator, draft):
    hidden = factories.make_article(status="draft", owner=editor)
    public = factories.make_article(owner=writer)
    assert login(writer).post(autosave_page(hidden), {}).status_code == 404
    assert login(writer).post(autosave_page(public), {}).status_code == 403
    assert login(moderator).post(autosave_page(draft), {}).status_code == 403
    assert login(moderator).post(page(NEW[0]), {}).status_code == 403
    assert not Autosave.objects.exists()


def test_the_answer_judges_what_is_typed_and_says_who_is_here(login, writer, editor, draft):
    login(editor).post(page("articles_article_presence", draft.pk), {"base": ""})
    client = login(writer)
    told = client.post(autosave_page(draft), form_data(draft, headline="", body="")).json()
    words = {finding["words"] for finding in told["findings"]}
    assert "Write the body." in words
    assert any("headline" in finding["anchor"] for finding in told["findings"])
    assert "editor since" in told["others"]
    told = client.post(autosave_page(draft), form_data(draft, body="<p>A body.</p>")).json()
    assert "Write the body." not in {finding["words"] for finding in told["findings"]}
    assert Article.objects.get().body == draft.body


def test_a_newer_version_of_somebody_else_is_told(login, writer, editor, draft):
    opened = form_data(draft)
    post(login(editor), draft, headline="Theirs")
    told = login(writer).post(autosave_page(draft), opened).json()
    assert told["newer"] == "editor saved a newer version. Yours is merged with it when you save."


def test_strange_posts_are_kept_or_refused_in_words(login, writer, draft):
    client = login(writer)
    assert (
        client.post(autosave_page(draft), {"headline": "a\0b", "section": "x"}).status_code == 200
    )
    many = {f"field{number}": "x" for number in range(2500)}
    assert client.post(autosave_page(draft), many).status_code == 413
    assert client.get(change_page(draft), {"kept": "1"}).status_code == 200


def test_a_get_keeps_nothing_and_brings_a_token(login, writer, draft):
    assert login(writer).get(autosave_page(draft)).json()["csrf"]
    assert not Autosave.objects.exists()


SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}


def log_in_with(client, shown, password="secret words"):
    """Fill in the log-in of the page ``shown``."""
    fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', shown))
    fields |= {"username": "writer", "password": password}
    data = {name: unescape(value) for name, value in fields.items()}
    return client.post(page("login"), data)


def test_after_a_log_out_the_text_waits_behind_the_log_in(client, writer, draft):
    writer.set_password("secret words")
    writer.save()
    typed = form_data(draft, headline="Typed “headline” <b>", takeaways=[{"text": "Typed, too"}])
    shown = client.post(change_page(draft), typed, headers=SAME_ORIGIN)
    assert shown.status_code == 403
    wrong = log_in_with(client, shown.content.decode(), password="wrong")
    assert "offered back" in words_of(wrong)
    done = log_in_with(client, wrong.content.decode())
    assert done.url == f"{change_page(draft)}?kept=1"
    back = unescape(client.get(done.url).content.decode())
    assert "Typed “headline” <b>" in back
    assert "Typed, too" in back


def test_words_of_another_site_do_not_go_along(client, draft):
    typed = form_data(draft, headline="Planted words")
    shown = client.post(change_page(draft), typed, headers={"Sec-Fetch-Site": "cross-site"})
    assert shown.status_code == 403
    assert 'name="typed"' not in shown.content.decode()
    assert "Planted words" in shown.content.decode()


@pytest.mark.parametrize("typed", ["", "x", "[1]", '[["a"]]', "[" * 5000, '{"a": 1}'])
def test_a_log_in_with_strange_text_is_a_log_in(client, writer, draft, typed):
    writer.set_password("secret words")
    writer.save()
    data = {"username": "writer", "password": "secret words", "next": change_page(draft)}
    assert client.post(page("login"), data | {"typed": typed}).url == change_page(draft)
    assert not Autosave.objects.exists()


def test_text_for_somebody_elses_article_is_not_kept(client, writer, editor):
    writer.set_password("secret words")
    writer.save()
    hidden = factories.make_article(status="draft", owner=editor)
    data = {"username": "writer", "password": "secret words", "next": change_page(hidden)}
    client.post(page("login"), data | {"typed": '[["headline", "x"]]'})
    assert not Autosave.objects.exists()


@pytest.mark.parametrize(
    ("day", "clock", "words"),
    [
        ("2026-12-01", "08:30", "Tue 1 Dec 2026, 08:30 Berlin (CET, UTC+1) · 07:30 UTC, in"),
        ("2027-03-28", "02:30", "There is no 02:30 on 28 March 2027 in Berlin"),
        ("2027-10-31", "02:30", "It is 02:30 on 31 October 2027 in Berlin twice"),
        ("2020-01-01", "02:30", "Choose a time after now"),
        ("2026-12-01", "", ""),
        ("nonsense", "02:30", ""),
    ],
)
@time_machine.travel(datetime(2026, 11, 28, 13, 5, tzinfo=UTC), tick=False)
def test_what_a_typed_moment_means_is_told_while_it_is_typed(login, publisher, day, clock, words):
    publisher.time_zone = "Europe/Berlin"
    publisher.save()
    article = factories.make_article(status="in_review")
    typed = form_data(article, publish_on=day, publish_time=clock)
    told = login(publisher).post(autosave_page(article), typed).json()
    assert told["when"].startswith(words)
    assert bool(told["when"]) == bool(words)
