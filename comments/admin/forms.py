"""What a moderator posts from the queue."""

import re

from django import forms

from comments import moderate
from comments.admin.verbs import VERBS
from comments.models import Comment
from comments.reasons import OTHER_REASON, REASONS

MOST_AT_ONCE = 50
# The number of a comment, and the beginning of the digest of the text that was read.
CHOSEN = re.compile(r"([0-9]{1,18})(?:-([0-9a-f]{1,32}))?", re.ASCII)
LONGEST_NOTE = moderate.LONGEST_REASON - max(map(len, REASONS)) - len(". ")


class Chosen(forms.Field):
    """Comments by number, with what was read of each: a dict."""

    widget = forms.SelectMultiple
    default_error_messages = {"required": "Choose at least one comment."}

    def to_python(self, values):
        found = filter(None, map(CHOSEN.fullmatch, (values or [])[:MOST_AT_ONCE]))
        return {int(each[1]): each[2] or "" for each in found}

    def validate(self, value):
        if not value:
            raise forms.ValidationError(self.error_messages["required"])


class DecisionForm(forms.Form):
    """One verb for one comment or many, with the state in which the moderator saw them.

    ``edit`` is the digest of a text that waits; ``reports`` the number of the newest report shown.
    """

    verb = forms.ChoiceField(choices=[(name, verb.label) for name, verb in VERBS.items()])
    comment = Chosen()
    seen = forms.ChoiceField(choices=Comment.Status.choices)
    reason = forms.ChoiceField(choices=[(words, words) for words in REASONS], required=False)
    note = forms.CharField(required=False)
    edit = forms.RegexField(r"\A[0-9a-f]{1,32}\Z", required=False)
    reports = forms.RegexField(r"\A[0-9]{1,18}\Z", required=False)

    def clean_note(self):
        note = self.cleaned_data["note"]
        if len(note) > LONGEST_NOTE:
            raise forms.ValidationError(
                f"The note is too long. The limit is {LONGEST_NOTE} characters."
            )
        return note

    def words(self):
        """The reason for the writer: the chosen sentence, and the note behind it."""
        reason, note = self.cleaned_data["reason"] or OTHER_REASON, self.cleaned_data["note"]
        return f"{reason}. {note}" if note else reason


class UndoForm(forms.Form):
    """Decisions to be taken back, by the numbers of their events."""

    event = forms.Field(widget=forms.SelectMultiple)

    def clean_event(self):
        values = self.cleaned_data["event"][:MOST_AT_ONCE]
        found = filter(None, map(re.compile("[0-9]{1,18}", re.ASCII).fullmatch, values))
        return [int(each[0]) for each in found]
