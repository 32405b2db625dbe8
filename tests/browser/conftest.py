"""A real server on a data folder of its own, and the system's Chromium.

Run with: pytest -o python_files="journey_*.py" tests/browser
"""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parent.parent.parent
PASSWORD = "a password for journeys"
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or "/usr/bin/chromium"
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {"phone": (390, 844), "desktop": (1280, 900)}


class Site:
    """The running site: its address, its mail, and where screenshots go."""

    def __init__(self, port, data):
        self.url = f"http://127.0.0.1:{port}"
        self.data = data

    def mails(self):
        """The words of the mails sent so far, oldest first."""
        files = sorted((self.data / "mail").glob("*"), key=lambda file: file.stat().st_mtime)
        return [file.read_text() for file in files]


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """`make demo` without make: migrated, loaded and served, with the work loop beside it."""
    data, port = tmp_path_factory.mktemp("data"), free_port()
    secret = data / "secret_key"
    secret.write_text("a key for browser journeys only")
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = {
        **kept,
        "NEWSROOM_DATA": str(data),
        "PORT": str(port),
        "NEWSROOM_DEMO_PASSWORD": PASSWORD,
    }
    log = (data / "log").open("w")
    server = subprocess.Popen(
        [sys.executable, "manage.py", "demo"], cwd=ROOT, env=environment, stdout=log, stderr=log
    )
    running = Site(port, data)
    try:
        wait_until_up(running.url, server)
        yield running
    finally:
        server.terminate()
        server.wait(30)
        log.close()


def wait_until_up(url, server, seconds=240):
    for _ in range(seconds * 5):
        if server.poll() is not None:
            raise RuntimeError("The server ended before it answered.")
        try:
            urllib.request.urlopen(f"{url}/healthz", timeout=2)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError(f"No answer within {seconds} seconds.")


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium, site):
    """``visit(...)``: a new visitor's page, with what Playwright's new_context takes.

    The test fails if any page asked another host for anything, or broke the content policy.
    """
    contexts, trouble = [], []

    def new_page(**given):
        given.setdefault("viewport", {"width": 1280, "height": 900})
        context = chromium.new_context(base_url=site.url, **given)
        context.set_default_timeout(10_000)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: note_request(request, trouble))
        page.on("console", lambda message: note_message(message, trouble))
        page.on("pageerror", lambda error: trouble.append(f"script: {error}"))
        return page

    yield new_page
    for context in contexts:
        context.close()
    assert not trouble


def note_request(request, trouble):
    parts = urlsplit(request.url)
    if parts.scheme in ("http", "https") and parts.hostname != "127.0.0.1":
        trouble.append(f"asked another host: {request.url}")


def note_message(message, trouble):
    if "Content Security Policy" in message.text:
        trouble.append(message.text)


def log_in(page, name):
    """Log in to the admin as one of the demonstration's people."""
    page.goto("/admin/login/")
    page.fill("#id_username", name)
    page.fill("#id_password", PASSWORD)
    page.click("[type=submit]")
    page.wait_for_url("**/admin/")
