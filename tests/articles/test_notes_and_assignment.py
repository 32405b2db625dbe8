"""Notes that mention, and who is to do the next thing, as verbs."""

import pytest

from articles import assign, notes
from articles.models import Event, Note
from articles.revise import open_working_copy
from tests.factories import make_account, make_article

pytestmark = pytest.mark.django_db


def test_only_those_who_see_the_article_are_mentioned(writer, editor, moderator):
    make_account("Zoë", group="Editor")
    article = make_article(status="draft", owner=editor)
    text = "@editor, @writer, @moderator. Mail me@editor or @Zoë."
    note = notes.leave_note(article, by=editor, text=text)
    assert {each.username for each in note.mentions.all()} == {"editor", "Zoë"}
    parts = notes.parts_of(note)
    assert "".join(words for words, _ in parts) == text
    assert [words for words, mentions in parts if mentions] == ["@editor", "@Zoë"]


def test_a_user_name_may_hold_a_point_or_an_at_sign(editor):
    name = "ana.o+desk@news.example"
    ana = make_account("ana", group="Editor")
    ana.username = name
    ana.save()
    note = notes.leave_note(make_article(), by=editor, text=f"For @{name}.")
    assert list(note.mentions.all()) == [ana]
    assert (f"@{name}", True) in notes.parts_of(note)


def test_at_most_twenty_are_mentioned(editor):
    article = make_article()
    text = " ".join(f"@nobody{number}" for number in range(notes.MAX_MENTIONS)) + " @editor"
    assert not notes.leave_note(article, by=editor, text=text).mentions.exists()


def test_a_note_about_no_known_field_is_about_the_whole(editor):
    note = notes.leave_note(make_article(), by=editor, text="Well.", field="password", passage="\0")
    assert (note.field, note.passage) == ("", "")


def test_notes_of_an_article_one_no_longer_sees_are_not_listed(writer, editor):
    article = make_article(status="draft", owner=writer)
    notes.leave_note(article, by=editor, text="@writer, read this.")
    assert notes.open_notes_for(writer).count() == 1
    article.owner = editor
    article.save()
    assert not notes.open_notes_for(writer).exists()


def test_an_article_is_assigned_and_the_note_finds_the_person(writer, editor):
    article = make_article(status="draft", owner=writer)
    assign.assign(article, to=editor, by=writer, note="Check the figures.")
    article.refresh_from_db()
    assert article.assigned_to == editor
    (note,) = notes.open_notes_for(editor)
    assert (note.text, note.by) == ("@editor Check the figures.", writer)
    assert not Event.objects.exists()


def test_an_assignment_is_taken_away(editor):
    article = make_article(status="draft", assigned_to=editor)
    assign.assign(article, to=None, by=editor, note="Nobody hears this.")
    article.refresh_from_db()
    assert article.assigned_to is None
    assert not Note.objects.exists()


def test_nobody_is_assigned_what_they_may_not_edit(writer, editor, moderator):
    article = make_article(status="draft", owner=editor, assigned_to=editor)
    for account in (writer, moderator, make_account("reader", is_staff=False)):
        with pytest.raises(assign.NotAssignable, match="may not edit"):
            assign.assign(article, to=account, by=editor, note="Do it.")
    article.refresh_from_db()
    assert article.assigned_to == editor
    assert not Note.objects.exists()


def test_assigning_a_working_copy_assigns_its_article(editor):
    live = make_article()
    assign.assign(open_working_copy(live, by=editor), to=editor, by=editor)
    live.refresh_from_db()
    assert live.assigned_to == editor
