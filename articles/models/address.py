from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

TARGETS = ("article", "section", "tag", "author", "expert")


def _exactly_one_target():
    """A condition true when one of the keys is set, or none: the target is gone for good."""
    condition = Q(**{f"{name}__isnull": True for name in TARGETS})
    for chosen in TARGETS:
        condition |= Q(**{f"{name}__isnull": name != chosen for name in TARGETS})
    return condition


class AddressQuerySet(models.QuerySet):
    def kept_from(self, row):
        """Addresses that ``row`` may not have: readers knew something else there."""
        return self.exclude(**{row._meta.model_name: row.pk}) if row.pk else self.all()


class Address(models.Model):
    """A page root that was public once. Where it leads now is computed from its target's own
    address, so that chains and loops cannot form."""

    path = models.CharField(
        max_length=255,
        unique=True,
        help_text="Like /2019/old-story.html. You can paste it whole, as it stood in a browser.",
    )
    article = models.ForeignKey(
        "articles.Article", models.SET_NULL, null=True, blank=True, related_name="addresses"
    )
    section = models.ForeignKey(
        "articles.Section", models.SET_NULL, null=True, blank=True, related_name="addresses"
    )
    tag = models.ForeignKey(
        "articles.Tag", models.SET_NULL, null=True, blank=True, related_name="addresses"
    )
    author = models.ForeignKey(
        "articles.Author", models.SET_NULL, null=True, blank=True, related_name="addresses"
    )
    expert = models.ForeignKey(
        "articles.Expert", models.SET_NULL, null=True, blank=True, related_name="addresses"
    )
    gone_note = models.CharField(
        max_length=300, blank=True, help_text="Shown to readers when nothing stands there any more."
    )
    hits = models.PositiveIntegerField(default=0, editable=False)
    last_hit_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        help_text="Who moved or ended what stood there, or added the address by hand.",
    )

    objects = AddressQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "addresses"
        constraints = [
            models.CheckConstraint(
                condition=_exactly_one_target(), name="address_one_target_at_most"
            ),
            models.CheckConstraint(
                condition=Q(path__startswith="/", path__endswith="/"),
                name="address_begins_and_ends_with_slash",
                violation_error_message="An address begins and ends with a slash.",
            ),
        ]

    def __str__(self):
        return self.path

    def target(self):
        """The row this leads to, or None when it is gone."""
        for name in TARGETS:
            if found := getattr(self, name):
                return found
        return None
