import datetime
import re

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils import timezone

from articles import body
from articles.slugs import first_free, slug_of

from .image import Image
from .people import Author, Expert
from .section import Section, Tag
from .uid import UidField


class BodyField(models.TextField):
    """HTML that is cleaned on every way into the database, forms or not."""

    def get_db_prep_save(self, value, connection):
        if isinstance(value, str):
            value = body.clean(value)
        return super().get_db_prep_save(value, connection)

    def deconstruct(self):
        name, _, args, kwargs = super().deconstruct()
        return name, "django.db.models.TextField", args, kwargs


class ArticleQuerySet(models.QuerySet):
    def published(self):
        """Articles any reader may see now.

        An embargo needs no clause: a constraint keeps ``published_at`` from falling before it.
        """
        return self.filter(status=Article.Status.PUBLISHED, published_at__lte=timezone.now())

    def scheduled(self):
        """Articles that will be public at a later moment."""
        return self.filter(status=Article.Status.PUBLISHED, published_at__gt=timezone.now())

    def in_review(self):
        """Articles that wait for an editor, or whose changes do."""
        waiting = Article.objects.filter(status=Article.Status.IN_REVIEW)
        return self.filter(pk__in=waiting.values(live=Coalesce("revises", "pk")))

    def with_changes(self):
        """Articles that readers see, with a working copy beside."""
        return self.filter(working_copy__isnull=False)

    def unready(self):
        """Articles not out yet, or with changes, that lack what the gate demands of every one.

        Its demands that hang on a moment or on other articles are not asked for, nor whether a
        body has words: only whether there is one.
        """
        lacks = Q(headline="") | Q(section=None) | Q(body="") | Q(bylines=None)
        unnamed = ExpertQuote.objects.filter(Q(expert=None) | Q(role=""))
        undescribed = Image.objects.filter(alt_text="", is_decorative=False)
        lacks |= Q(pk__in=unnamed.values("article")) | Q(lead_image__in=undescribed)
        lacks |= Q(pk__in=undescribed.values("in_body_of"))
        at_work = Q(status__in=[Article.Status.DRAFT, Article.Status.IN_REVIEW])
        scheduled = Q(status=Article.Status.PUBLISHED, published_at__gt=timezone.now())
        found = Article.objects.filter(at_work | scheduled).filter(lacks)
        return self.filter(pk__in=found.values(live=Coalesce("revises", "pk")))

    def once_public(self):
        """Articles that readers can see or have seen; the second need a notice at their address."""
        seen = [Article.Status.PUBLISHED, Article.Status.WITHDRAWN]
        return self.filter(status__in=seen, first_published_at__lte=timezone.now())

    def with_slug(self, slug):
        """Articles with ``slug``, working copies included.

        Found first and judged after: SQLite, which keeps no statistics, would otherwise go
        through everything published to find one row.
        """
        return self.filter(pk__in=Article.objects.filter(slug=slug).values("pk"))

    def belonging_to(self, row):
        """Articles in a section, under a tag, by an author, or quoting an expert."""
        if isinstance(row, Author):
            return self.filter(bylines__author=row)
        if isinstance(row, Expert):
            return self.filter(pk__in=row.quotes.order_by().values("article"))
        return self.filter(**{"section" if isinstance(row, Section) else "tags": row})

    def for_cards(self):
        """Without the text, which a list does not show, and with the section, which it does."""
        return self.select_related("section").defer("body")

    def newest_first(self):
        return self.order_by("-published_at", "-pk")

    def editable(self):
        """One row per article: what an editor's list shows."""
        return self.filter(revises=None)

    def changes_due(self, at):
        """Working copies whose moment to take the live article's place has passed."""
        return self.filter(revises__isnull=False, changes_due_at__lte=at)


class Article(models.Model):
    """What the paper prints, with the state it is in."""

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        IN_REVIEW = "in_review", "In review"
        PUBLISHED = "published", "Published"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class CommentsPolicy(models.TextChoices):
        OPEN = "open", "Open: comments appear at once unless a check holds them"
        PREMODERATED = "premoderated", "Read first: an editor reads every comment"
        CLOSED = "closed", "Closed: the thread can be read"
        OFF = "off", "Off: no comments are shown"

    headline = models.CharField(max_length=120, help_text="20 to 70 characters read best.")
    standfirst = models.CharField(
        max_length=300,
        blank=True,
        help_text="One or two sentences under the headline, up to 180 characters.",
    )
    slug = models.SlugField(
        max_length=80,
        blank=True,
        help_text="The last part of the address. Empty: made from the headline.",
    )
    topic = models.CharField(
        max_length=40, blank=True, help_text="A word beside the section's name, like “Power”."
    )
    body = BodyField(blank=True)
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.PROTECT, related_name="articles"
    )
    tags = models.ManyToManyField(Tag, blank=True, related_name="articles")
    authors = models.ManyToManyField(Author, through="articles.Byline", related_name="articles")
    lead_image = models.ForeignKey(
        Image,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="lead_of",
        verbose_name="lead picture",
    )
    body_images = models.ManyToManyField(
        Image, blank=True, editable=False, related_name="in_body_of"
    )
    comments_policy = models.CharField(
        max_length=12,
        choices=CommentsPolicy,
        blank=True,
        help_text="Empty: as the paper has it.",
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text="Whose article this is in the newsroom; a byline gives no right.",
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Who is to do the next thing with it.",
    )
    status = models.CharField(max_length=10, choices=Status, default=Status.DRAFT, editable=False)
    published_at = models.DateTimeField(null=True, blank=True, editable=False)
    first_published_at = models.DateTimeField(null=True, blank=True, editable=False)
    first_published_on = models.DateField(null=True, blank=True, editable=False)
    embargoed_until = models.DateTimeField(
        null=True, blank=True, help_text="Nobody may publish this before then."
    )
    changed_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="The last change that readers should know of.",
    )
    withdrawn_at = models.DateTimeField(null=True, blank=True, editable=False)
    withdrawn_reason = models.TextField(blank=True, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    saved_at = models.DateTimeField(default=timezone.now, editable=False)
    revises = models.OneToOneField(
        "self",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.CASCADE,
        related_name="working_copy",
    )
    changes_due_at = models.DateTimeField(
        null=True,
        blank=True,
        editable=False,
        help_text="When this working copy is to take the place of the live article.",
    )
    changes_kind = models.CharField(max_length=13, blank=True, editable=False)
    changes_note = models.TextField(blank=True, editable=False)
    changes_override = models.TextField(
        blank=True,
        editable=False,
        help_text="Why they go out against what the gate finds, if they do.",
    )

    objects = ArticleQuerySet.as_manager()

    class Meta:
        permissions = [
            ("edit_any_article", "Can edit articles of others"),
            ("publish_article", "Can publish, schedule and withdraw articles"),
            ("correct_article", "Can issue corrections"),
            ("override_gate", "Can publish against a blocking finding, giving a reason"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(revises=None) & ~Q(slug=""),
                name="article_slug_unique",
                violation_error_message="Another article has this address.",
            ),
            models.CheckConstraint(
                condition=~Q(status="published") | Q(published_at__isnull=False),
                name="article_published_has_moment",
                violation_error_message="A published article needs a moment of publication.",
            ),
            models.CheckConstraint(
                condition=Q(section__isnull=False) | Q(status="draft"),
                name="article_section_unless_draft",
                violation_error_message="Choose a section first.",
            ),
            models.CheckConstraint(
                condition=Q(embargoed_until=None)
                | ~Q(status="published")
                | Q(published_at__gte=models.F("embargoed_until")),
                name="article_embargo_kept",
                violation_error_message="The embargo ends later than that.",
            ),
            models.CheckConstraint(
                condition=Q(revises=None) | Q(status__in=["draft", "in_review"]),
                name="article_working_copy_unpublished",
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | Q(withdrawn_at__isnull=False),
                name="article_withdrawn_says_when",
            ),
        ]
        indexes = [
            # Front page, feeds, archive and every list ask for the newest published rows.
            # No condition: SQLite uses a partial index for a literal only, never for a parameter.
            models.Index(fields=["status", "-published_at", "-id"], name="article_newest"),
            models.Index(
                fields=["section", "status", "-published_at", "-id"],
                name="article_newest_in_section",
            ),
            # The editors' list, whole and by state.
            models.Index(fields=["-saved_at", "-id"], name="article_last_saved"),
            models.Index(fields=["status", "-saved_at", "-id"], name="article_last_saved_by_state"),
            models.Index(fields=["owner", "-saved_at"], name="article_last_saved_by_owner"),
            models.Index(
                fields=["changes_due_at"],
                name="article_changes_due",
                condition=Q(changes_due_at__isnull=False),
            ),
        ]

    def __str__(self):
        return self.headline or "Untitled article"

    def save(self, *args, **kwargs):
        """Fill the slug and, by the state, the moments and the date that readers are told."""
        self._fill_slug()
        if self.status == self.Status.PUBLISHED:
            self.published_at = self.published_at or timezone.now()
            self.first_published_at = self.first_published_at or self.published_at
        if self.status == self.Status.WITHDRAWN:
            self.withdrawn_at = self.withdrawn_at or timezone.now()
        if self.first_published_at and not self.first_published_on:
            self.first_published_on = first_date(self.first_published_at)
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        """The address readers know; that of a page not yet public is the preview editors get."""
        day = self.first_published_on or first_date(self.published_at or timezone.now())
        return reverse(
            "articles:detail",
            kwargs={
                "year": f"{day.year:04}",
                "month": f"{day.month:02}",
                "day": f"{day.day:02}",
                "slug": self.slug or "untitled",
            },
        )

    def _fill_slug(self):
        if self.slug or not self.headline:
            return
        others = Article.objects.editable().exclude(pk__in=(self.pk, self.revises_id))
        wished = slug_of(self.headline)
        self.slug = first_free(wished, lambda slug: others.filter(slug=slug).exists())

    def is_published(self):
        """The twin of ArticleQuerySet.published()."""
        return self.status == self.Status.PUBLISHED and self.published_at <= timezone.now()

    def is_scheduled(self):
        """The twin of ArticleQuerySet.scheduled()."""
        return self.status == self.Status.PUBLISHED and self.published_at > timezone.now()

    def has_been_public(self):
        """Whether readers ever saw it, so that its address must go on answering."""
        return bool(self.first_published_at and self.first_published_at <= timezone.now())


def first_date(moment):
    """The date of ``moment`` in the site's own time zone, whoever is looking."""
    if isinstance(moment, datetime.datetime):
        return timezone.localtime(moment, timezone.get_default_timezone()).date()
    return moment


class KeyTakeaway(models.Model):
    """One of the few things a reader should remember."""

    article = models.ForeignKey(Article, models.CASCADE, related_name="takeaways")
    uid = UidField()
    position = models.PositiveIntegerField(default=0)
    text = models.CharField(max_length=300, help_text="One sentence, up to 140 characters.")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "uid"], name="takeaway_uid_unique"),
            models.CheckConstraint(condition=~Q(text=""), name="takeaway_says_something"),
        ]

    def __str__(self):
        return self.text


class ExpertQuote(models.Model):
    """What somebody said, and who they were on that day."""

    class ObtainedBy(models.TextChoices):
        INTERVIEW = "interview", "Interview"
        EMAIL = "email", "Email"
        STATEMENT = "statement", "Written statement"
        SPEECH = "speech", "Speech or event"
        REPORT = "report", "Published report"

    article = models.ForeignKey(Article, models.CASCADE, related_name="quotes")
    uid = UidField()
    position = models.PositiveIntegerField(default=0)
    text = models.TextField(help_text="Without quotation marks; a blank line makes a paragraph.")
    expert = models.ForeignKey(
        Expert, null=True, blank=True, on_delete=models.PROTECT, related_name="quotes"
    )
    role = models.CharField(
        max_length=160, blank=True, help_text="On that day. Empty: copied from the expert."
    )
    organisation = models.CharField(
        max_length=160, blank=True, help_text="On that day. Empty: copied from the expert."
    )
    disclosure = models.CharField(max_length=300, blank=True)
    obtained_by = models.CharField(max_length=10, choices=ObtainedBy, blank=True)
    source_url = models.URLField(blank=True)
    said_on = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["article", "uid"], name="quote_uid_unique"),
            models.CheckConstraint(condition=~Q(text=""), name="quote_says_something"),
        ]

    def __str__(self):
        return f"{self.expert or 'Somebody'}: {body.excerpt(self.text, 60)}"

    def save(self, *args, **kwargs):
        """A new quote takes over what its expert is today; later changes leave it alone."""
        if self._state.adding and self.expert:
            self.role = self.role or self.expert.role
            self.disclosure = self.disclosure or self.expert.disclosure
            if not self.organisation and self.expert.organisation:
                self.organisation = self.expert.organisation.name
        super().save(*args, **kwargs)

    def paragraphs(self):
        """The words as a list of paragraphs."""
        return [each.strip() for each in re.split(r"\r?\n\s*\n", self.text) if each.strip()]
