from django.db import models
from django.db.models import F, Q
from django.utils import timezone


class LetterQuerySet(models.QuerySet):
    def due(self, at):
        """Letters to be sent at ``at``: neither sent nor given up, and in no worker's hands."""
        return self.filter(
            Q(lease_until=None) | Q(lease_until__lte=at),
            sent_at=None,
            failed_at=None,
            send_after__lte=at,
        )


class Letter(models.Model):
    """One mail to one person, its words finished by whoever wrote it.

    Written by ``postbox.outbox.write`` only. Once it is sent, or given up, address, subject,
    words and headers are erased; the row stays, so that the same letter is never sent again.
    """

    ERASED = {"to": "", "subject": "", "text": "", "html": "", "headers": {}}

    kind = models.CharField(max_length=50, help_text="What sort of mail this is.")
    to = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=255, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField("HTML", blank=True)
    headers = models.JSONField(default=dict, blank=True)
    dedup_key = models.CharField(
        "key", max_length=200, unique=True, help_text="No two letters with this key are ever sent."
    )
    send_after = models.DateTimeField(default=timezone.now)
    created_at = models.DateTimeField(default=timezone.now)
    sent_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    lease_until = models.DateTimeField(
        null=True, blank=True, help_text="Until then one worker has this letter in hand."
    )
    failed_at = models.DateTimeField("given up at", null=True, blank=True)
    last_error = models.CharField(
        max_length=100, blank=True, help_text="What went wrong the last time, without an address."
    )

    objects = LetterQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["send_after", "id"],
                condition=Q(sent_at=None, failed_at=None),
                name="postbox_letter_due",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None),
                name="postbox_letter_one_end",
                violation_error_message="A letter is sent or given up, not both.",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None, failed_at=None)
                | Q(to="", subject="", text="", html="", headers={}, lease_until=None),
                name="postbox_letter_erased_at_its_end",
                violation_error_message="A letter that is sent or given up keeps no words.",
            ),
            models.CheckConstraint(
                condition=~Q(sent_at=None, failed_at=None, to=""),
                name="postbox_letter_has_address",
                violation_error_message="A letter needs an address until it is sent.",
            ),
            models.CheckConstraint(
                condition=~Q(dedup_key=""),
                name="postbox_letter_has_key",
                violation_error_message="A letter needs a key.",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.dedup_key}"


class RateBucket(models.Model):
    """How often something was allowed since its window opened; written by ``postbox.rate``."""

    key = models.CharField(max_length=40, unique=True)
    window_start = models.DateTimeField()
    window_end = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(window_end__gt=F("window_start")),
                name="postbox_ratebucket_window_has_length",
                violation_error_message="A window ends after it starts.",
            ),
        ]

    def __str__(self):
        return self.key
