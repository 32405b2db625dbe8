"""The query for what cannot go out yet, beside the gate that decides."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles import gate
from articles.models import Article
from articles.revise import open_working_copy, save_revision
from tests.factories import make_article, make_image

pytestmark = pytest.mark.django_db
# What is given of the article, of its picture and of its quote.
CASES = {
    "nothing is missing": ({}, {}, {}),
    "no author": ({"authors": []}, {}, {}),
    "no body": ({"body": ""}, {}, {}),
    "nobody is quoted": ({}, {}, {"expert": None}),
    "a role is missing": ({}, {}, {"role": ""}),
    "a picture is not described": ({}, {"alt_text": ""}, {}),
    "a picture is decorative": ({}, {"alt_text": "", "is_decorative": True}, {}),
}


def made(state, case, editor):
    given, picture, quote = CASES[case]
    status = state if state in ("draft", "in_review") else "published"
    if state == "scheduled":
        given = {**given, "published_at": timezone.now() + timedelta(days=1)}
    image = make_image(**picture) if picture else None
    article = make_article(status=status, quotes=[{}], lead_image=image, **given)
    if quote:
        article.quotes.update(**quote)
    return article, open_working_copy(article, by=editor) if state == "changes" else article


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("state", ["draft", "in_review", "scheduled", "changes"])
def test_the_query_agrees_with_the_gate(case, state, editor):
    article, row = made(state, case, editor)
    found = gate.blocking(Article.objects.get(pk=row.pk), at=timezone.now())
    assert list(Article.objects.editable().unready()) == [article] * bool(found)


def test_a_draft_without_a_section_is_unready():
    article = make_article(status="draft", section=None)
    assert list(Article.objects.unready()) == [article]


def test_what_readers_see_is_not_asked_about():
    make_article(authors=[])
    assert not Article.objects.unready()


def test_a_picture_in_the_body_counts_too(editor):
    picture = make_image(alt_text="")
    embed = f'<figure data-embed="image" data-ref="{picture.token}"></figure>'
    article = make_article(status="draft", body=f"<p>Words.</p>{embed}")
    save_revision(article, by=editor)
    assert list(Article.objects.unready()) == [article]
    picture.alt_text = "A shelf of tapes"
    picture.save()
    assert not Article.objects.unready()
