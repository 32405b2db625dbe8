"""Autosave, presence, invitations, quote checks and notes, as verbs."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import autosave, invite, notes
from articles.models import Autosave, PreviewLink, QuoteCheck
from articles.revise import open_working_copy
from tests.factories import make_account, make_article

pytestmark = pytest.mark.django_db


def test_what_is_typed_is_kept_for_each_person_and_article(writer, editor):
    article = make_article(status="draft")
    autosave.keep(writer, article, fields=[("headline", "a")])
    autosave.keep(writer, article, fields=[("headline", "b"), ("csrfmiddlewaretoken", "x")])
    autosave.keep(writer, None, fields=[("headline", "new")])
    autosave.keep(writer, None, fields=[("headline", "newer")])
    assert autosave.kept_for(writer, article).fields == [["headline", "b"]]
    assert autosave.kept_for(writer, None).fields == [["headline", "newer"]]
    assert autosave.kept_for(editor, article) is None
    autosave.forget(writer, article)
    assert autosave.kept_for(writer, article) is None
    assert Autosave.objects.count() == 1


def test_kept_text_goes_after_thirty_days(writer):
    autosave.keep(writer, None, fields=[])
    assert autosave.forget_old(timezone.now() + timedelta(days=29)) == 0
    assert autosave.forget_old(timezone.now() + timedelta(days=31)) == 1


def test_who_else_is_here_and_who_left(writer, editor):
    article = make_article(status="draft")
    start = timezone.now()
    assert autosave.be_present(writer, article, at=start) == []
    (other,) = autosave.be_present(editor, article, at=start + timedelta(seconds=5))
    assert (other.account, other.since) == (writer, start)
    later = start + timedelta(seconds=90)
    assert autosave.be_present(editor, article, at=later) == []
    assert autosave.forget_absent(later + timedelta(days=2)) == 2


def test_a_preview_link_opens_one_article_until_it_ends(editor):
    article, other = make_article(status="draft"), make_article(status="draft")
    link = invite.invite_to_preview(article, by=editor, label="The lawyer")
    token = invite.token_of(link)
    assert invite.open_preview(token) == (article, link)
    assert link.openings.count() == 1
    invite.invite_to_preview(other, by=editor, label="x")
    with (
        time_machine.travel(timezone.now() + timedelta(days=8)),
        pytest.raises(invite.DeadInvitation),
    ):
        invite.open_preview(token)


def test_a_revoked_or_changed_token_opens_nothing(editor):
    link = invite.invite_to_preview(make_article(status="draft"), by=editor, label="x")
    token = invite.token_of(link)
    for wrong in ("", "1", token[:-1], token + "x", "2" + token[1:], "\0", "9" * 400):
        with pytest.raises(invite.DeadInvitation):
            invite.open_preview(wrong)
    with pytest.raises(invite.DeadInvitation):
        invite.invitation_of(QuoteCheck, token)
    invite.revoke(link)
    with pytest.raises(invite.DeadInvitation):
        invite.open_preview(token)
    assert PreviewLink.objects.get().openings.count() == 0


def test_a_preview_of_a_live_article_shows_its_working_copy(editor):
    live = make_article()
    copy = open_working_copy(live, by=editor)
    link = invite.invite_to_preview(copy, by=editor, label="x")
    assert link.article == live
    assert invite.open_preview(invite.token_of(link))[0] == copy


def test_an_approval_is_bound_to_the_exact_words(editor):
    article = make_article(status="draft", quotes=[{"text": "I said so.\n\nTwice."}])
    quote = article.quotes.get()
    check = invite.invite_to_check(quote, by=editor)
    token = invite.token_of(check)
    assert invite.state_of_check(quote) == "waiting"
    with pytest.raises(invite.WordsChanged):
        invite.approve_quote(token, words="I said so.")
    invite.approve_quote(token, words="I said so.\r\n\r\nTwice.")
    assert invite.state_of_check(quote) == "approved"
    quote.text += "!"
    quote.save()
    assert invite.state_of_check(quote) == "lapsed"


def test_a_quote_that_is_gone_is_shown_to_nobody(editor):
    article = make_article(status="draft", quotes=[{}])
    check = invite.invite_to_check(article.quotes.get(), by=editor)
    article.quotes.all().delete()
    with pytest.raises(invite.DeadInvitation):
        invite.quote_of(check)


def test_a_speaker_may_comment_instead(editor):
    article = make_article(status="draft", quotes=[{}])
    quote = article.quotes.get()
    check = invite.invite_to_check(quote, by=editor)
    invite.comment_on_quote(invite.token_of(check), text="Make it “buyers”.\0")
    assert invite.state_of_check(quote) == "commented"
    assert QuoteCheck.objects.get().comment == "Make it “buyers”."


def test_a_note_mentions_those_who_work_here(writer, editor):
    make_account("reader", is_staff=False)
    article = make_article(status="draft", owner=writer)
    note = notes.leave_note(
        article, by=editor, text="Ask @writer. Not @reader, nor @nobody.", field="body"
    )
    assert list(note.mentions.all()) == [writer]
    assert list(notes.open_notes_for(writer)) == [note]
    notes.mark_done(note, by=writer)
    notes.mark_done(note, by=editor)
    note.refresh_from_db()
    assert note.done_by == writer
    assert not notes.open_notes_for(writer).exists()
    with pytest.raises(notes.NothingSaid):
        notes.leave_note(article, by=editor, text=" \0 ")
