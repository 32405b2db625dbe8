"""How a row is chosen on a form: from a picker, or by its name where no script runs.

Without script a picker has nothing to pick from. The name is looked up as the picker does it, so
that nobody finds by typing what they may not see.
"""

import re
from functools import partial

from django import forms
from django.contrib.admin.widgets import (
    AutocompleteSelect,
    AutocompleteSelectMultiple,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.text import capfirst

NAMED = "-named"  # behind the name of the field: what was typed instead of picked
LONGEST_NAME = 300
OFFERED = 6


def is_key(value):
    """Whether ``value``, as posted, can be the key of a row on both databases."""
    return bool(re.fullmatch("[0-9]{1,18}", str(value)))


class Typed(str):
    """A name as typed, where the key of a row may stand."""


def typed_in(data, name):
    """What was typed for the field ``name``, in one line."""
    text = " ".join(data.get(name + NAMED, "").replace("\0", "").split())
    return Typed(text[:LONGEST_NAME])


class ByName:
    """Shows again what was chosen, also by name; Django's own breaks on what can be no key."""

    hint = "Type the name, or a part that nothing else has."

    def render(self, name, value, attrs=None, renderer=None):
        values = value if isinstance(value, list | tuple) else [value]
        typed = ", ".join(each for each in values if isinstance(each, Typed))
        picked = [each for each in values if not isinstance(each, Typed)]
        select = super().render(name, picked, attrs, renderer)
        words = f"{capfirst(self.field.verbose_name)}, by name"
        return select + format_html(
            '<noscript><input type="text" class="vTextField" name="{}" value="{}" aria-label="{}">'
            '<span class="help">{}</span></noscript>',
            name + NAMED,
            typed,
            words,
            self.hint,
        )

    def optgroups(self, name, value, attrs=None):
        return super().optgroups(name, [each for each in value if is_key(each)] or [""], attrs)


class ChooseOne(ByName, AutocompleteSelect):
    def value_from_datadict(self, data, files, name):
        return typed_in(data, name) or super().value_from_datadict(data, files, name)

    def value_omitted_from_data(self, data, files, name):
        return name not in data and name + NAMED not in data


class ChooseMany(ByName, AutocompleteSelectMultiple):
    hint = "Type names, with commas between them."

    def value_from_datadict(self, data, files, name):
        typed = [Typed(each.strip()) for each in typed_in(data, name).split(",") if each.strip()]
        return [*(super().value_from_datadict(data, files, name) or []), *typed]

    def build_attrs(self, base_attrs, extra_attrs=None):
        """Without the cross that clears all: it stands in a list and is no item of it."""
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return {**attrs, "data-allow-clear": "false"}


class OneField(forms.ModelChoiceField):
    """``seek`` gives the rows that a picker would offer for a name."""

    seek = None

    def clean(self, value):
        return super().clean(key_of(value, self.seek))


class ManyField(forms.ModelMultipleChoiceField):
    seek = None

    def clean(self, value):
        if not isinstance(value, list | tuple):
            return super().clean(value)
        keys = [key_of(each, self.seek) for each in value]
        for each in keys:
            if not is_key(each):
                raise ValidationError(self.error_messages["invalid_pk_value"] % {"pk": each})
        return super().clean(keys)


def key_of(value, seek):
    """``value``, or the key of the one row called that. Raise ValidationError, in words."""
    if not isinstance(value, Typed):
        return value
    found = seek(value)
    if len(found) == 1:
        return str(found[0].pk)
    if not found:
        raise ValidationError(f"Nothing here is called “{value}”")
    listed = ", ".join(f"{row} ({row.pk})" for row in found)
    raise ValidationError(f"“{value}” fits several: {listed}. Type the whole name, or the number")


def rows_named(screen, request, name):
    """At most OFFERED rows of ``screen`` for a name: those called that, else those found by it.

    The first of the ``search_fields`` is what a row is called. A number is the key of a row, unless
    one is called that.
    """
    if not screen.has_view_permission(request):
        return []
    rows = screen.get_queryset(request)
    called = list(rows.filter(**{f"{screen.search_fields[0]}__iexact": name})[:OFFERED])
    if not called and is_key(name):
        called = list(rows.filter(pk=name))
    if called:
        return called
    found, _ = screen.get_search_results(request, rows, name)
    return list(found[:OFFERED])


class CalmRelations:
    """Beside a chosen row stand "change" and "add"; it is deleted where its uses show."""

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name not in self.get_autocomplete_fields(request):
            return super().formfield_for_foreignkey(db_field, request, **kwargs)
        chosen = {"widget": ChooseOne(db_field, self.admin_site), "form_class": OneField}
        field = super().formfield_for_foreignkey(db_field, request, **{**chosen, **kwargs})
        return self._seeking(field, db_field, request)

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name not in self.get_autocomplete_fields(request):
            return super().formfield_for_manytomany(
                db_field, request, **{"form_class": ManyField, **kwargs}
            )
        chosen = {"widget": ChooseMany(db_field, self.admin_site), "form_class": ManyField}
        field = super().formfield_for_manytomany(db_field, request, **{**chosen, **kwargs})
        return self._seeking(field, db_field, request)

    def _seeking(self, field, db_field, request):
        screen = self.admin_site.get_model_admin(db_field.remote_field.model)
        field.seek = partial(rows_named, screen, request)
        return field

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if isinstance(getattr(field, "widget", None), RelatedFieldWidgetWrapper):
            field.widget.can_delete_related = field.widget.can_view_related = False
        return field
