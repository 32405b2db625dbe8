import re

from django.conf import settings
from django.db import models
from django.utils import timezone


class InvitationQuerySet(models.QuerySet):
    def working(self, at=None):
        """Links that open something at ``at``, or now."""
        return self.filter(revoked_at=None, expires_at__gt=at or timezone.now())


class Invitation(models.Model):
    """A link that lets somebody without an account see one thing, until it ends.

    The address holds a signature over the row's number; nothing secret is stored.
    """

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="+")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        abstract = True

    def works(self, at=None):
        """The twin of InvitationQuerySet.working()."""
        return self.revoked_at is None and (at or timezone.now()) < self.expires_at


class PreviewLink(Invitation):
    """A way to read one article before it is public."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="preview_links")
    label = models.CharField(
        max_length=120, help_text="For whom it is, so that you know whose link was opened."
    )

    def __str__(self):
        return f"Preview for {self.label}"


class PreviewOpening(models.Model):
    """One time a preview link was opened."""

    link = models.ForeignKey(PreviewLink, models.CASCADE, related_name="openings")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["link", "-at"], name="opening_of_link")]

    def __str__(self):
        return f"{self.at:%d %B %Y %H:%M}"


class QuoteCheck(Invitation):
    """A quoted person's look at their own quote, and what they said to its exact words."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="quote_checks")
    quote_uid = models.CharField(max_length=12)
    approved_at = models.DateTimeField(null=True, blank=True)
    approved_words = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    commented_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["article", "quote_uid"], name="quote_check_of_quote")]

    def __str__(self):
        return f"Check of quote {self.quote_uid}"

    def is_approval_of(self, words):
        """Whether these very words were approved: one character more or less, and it lapsed."""
        return self.approved_at is not None and are_same(self.approved_words, words)


def are_same(words, others):
    """Whether two texts are the same to the letter; browsers post every line end as two
    characters."""
    return re.sub("\r\n?", "\n", words) == re.sub("\r\n?", "\n", others)
