from django.db import models
from django.urls import reverse

from articles.slugs import first_free, slug_of

from .address import Address


class Named(models.Model):
    """Something with a name and a page of its own; an empty slug is filled from the name."""

    name = models.CharField(max_length=120)
    slug = models.SlugField(
        max_length=80,
        unique=True,
        blank=True,
        help_text="The last part of the address. Empty: made from the name.",
    )

    class Meta:
        abstract = True

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        if not self.slug:
            self.slug = first_free(slug_of(self.name), self._is_taken)
        super().save(*args, **kwargs)

    def _is_taken(self, slug):
        """Whether another row has ``slug``, or readers knew something else at its address."""
        if type(self).objects.exclude(pk=self.pk).filter(slug=slug).exists():
            return True
        path = type(self)(slug=slug).get_absolute_url()
        return Address.objects.kept_from(self).filter(path=path).exists()


class Section(Named):
    """Where an article stands in the paper; each has exactly one."""

    description = models.CharField(
        max_length=300, blank=True, help_text="One sentence under the section's name."
    )
    position = models.PositiveIntegerField(default=0, help_text="Place in the menu.")

    class Meta:
        ordering = ["position", "name"]

    def get_absolute_url(self):
        return reverse("articles:section", kwargs={"slug": self.slug})


class Tag(Named):
    """A subject that articles of any section share."""

    description = models.CharField(max_length=300, blank=True)

    def get_absolute_url(self):
        return reverse("articles:tag", kwargs={"slug": self.slug})
