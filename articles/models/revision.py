from django.conf import settings
from django.db import models
from django.utils import timezone


class Revision(models.Model):
    """Everything an article said at one moment: words, not state."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="revisions")
    number = models.PositiveIntegerField(editable=False)
    snapshot = models.JSONField(editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL
    )
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    note = models.CharField(max_length=200, blank=True)
    name = models.CharField(
        max_length=80, blank=True, help_text="A milestone, like “As sent to the lawyer”."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_unique")
        ]

    def __str__(self):
        return f"Revision {self.number}"
