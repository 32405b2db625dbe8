"""The list of articles."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Correction
from articles.revise import open_working_copy
from tests import factories
from tests.admin.steps import words_of

LIST = "/admin/articles/article/"
Status = Article.Status


def shown(client, query=""):
    """The headlines on the list, in order."""
    response = client.get(f"{LIST}{query}")
    assert response.status_code == 200, query
    return [row.headline for row in response.context_data["cl"].result_list]


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


def test_what_is_assigned_to_me(login, editor, writer, articles):
    for name, person in (("live", editor), ("draft", writer)):
        Article.objects.filter(pk=articles[name].pk).update(assigned_to=person)
    client = login(editor)
    assert shown(client, "?view=assigned") == ["Live"]
    assert "writer" in words_of(client.get(LIST))


def test_changes_beside_what_readers_see_are_told(login, editor, articles):
    """One line for each article, with the state of its changes beside its own."""
    client = login(editor)
    assert "Changes" not in chips_in(client)
    copy = open_working_copy(articles["live"], by=editor)
    assert "Published Changes pending" in chips_in(client)
    assert shown(client, "?view=changes") == shown(client, "?state=changes") == ["Live"]
    assert shown(client, "?view=review") == ["In review"]
    Article.objects.filter(pk=copy.pk).update(status=Status.IN_REVIEW)
    assert "Published Changes in review" in chips_in(client)
    assert set(shown(client, "?view=review")) == {"In review", "Live"}
    assert set(shown(client, "?state=in_review")) == {"In review", "Live"}
    due = timezone.now() + timedelta(minutes=1)
    Article.objects.filter(pk=copy.pk).update(changes_due_at=due)
    assert "Published Changes due" in chips_in(client)
    assert len(shown(client)) == len(articles)


def chips_in(client):
    """The words of every chip on the list, in one line."""
    html = client.get(LIST).content.decode()
    return " ".join(re.findall(r'<span class="dot"></span>([^<]*)<', html))


def test_the_filters_by_expert_and_by_correction(login, editor, articles):
    factories.make_quote(articles["draft"], expert=factories.make_expert("Yuki Tanabe"))
    Correction.objects.create(article=articles["live"], text="It was thirteen.")
    client = login(editor)
    assert shown(client, "?expert=yuki+tanabe") == ["A draft"]
    assert shown(client, "?expert=yuki-tanabe&state=draft") == ["A draft"]
    assert shown(client, "?corrected=yes") == ["Live"]
    assert "Live" not in shown(client, "?corrected=no")
    assert len(shown(client, "?corrected=no")) == len(articles) - 1


def test_the_filter_by_checklist_finds_what_cannot_go_out(login, editor):
    factories.make_article(status="draft", headline="Complete")
    factories.make_article(status="draft", headline="By nobody", authors=[])
    assert shown(login(editor), "?checklist=open") == ["By nobody"]


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
    queries = ("", "?view=published", "?view=review", "?q=tape", "?state=draft&tag=power&author=a")
    before = [count(query) for query in queries]
    for number in range(12):
        author = factories.make_author(f"Author {number}")
        section = factories.make_section(f"Section {number}")
        article = factories.make_article(authors=[author], section=section, owner=editor)
        open_working_copy(article, by=editor)
        person = factories.make_account(f"person-{number}")
        Article.objects.filter(pk=article.pk).update(assigned_to=person)
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
        "?expert=%00",
        "?corrected=%00",
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
        "?published_at__year=9999",
        "?published_at__year=9999&published_at__month=12",
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
