"""Two editors save one form: what fits is merged, what clashes is chosen, nothing is lost."""

import random
import time

import pytest

from articles.models import Article, Revision
from tests import factories
from tests.admin.steps import change_page, form_data, page, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft(editor):
    return factories.make_article(
        status="draft",
        headline="Old headline",
        standfirst="Old standfirst",
        body="<p>One.</p><p>Two.</p><p>Three.</p>",
        takeaways=["First.", "Second."],
        quotes=[{"text": "Said."}],
        section=factories.make_section(),
    )


def save(client, article, data, **given):
    return client.post(change_page(article), data | given, follow=True)


def test_different_fields_paragraphs_and_rows_merge_by_themselves(login, editor, chief, draft):
    opened = form_data(draft)
    save(
        login(editor),
        draft,
        opened,
        headline="Their headline",
        body="<p>One, theirs.</p><p>Two.</p><p>Three.</p>",
        **{"takeaways-0-text": "First, theirs."},
    )
    response = save(
        login(chief),
        draft,
        opened,
        standfirst="My standfirst",
        body="<p>One.</p><p>Two.</p><p>Three, mine.</p>",
        **{"takeaways-1-text": "Second, mine."},
    )
    assert "What somebody else saved meanwhile is in it, too." in words_of(response)
    fresh = Article.objects.get()
    assert (fresh.headline, fresh.standfirst) == ("Their headline", "My standfirst")
    assert fresh.body == "<p>One, theirs.</p><p>Two.</p><p>Three, mine.</p>"
    assert [each.text for each in fresh.takeaways.all()] == ["First, theirs.", "Second, mine."]


def test_a_row_that_somebody_deleted_meanwhile_stays_deleted_unless_it_was_changed(
    login, editor, chief, draft
):
    opened = form_data(draft)
    save(login(editor), draft, opened, **{"takeaways-0-DELETE": "on"})
    save(login(chief), draft, opened, standfirst="My standfirst")
    assert [each.text for each in draft.takeaways.all()] == ["Second."]


def clashing(login, editor, chief, draft):
    """Both changed the headline and the second paragraph; the second lands on the choice."""
    opened = form_data(draft)
    theirs = {"headline": "Their headline", "body": "<p>One.</p><p>Two, theirs.</p><p>Three.</p>"}
    mine = {"headline": "My headline", "body": "<p>One.</p><p>Two, mine.</p><p>Three.</p>"}
    save(login(editor), draft, opened, **theirs)
    return save(login(chief), draft, opened, standfirst="My standfirst", **mine)


def test_a_clash_shows_all_three_and_changes_nothing_yet(login, editor, chief, draft):
    response = clashing(login, editor, chief, draft)
    shown = words_of(response)
    for words in ("Old headline", "Their", "My", "Two.", "theirs", "mine"):
        assert words in shown
    assert "You and editor changed the same words." in shown
    fresh = Article.objects.get()
    assert (fresh.headline, fresh.standfirst) == ("Their headline", "Old standfirst")
    aside = Revision.objects.get(strand=Revision.Strand.ASIDE)
    assert aside.snapshot["headline"] == "My headline"
    assert aside.saved_by == chief


def test_the_choice_is_saved_with_all_that_fitted(login, editor, chief, draft):
    response = clashing(login, editor, chief, draft)
    headline, body = (clash["key"] for clash in response.context_data["clashes"])
    address = response.redirect_chain[-1][0]
    done = login(chief).post(
        address, {f"side-{headline}": "mine", f"side-{body}": "both"}, follow=True
    )
    assert "Both versions stay in the history" in words_of(done)
    fresh = Article.objects.get()
    assert (fresh.headline, fresh.standfirst) == ("My headline", "My standfirst")
    assert fresh.body == "<p>One.</p><p>Two, theirs.</p><p>Two, mine.</p><p>Three.</p>"
    known = [each.snapshot["headline"] for each in draft.revisions.all()]
    assert {"Old headline", "Their headline", "My headline"} <= set(known)


@pytest.mark.parametrize("data", [{}, {"side-nonsense": "mine"}, {"side-": "x"}])
def test_a_choice_that_is_missing_is_asked_for_again(login, editor, chief, draft, data):
    response = clashing(login, editor, chief, draft)
    again = login(chief).post(response.redirect_chain[-1][0], data)
    assert "Choose a version for each" in words_of(again)
    assert Article.objects.get().headline == "Their headline"


def test_a_third_save_while_choosing_is_not_overwritten_unseen(login, editor, chief, draft):
    response = clashing(login, editor, chief, draft)
    chosen = {f"side-{clash['key']}": "mine" for clash in response.context_data["clashes"]}
    save(login(editor), draft, form_data(Article.objects.get()), headline="Their third headline")
    again = login(chief).post(response.redirect_chain[-1][0], chosen)
    assert "Their third headline" in words_of(again)
    assert Article.objects.get().headline == "Their third headline"


def test_a_save_without_the_revision_it_began_from_overwrites_nothing(login, editor, chief, draft):
    opened = form_data(draft)
    save(login(editor), draft, opened, headline="Their headline")
    for base in ("", "999999999", "abc", "9" * 30, "-1"):
        response = save(login(chief), draft, opened, headline="My headline", base=base)
        assert response.status_code == 200
        assert Article.objects.get().headline == "Their headline"


def test_the_screen_is_for_whoever_may_edit(login, editor, chief, writer, draft):
    address = clashing(login, editor, chief, draft).redirect_chain[-1][0]
    assert login(writer).get(address).status_code == 404
    other = factories.make_article(status="draft", owner=writer)
    for number in (1, 99):
        wrong = page("articles_article_merge", other.pk, number)
        assert login(writer).get(wrong).status_code == 404
    assert login(chief).get(address).status_code == 200


def test_two_editors_on_a_live_article_meet_in_its_working_copy(login, editor, chief):
    live = factories.make_article(headline="Live", standfirst="Live standfirst")
    opened = form_data(live)
    save(login(editor), live, opened, headline="Theirs")
    save(login(chief), live, opened, standfirst="Mine")
    copy = Article.objects.get(revises=live)
    assert (copy.headline, copy.standfirst) == ("Theirs", "Mine")
    assert Article.objects.get(pk=live.pk).headline == "Live"


def test_a_form_opened_before_changes_were_published_merges_into_new_ones(login, editor, chief):
    live = factories.make_article(headline="Live", standfirst="Live standfirst")
    opened = form_data(live)
    client = login(chief)
    told = {"change_kind": "update", "change_note": "More.", "_publish_changes": "1"}
    save(client, live, opened, headline="Published since", **told)
    save(client, live, opened, standfirst="Mine")
    copy = Article.objects.get(revises=live)
    assert (copy.headline, copy.standfirst) == ("Published since", "Mine")


def test_many_long_clashes_are_shown_in_bounded_time(login, editor, chief, draft):
    """Each of these pairs alone would be worth all the work that a page may make."""
    chance = random.Random(1)

    def long_body(word):
        paragraph = [f"{word}{chance.randrange(900)}" for _ in range(700)]
        return "<p>Stays.</p>".join(f"<p>{' '.join(paragraph)}</p>" for _ in range(20))

    draft.body = long_body("old")
    draft.save()
    opened = form_data(draft)
    save(login(editor), draft, opened, body=long_body("theirs"))
    save(login(chief), draft, opened, body=long_body("mine"))
    aside = Revision.objects.get(strand=Revision.Strand.ASIDE)
    began = time.perf_counter()
    response = login(chief).get(page("articles_article_merge", draft.pk, aside.number))
    assert time.perf_counter() - began < 4
    assert response.content.decode().count("<fieldset") >= 20
