"""The form on which an article is written, and the small ones beside it."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.html import format_html
from django_prose_editor.fields import ProseEditorFormField

from articles import body, ledger, moments
from articles.models import Article, Correction
from articles.revise import Change, last_revision

from .base import PlainLabels, RefusableForm
from .body import BodyWidget, cleaned_body, editor_extensions

# What belongs to the article and not to its words: never part of a revision or a working copy.
APART = ("owner", "assigned_to", "embargoed_until")


class ArticleForm(RefusableForm):
    """The article, and what some of the buttons below it need to know."""

    body = ProseEditorFormField(
        required=False,
        extensions=editor_extensions(),
        preset="newsroom",
        sanitize=cleaned_body,
        widget=BodyWidget(attrs={"class": "vLargeTextField", "rows": 24}),
    )
    publish_on = forms.DateField(
        label="Date",
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    publish_time = forms.TimeField(
        label="Time",
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )
    base = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    change_kind = forms.ChoiceField(
        label="Is this a change readers should know?",
        required=False,
        choices=Change.choices,
        widget=forms.RadioSelect,
    )
    change_note = forms.CharField(
        label="What changed, for readers",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Stands on the page with the date. A typing fix needs none.",
    )
    override = forms.CharField(
        label="Why it goes out against the checks",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Kept with your name. Leave it empty, and what must be done stops publication.",
    )
    note = forms.CharField(
        label="What is missing?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="The writer reads this.",
    )
    reason = forms.CharField(
        label="Why is it withdrawn?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Readers see this at the article’s address.",
    )

    class Meta:
        model = Article
        fields = [
            *("headline", "standfirst", "slug", "topic", "body", "lead_image", "section", "tags"),
            *("owner", "assigned_to", "embargoed_until", "comments_policy"),
        ]
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 1, "class": "vLargeTextField v-headline"}),
            "standfirst": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField v-stand"}),
            "embargoed_until": forms.SplitDateTimeWidget(
                date_format="%Y-%m-%d",
                time_format="%H:%M",
                date_attrs={"type": "date", "aria-label": "Embargo, date"},
                time_attrs={"type": "time", "aria-label": "Embargo, time"},
            ),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.publish_at = None
        row = self.instance
        if goes_out_at := row.changes_due_at or (row.is_scheduled() and row.published_at):
            local = timezone.localtime(goes_out_at)
            self.initial |= {"publish_on": local.date(), "publish_time": local.time()}
        self.initial |= {"change_kind": row.changes_kind, "change_note": row.changes_note}
        last = last_revision(row) if row.pk else None
        self.initial["base"] = last.pk if last else ""
        for name in APART:
            if name in self.fields:
                # Two people who save one form each change only what they touched.
                self.fields[name].show_hidden_initial = True
        self.fields["body"].label = "Body"
        self.fields["body"].help_text = format_html(
            "<noscript>Without JavaScript this is HTML. <code>{}</code> on a line of its own "
            "shows the key takeaways there; each quote below says how to place it.</noscript>",
            body.embed_html("takeaways"),
        )
        for name, limit in (("headline", 70), ("standfirst", 180)):
            if name in self.fields:
                self.fields[name].widget.attrs["data-limit"] = limit

    def clean_headline(self):
        return " ".join(self.cleaned_data["headline"].split())

    def clean_standfirst(self):
        return " ".join(self.cleaned_data["standfirst"].split())

    def clean_slug(self):
        """The constraint cannot be asked by a form that does not show all its fields."""
        slug = self.cleaned_data["slug"]
        if slug and (words := ledger.refusal(self.instance, slug)):
            raise ValidationError(words)
        return slug

    def clean(self):
        cleaned = super().clean()
        live = self.instance.revises or self.instance
        status = live.status
        needs_section = needs_a_section(self.instance) and "section" not in self.errors
        if needs_section and "section" in self.fields and not cleaned.get("section"):
            self.add_error("section", "Choose a section: only a draft can do without")
        ends = cleaned.get("embargoed_until")
        if status == Article.Status.PUBLISHED and ends and ends > live.published_at:
            self.add_error("embargoed_until", "The embargo ends later than publication")
        if "_schedule" in self.data or "_schedule_changes" in self.data:
            self._clean_moment(cleaned)
        return cleaned

    def _clean_moment(self, cleaned):
        """Put the date and time, as clocks of whoever is logged in show them, into publish_at."""
        day, clock = cleaned.get("publish_on"), cleaned.get("publish_time")
        if day is None and "publish_on" not in self.errors:
            self.add_error("publish_on", "Choose a date")
        if clock is None and "publish_time" not in self.errors:
            self.add_error("publish_time", "Choose a time")
        if day is None or clock is None:
            return
        try:
            self.publish_at = future_moment(day, clock)
        except moments.NoSuchMoment as refusal:
            self.add_error("publish_time", str(refusal))


def needs_a_section(row):
    """Whether the row that ``row`` is saved to may not do without; changes may, until they go
    out."""
    return not row.is_published() and row.status != Article.Status.DRAFT


def future_moment(day, clock):
    """The moment of a date and time in the zone in force. Raise NoSuchMoment if it has passed."""
    now, zone = timezone.now(), timezone.get_current_timezone()
    if day.year > now.year + 20:
        raise moments.NoSuchMoment("Choose a date in the next twenty years")
    # The first days of the calendar have no moment in UTC: any long past will do for them.
    moment = now if day.year < now.year - 1 else moments.moment_of(day, clock, zone)
    return moments.later_than(now, moment, zone)


class CorrectionForm(PlainLabels, forms.Form):
    kind = forms.ChoiceField(choices=Correction.Kind.choices)
    text = forms.CharField(
        label="What was wrong, and what is right?",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"}),
        help_text="Readers see this with today’s date, on the article and among all corrections.",
    )
    is_serious = forms.BooleanField(
        label="Serious: stands above the text",
        required=False,
    )


def zone_words():
    """The zone in which times are read and shown, and what clocks there show now."""
    now = timezone.localtime()
    return f"{timezone.get_current_timezone_name()} ({moments.offset_words(now)})"
