from django.conf import settings
from django.db import models
from django.utils import timezone


class Event(models.Model):
    """One change of an article's state: who, when, from, to and why. Never edited or deleted."""

    class Verb(models.TextChoices):
        SENT_TO_REVIEW = "sent_to_review", "Sent to review"
        SENT_BACK = "sent_back", "Sent back"
        PUBLISHED = "published", "Published"
        SCHEDULED = "scheduled", "Scheduled"
        WITHDRAWN = "withdrawn", "Withdrawn"
        CORRECTED = "corrected", "Corrected"
        CHANGED = "changed", "Changed"
        CHANGES_DUE = "changes_due", "Changes scheduled"
        CHANGES_HELD = "changes_held", "Changes taken off the schedule"
        DISCARDED = "discarded", "Changes discarded"

    article = models.ForeignKey("articles.Article", models.PROTECT, related_name="events")
    verb = models.CharField(max_length=14, choices=Verb)
    from_status = models.CharField(max_length=10)
    to_status = models.CharField(max_length=10)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    effective_at = models.DateTimeField(null=True, help_text="When readers see it.")
    reason = models.TextField(blank=True)
    overridden = models.JSONField(
        default=list, blank=True, help_text="Blocking findings that were overridden, in words."
    )

    class Meta:
        indexes = [models.Index(fields=["article", "-at"], name="event_of_article")]

    def __str__(self):
        return f"{self.get_verb_display()}, {timezone.localtime(self.at):%d %B %Y %H:%M %Z}"
