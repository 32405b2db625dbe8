"""Everything `make demo` does once the packages are installed."""

import hashlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from articles.models import Article
from newsroom.demo.load import LOGINS
from newsroom.management.commands.load_demo import demo_password
from newsroom.models import User

STAMP = ".collected"


class Command(BaseCommand):
    help = "Migrates, loads the demonstration paper into an empty database, and serves it."

    def handle(self, *args, **options):
        migrate_if_needed()
        if not (Article.objects.exists() or User.objects.exists()):
            call_command("load_demo", stdout=self.stdout)
        elif os.environ.get("NEWSROOM_DEMO_PASSWORD"):
            change_passwords(demo_password())
        collect_if_changed()
        self.greet()
        connection.close()
        sys.exit(serve())

    def greet(self):
        names = ", ".join(LOGINS)
        self.stdout.write(f"\nReaders:  {settings.SITE_URL}/")
        self.stdout.write(f"Editors:  {settings.SITE_URL}/admin/")
        if User.objects.filter(username="chief").exists():
            self.stdout.write(f"Logins:   {names}, each with the password {demo_password()}")
        if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
            self.stdout.write(f"Mail:     files in {settings.EMAIL_FILE_PATH}")
        self.stdout.write("Ctrl-C stops.\n")
        self.stdout.flush()


def migrate_if_needed():
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def change_passwords(password):
    """Give the demo logins ``password``, unless they have it already."""
    for account in User.objects.filter(username__in=LOGINS):
        if account.check_password(password):
            return
        account.set_password(password)
        account.save()


def collect_if_changed():
    """Collect the static files when ours or the installed packages are others than last time."""
    digest = hashlib.sha256((settings.BASE_DIR / "requirements.txt").read_bytes())
    for path in sorted((settings.BASE_DIR / "newsroom" / "static").rglob("*")):
        if path.is_file():
            digest.update(path.read_bytes())
    stamp = Path(settings.STATIC_ROOT) / STAMP
    if stamp.is_file() and stamp.read_text() == digest.hexdigest():
        return
    call_command("collectstatic", verbosity=0, interactive=False)
    stamp.write_text(digest.hexdigest())


def serve():
    """Run the site and the work loop until one ends or somebody asks to stop; the exit code."""
    server = [sys.executable, "-m", "granian", "--interface", "wsgi", "newsroom.wsgi:application"]
    server += ["--host", "127.0.0.1", "--port", str(settings.PORT), "--no-ws"]
    server += ["--blocking-threads", "4", "--log-level", "error"]
    work = [sys.executable, "manage.py", "work"]
    running = [subprocess.Popen(each, cwd=settings.BASE_DIR) for each in (server, work)]

    def stop(*_):
        for each in running:
            if each.poll() is None:
                each.terminate()

    for each in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(each, stop)
    was_asked = False
    while all(each.poll() is None for each in running):
        time.sleep(0.2)
    was_asked = all(each.poll() in (None, 0, -signal.SIGINT, -signal.SIGTERM) for each in running)
    stop()
    for each in running:
        each.wait(20)
    return 0 if was_asked else 1
