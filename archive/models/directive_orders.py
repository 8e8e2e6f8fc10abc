"""Orders of a list of directives: by their date, or by one of its columns, either way."""

from typing import Any

from django.db.models import Case, F, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce, Length, NullIf, StrIndex, Substr

from archive.models.code_point_order import ByCodePoint


def dated() -> Coalesce:
    """The issue date or, where none is told, the print date."""
    return Coalesce("issued_on", "printed_on")


NEWEST = (F("year").desc(nulls_last=True), dated().desc(nulls_last=True), "-pk")
OLDEST = (F("year").asc(nulls_last=True), dated().asc(nulls_last=True), "pk")
_KEY = "number_key"
# '黔工总字|2021|' of '黔工总字|2021|19': a year has four digits.
_SERIES = NullIf(Substr(_KEY, 1, StrIndex(_KEY, Value("|")) + 5), Value(""))


def type_of() -> Case:
    """The official type, or the form of what has none."""
    return Case(When(genre="", then=F("form")), default=F("genre"))


def order_of(directives: Any, name: str) -> list:
    """What `directives`, a QuerySet, is ordered by under a name: newest, oldest, or a column's, '-' before one that
    descends. What has no value comes last either way; of equals the newest come first."""
    if name in ("newest", "oldest"):
        return list(NEWEST if name == "newest" else OLDEST)
    falls, columns = name.startswith("-"), _columns(directives, name.removeprefix("-"))
    return [*(one.desc(nulls_last=True) if falls else one.asc(nulls_last=True) for one in columns), *NEWEST]


def _columns(directives: Any, name: str) -> list:
    if name == "issuer":
        issuances = directives.model._meta.get_field("issuances").related_model.objects
        first = issuances.filter(directive=OuterRef("pk")).order_by("position").values("issuer__name")[:1]
        return [ByCodePoint(Subquery(first))]
    columns: dict[str, list[Any]] = {
        "title": [ByCodePoint("title")],
        # 2号 before 19号: of one series the shorter key has the smaller serial. What no number is read of comes last.
        "number": [ByCodePoint(_SERIES), Length(_KEY), ByCodePoint(_KEY), ByCodePoint(NullIf(F("number"), Value("")))],
        "place": [F("region_id"), F("city_id"), F("county_id")],
        "genre": [ByCodePoint(NullIf(type_of(), Value("")))],
    }
    return columns[name]
