"""Boxes of words as the pages of the review have them.

A box that nobody changed changes nothing: what a browser makes of a value (line ends, blanks at its ends) is no
correction of it.
"""

from typing import Any

from django import forms

from archive.amendment.field_limits import check_lines
from archive.ingest.slice_rules import folded


class OneLine(forms.CharField):
    """Words of one line."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _as_a_browser_keeps(initial).replace("\n", "") != _as_a_browser_keeps(data).replace("\n", "")


class Lines(forms.CharField):
    """A list, a line each; blank lines are no part of it."""

    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> Any:
        lines = [line.strip() for line in folded(value or "").split("\n")]
        return [line for line in lines if line]

    def validate(self, value: Any) -> None:
        super().validate(value)
        check_lines(value)

    def run_validators(self, value: Any) -> None:
        super().run_validators("\n".join(value))

    def has_changed(self, initial: Any, data: Any) -> bool:
        return _as_a_browser_keeps("\n".join(initial or [])) != _as_a_browser_keeps(data)


class Ticked(forms.CheckboxInput):
    """A box that says yes to one thing: once that is another, it is not ticked."""

    def __init__(self, stamp: str):
        super().__init__(attrs={"value": stamp})

    def value_from_datadict(self, data, files, name):
        return data.get(name) == self.attrs["value"]


def _as_a_browser_keeps(words: Any) -> str:
    # HTML knows no NUL; a box's own blanks at the ends are taken off by Django.
    return folded(words or "").replace("\0", "\N{REPLACEMENT CHARACTER}").strip()
