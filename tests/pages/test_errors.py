import pytest
from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.db import OperationalError, connection
from django.test import Client

from newsroom import views
from tests.factories import make_article

pytestmark = pytest.mark.django_db
PATHS = [
    "/",
    "/feed/",
    "/archive/",
    "/sitemap.xml",
    "/robots.txt",
    "/healthz",
    "/experts/",
    "/nothing/",
]


def test_an_unknown_address_gets_words_and_no_echo(read):
    page = read("/some-secret-name/?q=another")
    assert page.status == 404
    assert "That page is not here" in page.text
    assert "secret" not in page.text
    assert "another" not in page.text
    assert 'rel="canonical"' not in page.text


@pytest.mark.parametrize("path", PATHS)
def test_a_post_where_none_belongs_comes_back_with_its_words(path):
    strict = Client(enforce_csrf_checks=True)
    response = strict.post(path, {"body": "A <long> thought\r\nof two lines"})
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD"
    assert "A &lt;long&gt; thought\r\nof two lines" in response.content.decode()
    assert response["Cache-Control"] == "no-store"


@pytest.mark.parametrize("method", ["put", "delete", "patch", "options"])
def test_other_methods_are_refused(client, method):
    assert getattr(client, method)(make_article().get_absolute_url()).status_code == 405


@pytest.mark.parametrize("path", PATHS[:-1])
def test_head_answers_like_get_without_a_body(client, path):
    got, asked = client.get(path), client.head(path)
    assert (asked.status_code, asked.content) == (200, b"")
    assert asked["Content-Type"] == got["Content-Type"]


def test_a_form_without_its_token_comes_back_with_its_words(rf):
    request = rf.post("/admin/x/", {"headline": "A draft of mine", "csrfmiddlewaretoken": "x"})
    response = views.csrf_failure(request)
    assert response.status_code == 403
    assert "A draft of mine" in response.content.decode()


def test_too_much_is_413_in_words(rf):
    response = views.bad_request(rf.post("/"), RequestDataTooBig())
    assert response.status_code == 413
    assert "12 MB" in response.content.decode()


def test_a_request_we_cannot_read_gets_words_and_no_echo(rf):
    response = views.bad_request(rf.get("/evil"), SuspiciousOperation("evil"))
    assert response.status_code == 400
    assert b"We could not read this request" in response.content
    assert b"evil" not in response.content


def broken(*args, **kwargs):
    raise ZeroDivisionError("a secret detail")


def away(*args, **kwargs):
    raise OperationalError("password authentication failed for user x")


def test_an_error_of_ours_is_a_page_that_asks_no_database(
    client, monkeypatch, settings, django_assert_num_queries
):
    settings.SITE_NAME = "Rack & Row"
    client.raise_request_exception = False
    monkeypatch.setattr("newsroom.validity.etag_of", broken)
    with django_assert_num_queries(0):
        response = client.get("/")
    text = response.content.decode()
    assert response.status_code == 500
    assert "Rack &amp; Row" in text
    assert "secret" not in text
    assert "<h1>Something broke on our side</h1>" in text


def test_a_database_that_is_away_is_503(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("newsroom.validity.etag_of", away)
    response = client.get("/")
    assert response.status_code == 503
    assert response["Retry-After"]
    assert b"password" not in response.content


def test_healthz_is_well_while_the_process_is(client, monkeypatch, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert client.get("/healthz").status_code == 200


def test_readyz_asks_the_database(client, monkeypatch):
    response = client.get("/readyz")
    assert response.status_code == 200
    assert response.json()["migrations"] == "ok"
    monkeypatch.setattr(connection, "cursor", away)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert b"password" not in response.content


def test_readyz_minds_a_migration_that_was_not_applied(client, monkeypatch):
    monkeypatch.setattr("newsroom.views.MigrationExecutor.migration_plan", lambda *_: [1])
    assert client.get("/readyz").status_code == 503


def test_robots_names_the_sitemaps_and_blocks_no_style(read, settings):
    settings.SITE_URL = "https://news.example.org"
    text = read("/robots.txt").text
    assert "Sitemap: https://news.example.org/sitemap.xml" in text
    assert "Sitemap: https://news.example.org/news-sitemap.xml" in text
    assert "/static/" not in text
    assert "/media/" not in text
