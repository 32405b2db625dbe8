"""The newsroom in which the permission table is tried, and who tries it."""

import logging

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.template.response import SimpleTemplateResponse
from django.test import override_settings

from newsroom import views
from tests.permissions.visitor import Visitor
from tests.permissions.world import World


@pytest.fixture(scope="package")
def world(django_db_setup, django_db_blocker, tmp_path_factory):
    """The newsroom of all tests here: each undoes what it does there."""
    media = tmp_path_factory.mktemp("media")
    apart = override_settings(MEDIA_ROOT=media)
    with django_db_blocker.unblock(), transaction.atomic():
        with apart:
            newsroom = World()
        newsroom.media = media
        yield newsroom
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def undrawn(uploads_apart, settings, monkeypatch, world, db):
    def draw(response):
        response.content = b""
        return response

    def refusal(request, *words, status=200, **more):
        return HttpResponse(status=status)

    settings.MEDIA_ROOT = world.media
    settings.SESSION_ENGINE = "django.contrib.sessions.backends.signed_cookies"
    monkeypatch.setattr(SimpleTemplateResponse, "render", draw)
    monkeypatch.setattr(views, "render", refusal)
    monkeypatch.setattr(views, "text_back", refusal)
    logging.disable()
    yield
    logging.disable(logging.NOTSET)


@pytest.fixture
def visitor(request, world):
    return Visitor(world, request.param)
