"""Writing an article in the admin."""

import re
from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from articles.models import Article, ExpertQuote
from articles.revise import open_working_copy
from articles.version import site_version
from tests import factories
from tests.admin.steps import ARTICLE, change_page, form_data, page, post, words_of

UID = "0123456789ab"


def test_a_writer_writes_a_whole_article(login, writer):
    section, author, expert = (
        factories.make_section(),
        factories.make_author(),
        factories.make_expert(),
    )
    tag = factories.make_tag()
    response = post(
        login(writer),
        None,
        headline="Tape  has a year",
        body=f'<p>It does.</p><figure data-embed="quote" data-ref="{UID}"></figure><p></p>',
        section=section.pk,
        tags=[tag.pk],
        takeaways=[{"text": "One", "position": 20}, {"text": "Two", "position": 10}, {"text": ""}],
        quotes=[{"text": "“Tape is patient.”", "expert": expert.pk, "uid": UID}],
        bylines=[{"author": author.pk}],
    )
    article = Article.objects.get()
    assert response.redirect_chain == [(change_page(article), 302)]
    assert article.headline == "Tape has a year"
    assert article.slug == "tape-has-a-year"
    assert article.owner == writer
    assert article.status == Article.Status.DRAFT
    assert article.body == f'<p>It does.</p><figure data-embed="quote" data-ref="{UID}"></figure>'
    assert [each.text for each in article.takeaways.all()] == ["Two", "One"]
    quote = article.quotes.get()
    assert (quote.text, quote.uid) == ("Tape is patient.", UID)
    assert (quote.role, quote.organisation) == ("Staff engineer", "Harbour Bank")
    assert article.bylines.get().author == author
    assert article.tags.get() == tag
    revision = article.revisions.get()
    assert revision.saved_by == writer
    assert len(revision.snapshot["takeaways"]) == 2  # taken after the rows were saved


def test_saving_bumps_the_site_version_and_the_moment_of_saving(login, writer):
    article = factories.make_article(
        status="draft", owner=writer, saved_at=factories.ago(days=2), section=None
    )
    before = site_version()
    post(login(writer), article, headline="Another headline")
    fresh = Article.objects.get()
    assert site_version() != before
    assert fresh.saved_at > factories.ago(minutes=1)
    assert fresh.headline == "Another headline"


def test_the_form_stands_in_the_order_of_the_page(login, publisher):
    article = factories.make_article(status="draft", takeaways=["One"], quotes=[{}])
    html = login(publisher).get(change_page(article)).content.decode()
    marks = [
        'id="id_headline"',
        'id="id_body"',
        'id="takeaways-group"',
        'id="quotes-group"',
        'id="id_lead_image"',
        'id="id_section"',
        'id="bylines-group"',
        'id="id_tags"',
        'id="id_owner"',
        'id="id_embargoed_until_0"',
        'id="id_comments_policy"',
        "field-shown_corrections",
    ]
    places = [html.index(mark) for mark in marks]
    assert places == sorted(places)


def test_a_new_article_offers_empty_rows_without_script(login, writer):
    html = login(writer).get(page(f"{ARTICLE}_add")).content.decode()
    assert 'name="takeaways-TOTAL_FORMS" value="3"' in html
    assert 'name="quotes-TOTAL_FORMS" value="1"' in html
    assert "data-embed=&quot;takeaways&quot;" in html  # how to place them by hand


def test_empty_rows_with_a_number_and_a_uid_are_left_out(login, writer):
    article = factories.make_article(status="draft", owner=writer)
    post(login(writer), article, takeaways=[{"text": "", "position": 10, "uid": UID}])
    assert article.takeaways.count() == 0
    assert Article.objects.get().revisions.count() == 1


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("“Tape is patient.”", "Tape is patient."),
        ('"Tape is patient."', "Tape is patient."),
        ("«Tape is patient.»", "Tape is patient."),
        ('"Yes," he said, "it is."', '"Yes," he said, "it is."'),
        ("Tape is “patient”", "Tape is “patient”"),
    ],
)
def test_a_quote_loses_the_marks_around_it_only(login, writer, typed, kept):
    article = factories.make_article(status="draft", owner=writer)
    post(login(writer), article, quotes=[{"text": typed}])
    assert article.quotes.get().text == kept


def test_a_saved_row_keeps_its_uid_and_a_bad_one_is_replaced(login, writer):
    article = factories.make_article(status="draft", owner=writer, quotes=[{"text": "One."}])
    quote = article.quotes.get()
    data = form_data(article, quotes=[{"text": "Two.", "uid": "<script>"}])
    data["quotes-0-uid"] = "ffffffffffff"
    login(writer).post(change_page(article), data)
    first, second = article.quotes.order_by("pk")
    assert first.uid == quote.uid
    assert len(second.uid) == 12
    assert "<" not in second.uid


def test_two_new_rows_never_share_a_uid(login, writer):
    article = factories.make_article(status="draft", owner=writer)
    new = [{"text": "One.", "uid": UID}, {"text": "Two.", "uid": UID}]
    post(login(writer), article, quotes=new)
    assert article.quotes.count() == 2
    assert article.quotes.filter(uid=UID).count() == 1


def test_another_expert_brings_another_role(login, writer):
    article = factories.make_article(status="draft", owner=writer, quotes=[{"text": "One."}])
    other = factories.make_expert("Inès Okafor", "Northbeam", role="Principal analyst")
    data = form_data(article)
    data["quotes-0-expert"] = other.pk
    login(writer).post(change_page(article), data)
    quote = ExpertQuote.objects.get()
    assert (quote.expert, quote.role, quote.organisation) == (
        other,
        "Principal analyst",
        "Northbeam",
    )


def test_a_later_change_of_the_expert_leaves_the_quote_alone(login, writer):
    article = factories.make_article(status="draft", owner=writer, quotes=[{"text": "One."}])
    expert = article.quotes.get().expert
    expert.role = "Director"
    expert.save()
    post(login(writer), article)
    assert ExpertQuote.objects.get().role == "Staff engineer"


def test_a_form_with_errors_comes_back_with_everything_typed(login, writer):
    article = factories.make_article(status="draft", owner=writer)
    response = post(
        login(writer),
        article,
        headline="",
        body="<p>Words that took an hour.</p>",
        takeaways=[{"text": "A thought"}],
        quotes=[{"text": "A sentence", "source_url": "no address"}],
    )
    assert response.status_code == 200
    html = response.content.decode()
    for typed in ("Words that took an hour.", "A thought", "A sentence", "no address"):
        assert typed in html
    assert "Error:" in html
    assert Article.objects.get().headline == article.headline


def test_fields_that_the_form_does_not_show_are_ignored(login, writer, editor):
    article = factories.make_article(status="draft", owner=writer)
    post(
        login(writer),
        article,
        owner=editor.pk,
        status="published",
        published_at="2020-01-01 00:00",
        first_published_on="2020-01-01",
        withdrawn_reason="x",
        assigned_to=editor.pk,
        revises=article.pk,
    )
    fresh = Article.objects.get()
    assert (fresh.owner, fresh.status) == (writer, "draft")
    assert fresh.published_at is None
    assert fresh.first_published_on is None
    assert fresh.withdrawn_reason == ""
    assert fresh.revises is None
    assert fresh.assigned_to is None


def test_a_row_of_another_article_cannot_be_changed_through_this_form(login, writer):
    mine = factories.make_article(status="draft", owner=writer)
    other = factories.make_article(takeaways=["Public words"], quotes=[{"text": "Said."}])
    stolen = other.takeaways.get()
    data = form_data(mine)
    data |= {
        "takeaways-TOTAL_FORMS": 1,
        "takeaways-INITIAL_FORMS": 1,
        "takeaways-0-id": stolen.pk,
        "takeaways-0-article": mine.pk,
        "takeaways-0-text": "Taken over",
        "takeaways-0-position": 0,
        "takeaways-0-DELETE": "on",
    }
    login(writer).post(change_page(mine), data)
    stolen.refresh_from_db()
    assert (stolen.article, stolen.text) == (other, "Public words")


@pytest.mark.parametrize(
    "broken",
    [
        {"headline": "x" * 121},
        {"headline": "a\0b"},
        {"body": "<p>a\0b</p>"},
        {"slug": "not a slug"},
        {"section": "999999"},
        {"section": "abc"},
        {"tags": ["999999"]},
        {"lead_image": "99999999999999999999999"},
        {"embargoed_until_0": "never", "embargoed_until_1": "25:99"},
        {"comments_policy": "nonsense"},
    ],
)
def test_broken_input_is_refused_in_words_and_nothing_changes(login, writer, broken):
    article = factories.make_article(status="draft", owner=writer)
    response = post(login(writer), article, **{"standfirst": "Typed words", **broken})
    assert response.status_code == 200
    assert "Typed words" in response.content.decode()
    assert Article.objects.get().standfirst == article.standfirst


@pytest.mark.parametrize(
    "broken",
    [
        {"takeaways-TOTAL_FORMS": ""},
        {"takeaways-TOTAL_FORMS": "x", "quotes-INITIAL_FORMS": "-4"},
        {"bylines-INITIAL_FORMS": "x", "takeaways-TOTAL_FORMS": "0"},
    ],
)
def test_rows_are_counted_as_they_come_whatever_the_form_says(login, writer, broken):
    article = factories.make_article(status="draft", owner=writer, takeaways=["One.", "Two."])
    post(login(writer), article, **{"standfirst": "Typed words", **broken})
    fresh = Article.objects.get()
    assert fresh.standfirst == "Typed words"
    assert [each.text for each in fresh.takeaways.all()] == ["One.", "Two."]
    assert fresh.bylines.count() == article.bylines.count()


def test_a_slug_that_is_taken_is_refused_without_telling_by_what(login, writer, editor):
    factories.make_article(status="draft", owner=editor, slug="secret-plan", headline="Merger")
    article = factories.make_article(status="draft", owner=writer)
    response = post(login(writer), article, slug="secret-plan")
    assert "Another article has this address" in words_of(response)
    assert "Merger" not in words_of(response)


def test_only_a_draft_can_do_without_a_section(login, editor):
    article = factories.make_article(status="in_review")
    response = post(login(editor), article, section="")
    assert "only a draft can do without" in words_of(response)


def test_moving_what_was_public_keeps_its_old_address(login, editor):
    article = factories.make_article(
        status="withdrawn", slug="old-name", published_at=factories.ago(days=1)
    )
    before = article.get_absolute_url()
    post(login(editor), article, slug="new-name")
    assert Article.objects.get().slug == "new-name"
    assert article.addresses.get().path == before


def test_moving_a_draft_leaves_no_address_behind(login, writer):
    article = factories.make_article(status="draft", owner=writer, slug="old-name")
    post(login(writer), article, slug="new-name")
    assert not article.addresses.exists()


def test_an_unknown_article_reads_like_a_hidden_one(login, writer, editor):
    hidden = factories.make_article(status="draft", owner=editor)
    client = login(writer)
    answers = [
        client.get(page(f"{ARTICLE}_change", key), follow=True) for key in (hidden.pk, 987654)
    ]
    texts = [words_of(each).replace(str(hidden.pk), "N").replace("987654", "N") for each in answers]
    assert texts[0] == texts[1]
    assert answers[0].status_code == 200


@pytest.mark.parametrize("key", ["abc", "0", "9" * 40, "%00", "1%27", "-1"])
def test_a_strange_key_is_no_error(login, chief, key):
    for tail in ("change", "history", "delete", "correct", "revision/1", f"revision/{'9' * 30}"):
        response = login(chief).get(f"/admin/articles/article/{key}/{tail}/")
        assert response.status_code < 500
        assert not Article.objects.exists()


def test_what_is_typed_while_the_article_is_deleted_comes_back(login, writer):
    article = factories.make_article(status="draft", owner=writer)
    data = form_data(article, body="<p>Typed with care</p>")
    address = change_page(article)
    article.delete()
    response = login(writer).post(address, data)
    assert response.status_code == 404 and "Nothing was stored" in words_of(response)
    assert "Typed with care" in response.content.decode()


def test_what_is_typed_while_the_database_is_away_comes_back(login, writer, monkeypatch):
    article = factories.make_article(status="draft", owner=writer)
    client = login(writer)
    client.raise_request_exception = False
    data = form_data(article, body="<p>Typed & with care</p>")

    def away(*args, **kwargs):
        raise OperationalError

    monkeypatch.setattr("articles.edit.save_words", away)
    response = client.post(change_page(article), data)
    assert response.status_code == 503
    assert "&lt;p&gt;Typed &amp; with care&lt;/p&gt;</textarea>" in response.content.decode()


def test_the_lists_of_revisions_and_their_words(login, writer):
    article = factories.make_article(status="draft", owner=writer, quotes=[{"text": "Said."}])
    client = login(writer)
    post(client, article, headline="First words")
    post(client, article, headline="Second words", body="<p>Body then</p>")
    assert article.revisions.count() == 3  # what was there before the first save is kept, too
    assert "Revision 3" in words_of(client.get(change_page(article)))
    shown = words_of(client.get(page(f"{ARTICLE}_revision", article.pk, 2)))
    assert "First words" in shown
    assert "The first paragraph." in shown
    assert "Body then" not in shown
    assert "Said." in shown


def test_each_finding_about_a_row_leads_to_that_row(login, editor):
    article = factories.make_article(
        status="in_review",
        takeaways=["Short.", "Long. " * 30, "Short, too."],
        quotes=[{"text": "One.", "obtained_by": "interview", "said_on": "2026-03-01"}, {}],
    )
    html = login(editor).get(change_page(article)).content.decode()
    assert 'id="takeaways-1"' in html and 'id="quotes-1"' in html
    found = re.findall(r"<span>(.*?)</span> <a href=\"#(.*?)\"", html)
    assert ("Takeaway 2 has 179 characters: up to 140 read best.", "takeaways-1") in found
    assert ("Quote 2: note how it was obtained and when it was said.", "quotes-1") in found


@pytest.mark.parametrize("account", ["writer", "editor", "publisher"])
@pytest.mark.parametrize("status", ["draft", "in_review", "scheduled", "published", "changes"])
def test_one_button_below_the_form_is_the_first_to_press(request, login, account, status):
    person = request.getfixturevalue(account)
    states = {"scheduled": {"published_at": timezone.now() + timedelta(days=1)}}
    known = status if status in ("draft", "in_review") else "published"
    article = factories.make_article(status=known, owner=person, **states.get(status, {}))
    if status == "changes":
        open_working_copy(article, by=person)
    html = login(person).get(change_page(article)).content.decode()
    bar = html[html.find('class="submit-row action-bar"') :] if "action-bar" in html else ""
    assert len(re.findall(r'<(?:button|summary)[^>]* class="button"', outside_details(bar))) <= 1


def outside_details(html):
    """``html`` without what opens at a click, but with what is clicked."""
    return re.sub(r"</summary>.*?</details>", "</summary></details>", html, flags=re.S)
