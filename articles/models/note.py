from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Note(models.Model):
    """What one editor has to say to the others about an article, a field or a passage of it."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="notes")
    field = models.CharField(max_length=40, blank=True)
    passage = models.TextField(blank=True, help_text="The words it is about, as they were then.")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    mentions = models.ManyToManyField(
        settings.AUTH_USER_MODEL, blank=True, related_name="mentioned_in"
    )
    done_at = models.DateTimeField(null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="note_says_something")]
        indexes = [
            models.Index(
                fields=["article", "at"], name="note_open", condition=Q(done_at__isnull=True)
            )
        ]

    def __str__(self):
        return self.text[:60]
