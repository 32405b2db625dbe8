import hashlib
import secrets
import unicodedata
from datetime import timedelta

from django.conf import settings
from django.db import models
from django.db.models import Max, Q, Value
from django.db.models.functions import Left, Lower
from django.utils import timezone

from articles.models import Article
from postbox.guard import derived_key

MAX_DEPTH = 6
# Columns that follow from another one, which is never written without them.
DERIVED = {"body": "body_digest", "verdicts": "objections"}
DIGITS = 9
EDIT_FOR = timedelta(minutes=10)


def new_token():
    """What a writer's cookie holds: says nothing, cannot be guessed."""
    return secrets.token_urlsafe(24)


def digest_of(body):
    """The same for texts that differ in nothing but case, blanks and ways of writing a letter."""
    words = " ".join(unicodedata.normalize("NFKC", body).casefold().split())
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:32]


def objections_in(verdicts):
    """What ``Comment.objections`` holds for rows of verdicts; "" if every check passed it."""
    names = [row.get("screen", "") for row in verdicts if row.get("kind") != "pass"]
    return f" {' '.join(names)} " if names else ""


class PathField(models.CharField):
    """The place of a comment in its thread; sorted byte by byte on both databases."""

    def db_parameters(self, connection):
        parameters = super().db_parameters(connection)
        if connection.vendor == "postgresql":
            parameters["collation"] = "C"
        return parameters


class CommenterQuerySet(models.QuerySet):
    def at_address(self, address):
        """Those who left ``address``, however it is spelt, confirmed or not."""
        # Folded by the database on both sides, as its index folds.
        rows = self.exclude(email="").alias(folded=Lower("email"))
        return rows.filter(folded=Lower(Value(address)))

    def still_there(self, commenter):
        """``commenter``, or None, held, unless they asked meanwhile to have everything erased."""
        if commenter is None:
            return None
        rows = self.filter(pk=commenter.pk, erase_asked_at=None)
        return rows.select_for_update(no_key=True).first()

    def confirmed(self, address):
        """Those who have shown that ``address`` is theirs."""
        return self.at_address(address).filter(email_confirmed_at__isnull=False)


class Commenter(models.Model):
    """A reader who wrote, known by a cookie only; no account and no password.

    ``email`` counts for nothing before ``email_confirmed_at``. A confirmed address stays until
    ``new_email``, typed after it, is confirmed in its place. From ``erase_asked_at`` on the row
    names nobody, and nothing is left of what they wrote at ``erased_at`` (comments.erase).
    """

    token = models.CharField(max_length=43, unique=True, default=new_token, editable=False)
    email = models.EmailField(blank=True, editable=False)
    email_confirmed_at = models.DateTimeField(null=True, editable=False)
    new_email = models.EmailField(blank=True, editable=False)
    email_asked_at = models.DateTimeField(null=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    erase_asked_at = models.DateTimeField(null=True, editable=False)
    erased_at = models.DateTimeField(null=True, editable=False)

    objects = CommenterQuerySet.as_manager()

    class Meta:
        permissions = [
            ("answer_data_request", "Can hand out and erase what a reader wrote, at their request")
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(erase_asked_at=None)
                | Q(email="", new_email="", email_confirmed_at=None, email_asked_at=None),
                name="commenter_erased_has_no_address",
            ),
        ]
        indexes = [
            models.Index(
                fields=["email_asked_at"],
                condition=Q(email_asked_at__isnull=False),
                name="commenter_asked",
            ),
            models.Index(
                fields=["erase_asked_at"],
                condition=Q(erase_asked_at__isnull=False, erased_at=None),
                name="commenter_to_erase",
            ),
            models.Index(Lower("email"), condition=~Q(email=""), name="commenter_by_address"),
        ]

    def __str__(self):
        return f"Commenter {self.pk}"

    @property
    def has_confirmed_address(self):
        return bool(self.email) and self.email_confirmed_at is not None

    @property
    def unconfirmed_address(self):
        """The address that waits for its owner's yes, or ""."""
        return self.new_email if self.email_confirmed_at else self.email

    @property
    def visitor(self):
        """The digest under which recommendations and reports from this browser are known."""
        return derived_key("visitor", "cookie", self.token)


class CommentQuerySet(models.QuerySet):
    def visible(self):
        """Comments any reader may see now: approved, on a published article."""
        return self.filter(
            status=Comment.Status.APPROVED,
            article__status=Article.Status.PUBLISHED,
            article__published_at__lte=timezone.now(),
        )

    def approved(self):
        """What readers may see as soon as they may see the article."""
        return self.filter(status=Comment.Status.APPROVED)

    def awaiting_moderation(self):
        """The queue, oldest first."""
        return self.filter(status=Comment.Status.PENDING).order_by("created_at", "pk")

    def held(self):
        """Those that wait and that a check has objected to."""
        return self.filter(status=Comment.Status.PENDING).exclude(objections="")

    def objected_to_by(self, screen):
        """Those to which the check named ``screen`` objected."""
        return self.filter(objections__contains=f" {screen} ")

    def in_thread_order(self):
        return self.order_by("path")


class Comment(models.Model):
    """What one reader said under one article, as typed."""

    class Status(models.TextChoices):
        PENDING = "pending", "Waiting"
        APPROVED = "approved", "Published"
        REJECTED = "rejected", "Not published"
        SPAM = "spam", "Spam"
        REMOVED = "removed", "Removed"

    class Badge(models.TextChoices):
        """Who is speaking, where that was proved: by a log-in, or by a link to an address."""

        STAFF = "staff", "Staff"
        AUTHOR = "author", "Author"
        EXPERT = "expert", "Expert we quote"

    # No index of its own: comment_shown begins with the article.
    article = models.ForeignKey(Article, models.PROTECT, db_index=False, related_name="comments")
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies"
    )
    path = PathField(max_length=DIGITS * MAX_DEPTH, blank=True, editable=False)
    root = models.GeneratedField(
        expression=Left("path", DIGITS),
        output_field=models.CharField(max_length=DIGITS),
        db_persist=True,
    )
    depth = models.PositiveSmallIntegerField(default=1, editable=False)
    commenter = models.ForeignKey(
        Commenter, models.SET_NULL, null=True, blank=True, related_name="comments"
    )
    display_name = models.CharField("name", max_length=80)
    badge = models.CharField(max_length=6, choices=Badge, blank=True, editable=False)
    body = models.TextField("comment")
    about = models.CharField(
        max_length=12,
        blank=True,
        editable=False,
        help_text="The uid of the takeaway or quote that it answers, if it answers one.",
    )
    body_digest = models.CharField(max_length=32, blank=True, editable=False)
    notify = models.BooleanField(default=False)
    status = models.CharField(max_length=8, choices=Status, default=Status.PENDING, editable=False)
    reason = models.CharField(max_length=200, blank=True, editable=False)
    verdicts = models.JSONField(default=list, blank=True, editable=False)
    objections = models.CharField(
        max_length=300,
        blank=True,
        editable=False,
        help_text="The names of the checks that objected, each between blanks; of the verdicts.",
    )
    key = models.CharField(
        max_length=64,
        null=True,
        editable=False,
        help_text="Posted with the form: the same key makes one comment, however often it comes.",
    )
    network_key = models.CharField(max_length=64, blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    published_at = models.DateTimeField(null=True, editable=False)
    edited_at = models.DateTimeField(null=True, editable=False)
    picked_at = models.DateTimeField(null=True, editable=False)
    recommendations = models.PositiveIntegerField(default=0, editable=False)
    thread_rank = models.PositiveIntegerField(
        default=0,
        editable=False,
        help_text="Of the thread that it begins: the higher, the earlier among the best.",
    )

    objects = CommentQuerySet.as_manager()
    # As typed beside the text, for the checks; what is kept of it is the Commenter's.
    typed_address = ""

    class Meta:
        permissions = [("moderate_comment", "Can decide about comments")]
        constraints = [
            models.UniqueConstraint(fields=["key", "article"], name="comment_key_unique"),
            models.CheckConstraint(
                condition=Q(depth__gte=1, depth__lte=MAX_DEPTH), name="comment_depth_bounded"
            ),
            models.CheckConstraint(
                condition=~Q(status="approved", body=""), name="comment_shown_has_words"
            ),
        ]
        indexes = [
            # A page of threads: the first roots, then every comment under each of them.
            models.Index(fields=["article", "status", "root", "path"], name="comment_shown"),
            # A page of the best threads. No condition on the parent: SQLite knows not how many have
            # none, and takes the index of parents instead.
            models.Index(fields=["article", "depth", "-thread_rank", "path"], name="comment_best"),
            models.Index(fields=["status", "created_at", "id"], name="comment_queue"),
            models.Index(fields=["network_key", "created_at"], name="comment_from_network"),
            models.Index(fields=["body_digest", "created_at"], name="comment_same_text"),
            models.Index(
                fields=["created_at"], condition=~Q(network_key=""), name="comment_knows_network"
            ),
        ]

    def __str__(self):
        return f"Comment {self.pk} by {self.display_name}"

    def save(self, *args, update_fields=None, **kwargs):
        """Find the place in the thread once, from the id the database gave."""
        self.body_digest = digest_of(self.body)
        self.objections = objections_in(self.verdicts)
        if update_fields is not None:
            derived = {DERIVED[name] for name in update_fields if name in DERIVED}
            update_fields = derived.union(update_fields)
        super().save(*args, update_fields=update_fields, **kwargs)
        if self.path:
            return
        self.path, self.depth = place_of(self.pk, self.parent)
        self.root = self.path[:DIGITS]
        Comment.objects.filter(pk=self.pk).update(path=self.path, depth=self.depth)

    def is_visible(self):
        """The twin of CommentQuerySet.visible()."""
        return self.status == self.Status.APPROVED and self.article.is_published()

    @property
    def editable_until(self):
        """When a published comment stays as it is, if nobody answers it sooner; else None."""
        return self.published_at and self.published_at + EDIT_FOR

    @property
    def is_pick(self):
        """Whether readers see it as an editor's pick, as long as they see it."""
        return self.picked_at is not None


def place_of(pk, parent):
    """Path and depth of comment ``pk`` under ``parent``.

    A reply to a comment at MAX_DEPTH stands beside it: the true parent is kept in its own column.
    """
    step = f"{pk:0{DIGITS}x}"
    if parent is None:
        return step, 1
    above = parent.path[: DIGITS * (MAX_DEPTH - 1)]
    return above + step, len(above) // DIGITS + 1


class ModerationEventQuerySet(models.QuerySet):
    def decisions(self):
        """Those that changed a comment's status by somebody's, or a check's, decision."""
        return self.filter(verb=ModerationEvent.Verb.DECIDED)


class ModerationEvent(models.Model):
    """One thing done to a comment. Never edited or deleted; ``by`` is empty for a machine and for
    the comment's writer."""

    class Verb(models.TextChoices):
        DECIDED = "decided", "Decided"
        APPEALED = "appealed", "Appealed by its writer"
        PICKED = "picked", "Made an editor’s pick"
        UNPICKED = "unpicked", "No editor’s pick any more"
        EDITED = "edited", "New text shown"
        EDIT_REFUSED = "edit_refused", "New text not shown"
        KEPT = "kept", "Kept in spite of reports"
        TAKEN_BACK = "taken_back", "Taken back"

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="events")
    verb = models.CharField(max_length=12, choices=Verb, default=Verb.DECIDED)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    from_status = models.CharField(max_length=8, blank=True)
    to_status = models.CharField(max_length=8)
    reason = models.CharField(max_length=200, blank=True)
    at = models.DateTimeField(default=timezone.now)

    objects = ModerationEventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["comment", "-id"], name="event_of_comment"),
            # What was decided in a span of time, with all that is counted of it.
            models.Index(
                fields=["at", "by", "from_status", "to_status", "reason"], name="event_in_span"
            ),
            # What people decided: from these the learned check learns.
            models.Index(fields=["-id"], condition=Q(by__isnull=False), name="event_by_person"),
        ]

    def __str__(self):
        return f"{self.from_status or 'new'} to {self.to_status}"

    @classmethod
    def newest(cls):
        """The number of the last decision anywhere: the version of every count of comments."""
        return cls.objects.aggregate(newest=Max("pk"))["newest"] or 0
