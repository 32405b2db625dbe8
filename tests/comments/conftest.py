import time

import pytest
from django.urls import reverse

from articles.models import Article
from comments.forms import address_of
from postbox.guard import PURPOSE, fresh_key, signer
from tests.factories import make_article

SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}
CROSS_SITE = {"Sec-Fetch-Site": "cross-site", "Origin": "https://evil.example"}


def token_of_age(seconds=60):
    return signer(PURPOSE).sign(f"{time.time() - seconds:.3f}-abc")


def fields(**given):
    """What a browser posts with scripts on, a minute after the reader began to write."""
    return {
        "display_name": "Priya",
        "body": "We run both through one gateway already.",
        "email": "",
        "parent": "",
        "token": token_of_age(),
        "key": fresh_key(),
        "website": "",
        **given,
    }


@pytest.fixture
def article(db):
    return make_article()


@pytest.fixture
def open_article(db):
    return make_article(comments_policy=Article.CommentsPolicy.OPEN)


def post_url(article):
    return reverse("comments:post", kwargs=address_of(article))


@pytest.fixture
def post(client):
    """``post(article, body=…)``: the answer to a comment posted from the article's page."""

    def send(article, *, headers=SAME_ORIGIN, url="", **given):
        return client.post(url or post_url(article), fields(**given), headers=headers)

    return send


@pytest.fixture
def desk(login, moderator):
    """The client, logged in as a moderator."""
    return login(moderator)
