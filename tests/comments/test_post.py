import re
from html.parser import HTMLParser

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Address, Article
from comments import submit
from comments.ban import ban
from comments.models import Comment, Commenter, Thread
from comments.moderate import approve
from comments.views import post as post_views
from postbox.guard import fresh_key
from tests.factories import ago, make_article, make_comment

from .conftest import CROSS_SITE, SAME_ORIGIN, fields, post_url, token_of_age

BODY = "We run both through one gateway already."
Policy = Article.CommentsPolicy


class Controls(HTMLParser):
    """What the forms of a page hold: (name, value), and the texts shown in text areas."""

    def __init__(self, response):
        super().__init__(convert_charrefs=True)
        self.values, self.area = [], None
        self.feed(response.content.decode())
        self.close()

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        if tag == "input":
            self.values.append((attrs.get("name"), attrs.get("value", "")))
        elif tag == "textarea":
            self.area = [attrs.get("name"), []]

    def handle_data(self, data):
        if self.area:
            self.area[1].append(data)

    def handle_endtag(self, tag):
        if tag == "textarea":
            name, pieces = self.area
            self.values.append((name, "".join(pieces).removeprefix("\n")))
            self.area = None

    def __getitem__(self, name):
        # The newsletter's form comes before that of the comments and has fields of the same names.
        return next(value for each, value in reversed(self.values) if each == name)

    def texts(self):
        return [value for _, value in self.values]


def comment_form(response):
    """Only the comment form's own fields, as a browser would post them."""
    names = ("display_name", "body", "email", "parent", "token", "key", "website")
    controls = Controls(response)
    return {name: controls[name] for name in names}


# Stored


def test_a_comment_is_stored_and_leads_to_its_receipt(post, article):
    response = post(article)
    comment = Comment.objects.get()
    assert response.status_code == 303
    assert response["Location"] == reverse("comments:receipt", args=[comment.pk])
    assert (comment.article, comment.display_name, comment.body) == (article, "Priya", BODY)
    assert comment.status == Comment.Status.PENDING


def test_the_cookie_says_nothing_and_is_kept_from_scripts_and_other_sites(post, article):
    cookie = post(article, email="a@example.com").cookies["commenter"]
    assert cookie["httponly"] and cookie["samesite"] == "Lax" and cookie["path"] == "/"
    assert cookie["max-age"] == 30 * 24 * 3600
    assert not cookie["secure"]
    assert "Priya" not in cookie.value and "example" not in cookie.value
    assert Commenter.objects.get().token in cookie.value


def test_under_https_the_cookie_travels_encrypted_only(post, article, settings):
    settings.IS_HTTPS = True
    assert post(article).cookies["commenter"]["secure"]


def test_a_second_comment_is_by_the_same_commenter(post, article):
    post(article)
    post(article, body="One more thing.")
    assert Commenter.objects.count() == 1


def test_a_forged_cookie_is_nobodys(client, post, article):
    victim = Commenter.objects.create()
    client.cookies["commenter"] = f"{victim.token}:forged"
    post(article)
    assert Comment.objects.get().commenter != victim


def test_an_open_thread_shows_the_comment_to_everybody_at_once(client, post, open_article):
    post(open_article)
    assert BODY in Client().get(open_article.get_absolute_url()).content.decode()


def test_spam_gets_the_same_answer_as_a_good_comment(article):
    good, bad = Client(), Client()
    answers = [
        each.post(post_url(article), fields(website=decoy), headers=SAME_ORIGIN)
        for each, decoy in ((good, ""), (bad, "https://spam.example"))
    ]
    first, second = Comment.objects.order_by("pk")
    assert [each.status_code for each in answers] == [303, 303]
    assert (first.status, second.status) == ("pending", "spam")
    pages = [
        each.get(answer["Location"]).content.decode()
        for each, answer in zip((good, bad), answers, strict=True)
    ]
    # Apart from numbers and the words typed, nothing tells the two pages apart.
    assert pages[0].count("Waiting for an editor") == pages[1].count("Waiting for an editor") == 1
    queued = re.compile("Yours is the next to be read.|1 comment came before yours.")
    assert len({len(queued.sub("", page)) for page in pages}) == 1


def test_an_article_that_moved_takes_comments_at_its_old_address(post, article):
    Address.objects.create(path="/2020/01/02/old-slug/", article=article)
    response = post(article, url="/2020/01/02/old-slug/comment/")
    assert response.status_code == 303
    assert Comment.objects.get().article == article


def test_posting_twice_makes_one_comment_and_gives_the_same_answer(post, article):
    given = fields()
    first, second = (post(article, **given) for _ in range(2))
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1


def test_whoever_repeats_a_published_comment_without_a_key_does_not_become_its_writer(article):
    Client().post(post_url(article), fields(key=""), headers=SAME_ORIGIN)
    stranger = Client()
    response = stranger.post(post_url(article), fields(key=""), headers=SAME_ORIGIN)
    assert Comment.objects.count() == 1
    assert response.status_code == 303 and "commenter" not in response.cookies
    assert stranger.get(response["Location"]).status_code == 404


# Not stored, and nothing lost


def test_without_a_token_one_button_stands_between_the_text_and_the_thread(client, post, article):
    response = post(article, token="", key="")
    assert response.status_code == 200 and "no-store" in response["Cache-Control"]
    assert not Comment.objects.exists()
    again = {name: value for name, value in Controls(response).values if name}
    assert again["body"] == BODY
    again["token"] = token_of_age(10)
    assert client.post(post_url(article), again, headers=SAME_ORIGIN).status_code == 303
    assert Comment.objects.get().body == BODY


@pytest.mark.parametrize(
    ("hours", "headers"),
    [(25, SAME_ORIGIN), (None, SAME_ORIGIN), (0.1, CROSS_SITE), (0.1, {"Origin": "null"})],
)
def test_a_post_that_may_not_be_stored_comes_back_whole(post, article, hours, headers):
    token = token_of_age(hours * 3600) if hours else "forged"
    response = post(article, token=token, headers=headers, body=" *Odd* <text>\n\nkept ")
    assert response.status_code == 200
    assert Controls(response)["body"].replace("\r\n", "\n") == " *Odd* <text>\n\nkept "
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"body": ""}, "Write a comment before you post it"),
        ({"body": " \u200b\n"}, "Write a comment before you post it"),
        ({"body": "x"}, "Write at least 2 characters"),
        (
            {"body": "x" * 5212},
            "Your comment is 212 characters too long. The limit is 5,000",
        ),
        ({"body": "x" * 5001}, "Your comment is 1 character too long. The limit is 5,000"),
        ({"display_name": ""}, "Enter your name"),
        ({"display_name": "x" * 85}, "Your name is 5 characters too long. The limit is 80"),
        ({"email": "kaia@"}, "Enter an email address in the right form, like name@example.com"),
        ({"notify": "on"}, "Enter your email address"),
        (
            {"parent": "99999999999999999999"},
            "The comment you answered is gone. You can post yours as a new comment",
        ),
        ({"parent": "x"}, "The comment you answered is gone."),
    ],
)
def test_what_is_wrong_is_said_in_words_and_everything_is_kept(post, article, given, words):
    response = post(article, **given)
    page = response.content.decode()
    assert response.status_code == 422 and "no-store" in response["Cache-Control"]
    assert page.count(words) >= 1
    assert "<title>Error: " in page
    kept = {**fields(), **given}
    controls = Controls(response)
    for name in ("display_name", "body", "email"):
        assert controls[name] == kept[name]
    assert not Comment.objects.exists()


def test_a_form_put_right_can_be_posted_again_at_once(client, post, article):
    form = comment_form(post(article, token="", key="", display_name=""))
    assert form["body"] == BODY and form["token"] and form["key"]
    form["display_name"] = "Priya"
    assert client.post(post_url(article), form, headers=SAME_ORIGIN).status_code == 303


def test_a_comment_whose_parent_went_can_be_posted_as_a_new_one(client, post, article):
    parent = make_comment(article, status="removed")
    form = comment_form(post(article, parent=parent.pk))
    assert form["parent"] == ""
    assert client.post(post_url(article), form, headers=SAME_ORIGIN).status_code == 303
    assert Comment.objects.get(body=BODY, status="pending").parent is None


def test_five_thousand_characters_are_counted_after_line_ends_are_made_one(post, article):
    body = "\r\n".join(["x" * 9] * 500)  # 4,999 with LF, 5,498 with CRLF
    assert post(article, body=body).status_code == 303
    assert len(Comment.objects.get().body) == 4999


@pytest.mark.parametrize("policy", [Policy.CLOSED, Policy.OFF])
def test_a_thread_that_closed_meanwhile_gives_the_text_back(post, db, policy):
    response = post(make_article(comments_policy=policy))
    assert response.status_code == 422
    assert "Comments closed while you were writing" in response.content.decode()
    assert BODY in Controls(response).texts()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("given", [{"status": "draft"}, {"status": "in_review"}, {}])
def test_a_hidden_article_answers_like_an_unknown_one_with_the_text_in_hand(post, db, given):
    hidden = make_article(**given) if given else make_article(published_at=ago(hours=-1))
    known = post(hidden, url=f"{hidden.get_absolute_url()}comment/")
    unknown = post(hidden, url="/2024/01/02/no-such-slug/comment/")
    assert known.status_code == unknown.status_code == 404
    assert known.content == unknown.content
    assert BODY in Controls(known).texts()
    assert hidden.headline not in known.content.decode()


def test_a_network_past_its_hard_cap_waits_with_its_text_in_hand(post, article, monkeypatch):
    monkeypatch.setattr(submit, "is_under_hard_cap", lambda *_: False)
    response = post(article)
    assert response.status_code == 429 and response["Retry-After"] == "600"
    assert Controls(response)["body"] == BODY


def test_a_database_that_is_away_gives_the_text_back_without_being_asked_again(
    client, post, article, monkeypatch, django_assert_num_queries
):
    def away(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(post_views.article_pages, "article_at", away)
    given = fields(email="a@example.com")
    with django_assert_num_queries(0):
        response = post(article, **given)
    assert response.status_code == 503 and int(response["Retry-After"]) > 0
    monkeypatch.undo()
    again = {name: value for name, value in Controls(response).values if name}
    assert again["body"] == BODY and again["email"] == "a@example.com"
    assert again["key"] == given["key"]
    again["token"] = token_of_age()
    assert client.post(post_url(article), again, headers=SAME_ORIGIN).status_code == 303


def test_a_mistake_of_ours_gives_the_text_back(post, article, monkeypatch):
    def broken(*args, **kwargs):
        raise KeyError("a mistake")

    monkeypatch.setattr(submit, "submit_comment", broken)
    response = post(article)
    assert response.status_code == 500
    assert Controls(response)["body"] == BODY


def test_more_than_twelve_megabytes_are_refused_in_words(post, article):
    response = post(article, body="x" * 12_600_000)
    assert response.status_code == 413
    assert "larger than 12 megabytes" in response.content.decode()


def test_ten_megabytes_come_back(post, article):
    body = "<" * 10_000_000
    response = post(article, body=body)
    assert response.status_code == 422
    assert response.content.count(b"&lt;") == len(body)


def test_looking_at_the_address_of_the_form_leads_to_the_article(client, article):
    for method in (client.get, client.head):
        response = method(f"{post_url(article)}?x=1")
        assert response.status_code == 302
        assert response["Location"] == f"{article.get_absolute_url()}#speak"


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options"])
def test_other_methods_are_refused(client, article, method):
    assert getattr(client, method)(post_url(article)).status_code == 405


@pytest.fixture
def articles_in_every_state(db):
    return {
        "closed": make_article(comments_policy=Policy.CLOSED),
        "off": make_article(comments_policy=Policy.OFF),
        "gone": make_article(status="draft"),
        "withdrawn": make_article(status="withdrawn"),
        "open": make_article(comments_policy=Policy.OPEN),
        "read first": make_article(),
    }


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    body=st.text(alphabet=st.characters(codec="utf-8"), max_size=80)
    | st.sampled_from(["x" * 5001, "\n\nthree down", "</textarea><b>", "a\0b", "&amp;", " x "]),
    name=st.text(alphabet=st.characters(codec="utf-8"), max_size=90),
    where=st.sampled_from(["closed", "off", "gone", "withdrawn", "open", "read first"]),
    token=st.sampled_from(["", "forged", token_of_age(), token_of_age(1), token_of_age(99_999)]),
    headers=st.sampled_from([SAME_ORIGIN, CROSS_SITE, {}, {"Origin": "null"}]),
    parent=st.sampled_from(["", "0", "123456", "x", "9" * 30, "\0"]),
    email=st.sampled_from(["", "kaia@", "a@example.com"]),
    website=st.sampled_from(["", "http://x"]),
)
def test_no_post_ends_without_its_text_stored_or_returned(
    articles_in_every_state, body, name, where, token, headers, parent, email, website
):
    article = articles_in_every_state[where]
    given = {"body": body, "display_name": name, "token": token, "parent": parent}
    given |= {"email": email, "website": website, "key": fresh_key()}
    url = f"{article.get_absolute_url()}comment/"
    response = Client(raise_request_exception=False).post(url, given, headers=headers)
    assert response.status_code in (200, 303, 404, 422, 429)
    if response.status_code == 303:
        number = int(response["Location"].split("/")[2])
        stored = Comment.objects.get(pk=number)
        assert stored.article == article and where in ("open", "read first")
        assert stored.body == post_views.submit.text.cleaned(body).strip()
    elif body.strip():
        lines = [each.replace("\r\n", "\n") for each in Controls(response).texts()]
        assert body.replace("\r\n", "\n") in lines


def test_a_post_from_another_site_is_never_stored(article, db):
    for headers in (CROSS_SITE, {"Sec-Fetch-Site": "same-site", "Origin": "https://x.example"}):
        Client().post(post_url(article), fields(), headers=headers)
    assert not Comment.objects.exists()


def test_the_first_approved_comment_changes_the_copy_that_browsers_keep(
    client, post, article, moderator
):
    url = article.get_absolute_url()
    tag = client.get(url)["ETag"]
    post(article)
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 304
    approve(Comment.objects.get(), by=moderator)
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 200
    assert Thread.objects.get().version == 1


def test_words_that_may_wound_come_back_once_and_are_taken_then(client, post, article):
    body = "You are an idiot, and so is the gateway."
    response = post(article, body=body)
    page = response.content.decode()
    assert response.status_code == 200 and "Some of your words may hurt somebody" in page
    assert Controls(response)["body"] == body and not Comment.objects.exists()
    again = {name: value for name, value in Controls(response).values if name}
    again["token"] = token_of_age()
    assert client.post(post_url(article), again, headers=SAME_ORIGIN).status_code == 303
    assert Comment.objects.get().status == "pending"


def test_who_may_not_write_now_reads_why_with_the_text_in_hand(client, post, article, moderator):
    post(article)
    writer = Comment.objects.get().commenter
    ban(by=moderator, reason="Three adverts in a row.", commenter=writer)
    response = post(article, body="One more gateway for sale.")
    page = response.content.decode()
    assert response.status_code == 422
    assert "We take no comments from you: Three adverts in a row. Copy" in page
    assert "One more gateway for sale." in Controls(response).texts()
    assert Comment.objects.count() == 1
