"""Editing beside what readers see, and putting it in its place."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from articles import gate, revise
from articles.models import Address, Article, Correction, Event
from articles.publish import NotReadyToPublish, WrongState, publish, withdraw
from articles.revise import (
    Change,
    GateRefused,
    NotEditable,
    discard_changes,
    hold_changes,
    open_working_copy,
    publish_changes,
    publish_due_changes,
    restore_revision,
    save_revision,
)
from articles.snapshot import to_snapshot
from articles.version import site_version
from tests.factories import ago, make_article, make_author, make_image, make_tag

pytestmark = pytest.mark.django_db


def live_article(**given):
    given.setdefault("published_at", ago(days=2))
    return make_article(
        headline="As readers know it",
        takeaways=["First.", "Second.", "Third."],
        quotes=[{}],
        tags=[make_tag()],
        lead_image=make_image(),
        authors=[make_author("Ana"), make_author("Bo")],
        **given,
    )


def edited(live, by, **given):
    copy = open_working_copy(live, by=by)
    for name, value in given.items():
        setattr(copy, name, value)
    copy.save()
    save_revision(copy, by=by)
    return copy


def test_a_working_copy_says_what_the_live_article_says_and_is_public_nowhere(editor):
    live = live_article()
    copy = open_working_copy(live, by=editor)
    assert to_snapshot(copy) == to_snapshot(live)
    assert copy.status == Article.Status.DRAFT
    assert list(Article.objects.published()) == [live]
    assert list(Article.objects.editable()) == [live]
    assert open_working_copy(live, by=editor) == copy


def test_editing_the_copy_touches_nothing_that_readers_see(editor):
    live = live_article()
    before, version = to_snapshot(live), site_version()
    copy = edited(live, editor, headline="Another headline")
    copy.takeaways.all().delete()
    assert to_snapshot(Article.objects.get(pk=live.pk)) == before
    assert site_version() == version


@pytest.mark.parametrize("status", ["draft", "in_review", "withdrawn"])
def test_what_readers_cannot_see_is_edited_as_it_is(editor, status):
    with pytest.raises(NotEditable):
        open_working_copy(make_article(status=status), by=editor)


def test_publishing_changes_replaces_the_words_and_keeps_the_row(publisher):
    live = live_article()
    uids = list(live.takeaways.values_list("uid", flat=True))
    copy = edited(live, publisher, headline="Better said")
    copy.takeaways.filter(uid=uids[1]).update(text="Second, better said.")
    save_revision(copy, by=publisher)
    publish_changes(copy, by=publisher, kind=Change.UPDATE, note="We spoke to a second buyer.")
    live = Article.objects.get()
    assert live.headline == "Better said"
    assert list(live.takeaways.values_list("uid", flat=True)) == uids
    assert live.takeaways.get(uid=uids[1]).text == "Second, better said."
    assert live.bylines.count() == 2
    (notice,) = live.corrections.all()
    assert (notice.kind, notice.text) == ("update", "We spoke to a second buyer.")
    assert live.changed_at is not None
    event = live.events.get(verb=Event.Verb.CHANGED)
    assert event.by == publisher
    numbers = list(live.revisions.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize("kind", [Change.UPDATE, Change.CLARIFICATION, Change.CORRECTION])
def test_readers_are_owed_a_note(publisher, kind):
    copy = edited(live_article(), publisher, headline="Changed")
    with pytest.raises(NotEditable, match="Tell readers"):
        publish_changes(copy, by=publisher, kind=kind, note="  ")


def test_a_typing_fix_leaves_no_date_and_no_notice(publisher):
    live = live_article()
    copy = edited(live, publisher, headline="As readers knew it")
    publish_changes(copy, by=publisher, kind=Change.TYPO)
    live.refresh_from_db()
    assert live.headline == "As readers knew it"
    assert live.changed_at is None
    assert not Correction.objects.exists()


@pytest.mark.parametrize("given", [{"body": "<p>" + "x" * 80 + "</p>"}, {"section": None}])
def test_a_typing_fix_is_small(publisher, given):
    live = live_article()
    copy = edited(live, publisher, **given)
    if "section" in given:
        copy.section = None
        copy.save()
        with pytest.raises(GateRefused):
            publish_changes(copy, by=publisher, kind=Change.TYPO)
        return
    with pytest.raises(NotEditable, match="typing fix"):
        publish_changes(copy, by=publisher, kind=Change.TYPO)


def test_the_gate_refuses_changes_too(publisher):
    copy = edited(live_article(), publisher, body="")
    with pytest.raises(GateRefused):
        publish_changes(copy, by=publisher, kind=Change.UPDATE, note="Gone.")
    assert Article.objects.published().get().body


def test_a_new_slug_leaves_the_old_address_working(publisher):
    live = live_article(slug="old")
    old = live.get_absolute_url()
    publish_changes(edited(live, publisher, slug="new"), by=publisher, kind="update", note="Moved.")
    live.refresh_from_db()
    assert Address.objects.get(path=old).target() == live
    assert live.get_absolute_url().endswith("/new/")


def test_an_address_taken_meanwhile_is_refused(publisher):
    live = live_article(slug="old")
    copy = edited(live, publisher, slug="taken")
    make_article(slug="taken")
    with pytest.raises(GateRefused, match="address"):
        publish_changes(copy, by=publisher, kind="update", note="Moved.")


def test_changes_for_later_wait_for_their_moment(publisher):
    live = live_article()
    copy = edited(live, publisher, headline="From tomorrow")
    due = timezone.now() + timedelta(days=1)
    publish_changes(copy, by=publisher, kind="update", note="The rules begin.", at=due)
    assert publish_due_changes() == 0
    assert Article.objects.published().get().headline == "As readers know it"
    with time_machine.travel(due + timedelta(minutes=3)):
        assert publish_due_changes() == 1
        assert publish_due_changes() == 0
    assert Article.objects.published().get().headline == "From tomorrow"


def test_changes_that_break_something_keep_no_others_waiting(publisher, monkeypatch):
    due = timezone.now() + timedelta(days=1)
    first, second = (edited(live_article(slug=each), publisher, headline="New") for each in "ab")
    for number, copy in enumerate((first, second)):
        at = due + timedelta(minutes=number)
        publish_changes(copy, by=publisher, kind="update", note="The rules begin.", at=at)

    def breaking(live, copy, **given):
        if live.slug == "a":
            raise RuntimeError
        return take_in_changes(live, copy, **given)

    take_in_changes = revise.take_in_changes
    monkeypatch.setattr(revise, "take_in_changes", breaking)
    with time_machine.travel(due + timedelta(minutes=3)):
        assert publish_due_changes() == 1
    assert Article.objects.published().get(slug="b").headline == "New"


def test_due_changes_of_a_withdrawn_article_wait_for_an_editor(publisher):
    live = live_article()
    copy = edited(live, publisher, headline="From tomorrow")
    due = timezone.now() + timedelta(days=1)
    publish_changes(copy, by=publisher, kind="update", note="The rules begin.", at=due)
    withdraw(live, by=publisher, reason="Wrong.")
    with time_machine.travel(due + timedelta(minutes=3)):
        assert publish_due_changes() == 0
    assert Article.objects.filter(pk=copy.pk).exists()


def test_discarded_changes_stay_in_the_history(editor):
    live = live_article()
    copy = edited(live, editor, headline="Never mind")
    discard_changes(copy, by=editor)
    assert list(Article.objects.all()) == [live]
    headlines = [revision.snapshot["headline"] for revision in live.revisions.all()]
    assert "Never mind" in headlines
    assert live.events.get().verb == Event.Verb.DISCARDED


def test_restoring_a_revision_of_a_live_article_opens_a_working_copy(editor):
    live = live_article()
    first = save_revision(live, by=editor)
    Article.objects.filter(pk=live.pk).update(headline="Later")
    save_revision(Article.objects.get(pk=live.pk), by=editor)
    copy, gone = restore_revision(first, by=editor)
    assert (copy.revises, gone) == (live, [])
    assert copy.headline == "As readers know it"
    live.refresh_from_db()
    assert live.headline == "Later"


def test_changes_to_a_scheduled_article_need_no_notice_on_the_page(publisher):
    article = make_article(status="draft", lead_image=make_image())
    publish(article, by=publisher, at=timezone.now() + timedelta(days=1))
    copy = edited(article, publisher, headline="Said before anybody read it")
    publish_changes(copy, by=publisher, kind="update", note="Nobody saw the first.")
    assert not Correction.objects.exists()
    assert Article.objects.get().headline == "Said before anybody read it"


def test_changes_taken_off_the_schedule_during_a_round_of_work_do_not_go_out(
    publisher, monkeypatch
):
    due = timezone.now() + timedelta(hours=1)
    first, second = (edited(live_article(), publisher, topic=f"Topic {name}") for name in "ab")
    for copy in (first, second):
        publish_changes(copy, by=publisher, kind="typo", at=due)
    judged = gate.unexcused

    def meanwhile(row, *, at):
        hold_changes(second, by=publisher)
        return judged(row, at=at)

    monkeypatch.setattr(gate, "unexcused", meanwhile)
    with time_machine.travel(due + timedelta(minutes=1)):
        assert publish_due_changes() == 1
    assert Article.objects.get(pk=second.pk).changes_due_at is None
    assert not Article.objects.filter(pk=first.pk).exists()


def test_nothing_that_waits_beside_a_withdrawn_article_goes_out_unasked(publisher):
    live = live_article()
    copy = edited(live, publisher, headline="Half a thought", slug="half-a-thought")
    withdraw(live, by=publisher, reason="Wrong.")
    with pytest.raises(WrongState, match="Changes wait beside it"):
        publish(live, by=publisher)
    assert Article.objects.get(pk=live.pk).status == Article.Status.WITHDRAWN
    old = live.get_absolute_url()
    publish(live, by=publisher, with_changes=True)
    fresh = Article.objects.published().get()
    assert (fresh.headline, fresh.slug) == ("Half a thought", "half-a-thought")
    assert Address.objects.get(path=old).article == fresh
    assert not Article.objects.filter(pk=copy.pk).exists()


def test_the_gate_judges_the_changes_that_go_out_with_a_withdrawn_article(publisher):
    live = live_article()
    edited(live, publisher, body="")
    withdraw(live, by=publisher, reason="Wrong.")
    with pytest.raises(NotReadyToPublish, match="Write the body"):
        publish(live, by=publisher, with_changes=True)
    assert Article.objects.filter(revises=live).exists()
