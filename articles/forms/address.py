"""The forms that give something an address, or keep an old one."""

from django.core.exceptions import ValidationError

from articles import ledger
from articles.models import Address
from articles.models.address import TARGETS

from .base import RefusableForm


class NamedForm(RefusableForm):
    """Something with a name and a page of its own."""

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        if slug and (words := ledger.refusal(self.instance, slug)):
            raise ValidationError(words)
        return slug


class AddressForm(RefusableForm):
    """An old address, typed or pasted, and the one place that it leads to, or why it ended."""

    class Meta:
        model = Address
        fields = ["path", *TARGETS, "gone_note"]
        labels = {"path": "Old address", "gone_note": "What readers are told"}

    def clean_path(self):
        try:
            path = ledger.path_from(self.cleaned_data["path"])
            ledger.check_old_address(path)
        except ledger.NoAddress as refusal:
            raise ValidationError(str(refusal)) from refusal
        return path

    def clean(self):
        cleaned = super().clean()
        chosen = [name for name in TARGETS if cleaned.get(name)]
        if len(chosen) > 1:
            self.add_error(chosen[1], "An address leads to one place only")
        elif chosen and cleaned.get("gone_note"):
            self.add_error("gone_note", "Readers see this only where the address leads nowhere")
        elif not chosen and not cleaned.get("gone_note") and not self.errors:
            self.add_error("gone_note", "Say where it leads, or what readers should know")
        return cleaned
