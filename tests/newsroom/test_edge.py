"""What every request meets first: hosts, charsets, HTTPS, the policy; and how a start fails."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from newsroom import settings as site_settings
from tests.factories import make_account, make_article

ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_host_that_is_not_ours_is_refused_everywhere_but_for_health(client, db):
    assert client.get("/", headers={"host": "evil.example"}).status_code == 400
    assert client.get("/healthz", headers={"host": "10.0.0.7"}).status_code == 200


@pytest.mark.parametrize("charset", ["idna", "base64", "utf-7", "unicode_escape", "nonsense"])
@pytest.mark.parametrize("path", ["/", "/newsletter/", "/admin/login/", "/nothing/"])
def test_no_charset_breaks_a_page(client, db, charset, path):
    kind = f"multipart/form-data; boundary=zz; charset={charset}"
    assert client.get(path, content_type=kind).status_code < 500
    body = b'--zz\r\nContent-Disposition: form-data; name="body"\r\n\r\nAll my words\r\n--zz--\r\n'
    response = client.generic("POST", path, body, content_type=kind)
    assert response.status_code < 500


def test_a_comment_in_another_charset_comes_back(client, db):
    address = make_article().get_absolute_url()
    kind = "application/x-www-form-urlencoded; charset=iso-8859-1"
    response = client.generic("POST", f"{address}comment/", "body=All+my+words", content_type=kind)
    assert "All my words" in response.content.decode()


@pytest.mark.parametrize(
    "kind", ["multipart/form-data", "multipart/form-data; boundary=" + "x" * 300]
)
def test_a_broken_multipart_post_is_the_senders_mistake(client, db, kind):
    address = make_article().get_absolute_url()
    response = client.generic("POST", f"{address}comment/", b"body=x", content_type=kind)
    assert response.status_code == 400


def test_https_is_for_good_once_the_site_has_it(client, db, settings):
    assert "Strict-Transport-Security" not in client.get("/")
    settings.SECURE_HSTS_SECONDS = 31_536_000
    for path in ("/", "/admin/login/"):
        assert client.get(path)["Strict-Transport-Security"] == "max-age=31536000"


def test_the_content_policy_is_in_one_order(client, db):
    directives = client.get("/")["Content-Security-Policy"].split("; ")
    assert directives == sorted(directives)
    assert "default-src 'none'" in directives


def test_private_pages_are_not_compressed(client, db):
    packed = {"accept-encoding": "gzip"}
    assert client.get("/", headers=packed)["Content-Encoding"] == "gzip"
    assert "Content-Encoding" not in client.get("/admin/login/", headers=packed)


def test_a_compressed_page_is_the_same_bytes_each_time(client, db):
    packed = {"accept-encoding": "gzip"}
    assert client.get("/", headers=packed).content == client.get("/", headers=packed).content


def test_who_was_logged_out_meanwhile_gets_the_text_back(client, login, writer):
    article = make_article(status="draft", owner=writer)
    address = f"/admin/articles/article/{article.pk}/change/"
    response = client.post(address, {"headline": "A headline", "body": "<p>All I wrote</p>"})
    assert response.status_code == 403
    assert "&lt;p&gt;All I wrote&lt;/p&gt;" in response.content.decode()


def test_a_password_is_never_shown_again(client, db):
    fields = {"old_password": "the old secret", "new_password1": "the new secret", "note": "Shown"}
    page = client.post("/admin/password_change/", fields).content.decode()
    assert "Shown" in page
    assert "secret" not in page


def test_whose_role_ended_meanwhile_gets_the_text_back(login, writer):
    article = make_article(status="draft", owner=writer)
    client = login(writer)
    writer.groups.clear()
    address = f"/admin/articles/article/{article.pk}/change/"
    response = client.post(address, {"headline": "A headline", "body": "All I wrote"})
    assert response.status_code == 403
    assert "All I wrote" in response.content.decode()


def test_an_account_is_locked_however_its_name_is_spelt(client, db):
    make_account("editor")
    names = ["editor@example.com", "Editor@example.com", "editor", "EDITOR@EXAMPLE.COM", "editor"]
    for name in names:
        response = client.post("/admin/login/", {"username": name, "password": "wrong"})
    assert response.status_code == 429
    assert response["Retry-After"] == "900"
    right = {"username": "edItor@example.com", "password": "a long password"}
    assert client.post("/admin/login/", right).status_code == 429


def test_the_age_of_the_work_loop_stands_in_readyz(client, db, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    assert client.get("/readyz").json()["work_seconds_ago"] is None
    (tmp_path / "work.beat").touch()
    assert client.get("/readyz").json()["work_seconds_ago"] in (0, 1, 2)


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("DATABASE_URL", "garbage", "DATABASE_URL"),
        ("SITE_URL", "https://a:99999", "SITE_URL"),
        ("SECRET_KEY", "", "SECRET_KEY"),
    ],
)
def test_a_wrong_value_stops_the_start_with_one_sentence(tmp_path, name, value, words):
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "k",
        "NEWSROOM_DATA": str(tmp_path),
        name: value,
    }
    command = [sys.executable, "manage.py", "check"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert words in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("PORT", "abc", site_settings.port),
        ("PORT", "70000", site_settings.port),
        ("TIME_ZONE", "Mars/Base", site_settings.time_zone),
        ("TRUSTED_PROXIES", "10.0.0.1,banana", site_settings.trusted_proxies),
        ("DATABASE_URL", "mysql://x@y/z", lambda: site_settings.database(ROOT)),
        ("DEBUG", "maybe", lambda: site_settings.one_of("DEBUG", "false", ("true", "false"))),
    ],
)
def test_a_wrong_value_is_named_in_the_sentence(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        read()
