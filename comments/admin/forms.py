"""What a moderator posts from the queue."""

from django import forms

from comments import moderate
from comments.models import Comment
from comments.reasons import REASONS

VERBS = {
    "approve": "Approve",
    "reject": "Reject",
    "mark_spam": "Spam",
    "remove": "Remove",
    "restore": "Undo",
}
MOST_AT_ONCE = 200


class DecisionForm(forms.Form):
    """One verb for one comment or many, with the state in which the moderator saw them."""

    verb = forms.ChoiceField(choices=VERBS.items())
    comment = forms.TypedMultipleChoiceField(coerce=int)
    seen = forms.ChoiceField(choices=Comment.Status.choices)
    reason = forms.ChoiceField(choices=[(words, words) for words in REASONS], required=False)
    note = forms.CharField(required=False)

    def __init__(self, data):
        super().__init__(data)
        chosen = {value for value in data.getlist("comment")[:MOST_AT_ONCE] if is_number(value)}
        self.fields["comment"].choices = [(value, value) for value in chosen]
        self.fields["comment"].error_messages["required"] = "Choose at least one comment."

    def clean_note(self):
        note, room = self.cleaned_data["note"], moderate.LONGEST_REASON - 80
        if len(note) > room:
            raise forms.ValidationError(f"The note is too long. The limit is {room} characters.")
        return note

    def words(self):
        """The reason for the writer: the chosen sentence, and the note behind it."""
        reason, note = self.cleaned_data["reason"] or REASONS[0], self.cleaned_data["note"]
        return f"{reason}. {note}" if note else reason


def is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 19
