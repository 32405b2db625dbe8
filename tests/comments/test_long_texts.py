"""A megabyte of anything: it comes back whole, at once, and twice as much takes twice as long."""

import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from comments.models import Comment
from tests.comments.conftest import SAME_ORIGIN, fields, post_url
from tests.comments.test_post import Controls

MEGABYTE = 1_000_000
ROUNDS = 3
SPREAD = 0.02  # seconds that no measurement is more exact than
PIECES = {
    **{sign: sign for sign in "<&([@`*%"},
    "quotes": "> > ",
    "lists": "- a\n",
    "addresses": "https://a.example/ ",
    "marks": "a\u0301",
    "nothing visible": "a\u200b",
    "ligatures": "\ufdfa",
    "turned round": "a\u202e",
}


@pytest.fixture
def answer_to(client, article):
    """``answer_to(name=…)``: the response to a post, and the seconds of the processor it took."""

    def measured(**given):
        best = None
        for _ in range(ROUNDS):
            start = time.process_time()
            response = client.post(post_url(article), fields(**given), headers=SAME_ORIGIN)
            taken = time.process_time() - start
            best = taken if best is None else min(best, taken)
        return response, best

    return measured


@pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())
def test_a_megabyte_of_text_comes_back_at_once(answer_to, piece):
    body = (piece * MEGABYTE)[:MEGABYTE]
    _, half = answer_to(body=body[: MEGABYTE // 2])
    response, whole = answer_to(body=body)
    assert response.status_code == 422
    assert Controls(response)["body"].replace("\r\n", "\n") == body
    assert whole <= 2.5 * half + SPREAD
    assert not Comment.objects.exists()


@pytest.mark.parametrize("name", ["display_name", "email", "about", "parent", "token", "website"])
def test_a_megabyte_in_another_field_does_no_more(answer_to, name):
    _, half = answer_to(**{name: "<@" * (MEGABYTE // 4)})
    response, whole = answer_to(**{name: "<@" * (MEGABYTE // 2)})
    assert response.status_code in (200, 303, 422)
    if response.status_code != 303:
        assert fields()["body"] in Controls(response).texts()
    assert whole <= 2.5 * half + SPREAD


def test_readers_forms_are_sent_as_they_are_typed(client, post, article):
    """Percent-coded, a megabyte would be three and take a second to read."""
    form = re.compile(
        r'<form[^>]*enctype="multipart/form-data"[^>]*>\s*(?:.(?!</form>))*name="body"', re.S
    )
    assert form.search(client.get(article.get_absolute_url()).content.decode())
    assert form.search(post(article, token="").content.decode())


def test_a_file_in_a_readers_post_is_read_no_further_than_a_text(client, article, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    posted = fields(extra=SimpleUploadedFile("film.mp4", b"x" * 20_000))
    response = client.post(post_url(article), posted, headers=SAME_ORIGIN)
    assert response.status_code == 413
    assert not Comment.objects.exists()
