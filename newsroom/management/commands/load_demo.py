import os
import secrets

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from articles.models import Article
from newsroom.demo.load import load
from newsroom.models import User


def demo_password():
    """NEWSROOM_DEMO_PASSWORD, else one made up once and kept in the data folder."""
    if given := os.environ.get("NEWSROOM_DEMO_PASSWORD"):
        return given
    path = settings.DATA_DIR / "demo_password"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(9))
    return path.read_text()


class Command(BaseCommand):
    help = "Loads the demonstration paper into an empty database."

    def handle(self, *args, **options):
        if Article.objects.exists() or User.objects.exists():
            raise CommandError("The database is not empty; the demonstration stays out of it.")
        self.stdout.write("Loading the demonstration paper")
        with transaction.atomic():
            load(password=demo_password(), say=self.stdout.write)
