"""A reader asks the newsroom in writing: who is found, what is handed out, what is recorded."""

import json

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from comments.models import Comment, Commenter, CommenterEvent
from tests.factories import make_account, make_article, make_comment

pytestmark = pytest.mark.django_db
LIST = "/admin/comments/commenter/"
ADDRESS = "kaia@example.com"


@pytest.fixture
def person(article):
    me = Commenter.objects.create(email=ADDRESS, email_confirmed_at=timezone.now())
    make_comment(article, commenter=me, body="A sentence of mine.")
    return me


def url_of(person, name):
    return reverse(f"admin:comments_commenter_{name}", args=[person.pk])


def find(client, words):
    return client.post(LIST, {"words": words}).content.decode()


def test_a_person_is_found_by_address_or_by_a_comment_in_any_form(login, chief, person):
    client, pk = login(chief), Comment.objects.get().pk
    for words in (
        ADDRESS,
        " KAIA@example.com ",
        str(pk),
        f"/comments/{pk}/",
        f"https://paper.example/2026/01/02/tape/?order=newest#c-{pk}",
    ):
        assert f"Commenter {person.pk}" in find(client, words), words


@pytest.mark.parametrize("words", ["nobody@example.com", "999999", "Kaia", "\0", "9" * 400, "@"])
def test_nobody_is_found_by_anything_else(login, chief, person, words):
    assert "/change/" not in find(login(chief), words)


def test_an_address_stands_in_no_address_of_a_page(login, chief, person):
    page = find(login(chief), ADDRESS)
    assert 'method="get"' not in page.split("rq-find")[1]
    assert ADDRESS not in login(chief).get(f"{LIST}?words={ADDRESS}").content.decode()


def test_the_person_is_everybody_with_the_same_confirmed_address(login, chief, person, article):
    other = Commenter.objects.create(email="Kaia@example.com", email_confirmed_at=timezone.now())
    typed = Commenter.objects.create(email=ADDRESS)
    make_comment(article, commenter=other, body="From my telephone.")
    make_comment(article, commenter=typed, body="By somebody who typed it.")
    page = login(chief).get(url_of(person, "change")).content.decode()
    assert "A sentence of mine." in page and "From my telephone." in page
    assert "By somebody who typed it." not in page


def test_what_is_handed_out_is_recorded_without_a_word(login, chief, person):
    client = login(chief)
    assert client.get(url_of(person, "download")).status_code == 405
    answer = client.post(url_of(person, "download"))
    file = json.loads(b"".join(answer.streaming_content))
    assert file["comments"][0]["text"] == "A sentence of mine."
    event = CommenterEvent.objects.get()
    assert (event.verb, event.by, event.comment_count) == ("exported", chief, 1)
    page = client.get(LIST).content.decode()
    assert f"handed out, commenter {person.pk}, 1 comment, by chief" in page


def test_erasing_asks_first_and_is_recorded(login, chief, person):
    client = login(chief)
    assert "1 comment, 0 of them published" in client.get(url_of(person, "erase")).content.decode()
    assert Comment.objects.get().body
    answer = client.post(url_of(person, "erase"))
    assert answer["Location"] == LIST
    assert [str(each) for each in get_messages(answer.wsgi_request)] == [
        f"Everything of commenter {person.pk} is erased."
    ]
    assert Comment.objects.get().body == "" and Commenter.objects.get().email == ""
    assert CommenterEvent.objects.get().by == chief
    assert client.get(url_of(person, "change")).status_code == 200


def test_the_right_can_be_given_to_a_moderator_and_taken_back(login, person):
    account = make_account("kim", group="Moderator")
    right = Permission.objects.get(codename="answer_data_request")
    client = login(account)
    assert client.get(LIST).status_code == 403
    account.user_permissions.add(right)
    assert client.get(LIST).status_code == 200
    account.user_permissions.clear()
    assert client.post(url_of(person, "erase")).status_code == 403
    assert Comment.objects.get().body


def test_an_erased_comment_has_a_name_in_the_queue_that_says_so(login, chief, person, moderator):
    client = login(chief)
    client.post(url_of(person, "erase"))
    page = client.get("/admin/comments/comment/?tab=removed").content.decode()
    assert "Name erased" in page and "A sentence" not in page


def test_the_page_of_a_person_asks_no_more_for_more_comments(login, chief, person):
    client = login(chief)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(url_of(person, "change"))
        return len(queries)

    few = count()
    for number in range(30):
        make_comment(make_article(), commenter=person, body=f"Word {number}.")
    assert count() <= few
