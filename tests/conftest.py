"""What every test stands on: settings of its own, a folder of its own, no mail, no network."""

import atexit
import itertools
import os
import shutil
import tempfile
import threading
from concurrent.futures import ThreadPoolExecutor

import django
import pytest

DATA = tempfile.mkdtemp(prefix="newsroom-tests-")
atexit.register(shutil.rmtree, DATA, ignore_errors=True)
os.mkdir(os.path.join(DATA, "static"))
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "newsroom.settings",
    "SECRET_KEY": "a key for tests only",
    "NEWSROOM_DATA": DATA,
    "EMAIL_URL": "memorymail://",
}
for name in ("DEBUG", "SITE_URL", "SITE_NAME", "ALLOWED_HOSTS", "TRUSTED_PROXIES", "TIME_ZONE"):
    os.environ.pop(name, None)
django.setup()  # before the first import of a model, and after all that settings read

from django.conf import settings as site_settings  # noqa: E402  (see above)
from django.db import connection, transaction  # noqa: E402
from django.template.base import Template  # noqa: E402
from django.test.utils import _TestState, override_settings  # noqa: E402

from tests import factories  # noqa: E402

number_of_test = itertools.count(1)
# Plain static names and cheap passwords, once: a setting that each test changes has its price.
site_settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
site_settings.STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix):
    """A file, not memory, on SQLite: tests with threads need connections of their own."""
    config = site_settings.DATABASES["default"]
    if config["ENGINE"].endswith("sqlite3"):
        worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
        config.setdefault("TEST", {})["NAME"] = os.path.join(DATA, f"test-{worker}.sqlite3")


@pytest.fixture(scope="session", autouse=True)
def pages_are_drawn_as_for_readers(django_test_environment):
    """Without the copy of its words that Django's test runner takes of each part of each page, for
    response.context: an eighth of the suite's time. Ask response.context_data."""
    Template._render = _TestState.saved_data.template_render


@pytest.fixture(scope="module")
def kept(django_db_setup, django_db_blocker, tmp_path_factory):
    """Asked for by a fixture that makes rows for a whole file: each test undoes what it does to
    them, and they go with the last one. Their uploads are in the one folder of the file."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), transaction.atomic(), override_settings(MEDIA_ROOT=media):
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def uploads_apart(request, settings):
    """Uploads in a folder that goes away."""
    if "kept" not in request.fixturenames:
        settings.MEDIA_ROOT = os.path.join(DATA, "media", str(next(number_of_test)))


@pytest.fixture
def writer(db):
    return factories.make_account("writer", group="Writer")


@pytest.fixture
def editor(db):
    return factories.make_account("editor", group="Editor")


@pytest.fixture
def publisher(db):
    return factories.make_account("publisher", group="Publisher")


@pytest.fixture
def moderator(db):
    return factories.make_account("moderator", group="Moderator")


@pytest.fixture
def chief(db):
    return factories.make_account("chief", is_superuser=True)


@pytest.fixture
def login(client):
    """``login(account)``: the client, logged in."""

    def log_in(account):
        client.force_login(account, backend="newsroom.login.NameOrEmailBackend")
        return client

    return log_in


@pytest.fixture
def together(transactional_db):
    """A function that runs ``work`` in so many threads at once, as so many processes would."""

    def run(count, work):
        start = threading.Barrier(count)

        def one(number):
            start.wait()
            try:
                return work(number)
            finally:
                connection.close()  # each thread has its own

        with ThreadPoolExecutor(count) as pool:
            return list(pool.map(one, range(count)))

    return run
