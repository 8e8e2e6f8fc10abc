"""What the filters of a list are made of: their names and labels, their fields, how a value is written in an
address."""

from datetime import date
from typing import NamedTuple

from django import forms
from django.utils.translation import gettext_lazy

# How an address writes that a field is empty: no value of any filter is called so.
NONE = "none"
# Characters that are read of a value that may be any text.
LONGEST = 40
FILTER_LABELS = {
    "province": gettext_lazy("地区"),
    "city": gettext_lazy("市州"),
    "county": gettext_lazy("县（市、区）"),
    "year": gettext_lazy("年份"),
    "genre": gettext_lazy("类型"),
    "topic": gettext_lazy("主题"),
    "level": gettext_lazy("发文级别"),
    "issuer": gettext_lazy("发文机关"),
    "dated": gettext_lazy("成文日期"),
    "number": gettext_lazy("发文字号"),
    "in": gettext_lazy("检索范围"),
    "validity": gettext_lazy("效力"),
    "place": gettext_lazy("来文类别"),
    "occasion": gettext_lazy("事由"),
    "kind": gettext_lazy("性质"),
    "deadline": gettext_lazy("期限"),
    "binding": gettext_lazy("约束程度"),
    "concrete": gettext_lazy("具体内容"),
}
# The parameters of an address by which a filter is set, where they are not its own name alone.
_PARAMETERS = {"dated": ("dated", "dated_from", "dated_to")}


class Span(NamedTuple):
    """Days from the first to the last, both included; None where it is open."""

    first: date | None
    last: date | None


def parameters_of(name: str) -> tuple[str, ...]:
    """The parameters by which the filter of that name is set."""
    return _PARAMETERS.get(name, (name,))


def written(name: str, value) -> list[tuple[str, str]]:
    """(parameter, value) as an address has them for one value of a filter; None is 未注明."""
    if isinstance(value, Span):
        days = {f"{name}_from": value.first, f"{name}_to": value.last}
        return [(parameter, day.isoformat()) for parameter, day in days.items() if day]
    return [(name, NONE if value is None else str(value))]


class _Plain(forms.Field):
    """A field that nobody changes once it is made: all forms share it, where Django would copy it for each."""

    def __deepcopy__(self, memo):
        return self


class Values(_Plain):
    """Every value of one name in the address, blanks left out."""

    widget = forms.MultipleHiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def to_python(self, value):
        return [text for raw in value or [] if (text := raw.strip())]


class AnyText(_Plain):
    """Any text at all, the last of its name in the address. No character makes it invalid: what means nothing is left
    out later."""

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def to_python(self, value):
        return (value or "").strip()


def whole_number(text: str) -> int | None:
    """The number that plain digits in an address write, or None; the database's numbers end after 18 digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None
