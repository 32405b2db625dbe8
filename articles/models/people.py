from django.conf import settings
from django.db import models
from django.urls import reverse

from .section import Named
from .uid import UidField


class Organisation(models.Model):
    """Whom an expert works for, or speaks for."""

    name = models.CharField(max_length=160, unique=True)

    def __str__(self):
        return self.name


class Person(Named):
    """Somebody whom readers meet on the page."""

    role = models.CharField(
        max_length=160, blank=True, help_text="As it should stand under the name today."
    )
    bio = models.TextField(blank=True, help_text="A few plain sentences for the person's page.")
    portrait = models.ForeignKey(
        "articles.Image", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        abstract = True

    def initials(self):
        """At most two letters, shown where there is no portrait."""
        words = self.name.split()
        ends = [words[0], words[-1]] if len(words) > 1 else words
        return "".join(word[0] for word in ends).upper()


class Author(Person):
    """A person credited in a byline. Not an account, though one may belong to it."""

    account = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        help_text="The log-in of this author, for the label beside comments. Gives no rights.",
    )

    def get_absolute_url(self):
        return reverse("articles:author", kwargs={"slug": self.slug})


class Expert(Person):
    """A person who is quoted. ``role`` and ``organisation`` are those of today; a quote keeps
    those of its own day."""

    organisation = models.ForeignKey(
        Organisation, null=True, blank=True, on_delete=models.PROTECT, related_name="experts"
    )
    disclosure = models.CharField(
        max_length=300, blank=True, help_text="What readers should know about this person's ties."
    )

    def get_absolute_url(self):
        return reverse("articles:expert", kwargs={"slug": self.slug})


class Byline(models.Model):
    """One author's credit on one article."""

    article = models.ForeignKey("articles.Article", models.CASCADE, related_name="bylines")
    uid = UidField()
    author = models.ForeignKey(Author, models.PROTECT, related_name="bylines")
    position = models.PositiveIntegerField(default=0)
    credit = models.CharField(
        max_length=120, blank=True, help_text="Instead of the author's role, on this article only."
    )

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["article", "author"],
                name="byline_author_once",
                violation_error_message="This author is in the byline already.",
            ),
            models.UniqueConstraint(fields=["article", "uid"], name="byline_uid_unique"),
        ]

    def __str__(self):
        return str(self.author)
