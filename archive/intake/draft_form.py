"""The fields that are corrected before a draft is taken in: what a person may type, and what becomes of it.

Values are as drafts keep them, JSON: a day is '2024-03-01', a place its code, a list has a line for each of its items.
"""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from archive.amendment.field_limits import LONGEST, check_lines, check_names
from archive.formats import Refused
from archive.ingest import secrecy_gate
from archive.intake.draft_contents import FIELDS
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR
from archive.models import Region
from archive.models.choices import Genre, RegionLevel
from archive.rendering import provenance_labels

_LISTS, _DAYS = ("issuers", "addressees"), ("issued_on", "printed_on")
_DAY_FORMATS = ["%Y-%m-%d", "%Y/%m/%d", "%Y.%m.%d", "%Y年%m月%d日"]


class DraftForm(forms.Form):
    """The fields of one of a draft's directives. `values()` is what was typed, once it is valid."""

    title = forms.CharField(max_length=LONGEST["title"])
    number = forms.CharField(max_length=LONGEST["number"], required=False)
    issuers = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), required=False)
    region = forms.ChoiceField(required=False)
    city = forms.ChoiceField(required=False)
    issued_on = forms.DateField(input_formats=_DAY_FORMATS, required=False)
    printed_on = forms.DateField(input_formats=_DAY_FORMATS, required=False)
    genre = forms.ChoiceField(choices=[("", "—"), *Genre.choices], required=False)
    addressees = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    urgency = forms.CharField(max_length=LONGEST["urgency"], required=False)

    def __init__(self, data: Any, at: int, kept: dict[str, Any], places: "Places"):
        super().__init__(data, prefix=f"d{at}", initial={name: _shown(name, kept[name]) for name in FIELDS})
        self.places = places
        for name, label in provenance_labels.LABELS.items():
            if name in self.fields:
                self.fields[name].label = label
        for name in _LISTS:
            self.fields[name].help_text = _("每行一个")
        for name in _DAYS:
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
        choices: Any = {"region": places.provinces, "city": places.cities}
        for name, one in choices.items():
            self.fields[name].choices = one  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in FIELDS:
            value = cleaned.get(name)
            if isinstance(value, str) and value:
                cleaned[name] = self._checked(name, value)
        for name in _DAYS:
            day = cleaned.get(name)
            if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
                self.add_error(
                    name, gettext("年份应在 %(first)s 至 %(last)s 之间。") % {"first": FIRST_YEAR, "last": LAST_YEAR}
                )
        city, region = cleaned.get("city"), cleaned.get("region")
        if city and self.places.province_of.get(city) != region:
            self.add_error("city", gettext("这个市州不在所选的地区；请改选地区，或改选市州。"))
        return cleaned

    def values(self) -> dict[str, Any]:
        """{field: value} of a valid form."""
        found = {name: self.cleaned_data[name] for name in FIELDS}
        # An empty box is a list of nothing.
        found |= {name: found[name] or [] for name in _LISTS}
        return found | {name: found[name].isoformat() if found[name] else "" for name in _DAYS}

    def _checked(self, name: str, value: str) -> Any:
        try:
            mark = secrecy_gate.in_words(value, str(self.fields[name].label))
            secrecy_gate.refuse(mark, value.encode(), "admin")
            return _lines(name, value) if name in _LISTS else value
        except Refused as refusal:
            self.add_error(name, str(refusal))
        except ValidationError as error:
            self.add_error(name, error)
        return value


class Places:
    """The places to choose from, asked for once a page."""

    @cached_property
    def provinces(self) -> list[tuple[str, str]]:
        return [("", "—"), *Region.objects.provinces().values_list("code", "name")]

    @cached_property
    def _rows(self) -> list[tuple[str, str, Any, str]]:
        rows = Region.objects.filter(level=RegionLevel.CITY).order_by("code")
        return list(rows.values_list("code", "name", "parent", "parent__name"))

    @cached_property
    def cities(self) -> list[tuple[str, Any]]:
        grouped: dict[str, list[tuple[str, str]]] = {}
        for code, name, _parent, province in self._rows:
            grouped.setdefault(province, []).append((code, name))
        return [("", "—"), *grouped.items()]

    @cached_property
    def province_of(self) -> dict[str, str]:
        return {code: parent for code, _name, parent, _province in self._rows}

    @cached_property
    def names(self) -> dict[str, str]:
        return dict(self.provinces[1:]) | {code: name for code, name, *_ in self._rows}


def corrections_of(forms_: Iterable[DraftForm], reading: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """What a person set otherwise than it was read: {position: {field: value}}."""
    found = {}
    for at, form in enumerate(forms_):
        read = reading[at]["fields"]
        if typed := {name: value for name, value in form.values().items() if value != read[name]}:
            found[str(at)] = typed
    return found


def kept_values(reading: dict[str, Any], corrections: dict[str, Any]) -> dict[str, Any]:
    """What a draft has of the fields now: as read, or as corrected."""
    return reading["fields"] | corrections


def in_words(name: str, value: Any, places: Places) -> str:
    """A value of a draft for a reader."""
    if name in ("region", "city"):
        return places.names.get(value, "")
    return "、".join(value) if isinstance(value, list) else str(value or "")


def _shown(name: str, value: Any) -> Any:
    return "\n".join(value) if name in _LISTS else value


def _lines(name: str, value: str) -> list[str]:
    """Raises ValidationError."""
    lines = list(dict.fromkeys(_stripped(value.splitlines())))
    check_lines(lines)
    if name == "issuers":
        check_names(lines)
    return lines


def _stripped(lines: Iterable[str]) -> Iterator[str]:
    return filter(None, (line.strip() for line in lines))
