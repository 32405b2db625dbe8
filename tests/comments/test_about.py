"""Answering a takeaway or a quote: the comment says so, and the article counts it there."""

import re

import pytest
from django.test import Client

from comments.models import Comment, Thread
from comments.moderate import approve, remove
from tests.factories import make_article


@pytest.fixture
def article(db):
    takeaways = ["Tape sold out.", "Prices <b>rose</b> by half."]
    return make_article(takeaways=takeaways, quotes=[{"text": "Tape is patient."}])


@pytest.fixture
def second(article):
    return article.takeaways.all()[1]


@pytest.fixture
def page(client, article):
    return lambda: client.get(article.get_absolute_url()).content.decode()


def option(html, words):
    return re.search(rf'<option value="([0-9a-f]{{12}})"[^>]*>{words}', html)


def test_the_form_offers_each_of_them_and_the_whole(page, second, article):
    html = page()
    assert option(html, "Key takeaway 2: Prices &lt;b&gt;rose")[1] == second.uid
    assert option(html, "Quote 1: Tape is patient.")[1] == article.quotes.get().uid
    assert '<option value="" selected>The article as a whole</option>' in html


def test_an_article_with_neither_has_no_such_question(client, db):
    html = client.get(make_article().get_absolute_url()).content.decode()
    assert 'name="about"' not in html and 'name="body"' in html


def test_without_answers_the_takeaways_stand_alone(page):
    assert '<li id="takeaway-1">Tape sold out.</li>' in page()


def test_the_comment_says_what_it_answers_and_the_takeaway_counts_it(
    post, page, article, second, moderator
):
    post(article, about=second.uid)
    said = Comment.objects.get()
    assert said.about == second.uid and "1 answer" not in page()
    approve(said, by=moderator)
    html = page()
    assert 'About <a href="#takeaway-2">key takeaway 2</a>: “Prices &lt;b&gt;rose' in html
    item = html[html.index('<li id="takeaway-2">') :].partition("</li>")[0]
    assert f'href="/comments/{said.pk}/">1 answer<' in item
    assert "answer" not in html[html.index('<li id="takeaway-1">') :].partition("</li>")[0]
    remove(said, by=moderator)
    assert "1 answer" not in page()


def test_a_quote_counts_too(post, page, article, moderator):
    quote = article.quotes.get()
    for number in range(2):
        post(article, about=quote.uid, body=f"Patient it is, number {number}.")
    for said in Comment.objects.all():
        approve(said, by=moderator)
    assert Thread.objects.get().answers == {quote.uid: [2, Comment.objects.first().pk]}
    section = page()[page().index('id="quote-1"') :].partition("</section>")[0]
    assert "2 answers" in section


def test_the_writer_sees_it_on_the_receipt(client, post, article, second):
    html = client.get(post(article, about=second.uid)["Location"]).content.decode()
    assert f'{article.get_absolute_url()}#takeaway-2">key takeaway 2</a>' in html


def test_what_an_editor_took_out_leaves_the_comment_alone(post, page, article, second, moderator):
    post(article, about=second.uid)
    approve(Comment.objects.get(), by=moderator)
    second.delete()
    html = page()
    assert "We run both" in html and "key takeaway 2" not in html


@pytest.mark.parametrize("about", ["0123456789ab", "x" * 500, "<b>", "takeaway-2"])
def test_what_the_article_does_not_say_cannot_be_answered_and_the_text_comes_back(
    post, article, about
):
    response = post(article, about=about)
    html = response.content.decode()
    assert response.status_code == 422
    assert "What you answered is not in the article any more." in html
    assert "We run both through one gateway already." in html
    assert '<option value="" selected>' in html
    assert not Comment.objects.exists()


def test_a_reply_is_about_the_comment_and_nothing_else(post, article, second, moderator):
    post(article)
    first = approve(Comment.objects.get(), by=moderator)
    post(article, parent=first.pk, about=second.uid, body="Yes.")
    assert Comment.objects.get(parent=first).about == ""


def test_the_words_of_a_takeaway_cannot_break_out(page, post, article, second, moderator):
    post(article, about=second.uid)
    approve(Comment.objects.get(), by=moderator)
    assert "<b>rose</b>" not in Client().get(article.get_absolute_url()).content.decode()
