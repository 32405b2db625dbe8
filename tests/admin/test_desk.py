"""The start page, the settings of the paper, accounts, and the door."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone

from articles.models import Paper
from tests import factories
from tests.admin.steps import change_page, page, words_of

PAPER = "/admin/articles/paper/"


@pytest.fixture
def paper(db):
    return Paper.objects.update_or_create(pk=1, defaults={"name": "The Row"})[0]


def test_the_desk_shows_what_needs_the_person(login, writer, editor):
    make = factories.make_article
    soon = timezone.now() + timedelta(minutes=1)
    make(status="draft", owner=writer, headline="My draft")
    make(status="draft", owner=editor, headline="Their draft")
    make(status="in_review", owner=writer, headline="To review")
    make(published_at=soon, owner=editor, headline="Due soon")
    make(published_at=soon + timedelta(days=9), owner=editor, headline="Due later")
    seen = words_of(login(editor).get("/admin/"))
    assert "To review" in seen
    assert "My draft" not in seen
    assert "Their draft" in seen
    if timezone.localdate(soon) == timezone.localdate():
        assert "Due soon" in seen
    assert "Due later" not in seen
    own = words_of(login(writer).get("/admin/"))
    assert "My draft" in own
    assert "Their draft" not in own
    assert "Due soon" not in own


def test_an_empty_desk_says_so(login, writer, moderator):
    for account in (writer, moderator):
        assert "Nothing waits for you." in words_of(login(account).get("/admin/"))


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
