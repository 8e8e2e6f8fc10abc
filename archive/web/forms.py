"""The readers' filters. Unknown values in the address are left out with a notice, never an error."""

from functools import cached_property
from typing import ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.catalogue.data_version import memoize
from archive.catalogue.known_directives import known
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR
from archive.models import Directive, Region, Topic
from archive.models.choices import ActionItemKind, Genre, Level
from archive.privacy.sight import EVERYBODY, sight_of

FILTER_LABELS = {
    "province": gettext_lazy("地区"),
    "year": gettext_lazy("年份"),
    "genre": gettext_lazy("类型"),
    "topic": gettext_lazy("主题"),
    "level": gettext_lazy("发文级别"),
    "kind": gettext_lazy("性质"),
}
# How a list is shown, besides the filters.
SHOWING = ("sort", "page")
LONGEST = 40


class Values(forms.Field):
    """Every value of one name in the address, blanks left out."""

    widget = forms.MultipleHiddenInput

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def to_python(self, value):
        return [text for raw in value or [] if (text := raw.strip())]


class FilterForm(forms.Form):
    """Province, year, type, topic and issuer level, each with any number of values: ?province=云南&year=2023.

    After is_valid(), cleaned_data holds lists of region codes, years, types, topic names and levels, and
    `notices` one sentence for each value that means nothing here. It is always valid.

    What passes it the `reader` may know of; without one, everybody.
    """

    FILTERS = ("province", "year", "genre", "topic", "level")
    # Whatever narrows the rows down, filters of its own kind too.
    NARROWING: ClassVar[tuple[str, ...]] = FILTERS
    # Characters that are read of a value, where it is not LONGEST.
    LONGEST: ClassVar[dict[str, int]] = {}

    province = Values()
    year = Values()
    genre = Values()
    topic = Values()
    level = Values()

    def __init__(self, data, reader=None, **kwargs):
        super().__init__(data, **kwargs)
        self.sight = EVERYBODY if reader is None else sight_of(reader)
        self.notices: list[str] = []

    def clean_province(self):
        codes = {name: region.code for region in reversed(self.provinces) for name in region.names}
        return self._known("province", codes.get)

    def clean_year(self):
        return self._known("year", _year)

    def clean_genre(self):
        # A form is one that some directive has.
        asked = set(self.cleaned_data["genre"]) - set(Genre.values) - {""}
        having = known(Directive.objects.filter(form__in=asked), self.sight) if asked else None
        forms = having.values_list("form", flat=True).distinct() if having is not None else ()
        types = {*Genre.values, *forms}
        return self._known("genre", lambda text: text if text in types else None)

    def clean_topic(self):
        asked = self.cleaned_data["topic"]
        known = set(Topic.objects.filter(name__in=asked).values_list("name", flat=True)) if asked else ()
        return self._known("topic", lambda text: text if text in known else None)

    def clean_level(self):
        return self._known("level", _level)

    def filter(self, directives, *leaving_out: str):
        """The directives that pass every filter but those named in `leaving_out`."""
        return known(self._narrowed(directives, *leaving_out), self.sight)

    def _narrowed(self, directives, *leaving_out: str):
        chosen = self._values(leaving_out)
        if chosen.get("province"):
            directives = directives.in_region(*chosen["province"])
        if chosen.get("year"):
            directives = directives.issued_in(*chosen["year"])
        if chosen.get("genre"):
            directives = directives.of_type(*chosen["genre"])
        if chosen.get("topic"):
            directives = directives.about(*chosen["topic"])
        if chosen.get("level"):
            directives = directives.issued_at(*chosen["level"])
        return directives

    def values_without(self, *leaving_out: str) -> tuple:
        """What is chosen of every filter but those, and by whom: two forms with the same leave the same rows."""
        chosen = self._values(leaving_out)
        whose = () if self.sight.circle == EVERYBODY.circle else (self.sight.circle,)
        return type(self).__name__, *((name, str(chosen[name])) for name in self.NARROWING if chosen.get(name)), *whose

    def address(self) -> QueryDict:
        """The query of the address as it was understood, for links: what means nothing is not carried along, and
        nobody makes a page of megabytes by a long address that each of its hundred links repeats."""
        address = QueryDict(mutable=True)
        for name, values in self.data.lists():
            if isinstance(self.fields.get(name), Values):
                address.setlist(name, [str(value) for value in self.cleaned_data[name]])
            elif name in self.fields or name in SHOWING:
                address[name] = values[-1][: self.LONGEST.get(name, LONGEST)]
        return address

    @cached_property
    def provinces(self) -> list[Region]:
        """The values of the province filter, in administrative order."""
        return memoize("provinces", lambda: list(Region.objects.provinces()))

    @property
    def is_filtered(self) -> bool:
        return any(self.cleaned_data[name] for name in self.FILTERS)

    def chosen(self) -> list[tuple[str, str]]:
        """(label, values) of every filter that is set: ('地区', '云南省、贵州省'). The form is valid."""
        names = {
            "province": {region.code: region.name for region in self.provinces},
            "level": {level.value: str(level.label) for level in Level},
            "kind": {kind.value: str(kind.label) for kind in ActionItemKind},
        }
        return [
            (str(label), "、".join(str(names.get(name, {}).get(value, value)) for value in self.cleaned_data[name]))
            for name, label in FILTER_LABELS.items()
            if self.cleaned_data.get(name)
        ]

    def _values(self, leaving_out) -> dict:
        return {name: value for name, value in self.cleaned_data.items() if name not in leaving_out}

    def _known(self, name, resolve):
        known = []
        for text in self.cleaned_data[name]:
            value = resolve(text)
            if value is None:
                self.notices.append(_("没有“%(value)s”这一%(filter)s，已忽略此条件。") % {
                    "value": text[:40], "filter": FILTER_LABELS[name]
                })  # fmt: skip
            elif value not in known:
                known.append(value)
        return known


class ActionFilterForm(FilterForm):
    """The filters of directives, and those of their action items."""

    NARROWING = (*FilterForm.FILTERS, "kind", "deadline")

    kind = Values()
    deadline = forms.BooleanField(required=False)

    def clean_kind(self):
        return self._known("kind", lambda text: text if text in ActionItemKind.values else None)

    def chosen(self) -> list[tuple[str, str]]:
        deadline = [(_("期限"), _("只看有期限的"))] if self.cleaned_data["deadline"] else []
        return [*super().chosen(), *deadline]

    def filter_actions(self, actions, *leaving_out: str):
        """The action items that pass every filter but those named in `leaving_out`.

        Topics are those of the item, not of its directive.
        """
        directives = self._narrowed(Directive.objects.all(), "topic", *leaving_out)
        if directives.query.where:
            actions = actions.of_directives(directives)
        actions = known(actions, self.sight)
        return self.filter_within(actions, *leaving_out)

    def filter_within(self, actions, *leaving_out: str):
        """The action items that pass every filter of their own; their directives are not asked."""
        chosen = self._values(leaving_out)
        if chosen.get("topic"):
            actions = actions.about(*chosen["topic"])
        if chosen.get("kind"):
            actions = actions.of_kind(*chosen["kind"])
        if chosen.get("deadline"):
            actions = actions.with_deadline()
        return actions


def whole_number(text: str) -> int | None:
    """The number that plain digits in an address write, or None; the database's numbers end after 18 digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 18 else None


def _year(text: str) -> int | None:
    year = whole_number(text.removesuffix("年"))
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _level(text: str) -> str | None:
    """A level by its code or its name: city, 市级."""
    return next((level.value for level in Level if text in (level.value, level.label)), None)
