"""What readers do with a comment, their own or another's, beside writing it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from articles.models import Expert
from articles.models.preview import Invitation, InvitationQuerySet

from .comment import Comment, Commenter


class CommentEdit(models.Model):
    """A text that the writer of a comment wants in the place of what it says.

    Readers see the old one until this one is shown. One that was written before anybody could
    read the comment is shown, as it were, at once. What ends in ``_before`` is what the comment
    had, so that showing can be taken back.
    """

    class Status(models.TextChoices):
        PENDING = "pending", "Waiting"
        SHOWN = "shown", "Shown"
        REFUSED = "refused", "Not shown"

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="edits")
    body_before = models.TextField()
    body = models.TextField()
    status = models.CharField(max_length=7, choices=Status, default=Status.PENDING)
    reason = models.CharField(max_length=200, blank=True)
    verdicts = models.JSONField(default=list, blank=True)
    verdicts_before = models.JSONField(null=True, blank=True)
    edited_before = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["comment"], condition=Q(status="pending"), name="edit_waits_alone"
            ),
        ]
        indexes = [models.Index(fields=["status", "created_at"], name="edit_queue")]

    def __str__(self):
        return f"Edit of comment {self.comment_id}"


class Recommendation(models.Model):
    """One visitor's yes to a comment. Who it was is known by a digest only, and not for long."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="recommended")
    visitor = models.CharField(max_length=40, null=True, editable=False)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "visitor"], name="recommendation_once"),
        ]
        indexes = [
            models.Index(
                fields=["at"], condition=Q(visitor__isnull=False), name="recommendation_known"
            ),
            models.Index(
                fields=["visitor"],
                condition=Q(visitor__isnull=False),
                name="recommendation_by_visitor",
            ),
        ]

    def __str__(self):
        return f"Recommendation of comment {self.comment_id}"


class Report(models.Model):
    """One visitor's word to the moderators that a comment should not stand.

    ``reporter`` is the same digest in all reports of one visitor, so that their record can be
    weighed; it is forgotten after a while.
    """

    class Reason(models.TextChoices):
        ATTACK = "attack", "It attacks or insults somebody"
        SPAM = "spam", "It advertises something"
        PRIVATE = "private", "It gives away something private"
        HARM = "harm", "It is wrong in a way that may do harm"
        SUBJECT = "subject", "It is off the subject"
        LAW = "law", "It is against the law"
        OTHER = "other", "Something else"

    class Outcome(models.TextChoices):
        OPEN = "open", "Open"
        UPHELD = "upheld", "The comment was taken down"
        DISMISSED = "dismissed", "The comment stays"

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reports")
    reporter = models.CharField(max_length=40, null=True, editable=False)
    commenter = models.ForeignKey(
        Commenter, models.SET_NULL, null=True, blank=True, related_name="reports"
    )
    reason = models.CharField(max_length=7, choices=Reason)
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=9, choices=Outcome, default=Outcome.OPEN)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["comment", "reporter"], name="report_once"),
        ]
        indexes = [
            models.Index(fields=["outcome", "comment"], name="report_queue"),
            models.Index(fields=["reporter", "outcome"], name="report_record"),
            models.Index(fields=["at"], condition=Q(reporter__isnull=False), name="report_known"),
            # How many were right, of those that were settled lately.
            models.Index(
                fields=["settled_at"], condition=Q(settled_at__isnull=False), name="report_settled"
            ),
        ]

    def __str__(self):
        return f"Report of comment {self.comment_id}"


class Appeal(models.Model):
    """A writer's request that somebody looks again at a decision: one for each comment."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="appeal")
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        indexes = [models.Index(fields=["at"], name="appeal_by_time")]

    def __str__(self):
        return f"Appeal for comment {self.comment_id}"


class BadgeInvitationQuerySet(InvitationQuerySet):
    def held_by(self, commenter, article):
        """The invitation by which ``commenter`` proved to be quoted in ``article``, or None."""
        if commenter is None:
            return None
        taken = self.filter(article=article, taken_by=commenter, revoked_at=None)
        return taken.select_related("expert").order_by("pk").first()


class BadgeInvitation(Invitation):
    """A link by which somebody quoted in an article proves who they are.

    It is sent to the address that an editor entered, which is kept nowhere but in that letter.
    Whoever follows it first has the badge under this article, in that browser.
    """

    article = models.ForeignKey(
        "articles.Article", models.CASCADE, related_name="badge_invitations"
    )
    expert = models.ForeignKey(Expert, models.CASCADE, related_name="+")
    taken_by = models.ForeignKey(
        Commenter, models.SET_NULL, null=True, blank=True, related_name="badge_invitations"
    )
    taken_at = models.DateTimeField(null=True, blank=True)

    objects = BadgeInvitationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["article", "taken_by"], name="badge_of_commenter")]

    def __str__(self):
        return f"Badge for {self.expert}"


class CommenterEvent(models.Model):
    """That what a reader wrote was handed out or erased, at their request; none of it is in here.

    Never edited or deleted. ``by`` is empty where the reader pressed the button.
    """

    class Verb(models.TextChoices):
        EXPORTED = "exported", "Handed out"
        ERASED = "erased", "Erased"

    commenter = models.ForeignKey(Commenter, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=8, choices=Verb)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    comment_count = models.PositiveIntegerField(help_text="How many comments it was about.")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.get_verb_display()}: {self.commenter}"
