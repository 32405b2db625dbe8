from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from comments import folding

from .comment import Commenter


class WordRule(models.Model):
    """A word or a phrase that moderators want to hear of, compared as ``comments.folding`` does."""

    class List(models.TextChoices):
        HOLD = "hold", "Hold: a moderator reads it first"
        SPAM = "spam", "Spam: put it away"
        NUDGE = "nudge", "Ask: the writer sees the text once more before posting, then it is held"

    MOST = 5000  # rows; every comment is compared with all of them

    words = models.CharField(
        "word or phrase",
        max_length=120,
        help_text="Found as whole words only, in any case and spelling: “casino” finds “Casinó” "
        "and “c a s i n o”, not “casinos”. A phrase is found with any blanks or marks between "
        "its words.",
    )
    folded = models.CharField(max_length=400, unique=True, editable=False)
    list = models.CharField("what happens", max_length=5, choices=List, default=List.HOLD)
    note = models.CharField(
        max_length=200, blank=True, help_text="Why it is here, for other moderators."
    )
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(folded=""),
                name="word_rule_has_words",
                violation_error_message="A rule needs a letter or a digit.",
            )
        ]

    def __str__(self):
        return self.words

    def save(self, *args, **kwargs):
        self.folded = " ".join(folding.words_of(self.words))
        super().save(*args, **kwargs)


class BanQuerySet(models.QuerySet):
    def in_force(self, at):
        return self.filter(Q(until=None) | Q(until__gt=at), lifted_at=None)


class Ban(models.Model):
    """Whose comments are not taken for a while, or links to whom; written by ``comments.ban``."""

    class Kind(models.TextChoices):
        WRITER = "writer", "One writer, known by a cookie"
        NETWORK = "network", "A network: a household, an office, a part of a provider"
        ADDRESS = "address", "Email addresses of a domain"
        LINK = "link", "Links to a domain"

    kind = models.CharField(max_length=7, choices=Kind)
    commenter = models.ForeignKey(
        Commenter, models.CASCADE, null=True, blank=True, related_name="bans"
    )
    value = models.CharField(
        max_length=253, blank=True, help_text="The key of the network, or the domain."
    )
    until = models.DateTimeField(null=True, blank=True, help_text="Empty: until it is lifted.")
    reason = models.CharField(max_length=200, help_text="The writer reads it.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects = BanQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="writer", commenter__isnull=False, value="")
                | (~Q(kind="writer") & Q(commenter=None) & ~Q(value="")),
                name="ban_names_one_thing",
            ),
        ]
        indexes = [models.Index(fields=["kind", "value"], name="ban_by_value")]

    def __str__(self):
        # The key of a network tells moderators nothing, and is no business of theirs.
        named = self.kind in (self.Kind.ADDRESS, self.Kind.LINK)
        return f"Ban {self.pk}: {self.value if named else self.get_kind_display()}"


class BreakerQuerySet(models.QuerySet):
    def in_force(self, at):
        return self.filter(opened_at__lte=at, until__gt=at).order_by("-pk")


class Breaker(models.Model):
    """A time in which an editor reads every comment first, since too many looked bad at once.

    Opened and ended by ``comments.breaker``; it ends by itself at ``until``.
    """

    opened_at = models.DateTimeField()
    until = models.DateTimeField(db_index=True)
    why = models.CharField(max_length=200)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = BreakerQuerySet.as_manager()

    def __str__(self):
        return f"Breaker {self.pk}: {self.why}"
