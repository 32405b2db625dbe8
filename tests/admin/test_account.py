"""Your account: the one page on which somebody changes something about themselves."""

import pytest

from tests import factories
from tests.admin.steps import words_of

ACCOUNT = "/admin/account/"


def test_somebody_chooses_their_own_time_zone_and_sees_times_in_it(login, writer):
    client = login(writer)
    response = client.post(ACCOUNT, {"time_zone": "Asia/Tokyo"}, follow=True)
    assert response.redirect_chain == [(ACCOUNT, 302)]
    assert "Saved. Times are shown in your zone from here on." in words_of(response)
    assert "Now: Asia/Tokyo (JST, UTC+9)" in words_of(response)
    writer.refresh_from_db()
    assert writer.time_zone == "Asia/Tokyo"


def test_empty_is_the_zone_of_the_newsroom(login, writer, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    writer.time_zone = "Asia/Tokyo"
    writer.save()
    client = login(writer)
    assert "The newsroom’s: Europe/Berlin" in words_of(client.get(ACCOUNT))
    client.post(ACCOUNT, {"time_zone": ""})
    writer.refresh_from_db()
    assert writer.time_zone == ""


@pytest.mark.parametrize("typed", ["Mars/Olympus", "Etc/GMT+5", "\0", "x" * 5000, "../etc/passwd"])
def test_what_is_no_zone_of_the_list_is_refused_in_words(login, writer, typed):
    response = login(writer).post(ACCOUNT, {"time_zone": typed})
    assert response.status_code == 422
    assert "Choose a time zone of the list" in words_of(response)
    writer.refresh_from_db()
    assert writer.time_zone == ""


def test_nothing_else_is_changed_and_nobody_else(login, writer, editor):
    data = {"time_zone": "Asia/Tokyo", "is_superuser": "on", "username": "boss", "id": editor.pk}
    login(writer).post(ACCOUNT, data)
    writer.refresh_from_db()
    editor.refresh_from_db()
    assert (writer.username, writer.is_superuser) == ("writer", False)
    assert editor.time_zone == ""


def test_a_zone_given_by_an_administrator_stays_when_the_form_is_saved(login, writer):
    writer.time_zone = "Etc/GMT+5"
    writer.save()
    login(writer).post(ACCOUNT, {"time_zone": "Etc/GMT+5"})
    writer.refresh_from_db()
    assert writer.time_zone == "Etc/GMT+5"


def test_every_page_of_the_admin_leads_there(login, writer):
    factories.make_article(owner=writer)
    for address in ("/admin/", "/admin/articles/article/", "/admin/calendar/"):
        assert f'href="{ACCOUNT}"' in login(writer).get(address).content.decode()


def test_who_logs_out_is_told_that_nothing_is_lost_and_where_to_go(login, writer):
    response = login(writer).post("/admin/logout/")
    words = words_of(response)
    assert "You are logged out" in words
    assert "What you saved is kept" in words
    assert "quality time" not in words
    assert 'href="/admin/"' in response.content.decode()
