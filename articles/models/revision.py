from django.conf import settings
from django.db import models
from django.utils import timezone


class RevisionQuerySet(models.QuerySet):
    def newest_first(self):
        return self.order_by("-number")

    def said_by(self, article):
        """Revisions of what this very row said: the article itself, or its working copy."""
        strand = Revision.Strand.COPY if article.revises_id else Revision.Strand.ARTICLE
        return self.filter(article_id=article.revises_id or article.pk, strand=strand)


class Revision(models.Model):
    """Everything an article said at one moment: words, not state."""

    class Strand(models.TextChoices):
        """What it was that said so."""

        ARTICLE = "article", "The article"
        COPY = "copy", "Changes beside the live article"
        ASIDE = "aside", "Typed while somebody else saved"

    article = models.ForeignKey(
        "articles.Article",
        models.CASCADE,
        related_name="revisions",
        help_text="Never a working copy: its revisions belong to the article it revises.",
    )
    number = models.PositiveIntegerField(editable=False)
    strand = models.CharField(max_length=7, choices=Strand, default=Strand.ARTICLE, editable=False)
    began_from = models.ForeignKey(
        "self",
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="The revision its writer had in front of them.",
    )
    snapshot = models.JSONField(editable=False)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, editable=False, on_delete=models.SET_NULL
    )
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    note = models.CharField(max_length=200, blank=True)
    name = models.CharField(
        max_length=80, blank=True, help_text="A milestone, like “As sent to the lawyer”."
    )

    objects = RevisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_unique")
        ]

    def __str__(self):
        return f"Revision {self.number}"
