import secrets

from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower
from django.utils import timezone


def new_token():
    """What the links in our mails hold."""
    return secrets.token_urlsafe(24)


class Subscription(models.Model):
    """One address, from the moment somebody asked to the moment it left."""

    class Status(models.TextChoices):
        REQUESTED = "requested", "Waiting for confirmation"
        CONFIRMED = "confirmed", "Confirmed"
        LEFT = "left", "Left"

    email = models.EmailField()
    status = models.CharField(max_length=9, choices=Status, default=Status.REQUESTED)
    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    requested_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="subscription_email_unique"),
            models.CheckConstraint(
                condition=~Q(status="confirmed") | Q(confirmed_at__isnull=False),
                name="subscription_confirmed_has_moment",
            ),
        ]

    def __str__(self):
        return f"Subscription {self.pk}"

    def is_confirmed(self):
        """Whether issues go to this address."""
        return self.status == self.Status.CONFIRMED
