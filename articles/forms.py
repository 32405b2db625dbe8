"""The forms on which editors write."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.models import BaseInlineFormSet
from django.utils import timezone
from django.utils.html import format_html
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget, prose_editor_admin_media
from js_asset import Media, Script

from articles import body, moments, pictures
from articles.models import Article, Correction, ExpertQuote, Image, KeyTakeaway
from articles.models.uid import new_uid

# What the editor offers for each element of body.ALLOWED that needs a button. The sanitiser is
# body.clean alone: nothing that the list does not name can be stored, whatever stands here.
EXTENSIONS = {
    "strong": {"Bold": True},
    "em": {"Italic": True},
    "s": {"Strike": True},
    "sub": {"Subscript": True},
    "sup": {"Superscript": True},
    "code": {"Code": True},
    "br": {"HardBreak": True},
    "hr": {"HorizontalRule": True},
    "blockquote": {"Blockquote": True},
    "ul": {"BulletList": True},
    "ol": {"OrderedList": {"enableListAttributes": False}},
    "li": {"ListItem": True},
    "table": {"Table": True, "TableRow": True, "TableHeader": True, "TableCell": True},
    "figure": {"Embed": True, "TrailingNode": True},
}
MENU = ["blockType -lists", "marks", "link", "lists", "nodes -blockType -lists", "table"]
_EMPTY_END = re.compile(r"(\s*<p>(\s|<br>)*</p>)+\Z")


def editor_extensions():
    """The configuration of the prose editor that can write what the sanitiser lets stand."""
    chosen = {}
    for element, extensions in EXTENSIONS.items():
        if element in body.ALLOWED:
            chosen |= extensions
    levels = [level for level in range(1, 7) if f"h{level}" in body.ALLOWED]
    chosen["Heading"] = {"levels": levels}
    chosen["Link"] = {
        "enableTarget": False,
        "protocols": sorted(body.URL_SCHEMES - {"http", "https"}),
    }
    chosen["NoSpellCheck"] = False
    chosen["Menu"] = {"groups": [{"group": each} for each in [*MENU, "embeds", "history"]]}
    return chosen


class BodyWidget(AdminProseEditorWidget):
    """The prose editor with our embeds; without script, a text area that holds the HTML.

    One module of ours makes the editor whole: were the embeds loaded apart and failed to come,
    an editor without them would drop every embed at the first key.
    """

    @property
    def media(self):
        return prose_editor_admin_media + Media(js=[Script("newsroom/embeds.js", type="module")])


def cleaned_body(html):
    """``html`` as it will be stored, without the empty paragraphs an editor leaves at its end."""
    return _EMPTY_END.sub("", body.clean(html))


class PlainLabels:
    """Labels without a colon, as on the rest of the page."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})


class RefusableForm(PlainLabels, forms.ModelForm):
    """A form that can be told, after a trial, why its words were not saved.

    ``refusals`` are pairs of a field name, or None, and a sentence. They come back as errors,
    with everything that was typed still in place.
    """

    refusals = ()

    def clean(self):
        cleaned = super().clean()
        for field, words in self.refusals:
            self.add_error(field if field in self.fields else None, words)
        return cleaned


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
            *("owner", "embargoed_until", "comments_policy"),
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
        if self.instance.is_scheduled():
            local = timezone.localtime(self.instance.published_at)
            self.initial |= {"publish_on": local.date(), "publish_time": local.time()}
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
        others = Article.objects.editable().exclude(pk=self.instance.pk)
        if slug and others.filter(slug=slug).exists():
            raise ValidationError("Another article has this address. Choose another last part")
        return slug

    def clean(self):
        cleaned = super().clean()
        status = self.instance.status
        needs_section = status != Article.Status.DRAFT and "section" not in self.errors
        if needs_section and "section" in self.fields and not cleaned.get("section"):
            self.add_error("section", "Choose a section: only a draft can do without")
        ends = cleaned.get("embargoed_until")
        if status == Article.Status.PUBLISHED and ends and ends > self.instance.published_at:
            self.add_error("embargoed_until", "The embargo ends later than publication")
        if "_schedule" in self.data:
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


def future_moment(day, clock):
    """The moment of a date and time in the zone in force. Raise NoSuchMoment if it has passed."""
    now, zone = timezone.now(), timezone.get_current_timezone()
    if day.year > now.year + 20:
        raise moments.NoSuchMoment("Choose a date in the next twenty years")
    # The first days of the calendar have no moment in UTC: any long past will do for them.
    moment = now if day.year < now.year - 1 else moments.moment_of(day, clock, zone)
    return moments.later_than(now, moment, zone)


class RowForm(PlainLabels, forms.ModelForm):
    """One row of an article. Its number and its uid alone do not make an empty row a filled one."""

    uid = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # A saved row keeps its uid whatever is posted: embeds and replies point at it.
        self.initial["uid"] = self.instance.uid
        if "position" in self.fields:
            self.fields["position"].label = "Order"
            self.fields["position"].required = False

    def has_changed(self):
        changed = set(self.changed_data)
        return bool(changed - ({"uid", "position"} if self.instance._state.adding else {"uid"}))

    def clean_position(self):
        posted = self.cleaned_data["position"]
        return self.initial.get("position", 0) if posted is None else posted

    def clean_uid(self):
        """The uid that script or server gave a new row, else another: never anybody else's."""
        if not self.instance._state.adding:
            return self.instance.uid
        posted = self.cleaned_data["uid"]
        return posted if re.fullmatch("[0-9a-f]{12}", posted) else new_uid()


class TakeawayForm(RowForm):
    class Meta:
        model = KeyTakeaway
        fields = ["position", "text", "uid"]
        widgets = {"text": forms.Textarea(attrs={"rows": 2, "data-limit": 140})}

    def clean_text(self):
        return " ".join(self.cleaned_data["text"].split())


class QuoteForm(RowForm):
    source_url = forms.URLField(
        label="Address of the source",
        required=False,
        max_length=200,
        assume_scheme="https",
        widget=forms.URLInput(attrs={"class": "vURLField"}),
    )

    class Meta:
        model = ExpertQuote
        fields = [
            *("position", "expert", "text", "role", "organisation", "disclosure"),
            *("obtained_by", "source_url", "said_on", "uid"),
        ]
        labels = {"text": "Words"}
        widgets = {
            "text": forms.Textarea(attrs={"rows": 4, "class": "vLargeTextField"}),
            "said_on": forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "text" in self.fields:
            self.fields["text"].help_text = format_html(
                "{}<noscript> To place it in the body: <code>{}</code></noscript>",
                self.fields["text"].help_text,
                body.embed_html("quote", self._shown_uid()),
            )

    def _shown_uid(self):
        posted = self.data.get(self.add_prefix("uid"), "") if self.is_bound else ""
        return posted if self.instance._state.adding and posted else self.instance.uid

    def clean_text(self):
        return without_quotation_marks(self.cleaned_data["text"])

    def clean(self):
        """Another person does not keep the role and organisation of the one before."""
        cleaned = super().clean()
        if not self.instance._state.adding and "expert" in self.changed_data:
            expert = cleaned.get("expert")
            for name in ("role", "organisation", "disclosure"):
                if expert and name not in self.changed_data:
                    cleaned[name] = str(getattr(expert, name) or "")
        return self._filled_from_expert(cleaned)

    def _filled_from_expert(self, cleaned):
        expert = cleaned.get("expert")
        for name in ("role", "organisation"):
            if expert and not cleaned.get(name) and name not in self.errors:
                cleaned[name] = str(getattr(expert, name) or "")
        return cleaned


QUOTATION_MARKS = ("“”", '""', "«»", "„“", "‘’", "''", "»«")


def without_quotation_marks(text):
    """``text`` without the pair of marks around the whole of it: the page adds its own."""
    text = text.strip()
    for opening, closing in QUOTATION_MARKS:
        inner = text[1:-1]
        whole = len(text) > 2 and text[0] == opening and text[-1] == closing
        if whole and opening not in inner and closing not in inner:
            return inner.strip()
    return text


class RowFormSet(BaseInlineFormSet):
    """Rows of an article: numbered in tens as they stand, each with a uid of its own."""

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if form.instance._state.adding and index is not None:
            form.initial["position"] = 10 * (index + 1)

    def clean(self):
        taken = {form.instance.uid for form in self.initial_forms}
        for form in self.extra_forms:
            uid = getattr(form, "cleaned_data", {}).get("uid")
            if uid in taken:
                form.instance.uid = form.cleaned_data["uid"] = uid = new_uid()
            taken.add(uid)
        super().clean()


class ImageForm(RefusableForm):
    class Meta:
        model = Image
        fields = ["file", "alt_text", "is_decorative", "caption", "credit", "focal_x", "focal_y"]
        widgets = {
            "file": forms.FileInput(
                attrs={"accept": "image/jpeg,image/png,image/webp,image/gif,image/avif"}
            ),
            "alt_text": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
            "caption": forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            # The name of the file is never kept, so that its length is nobody's concern.
            self.fields["file"].max_length = None
            self.fields["file"].label = "Picture"

    def clean_file(self):
        upload = self.cleaned_data["file"]
        if "file" in self.changed_data:
            check_picture(upload)
        return upload


def check_picture(upload):
    """Raise ValidationError, in words, for a file that is no picture we take."""
    if upload.size > pictures.MAX_BYTES:
        size, limit = (round(each / 1024 / 1024) for each in (upload.size, pictures.MAX_BYTES))
        # 10.2 MB would read as if the limit were kept.
        size = max(size, limit + 1)
        raise ValidationError(f"This picture is {size} MB. The limit is {limit} MB")
    try:
        pictures.open_picture(upload)
    except pictures.UnusablePicture as refusal:
        raise ValidationError(str(refusal)) from refusal
    upload.seek(0)


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
