"""The start page, the settings of the paper, accounts, and the door."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.assign import assign
from articles.autosave import keep
from articles.models import Article, Note, Paper
from articles.notes import leave_note, mark_done
from articles.revise import Change, open_working_copy, publish_changes, save_revision
from comments.models import CommentEdit, Report
from postbox.models import Letter
from tests import factories
from tests.admin.steps import change_page, page, words_of

PAPER = "/admin/articles/paper/"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


@pytest.fixture
def noon():
    with time_machine.travel(NOON, tick=False) as clock:
        yield clock


@pytest.fixture
def paper(db):
    return Paper.objects.update_or_create(pk=1, defaults={"name": "The Row"})[0]


def part_of(response, heading):
    """The words under ``heading`` of the desk; nothing if the desk does not have it."""
    after = response.content.decode().partition(f">{heading}</h2>")[2]
    words = re.sub(r"<[^>]+>", " ", after.partition("</section>")[0])
    return " ".join(unescape(words).split())


def test_the_desk_shows_what_needs_the_person(login, writer, editor, noon):
    make = factories.make_article
    soon = timezone.now() + timedelta(minutes=1)
    make(status="draft", owner=writer, headline="My draft")
    make(status="draft", owner=editor, headline="Their draft")
    make(status="in_review", owner=writer, headline="To review")
    make(published_at=soon, owner=editor, headline="Due soon")
    make(published_at=soon + timedelta(days=9), owner=editor, headline="Due later")
    response = login(editor).get("/admin/")
    assert "To review" in part_of(response, "Needs you")
    assert "Their draft" in part_of(response, "You were editing")
    assert "12:01 Due soon Scheduled" in part_of(response, "Today")
    for absent in ("My draft", "Due later"):
        assert absent not in words_of(response)
    own = login(writer).get("/admin/")
    assert "My draft" in part_of(own, "You were editing")
    for absent in ("Their draft", "Due soon", "To review"):
        assert absent not in words_of(own)


def test_an_empty_desk_says_so(login, writer, moderator, editor, beat):
    beat(1)
    for account in (writer, moderator, editor):
        said = words_of(login(account).get("/admin/"))
        assert "Nothing waits for you." in said
        assert "Something is wrong" not in said


def test_today_ends_at_midnight_where_the_person_is(login, editor, noon):
    editor.time_zone = "Asia/Tokyo"  # 21:00 there
    editor.save()
    factories.make_article(headline="Before midnight", published_at=NOON + timedelta(minutes=179))
    factories.make_article(headline="After midnight", published_at=NOON + timedelta(hours=3))
    today = part_of(login(editor).get("/admin/"), "Today")
    assert "23:59 Before midnight" in today
    assert "After midnight" not in today


def test_what_is_assigned_stays_until_it_is_out(login, editor, writer):
    make = factories.make_article
    draft = make(status="draft", headline="Theirs to finish", owner=writer)
    out = make(headline="Out already")
    changing = make(headline="Being changed")
    copy = open_working_copy(changing, by=editor)
    due = make(headline="Scheduled already", published_at=timezone.now() + timedelta(days=2))
    for article in (draft, out, changing, due):
        assign(article, to=editor, by=editor)
    needs = part_of(login(editor).get("/admin/"), "Needs you")
    assert "Assigned to you" in needs
    assert "Theirs to finish" in needs
    assert "Being changed" in needs
    assert "Out already" not in needs
    assert "Scheduled already" not in needs
    copy.delete()
    assert "Being changed" not in part_of(login(editor).get("/admin/"), "Needs you")
    assert "Theirs to finish" not in part_of(login(writer).get("/admin/"), "Needs you")


def test_changes_in_review_wait_for_an_editor_too(login, editor):
    live = factories.make_article(headline="Live")
    copy = open_working_copy(live, by=editor)
    Article.objects.filter(pk=copy.pk).update(status="in_review", headline="Changed words")
    response = login(editor).get("/admin/")
    assert "Changed words Changes in review" in part_of(response, "Needs you")
    assert change_page(live) in response.content.decode()


def test_a_note_that_names_me_waits_until_it_is_done(login, editor, writer):
    article = factories.make_article(status="draft", owner=writer, headline="Noted")
    note = leave_note(article, by=writer, text="@editor Is the third figure right?")
    needs = part_of(login(editor).get("/admin/"), "Needs you")
    assert "Notes that name you Noted writer" in needs
    assert "Is the third figure right?" in needs
    mark_done(note, by=editor)
    assert "Noted" not in part_of(login(editor).get("/admin/"), "Needs you")


def test_comments_wait_with_the_age_of_the_oldest(login, moderator, noon):
    article = factories.make_article()
    for minutes in (5, 112, 30):
        factories.make_comment(article, created_at=NOON - timedelta(minutes=minutes))
    needs = part_of(login(moderator).get("/admin/"), "Needs you")
    assert "3 comments to read , the oldest 1 hour, 52 minutes old" in needs


def test_reports_and_new_texts_ask_for_a_moderator_too(login, moderator):
    said = factories.make_comment(status="approved")
    Report.objects.create(comment=said, reason=Report.Reason.ATTACK)
    CommentEdit.objects.create(comment=said, body_before=said.body, body="Other words")
    response = login(moderator).get("/admin/")
    needs = part_of(response, "Needs you")
    assert "1 comment that readers reported" in needs and "1 new text of published" in needs
    assert "to read" not in needs
    assert '/admin/comments/comment/?tab=reported"' in response.content.decode()


def test_text_that_was_never_saved_is_told(login, editor, writer, noon):
    draft = factories.make_article(
        status="draft", headline="Half done", owner=editor, saved_at=NOON - timedelta(days=2)
    )
    factories.make_article(
        status="draft", headline="Saved lately", owner=editor, saved_at=NOON - timedelta(hours=1)
    )
    other = factories.make_article(status="in_review", headline="Another’s", owner=writer)
    keep(editor, draft, fields=[("headline", "Half done now")], at=NOON - timedelta(minutes=9))
    keep(editor, other, fields=[], at=NOON - timedelta(minutes=8))
    keep(editor, None, fields=[("headline", "Not begun")], at=NOON - timedelta(minutes=7))
    keep(writer, other, fields=[], at=NOON)
    response = login(editor).get("/admin/")
    editing = part_of(response, "You were editing")
    assert (
        editing.index("Not begun Not begun Unsaved text, typed 11:53")
        < editing.index("Another’s In review Unsaved text, typed 11:52")
        < editing.index("Half done Draft Unsaved text, typed 11:51")
        < editing.index("Saved lately Draft Infrastructure, saved 11:00")
    )
    assert editing.count("Half done") == 1
    assert f'href="{page("articles_article_add")}">Not begun' in response.content.decode()


def test_unsaved_text_in_an_article_out_of_reach_is_no_way_into_it(login, writer, editor):
    theirs = factories.make_article(status="draft", headline="Handed on", owner=editor)
    keep(writer, theirs, fields=[])
    assert "Handed on" not in words_of(login(writer).get("/admin/"))


def test_changes_i_work_on_are_mine_to_go_on_with(login, editor, publisher):
    live = factories.make_article(headline="Live")
    copy = open_working_copy(live, by=editor)
    Article.objects.filter(pk=copy.pk).update(headline="Changed words")
    copy.refresh_from_db()
    save_revision(copy, by=editor)
    mine = part_of(login(editor).get("/admin/"), "You were editing")
    assert "Changed words Changes pending" in mine
    assert "Changed words" not in words_of(login(publisher).get("/admin/"))


def due_changes(by, *, at, **given):
    live = factories.make_article(headline="Live")
    copy = open_working_copy(live, by=by)
    publish_changes(copy, by=by, kind=Change.UPDATE, note="New figures.", at=at)
    Article.objects.filter(pk=copy.pk).update(headline="Changed words", **given)
    return live


def test_late_changes_come_first_with_why(login, editor, noon, beat):
    due_changes(editor, at=NOON + timedelta(minutes=5))
    factories.make_article(published_at=NOON + timedelta(hours=1), headline="On its way")
    today = part_of(login(editor).get("/admin/"), "Today")
    assert "12:05 Changed words Changes due" in today
    noon.move_to(NOON + timedelta(minutes=9))
    beat(900)
    today = part_of(login(editor).get("/admin/"), "Today")
    assert "Changed words Changes waiting" in today
    assert "Due 12:05, 4 minutes late: the work loop does not run" in today
    assert today.index("Changed words") < today.index("On its way")


def test_what_the_gate_would_refuse_is_told_before_its_moment(login, editor, noon, beat):
    factories.make_article(published_at=NOON + timedelta(days=3), headline="Fine so far")
    factories.make_article(published_at=NOON + timedelta(days=4), headline="No author", authors=[])
    due_changes(editor, at=NOON + timedelta(minutes=5), body="")
    wrong = part_of(login(editor).get("/admin/"), "Something is wrong")
    assert "No author Due 27 Nov, 12:00 Name at least one author." in wrong
    assert "Changed words Changes due 12:05 Write the body." in wrong
    assert "Fine so far" not in wrong
    noon.move_to(NOON + timedelta(hours=1))
    beat(1)
    response = login(editor).get("/admin/")
    assert "55 minutes late: the gate refuses them" in part_of(response, "Today")
    assert "Write the body." in part_of(response, "Something is wrong")


def test_a_silent_work_loop_is_told_to_those_who_edit(login, editor, writer, beat):
    beat(290)
    assert "Something is wrong" not in words_of(login(editor).get("/admin/"))
    beat(720)
    wrong = part_of(login(editor).get("/admin/"), "Something is wrong")
    assert "The work loop has been silent for 12 minutes." in wrong
    assert "Nothing waits for you." in words_of(login(writer).get("/admin/"))


def test_a_work_loop_that_never_ran_is_told(login, editor, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    wrong = part_of(login(editor).get("/admin/"), "Something is wrong")
    assert "The work loop has never run." in wrong


def test_mails_that_failed_lately_are_counted(login, chief, editor, noon, beat):
    def failed(key, days):
        at = NOON - timedelta(days=days)
        Letter.objects.create(kind="test", dedup_key=key, created_at=at, failed_at=at)

    beat(1)
    failed("long ago", 8)
    assert "mail" not in part_of(login(editor).get("/admin/"), "Something is wrong")
    failed("lately", 1)
    failed("before", 2)
    wrong = part_of(login(editor).get("/admin/"), "Something is wrong")
    assert "2 mails could not be sent in the last 7 days, the last one 22 Nov, 12:00." in wrong
    assert page("postbox_letter_changelist") in login(chief).get("/admin/").content.decode()


def test_the_desk_is_short_and_asks_the_database_as_often_however_much_waits(
    login, chief, writer, noon, monkeypatch
):
    monkeypatch.setattr("newsroom.due.CHECKED", 2)
    client = login(chief)

    def fill(count):
        for _ in range(count):
            make = factories.make_article
            draft = make(status="draft", owner=chief, assigned_to=chief)
            note = Note.objects.create(article=draft, by=writer, text="Look")
            note.mentions.add(chief)
            make(status="in_review", section=factories.make_section(f"No. {draft.pk}"))
            make(published_at=NOON + timedelta(hours=2))
            keep(chief, make(status="in_review"), fields=[])
            due_changes(chief, at=NOON + timedelta(hours=2))
            Article.objects.filter(revises=due_changes(chief, at=NOON + timedelta(hours=1))).update(
                changes_due_at=NOON - timedelta(hours=1)
            )
            factories.make_comment(draft)

    def ask():
        with CaptureQueriesContext(connection) as queries:
            response = client.get("/admin/")
        return len(queries), response

    fill(2)
    few, _ = ask()
    fill(6)
    many, response = ask()
    assert many == few
    said = words_of(response)
    assert "8 comments to read" in said
    assert "All 8 Waiting for review" in said
    assert "All 16 Notes that name you" in said
    assert "The newest 6 of 8." in said
    assert "All 16 due today" in said
    assert "All 8 that wait" in said
    assert "All of yours" in said
    for name in ("assigned", "review", "notes", "late", "today", "editing"):
        assert len(response.context_data[name].rows) == 6
    assert len(response.context_data["refused"]) <= 6


def test_the_sidebar_offers_each_role_its_own(login, writer, editor, publisher, moderator, chief):
    def offered(account):
        text = words_of(login(account).get("/admin/"))
        words = ("Articles", "Images", "Addresses", "Paper", "Users", "Groups")
        return {word for word in words if word in text}

    assert offered(writer) == {"Articles", "Images"}
    assert offered(editor) == {"Articles", "Images", "Addresses"}
    assert offered(publisher) == {"Articles", "Images", "Addresses"}
    assert offered(moderator) == set()
    assert offered(chief) == {"Articles", "Images", "Addresses", "Paper", "Users", "Groups"}


def settings_of(*links, **given):
    data = {"name": "The Row", "comments_policy": "premoderated", "newsletter_name": "Row"}
    data["follow_links_label"] = [label for label, _ in links]
    data["follow_links_url"] = [url for _, url in links]
    return data | given


def test_follow_links_are_edited_as_rows(login, chief, paper):
    client = login(chief)
    assert client.get(PAPER).headers["Location"] == f"{PAPER}1/change/"
    links = [("X", "https://x.example/row"), ("", ""), ("RSS", "https://row.example/feed/")]
    client.post(f"{PAPER}1/change/", settings_of(*links))
    paper.refresh_from_db()
    assert paper.follow_links == [
        {"label": "X", "url": "https://x.example/row"},
        {"label": "RSS", "url": "https://row.example/feed/"},
    ]
    html = client.get(f"{PAPER}1/change/").content.decode()
    assert 'value="https://row.example/feed/"' in html


@pytest.mark.parametrize(
    "link",
    [
        ("X", ""),
        ("", "https://x.example/"),
        ("X", "javascript:alert(1)"),
        ("X", "ftp://x.example/"),
        ("X\0", "https://x.example/"),
        ("x" * 61, "https://x.example/"),
    ],
)
def test_a_wrong_link_is_named_and_nothing_lost(login, chief, paper, link):
    response = login(chief).post(
        f"{PAPER}1/change/", settings_of(("Good", "https://g.example/"), link, tagline="Typed")
    )
    assert "link 2" in words_of(response).lower()
    assert "https://g.example/" in response.content.decode()
    assert "Typed" in response.content.decode()
    paper.refresh_from_db()
    assert paper.follow_links == []


def test_there_are_twelve_links_at_most(login, chief, paper):
    links = [(f"L{each}", f"https://l{each}.example/") for each in range(13)]
    response = login(chief).post(f"{PAPER}1/change/", settings_of(*links))
    assert "Give at most 12 links" in words_of(response)


def test_the_paper_is_one_row_for_superusers(login, publisher, chief, paper):
    login(publisher).post(f"{PAPER}1/change/", settings_of(name="Taken"))
    client = login(chief)
    client.post(f"{PAPER}add/", settings_of(name="Second"))
    client.post(f"{PAPER}1/delete/", {"post": "yes"})
    assert Paper.objects.get().name == "The Row"


def test_a_missing_paper_can_be_written_again(login, chief):
    Paper.objects.all().delete()
    client = login(chief)
    assert client.get(PAPER).headers["Location"] == f"{PAPER}add/"
    client.post(f"{PAPER}add/", settings_of(name="Again"))
    assert Paper.objects.get().name == "Again"


def test_accounts_are_for_superusers(login, publisher, chief, writer):
    address = page("newsroom_user_change", writer.pk)
    assert "writer@example.com" not in login(publisher).get(address).content.decode()
    client = login(chief)
    assert "Europe/Paris" in words_of(client.get(address))
    data = {"username": "writer", "email": "w@example.com", "time_zone": "Nowhere/Town"}
    assert "Choose a time zone by its name" in words_of(client.post(address, data))
    client.post(address, data | {"time_zone": "Asia/Tokyo", "is_active": "on", "is_staff": "on"})
    assert get_user_model().objects.get(pk=writer.pk).time_zone == "Asia/Tokyo"


def test_times_are_shown_in_the_zone_of_the_person(login, editor):
    editor.time_zone = "Asia/Tokyo"
    editor.save()
    article = factories.make_article()
    local = timezone.localtime(article.published_at, timezone.zoneinfo.ZoneInfo("Asia/Tokyo"))
    shown = words_of(login(editor).get(change_page(article)))
    assert f"{local:%H:%M}" in shown


def test_a_locked_log_in_says_for_how_long(client, writer):
    data = {"username": "writer", "password": "wrong"}
    for _ in range(6):
        response = client.post("/admin/login/", data)
    assert response.status_code == 429
    assert "Wait 15 minutes" in words_of(response)


def test_the_body_s_editor_starts_under_the_policy(login, writer):
    response = login(writer).get("/admin/articles/article/add/")
    policy = response.headers["Content-Security-Policy"]
    html = response.content.decode()
    nonce = html.split('<script type="importmap" nonce="')[1].split('"')[0]
    assert f"'nonce-{nonce}'" in policy
    assert "unsafe" not in policy
    assert f'<style data-tiptap-style nonce="{nonce}">' in html


@pytest.mark.django_db
def test_the_page_for_whoever_was_logged_out_leads_to_the_desk_by_name(client):
    typed = {"headline": "Typed for too long"}
    response = client.post(
        "/admin/articles/article/add/", typed, headers={"Sec-Fetch-Site": "same-origin"}
    )
    assert response.status_code == 403
    assert '<a href="/admin/">Newsroom</a>' in response.content.decode()
