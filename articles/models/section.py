from django.db import models
from django.urls import reverse

from articles.slugs import first_free, slug_of


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
            others = type(self).objects.exclude(pk=self.pk)
            self.slug = first_free(
                slug_of(self.name), lambda slug: others.filter(slug=slug).exists()
            )
        super().save(*args, **kwargs)


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
