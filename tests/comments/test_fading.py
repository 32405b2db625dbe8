"""Where a reader came from, and who they were, is gone after 30 days: by the work loop alone."""

from datetime import timedelta

import pytest
import time_machine
from django.apps import apps
from django.db import models
from django.utils import timezone

from comments.fading import forget_origins
from comments.models import Ban, Comment, Recommendation, Report
from newsroom import work
from postbox.models import RateBucket
from tests.comments.conftest import SAME_ORIGIN, fields
from tests.factories import make_account, make_comment

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def traces(client, post, article):
    """A comment, a recommendation and a report from one browser, and a ban of its network."""
    post(article)
    mine, theirs = Comment.objects.get(), make_comment(article, status="approved")
    press = {"headers": SAME_ORIGIN}
    client.post(f"/comments/{theirs.pk}/recommend/", fields(), **press)
    client.post(f"/comments/{theirs.pk}/report/", fields(reason="spam", body=""), **press)
    Ban.objects.create(
        kind="network",
        value=mine.network_key,
        until=timezone.now() + 29 * DAY,
        reason="Enough",
        made_by=make_account("moderator"),
    )
    return mine


def kept(mine):
    """What still tells where ``mine`` and the rest came from."""
    fresh = Comment.objects.get(pk=mine.pk)
    return [
        fresh.network_key,
        fresh.key,
        Recommendation.objects.get().visitor,
        Report.objects.get().reporter,
        *Ban.objects.exclude(value="faded").values_list("value", flat=True),
        *RateBucket.objects.values_list("key", flat=True),
    ]


def test_after_30_days_the_work_loop_has_forgotten_every_trace(traces):
    assert all(kept(traces)) and len(kept(traces)) > 5
    with time_machine.travel(timezone.now() + 29 * DAY - timedelta(minutes=1)):
        work.work_once()
        assert all(kept(traces)[:4])
    with time_machine.travel(timezone.now() + 30 * DAY + timedelta(minutes=1)):
        work.work_once()
        assert not any(kept(traces))
    assert Comment.objects.get(pk=traces.pk).body == traces.body


def test_a_large_past_is_forgotten_some_at_a_time(article, monkeypatch):
    monkeypatch.setattr("comments.fading.AT_ONCE", 2)
    old = timezone.now() - 31 * DAY
    for number in range(3):
        make_comment(article, created_at=old, network_key="a" * 32, key=f"key {number}")
    recent = make_comment(article, network_key="a" * 32)
    assert [forget_origins() for _ in range(3)] == [2, 1, 0]
    assert list(Comment.objects.exclude(network_key="")) == [recent]


def test_no_table_of_ours_has_a_place_for_an_address_of_the_network_or_a_browser():
    ours = ("articles", "comments", "newsletter", "newsroom", "postbox")
    for model in apps.get_models():
        for field in model._meta.fields if model._meta.app_label in ours else ():
            assert not isinstance(field, models.GenericIPAddressField), field
            assert not {"ip", "agent", "browser"} & set(field.name.split("_")), field
