"""The filters that directives and action items have in common, and how a form of filters works.

Unknown values in the address are left out with a notice, never an error.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any, ClassVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.catalogue.data_version import memoize
from archive.catalogue.known_directives import known
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR
from archive.models import Directive, Region, Topic
from archive.models.choices import Genre, Level
from archive.models.directive_queryset import DirectiveQuerySet
from archive.privacy.sight import EVERYBODY, sight_of
from archive.web.filter_fields import FILTER_LABELS, LONGEST, NONE, Span, Values, whole_number, written

# How a list is shown, besides the filters.
SHOWING = ("sort", "view", "page")


class CommonFilterForm(forms.Form):
    """Province, year, type, topic and issuer level, each with any number of values: ?province=云南&year=2023. The
    value `none` asks for what has none (未注明).

    After is_valid(), `asked` holds lists of region codes, years, types, topic names and levels, None standing for
    none, and `notices` one sentence for each value that means nothing here. It is always valid.

    What passes it the `reader` may know of; without one, everybody.
    """

    FILTERS: ClassVar[tuple[str, ...]] = ("province", "year", "genre", "topic", "level")
    # Whatever narrows the rows down, filters of its own kind too.
    NARROWING: ClassVar[tuple[str, ...]] = FILTERS
    # What directives are asked for the values of each filter, in this order: {filter: question(directives, *values)}.
    QUESTIONS: ClassVar[Mapping[str, Callable]] = {
        "province": DirectiveQuerySet.in_region,
        "year": DirectiveQuerySet.issued_in,
        "genre": DirectiveQuerySet.of_type,
        "topic": DirectiveQuerySet.about,
        "level": DirectiveQuerySet.issued_at,
    }
    # Parameters that are given once, and are written as they were understood.
    GIVEN_ONCE: ClassVar[tuple[str, ...]] = ()
    # Of these every row has a value: there is no 未注明.
    ALWAYS_TOLD: ClassVar[tuple[str, ...]] = ()
    # How values are called, where not as they are: {filter: {value: label}}.
    LABELS: ClassVar[dict[str, Mapping]] = {"level": dict(Level.choices)}
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

    @property
    def asked(self) -> dict[str, list]:
        """{filter: what is asked of it}, of all that narrows the rows down; the form is valid."""
        return {name: self.cleaned_data[name] for name in self.NARROWING}

    def filter(self, directives, *leaving_out: str):
        """The directives that pass every filter but those named in `leaving_out`."""
        return known(self._narrowed(directives, *leaving_out), self.sight)

    def _narrowed(self, directives, *leaving_out: str):
        chosen = self._values(leaving_out)
        for name, question in self.QUESTIONS.items():
            if values := chosen.get(name):
                directives = question(directives, *values)
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
            field = self.fields.get(name)
            if isinstance(field, Values):
                told = [text for value in self.cleaned_data[name] for _name, text in written(name, value)]
                address.setlist(name, told)
            elif name in self.GIVEN_ONCE:
                address.setlist(name, [str(self.cleaned_data[name])] if self.cleaned_data[name] else [])
            elif field or name in SHOWING:
                address[name] = values[-1][: self.LONGEST.get(name, LONGEST)]
        return address

    def parameters(self) -> list[tuple[str, str]]:
        """(parameter, value) of every filter that is set, as they were understood: what another form keeps along."""
        return [pair for name, values in self.asked.items() for value in values for pair in written(name, value)]

    @cached_property
    def provinces(self) -> list[Region]:
        """The values of the province filter, in administrative order."""
        return memoize("provinces", lambda: list(Region.objects.provinces()))

    @property
    def is_filtered(self) -> bool:
        asked = self.asked
        return any(asked[name] for name in self.FILTERS)

    def labels(self, codes: Mapping[str, Iterable]) -> dict[str, Mapping]:
        """{filter: {value: how it is called}}, of the values that are not called as they are. `codes` are {filter:
        values}, of which the names of places are told."""
        return self.LABELS

    def facet_labels(self, counts: Mapping[str, Mapping]) -> dict[str, Mapping]:
        """The same for facets, which call provinces by their short names; `counts` are {filter: {value: count}}."""
        return {**self.labels(counts), "province": {region.code: region.short_name for region in self.provinces}}

    def chosen(self) -> list[tuple[str, str]]:
        """(label, values) of every filter that is set: ('地区', '云南省、贵州省'). The form is valid."""
        asked = self.asked
        labels = {**self.labels(asked), "province": {region.code: region.name for region in self.provinces}}
        return [
            (str(label), "、".join(label_of(labels.get(name, {}), value) for value in asked[name]))
            for name, label in FILTER_LABELS.items()
            if asked.get(name)
        ]

    def _values(self, leaving_out) -> dict:
        return {name: value for name, value in self.asked.items() if name not in leaving_out}

    def _known(self, name: str, resolve: Callable[[str], Any]) -> list:
        """What the values asked for mean, each once; None is 未注明."""
        return self._meant(name, lambda text: [] if (value := resolve(text)) is None else [value])

    def _meant(self, name: str, resolve: Callable[[str], Iterable]) -> list:
        """The same where a value may mean several."""
        meant: dict[Any, None] = {}
        for text in self.cleaned_data[name]:
            found = [None] if text == NONE and name not in self.ALWAYS_TOLD else list(resolve(text))
            meant |= dict.fromkeys(found)
            if not found:
                self.notices.append(_("没有“%(value)s”这一%(filter)s，已忽略此条件。") % {
                    "value": text[:40], "filter": FILTER_LABELS[name]
                })  # fmt: skip
        return list(meant)


def label_of(labels: Mapping, value) -> str:
    """How a value of a filter is called."""
    if value in labels:
        return str(labels[value])
    if isinstance(value, Span):
        return _span_label(value)
    return _("未注明") if value is None else str(value)


def _span_label(span: Span) -> str:
    if span.first and span.last:
        return f"{span.first}—{span.last}"
    return _("%(day)s 起") % {"day": span.first} if span.first else _("%(day)s 止") % {"day": span.last}


def _year(text: str) -> int | None:
    year = whole_number(text.removesuffix("年"))
    return year if year is not None and FIRST_YEAR <= year <= LAST_YEAR else None


def _level(text: str) -> str | None:
    """A level by its code or its name: city, 市级."""
    return next((level.value for level in Level if text in (level.value, level.label)), None)
