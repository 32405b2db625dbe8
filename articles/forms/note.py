"""What editors write to each other."""

from django import forms
from django.core.exceptions import ValidationError

from articles.notes import FIELDS, MAX_LENGTH, MAX_PASSAGE

from .base import PlainLabels


class Words(forms.CharField):
    """Words of which a browser cuts none: what is too long comes back whole, with the count."""

    def __init__(self, *, noun, limit, **kwargs):
        super().__init__(**kwargs)
        self.noun, self.limit = noun, limit

    def to_python(self, value):
        # A line break counts as one character, as whoever writes it sees one.
        return super().to_python((value or "").replace("\0", "").replace("\r\n", "\n"))

    def validate(self, value):
        super().validate(value)
        if over := max(0, len(value) - self.limit):
            raise ValidationError(
                f"The {self.noun} is {over:,} character{'s' * (over > 1)} too long. "
                f"The limit is {self.limit:,}"
            )


class NoteForm(PlainLabels, forms.Form):
    text = Words(
        label="Note",
        noun="note",
        limit=MAX_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3, "class": "vLargeTextField"}),
        error_messages={"required": "Write the note before you add it"},
    )
    field = forms.ChoiceField(
        label="About",
        required=False,
        choices=[("", "The whole article"), *FIELDS.items()],
        error_messages={"invalid_choice": "Choose what the note is about"},
    )
    passage = Words(
        label="Passage",
        noun="passage",
        limit=MAX_PASSAGE,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "class": "vLargeTextField"}),
        help_text="The words it is about, copied from the article, if it is about some.",
    )
