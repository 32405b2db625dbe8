"""The list of articles."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article
from tests import factories
from tests.admin.steps import words_of

LIST = "/admin/articles/article/"
Status = Article.Status


def shown(client, query=""):
    """The headlines on the list, in order."""
    response = client.get(f"{LIST}{query}")
    assert response.status_code == 200, query
    return [row.headline for row in response.context["cl"].result_list]


@pytest.fixture
def articles(writer, editor):
    soon = timezone.now() + timedelta(hours=2)
    lakes = factories.make_section("Lakes")
    tag, author = factories.make_tag("Cloud & Co"), factories.make_author("Bo Berg")
    make = factories.make_article
    return {
        "draft": make(status="draft", headline="A draft", owner=writer, section=lakes),
        "review": make(status="in_review", headline="In review", owner=writer),
        "due": make(headline="Due", published_at=soon, owner=editor),
        "live": make(headline="Live", owner=editor, tags=[tag], authors=[author]),
        "gone": make(status="withdrawn", headline="Gone", owner=editor),
        "held": make(
            status="draft", headline="Held", owner=editor, embargoed_until=soon, slug="held-back"
        ),
    }


def test_each_row_says_its_state_in_a_word_beside_a_dot(login, editor, articles):
    html = login(editor).get(LIST).content.decode()
    for kind, words in (
        ("plain", "Draft"),
        ("warn", "In review"),
        ("info", "Scheduled "),
        ("info", "Embargoed until "),
        ("good", "Published"),
        ("bad", "Withdrawn"),
    ):
        assert f'chip--{kind}"><span class="dot"></span>{words}' in html


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?view=mine", {"Due", "Live", "Gone", "Held"}),
        ("?view=review", {"In review"}),
        ("?view=scheduled", {"Due"}),
        ("?view=published", {"Live"}),
        ("?state=embargoed", {"Held"}),
        ("?state=withdrawn", {"Gone"}),
        ("?state=draft", {"A draft", "Held"}),
        ("?tag=cloud-co", {"Live"}),
        ("?tag=Cloud+%26+Co", {"Live"}),
        ("?author=bo+berg", {"Live"}),
        ("?author=nobody", set()),
        ("?q=held-back", {"Held"}),
        ("?q=LIVE", {"Live"}),
        ("?q=https%3A%2F%2Fnews.example%2F2026%2F01%2F02%2Fheld-back%2F", {"Held"}),
        ("?q=/2026/01/02/held-back/print/", {"Held"}),
        ("?q=nothing+like+it", set()),
    ],
)
def test_views_filters_and_search(login, editor, articles, query, expected):
    assert set(shown(login(editor), query)) == expected


def test_the_section_filter(login, editor, articles):
    section = articles["draft"].section_id
    assert shown(login(editor), f"?section__id__exact={section}") == ["A draft"]


def test_dates_lead_down_to_a_day(login, editor, articles):
    client = login(editor)
    day = timezone.localdate(articles["live"].published_at)
    assert str(day.year) in words_of(client.get(LIST))
    year = f"?published_at__year={day.year}"
    assert "January" in words_of(client.get(LIST + year))
    month = f"{year}&published_at__month={day.month}"
    assert f"published_at__day={day.day}" in client.get(LIST + month).content.decode()
    assert "Live" in shown(client, f"{month}&published_at__day={day.day}")
    assert shown(client, "?published_at__year=2001") == []


def test_a_writer_sees_the_own_ones_only(login, writer, articles):
    assert set(shown(login(writer))) == {"A draft", "In review"}


def test_the_number_of_queries_does_not_grow(login, editor):
    client = login(editor)

    def count(query):
        with CaptureQueriesContext(connection) as queries:
            client.get(LIST + query)
        return len(queries)

    factories.make_article()
    queries = ("", "?view=published", "?q=tape", "?state=draft&tag=power&author=ana")
    before = [count(query) for query in queries]
    for number in range(12):
        author = factories.make_author(f"Author {number}")
        section = factories.make_section(f"Section {number}")
        factories.make_article(authors=[author], section=section, owner=editor)
    assert [count(query) for query in queries] == before
    assert max(before) <= 15


def test_fifty_rows_a_page(login, editor):
    factories.make_section()
    Article.objects.bulk_create(
        Article(headline=f"Number {each}", slug=f"number-{each}") for each in range(60)
    )
    client = login(editor)
    assert len(shown(client)) == 50
    assert len(shown(client, "?p=2")) == 10


@pytest.mark.parametrize(
    "query",
    [
        "?p=99999999999999999999",
        "?p=x",
        "?o=9.99.-x",
        "?q=%00",
        "?q=" + "x" * 5000,
        "?tag=%00",
        "?author=" + "x" * 5000,
        "?view=%00",
        "?state=%00",
        "?section__id__exact=x",
        "?section__id__exact=" + "9" * 40,
        "?section__id__exact=%00",
        "?section__name__regex=((",
        "?headline__regex=((",
        "?owner__password__startswith=a",
        "?published_at__year=x",
        "?published_at__year=0",
        "?published_at__year=99999",
        "?published_at__year=2026&published_at__month=13",
        "?published_at__year=2026&published_at__month=2&published_at__day=31",
        "?published_at__month=13",
        "?published_at__gte=x",
        "?all=",
        "?_popup=1",
        "?_to_field=owner",
        "?_facets=True",
        "?unknown=1",
    ],
)
def test_a_strange_query_is_no_error(login, editor, articles, query):
    assert login(editor).get(LIST + query, follow=True).status_code < 500


def act(client, action, *articles, **given):
    data = {"action": action, "_selected_action": [each.pk for each in articles], **given}
    return client.post(LIST, data, follow=True)


def test_many_are_sent_to_review_and_the_others_named(login, editor, articles):
    bare = factories.make_article(status="draft", section=None, headline="Bare")
    response = act(login(editor), "send_to_review", articles["draft"], articles["live"], bare)
    assert Article.objects.get(pk=articles["draft"].pk).status == Status.IN_REVIEW
    assert Article.objects.get(pk=articles["live"].pk).status == Status.PUBLISHED
    said = words_of(response)
    assert "Sent to review: 1 article." in said
    assert "“Live” (published)." in said
    assert "“Bare”: Choose a section before you send the article to review." in said


def test_many_are_published_through_the_gate(login, publisher, articles):
    bare = factories.make_article(status="in_review", authors=[], headline="Bare")
    response = act(login(publisher), "publish_now", articles["review"], bare, articles["held"])
    assert Article.objects.published().filter(pk=articles["review"].pk).exists()
    assert Article.objects.get(pk=bare.pk).status == Status.IN_REVIEW
    assert Article.objects.get(pk=articles["held"].pk).status == Status.DRAFT
    said = words_of(response)
    assert "Published: 1 article." in said
    assert "Name at least one author." in said
    assert "The embargo ends on" in said


def test_only_publishers_publish_many(login, editor, articles):
    response = act(login(editor), "publish_now", articles["review"])
    assert Article.objects.get(pk=articles["review"].pk).status == Status.IN_REVIEW
    assert "Published: 1" not in words_of(response)


def test_nobody_deletes_from_the_list(login, chief, articles):
    act(login(chief), "delete_selected", articles["draft"], post="yes")
    assert Article.objects.filter(pk=articles["draft"].pk).exists()


def test_a_hundred_at_once_at_most(login, publisher):
    Article.objects.bulk_create(
        Article(headline=f"Number {each}", slug=f"number-{each}") for each in range(101)
    )
    response = act(login(publisher), "send_to_review", select_across="1")
    response = act(
        login(publisher), "send_to_review", *Article.objects.all()[:1], select_across="1"
    )
    assert "Choose at most 100 articles" in words_of(response)


@pytest.mark.parametrize("chosen", ["x", "\0", "9" * 40, "-1", ""])
def test_a_strange_choice_is_no_error(login, publisher, articles, chosen):
    data = {"action": "publish_now", "_selected_action": [chosen]}
    response = login(publisher).post(LIST, data, follow=True)
    assert "Choose rows of the list below." in words_of(response)
