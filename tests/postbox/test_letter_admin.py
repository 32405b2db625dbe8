from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission
from django.urls import path, reverse

from postbox.models import Letter

urlpatterns = [path("admin/", admin.site.urls)]
pytestmark = [pytest.mark.urls(__name__), pytest.mark.django_db]


@pytest.fixture
def letter():
    return Letter.objects.create(
        kind="confirmation",
        to="kaia.maran@example.com",
        subject="Confirm your address",
        text="Confirm here: https://news.example/secret-link/",
        html="<p>https://news.example/secret-link/</p>",
        headers={"List-Unsubscribe": "<https://news.example/secret-link/>"},
        dedup_key="confirm:1",
    )


def logged_in(client, **given):
    account = get_user_model().objects.create_user("chief", is_staff=True, **given)
    client.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return account


@pytest.fixture
def chief(client):
    logged_in(client, is_superuser=True)
    return client


def test_no_list_or_page_shows_an_address_or_a_link(chief, letter):
    for address in (
        reverse("admin:postbox_letter_changelist"),
        reverse("admin:postbox_letter_change", args=[letter.pk]),
    ):
        response = chief.get(address)
        assert response.status_code == 200
        assert "k…@example.com" in response.content.decode()
        assert b"kaia.maran" not in response.content
        assert b"secret-link" not in response.content


def test_a_letter_that_is_sent_is_listed_without_its_address(chief):
    sent_at = datetime(2026, 3, 4, tzinfo=UTC)
    Letter.objects.create(kind="reply", dedup_key="x", sent_at=sent_at, **Letter.ERASED)
    assert b"erased" in chief.get(reverse("admin:postbox_letter_changelist")).content


def test_nobody_changes_adds_or_deletes_a_letter(chief, letter):
    change = reverse("admin:postbox_letter_change", args=[letter.pk])
    delete = reverse("admin:postbox_letter_delete", args=[letter.pk])
    assert chief.post(change, {"to": "other@example.com"}).status_code == 403
    assert chief.post(delete, {"post": "yes"}).status_code == 403
    assert chief.get(reverse("admin:postbox_letter_add")).status_code == 403
    assert Letter.objects.get().to == "kaia.maran@example.com"


def test_a_permission_does_not_stand_in_for_a_superuser(client, letter):
    account = logged_in(client)
    account.user_permissions.set(Permission.objects.filter(content_type__app_label="postbox"))
    assert client.get(reverse("admin:postbox_letter_changelist")).status_code == 403
    change = reverse("admin:postbox_letter_change", args=[letter.pk])
    assert client.get(change).status_code == 403
