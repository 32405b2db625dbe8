"""What tests.kill finds fault with, so that it finds none where all is well."""

import pytest

from comments.models import Comment
from comments.submit import submit_comment
from postbox.guard import fresh_key
from postbox.models import Letter
from tests.kill.audit import audit

pytestmark = pytest.mark.django_db
WORDS = {"body": "The pump hums.", "email": "ola@office.example", "parent": "", "about": ""}


@pytest.fixture
def said(open_article):
    fields = {**WORDS, "key": fresh_key()}
    stored = submit_comment(
        open_article,
        display_name="Ola",
        **{name: fields[name] for name in ("body", "email", "key")},
    )
    return [{"fields": fields, "answers": [stored.pk]}]


def test_a_comment_that_is_there_with_all_that_belongs_to_it_is_right(said):
    assert not any(audit(said)["wrong"].values())


def test_one_that_is_lost_or_came_without_its_letter_is_wrong(said):
    Letter.objects.all().delete()
    assert audit(said)["wrong"]["without its letter"] == 1
    Comment.objects.update(body="Half of")
    assert audit(said)["wrong"]["lost"] == 1
