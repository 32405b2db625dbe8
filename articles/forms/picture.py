"""The form of a picture."""

from django import forms
from django.core.exceptions import ValidationError

from articles import pictures
from articles.models import Image

from .base import RefusableForm


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
