"""What is asked before something is done with many articles at once."""

from django import forms
from django.core.exceptions import ValidationError

from articles import permissions
from articles.models import Section, Tag

from .base import PlainLabels
from .note import Words

LONGEST_REASON = 2000


class PersonField(forms.ModelChoiceField):
    def label_from_instance(self, account):
        name = account.get_full_name()
        return f"{name} ({account.get_username()})" if name else account.get_username()


class AssignForm(PlainLabels, forms.Form):
    to = PersonField(
        label="Person",
        queryset=None,
        required=False,
        empty_label="Nobody: take the assignment away",
        help_text="Those who may edit articles. Being assigned gives no right.",
        error_messages={"invalid_choice": "Choose somebody of the list"},
    )
    note = Words(
        label="What is to be done? (optional)",
        noun="text",
        limit=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        help_text="They find it on their desk, as a note on each article.",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["to"].queryset = permissions.who_may_ever("change_article")

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("note") and not cleaned.get("to") and "to" not in self.errors:
            self.add_error("to", "Choose whom the words below are for")
        return cleaned


class TagForm(PlainLabels, forms.Form):
    tag = forms.CharField(
        label="Tag",
        error_messages={"required": "Name a tag"},
        widget=forms.TextInput(attrs={"class": "vTextField", "list": "names"}),
        help_text="The name of a tag that there is.",
    )

    def names(self):
        """Some tags to choose from."""
        return Tag.objects.order_by("name").values_list("name", flat=True)[:100]

    def clean_tag(self):
        typed = self.cleaned_data["tag"][:120]
        named = Tag.objects.filter(name__iexact=typed) | Tag.objects.filter(slug=typed.lower())
        if tag := named.order_by("pk").first():
            return tag
        raise ValidationError(f"There is no tag “{typed}”. Add it first, or choose another")


class SectionForm(PlainLabels, forms.Form):
    section = forms.ModelChoiceField(
        label="Section",
        queryset=Section.objects.all(),
        empty_label="Choose a section",
        error_messages={
            "required": "Choose a section",
            "invalid_choice": "Choose a section of the list",
        },
    )


class WithdrawForm(PlainLabels, forms.Form):
    reason = Words(
        label="Why are they withdrawn?",
        noun="reason",
        limit=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        error_messages={"required": "Readers will see the reason: write one"},
        help_text="Readers see this at the address of each article.",
    )
