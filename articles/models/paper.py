from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db import models

from .article import Article

MAX_FOLLOW_LINKS = 12


def validate_follow_links(value):
    """Follow links are a list of {"label", "url"} with web addresses."""
    if not isinstance(value, list) or len(value) > MAX_FOLLOW_LINKS:
        raise ValidationError(f"Give at most {MAX_FOLLOW_LINKS} links.")
    for link in value:
        if not isinstance(link, dict) or set(link) != {"label", "url"} or not link["label"]:
            raise ValidationError("Each link needs a name and an address.")
        URLValidator(schemes=["http", "https"])(link["url"])


class Paper(models.Model):
    """The one row that says what this site is called and how it behaves."""

    name = models.CharField(max_length=80)
    tagline = models.CharField(max_length=160, blank=True)
    footer_text = models.TextField(blank=True)
    follow_links = models.JSONField(default=list, blank=True, validators=[validate_follow_links])
    newsletter_name = models.CharField(max_length=80, blank=True, default="The newsletter")
    newsletter_pitch = models.CharField(max_length=300, blank=True)
    comments_policy = models.CharField(
        max_length=12,
        choices=Article.CommentsPolicy,
        default=Article.CommentsPolicy.PREMODERATED,
        help_text="For every article that does not say otherwise.",
    )
    comments_close_after = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        verbose_name="comments close after",
        help_text="So many days after publication. Empty: they stay open.",
    )

    class Meta:
        verbose_name = "paper"
        verbose_name_plural = "paper"
        constraints = [models.CheckConstraint(condition=models.Q(pk=1), name="paper_is_one_row")]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.pk = 1
        super().save(*args, **kwargs)

    @classmethod
    def current(cls):
        """The row, or one with its defaults where there is none yet."""
        return cls.objects.filter(pk=1).first() or cls(pk=1, name=settings.SITE_NAME)
