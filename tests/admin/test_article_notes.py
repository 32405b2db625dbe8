"""Notes between editors: their page, and beside the form."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import notes
from articles.models import Note
from articles.revise import open_working_copy
from tests import factories
from tests.admin.steps import ARTICLE, change_page, page, words_of

SECRET = "Zanzibar merger"


def place(article):
    return page(f"{ARTICLE}_notes", article.pk)


@pytest.fixture
def draft(writer):
    return factories.make_article(status="draft", owner=writer, headline=SECRET)


def test_a_note_on_a_passage_is_left_read_and_done(login, writer, editor, draft):
    given = {"text": "Ask @writer.\r\nToday.", "field": "body", "passage": "The first\r\nparagraph"}
    client = login(editor)
    said = words_of(client.post(place(draft), given, follow=True))
    assert "Note added." in said
    assert "editor" in said
    assert "Body" in said
    assert "The first paragraph" in said
    note = Note.objects.get()
    assert (note.article, note.by, note.text) == (draft, editor, "Ask @writer.\nToday.")
    client = login(writer)
    assert "<mark>@writer</mark>.<br>Today." in client.get(place(draft)).content.decode()
    said = words_of(client.post(place(draft), {"done": note.pk}, follow=True))
    assert "No open notes." in said
    assert "Done (1)" in said
    note.refresh_from_db()
    assert note.done_by == writer


def test_a_note_with_words_of_html_is_shown_as_words(login, editor, draft):
    given = {"text": "<script>x</script> @editor <b>", "passage": "<i>"}
    html = login(editor).post(place(draft), given, follow=True).content.decode()
    assert "&lt;script&gt;x&lt;/script&gt; <mark>@editor</mark> &lt;b&gt;" in html
    assert "&lt;i&gt;</blockquote>" in html


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"text": " \0 "}, "Write the note before you add it"),
        ({"text": "x" * 4012}, "The note is 12 characters too long. The limit is 4,000"),
        ({"text": "Why?", "passage": "x" * 501}, "The passage is 1 character too long."),
        ({"text": "Why?", "field": "password"}, "Choose what the note is about"),
        ({}, "Write the note before you add it"),
    ],
)
def test_what_cannot_be_stored_comes_back_as_typed(login, editor, draft, given, words):
    response = login(editor).post(place(draft), given)
    assert response.status_code == 422
    assert words in words_of(response)
    for typed in (given.get("text", ""), given.get("passage", "")):
        assert typed.replace("\0", "").strip() in response.content.decode()
    assert not Note.objects.exists()


def test_line_breaks_count_as_one_character(login, editor, draft):
    login(editor).post(place(draft), {"text": "x\r\n" * 1999 + "yz"})
    assert len(Note.objects.get().text) == 4000


@pytest.mark.parametrize("done", ["x", "\0", "9" * 40, "-1", ""])
def test_what_is_no_note_cannot_be_done(login, editor, draft, done):
    assert login(editor).post(place(draft), {"done": done}).status_code == 404


def test_the_note_of_another_article_is_not_done_here(login, writer, editor, draft):
    hidden = factories.make_article(status="draft", owner=editor)
    note = notes.leave_note(hidden, by=editor, text="Between us.")
    assert login(writer).post(place(draft), {"done": note.pk}).status_code == 404
    assert Note.objects.get().done_at is None


def test_notes_of_an_article_one_cannot_see_are_not_found(login, client, editor, moderator, draft):
    notes.leave_note(draft, by=editor, text="Between us.")
    other = factories.make_account("other", group="Writer")
    for method in (login(other).get, login(other).post):
        response = method(place(draft), {"text": "Hello"})
        assert response.status_code == 404
        assert "Between us." not in response.content.decode()
    assert login(moderator).get(place(draft)).status_code == 403
    client.logout()
    assert client.get(place(draft)).status_code == 302
    assert Note.objects.count() == 1


@pytest.mark.parametrize("key", ["x", "9" * 40, "_00", "0"])
def test_the_notes_of_no_article_are_not_found(login, editor, key):
    assert login(editor).get(page(f"{ARTICLE}_notes", key)).status_code == 404


def test_notes_belong_to_the_article_whichever_row_is_edited(login, editor):
    live = factories.make_article()
    copy = open_working_copy(live, by=editor)
    note = notes.leave_note(copy, by=editor, text="Check the date.")
    assert note.article == live
    assert "Check the date." in words_of(login(editor).get(place(live)))


def test_a_link_says_what_the_note_is_about(login, editor, draft):
    asked = {"field": "standfirst", "passage": "suddenly wanted" + "x" * 600}
    response = login(editor).get(place(draft), asked)
    html = response.content.decode()
    assert '<option value="standfirst" selected>' in html
    assert "suddenly wanted" in html
    assert "x" * 486 not in html
    strange = {"field": "\0", "passage": "\0"}
    assert login(editor).get(place(draft), strange).status_code == 200


def test_the_latest_notes_stand_beside_the_form(login, editor, draft):
    for number in range(5):
        notes.leave_note(draft, by=editor, text=f"Question {number}?")
    notes.mark_done(Note.objects.get(text="Question 4?"), by=editor)
    response = login(editor).get(change_page(draft))
    said = words_of(response)
    assert "Notes (4)" in said
    assert [f"Question {each}?" in said for each in range(5)] == [False, True, True, True, False]
    assert place(draft) in response.content.decode()


def test_the_page_tells_whom_one_can_mention(login, editor, writer, draft):
    factories.make_account("other", group="Writer")
    said = words_of(login(editor).get(place(draft)))
    assert "@writer, @editor" in said
    assert "@other" not in said


def test_the_number_of_queries_does_not_grow_with_notes(login, writer, editor, draft):
    client = login(editor)

    def count():
        with CaptureQueriesContext(connection) as queries:
            client.get(place(draft))
        return len(queries)

    def fill(times):
        for number in range(times):
            note = notes.leave_note(draft, by=writer, text=f"@editor and @writer, {number}")
            if number % 2:
                notes.mark_done(note, by=editor)

    fill(2)
    before = count()
    fill(8)
    assert count() == before


def test_a_hundred_notes_are_shown_at_most(login, writer, draft):
    Note.objects.bulk_create(
        Note(article=draft, by=writer, text=f"Number {each}.") for each in range(101)
    )
    said = words_of(login(writer).get(place(draft)))
    assert "Number 100." in said
    assert "Number 0." not in said
