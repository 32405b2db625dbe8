from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone


class Autosave(models.Model):
    """What somebody typed and has not saved yet: kept apart, and never part of the history.

    One row for each person and article; one more for an article that is not begun yet.
    """

    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    article = models.ForeignKey(
        "articles.Article", models.CASCADE, null=True, related_name="autosaves"
    )
    base = models.ForeignKey(
        "articles.Revision",
        models.SET_NULL,
        null=True,
        related_name="+",
        help_text="The revision the typing began from.",
    )
    fields = models.JSONField(help_text="Pairs of name and value, as the form would post them.")
    saved_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["account", "article"], name="autosave_one_each"),
            models.UniqueConstraint(
                fields=["account"], condition=Q(article=None), name="autosave_one_unbegun"
            ),
        ]

    def __str__(self):
        return f"Unsaved text of {self.account}"


class Presence(models.Model):
    """Who has an article open in the admin, and was last heard of when."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="presences")
    account = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    since = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "account"], name="presence_one_each")
        ]

    def __str__(self):
        return f"{self.account} since {self.since:%H:%M}"
