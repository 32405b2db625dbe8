"""What all forms of editors share."""

from django import forms

# Django's words for what is wrong with a field, and ours. Words of a field's own stay.
OURS = {
    "This field is required.": "Fill this in",
    "Select a valid choice. That choice is not one of the available choices.": "Choose one of the "
    "list",
    "Select a valid choice. %(value)s is not one of the available choices.": "Choose one of the "
    "list",
    "Enter a valid date.": "Give a date that exists, like 2027-03-28",
    "Enter a valid time.": "Give a time that exists, like 14:30",
    "Enter a whole number.": "Give a whole number",
    "Enter a valid URL.": "Give a whole address, like https://example.org/page",
    "Enter a valid email address.": "Give an email address, like name@example.org",
}
TOO_LONG = "Use at most %(limit_value)d characters: here are %(show_value)d"


class PlainLabels:
    """Labels without a colon, as on the rest of the page, and errors in our words."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for field in self.fields.values():
            speak_plainly(field)


def speak_plainly(field):
    """Put our words in the place of Django's in what ``field`` says about bad data."""
    said = field.error_messages
    said |= {code: OURS[str(words)] for code, words in said.items() if str(words) in OURS}
    if isinstance(field, forms.CharField):
        said.setdefault("max_length", TOO_LONG)


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
