"""Forms that give back what they were given: a save that changed nothing writes nothing.

A browser sends every line end as CR and LF, drops those in a one-line box, and Django takes the blanks off both
ends: whoever compares that with what is stored finds a change in every text, and stores it.
"""

from django import forms
from django.contrib import admin
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.ingest.slice_rules import folded


class Words(forms.CharField):
    """A box of words. Of a text of several lines every character is kept, blanks at its ends too."""

    def __init__(self, **options):
        super().__init__(**options)
        self.strip = not isinstance(self.widget, forms.Textarea)

    def to_python(self, value):
        return super().to_python(folded(value) if isinstance(value, str) else value)

    def has_changed(self, initial, data):
        if self.disabled:
            return False
        kept = _as_a_browser_keeps(initial or "", is_one_line=self.strip)
        return kept != _as_a_browser_keeps(data or "", is_one_line=self.strip)


class ListOfWords(forms.JSONField):
    """A list of words as JSON; an empty box is an empty list."""

    default_error_messages = {"list": _('请写成一列文字，例如 ["示例大学工会"]；没有则写 []。')}  # noqa: RUF012

    def to_python(self, value):
        value = super().to_python(value)
        return [] if value is None else value

    def validate(self, value):
        super().validate(value)
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise forms.ValidationError(self.error_messages["list"], code="list")


class FaithfulForm(forms.ModelForm):
    """Whatever its boxes make of a value, one that nobody changed stays what it was."""

    def clean(self):
        cleaned = super().clean() or self.cleaned_data
        if self.instance._state.adding:
            return cleaned
        for name, field in self.fields.items():
            if isinstance(field, Words | ListOfWords) and name in cleaned and name not in self.changed_data:
                cleaned[name] = self.get_initial_for_field(field, name)
        return cleaned


# For `formfield_overrides` of an admin and of its inlines.
BOXES: dict[type[models.Field], dict] = {
    models.CharField: {"form_class": Words},
    models.TextField: {"form_class": Words},
    models.JSONField: {"form_class": ListOfWords},
}


class Inline(admin.TabularInline):
    """Rows that are edited on the page of what they belong to."""

    form = FaithfulForm
    formfield_overrides = BOXES
    extra = 0


def _as_a_browser_keeps(words: str, is_one_line: bool) -> str:
    # HTML knows no NUL.
    words = folded(words).replace("\0", "\N{REPLACEMENT CHARACTER}")
    return words.replace("\n", "") if is_one_line else words
