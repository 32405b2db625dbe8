"""What all forms of editors share."""

from django import forms


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
