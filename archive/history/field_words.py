"""What a field of the history is called, and its values in words. Whoever owns a field that no box of a directive's
page has brings both:

told_as("openness", _("知悉范围"), _words)
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.utils.functional import Promise

Words = Callable[[Any], list[str]]


class _Told(NamedTuple):
    label: str | Promise
    words: Words


_TOLD: dict[str, _Told] = {}


def told_as(field: str, label: str | Promise, words: Words) -> None:
    """Have the field called so, and its values, as the history has them, told by `words`, a line each."""
    _TOLD[field] = _Told(label, words)


def label_of(field: str) -> str:
    """What the field is called, or '' for one that nobody brought."""
    return str(_TOLD[field].label) if field in _TOLD else ""


def words_of(field: str) -> Words | None:
    """What tells the field's values."""
    return _TOLD[field].words if field in _TOLD else None
