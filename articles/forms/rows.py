"""The rows of an article: takeaways, quotes, authors."""

import re

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.html import format_html

from articles import body
from articles.models import ExpertQuote, KeyTakeaway
from articles.models.uid import new_uid

from .base import PlainLabels


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
        # A browser posts every line end as two characters; script and imports write one.
        return without_quotation_marks(self.cleaned_data["text"].replace("\r\n", "\n"))

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
        names = ("role", "organisation", "disclosure")
        for name in names if self.instance._state.adding else names[:2]:
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
