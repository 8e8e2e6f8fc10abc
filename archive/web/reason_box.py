"""The box in which a person says why."""

from typing import Any

from django import forms

from archive.ingest.slice_rules import folded
from archive.models.history_entry import LONGEST_REASON


class ReasonField(forms.CharField):
    """A few lines. A browser counts the end of a line as one character and sends two; a NUL is no word."""

    def __init__(self, **options: Any) -> None:
        box = forms.Textarea(attrs={"rows": 2, "maxlength": LONGEST_REASON})
        super().__init__(max_length=LONGEST_REASON, required=False, widget=box, **options)

    def to_python(self, value: Any) -> str:
        return super().to_python(folded(value or "").replace("\x00", "")) or ""
