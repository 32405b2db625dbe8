"""Rules of the house that a machine can check."""

import re
from io import StringIO
from pathlib import Path

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

from articles.models import Paper, SiteVersion
from articles.version import bump, site_version
from newsroom.roles import ROLES, make_groups

ROOT = Path(__file__).resolve().parent.parent
ROOMS_WITHOUT_A_NAME = {"utils", "helpers", "common", "services", "managers", "misc", "core"}


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, stdout=StringIO())


def test_the_system_check_finds_nothing():
    call_command("check", fail_level="WARNING")


def test_every_environment_variable_is_in_the_example_and_the_readme():
    words = (ROOT / "newsroom/settings.py").read_text()
    names = set(re.findall(r'(?:env\.\w+|one_of)\(\s*"([A-Z_]+)"', words))
    assert {"SECRET_KEY", "DATABASE_URL", "TRUSTED_PROXIES"} <= names
    example = (ROOT / ".env.example").read_text()
    readme = (ROOT / "README.md").read_text()
    for name in names | {"NEWSROOM_DEMO_PASSWORD"}:
        assert f"\n{name}=" in example, f"{name} is not in .env.example"
        assert f"`{name}`" in readme, f"{name} is not in the README's table"


def test_no_room_is_called_after_nothing():
    for package in ("articles", "comments", "newsletter", "newsroom", "postbox"):
        for path in (ROOT / package).rglob("*.py"):
            assert path.stem not in ROOMS_WITHOUT_A_NAME, path
            assert not ROOMS_WITHOUT_A_NAME & set(path.parent.relative_to(ROOT).parts), path


def test_the_lock_files_hold_hashes_and_no_index_address():
    for name in ("requirements.txt", "requirements-dev.txt"):
        words = (ROOT / name).read_text()
        assert "--hash=sha256:" in words
        assert "index-url" not in words
        assert "://" not in words


@pytest.mark.django_db
def test_each_role_has_exactly_its_rights_even_after_somebody_added_one():
    make_groups()
    Group.objects.get(name="Moderator").permissions.add(
        Permission.objects.get(codename="publish_article")
    )
    make_groups()
    for name, rights in ROLES.items():
        held = Group.objects.get(name=name).permissions.values_list(
            "content_type__app_label", "codename"
        )
        assert set(held) == {(app, codename) for app, names in rights.items() for codename in names}


@pytest.mark.django_db
def test_a_missing_paper_or_version_means_its_defaults(settings):
    Paper.objects.all().delete()
    SiteVersion.objects.all().delete()
    assert Paper.current().name == settings.SITE_NAME
    before = site_version()
    bump()
    assert site_version() != before
