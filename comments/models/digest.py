from datetime import timedelta

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q

LAST_HOUR = 23
LONGEST_PATIENCE = 72  # hours


class DigestChoiceQuerySet(models.QuerySet):
    def wanted(self):
        """Choices that ask for mail, of accounts that may moderate now and have an address."""
        who = get_user_model().objects.with_perm(
            "comments.moderate_comment", backend="django.contrib.auth.backends.ModelBackend"
        )
        who = who.filter(is_staff=True).exclude(email="")
        return self.exclude(how=DigestChoice.How.NEVER).filter(account__in=who)


class DigestChoice(models.Model):
    """When an account wants mail about the whole queue; written by ``comments.digest``.

    ``hour`` is in the account's own time zone. ``patience`` is how many hours a comment may wait
    before the account hears of it, and the least time between two such mails.
    """

    class How(models.TextChoices):
        NEVER = "never", "Never"
        DAILY = "daily", "Daily"
        LATE = "late", "When a comment waits too long"
        BOTH = "both", "Daily, and when a comment waits too long"

    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    how = models.CharField(max_length=5, choices=How, default=How.NEVER)
    hour = models.PositiveSmallIntegerField(default=8)
    patience = models.PositiveSmallIntegerField(default=4)
    daily_on = models.DateField(null=True, help_text="The last day that was seen to.")
    told_at = models.DateTimeField(null=True, help_text="When the last mail was written.")

    objects = DigestChoiceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hour__lte=LAST_HOUR), name="digest_hour_of_day"),
            models.CheckConstraint(
                condition=Q(patience__gte=1, patience__lte=LONGEST_PATIENCE),
                name="digest_patience_bounded",
            ),
        ]

    def __str__(self):
        return f"Digest of account {self.account_id}: {self.how}"

    @property
    def is_daily(self):
        return self.how in (self.How.DAILY, self.How.BOTH)

    @property
    def is_about_late(self):
        return self.how in (self.How.LATE, self.How.BOTH)

    def is_due_on(self, local):
        """Whether the mail of the day is still to be written at ``local``, a moment in the zone of
        the account."""
        is_new_day = self.daily_on is None or self.daily_on < local.date()
        return self.is_daily and is_new_day and local.hour >= self.hour

    def is_impatient(self, oldest, at):
        """Whether to tell now that a comment waits that began to wait at ``oldest``, or None."""
        limit = at - timedelta(hours=self.patience)
        is_late = oldest is not None and oldest <= limit
        return self.is_about_late and is_late and (self.told_at is None or self.told_at <= limit)
