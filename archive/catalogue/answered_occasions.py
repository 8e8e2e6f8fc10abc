"""Occasions and who has answered them, as one reader may know of it: only the directives that he may know of count,
and an occasion is worded as they word it.

A directive that the archive does not hold is not one that was not issued: see 本库未收录 on the page.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from django.db.models import Count, QuerySet, TextField
from django.db.models.functions import Cast

from archive.catalogue.data_version import memoize
from archive.catalogue.known_directives import known
from archive.catalogue.listed_directives import DirectiveRow, rows_of
from archive.models import Directive, Occasion, OccasionAnswer, Region
from archive.models.choices import OccasionKind, RegionLevel
from archive.occasions import matching_occasion
from archive.occasions.wordings import fullest, with_year
from archive.privacy.sight import Sight
from archive.privacy.text import hidden_in_lists, redact


class ListedOccasion(NamedTuple):
    """An occasion in a list; `answers`: how many directives answer it."""

    pk: int
    kind: str
    wording: str
    year: int | None
    answers: int = 0

    @property
    def kind_label(self) -> str:
        return str(OccasionKind(self.kind).label)


class DatedAnswer(NamedTuple):
    """A directive that answers, in the order of the dates: its `place` in it, the days since the one before and since
    the first; None where either bears no full date. `confidence` is that of the reading, '' where staff settled it."""

    row: DirectiveRow
    place: int | None
    since_before: int | None
    since_first: int | None
    confidence: str


def answers_to(occasions: Iterable[int] | QuerySet, sight: Sight) -> QuerySet[OccasionAnswer]:
    """The answers to these occasions by directives that the reader may know of."""
    directives = known(Directive.objects.all(), sight).order_by()
    rows = OccasionAnswer.objects.filter(occasion__in=occasions)
    return rows.filter(directive__in=directives.values("pk")) if directives.query.where else rows


def wordings(occasions: Iterable[int], sight: Sight) -> dict[int, str]:
    """{occasion: its wording}: what staff settled, else the fullest of the wordings that the reader may know of."""
    keys = list(occasions)
    told: dict[int, list[str]] = defaultdict(list)
    rows = answers_to(keys, sight).values_list("occasion", "wording", Cast("directive__contacts", TextField()))
    for key, wording, contacts in rows:
        told[key].append(redact(wording, hidden_in_lists(contacts, sight)))
    settled = dict(Occasion.objects.filter(pk__in=keys).exclude(wording="").values_list("pk", "wording"))
    return {key: settled.get(key) or fullest(words) for key, words in told.items()}


def occasion_labels(occasions: Iterable[str | None], sight: Sight) -> dict[str, str]:
    """{key of an occasion, as addresses write it: how it is called beside others}."""
    keys = sorted(int(key) for key in occasions if key is not None)
    if not keys:
        return {}

    def made() -> dict[str, str]:
        years = dict(Occasion.objects.filter(pk__in=keys).values_list("pk", "year"))
        return {str(key): with_year(words, years.get(key)) for key, words in wordings(keys, sight).items()}

    return memoize(("occasion labels", tuple(keys), sight), made)


def standing_keys(keys: Iterable[int], sight: Sight) -> dict[int, int]:
    """{key: the occasion that it means today}, of those that some directive answers of which the reader may know."""
    rows = {row.pk: matching_occasion.standing(row) for row in Occasion.objects.filter(pk__in=list(keys))}
    answered = set(answers_to([row.pk for row in rows.values()], sight).values_list("occasion", flat=True))
    return {key: row.pk for key, row in rows.items() if row.pk in answered}


def listed(sight: Sight, least: int = 2) -> list[ListedOccasion]:
    """All that at least so many directives answer, those of most first."""

    def made() -> list[ListedOccasion]:
        counts = _counts(sight, least)
        words = wordings(counts, sight)
        rows = Occasion.objects.filter(pk__in=counts).values_list("pk", "kind", "year")
        found = [ListedOccasion(pk, kind, words.get(pk, ""), year, counts[pk]) for pk, kind, year in rows]
        return sorted(found, key=lambda one: (-one.answers, -(one.year or 0), one.pk))

    return memoize(("occasions", least, sight), made)


def _counts(sight: Sight, least: int) -> dict[int, int]:
    rows = answers_to(Occasion.objects.standing().values_list("pk", flat=True), sight).order_by()
    counted = rows.values("occasion").annotate(count=Count("pk")).filter(count__gte=least)
    return dict(counted.values_list("occasion", "count"))


def dated_answers(occasion: int, sight: Sight) -> list[DatedAnswer]:
    """Who has answered, by date; those without a full date last."""
    told = {one.directive_id: one for one in answers_to([occasion], sight)}
    rows = sorted(rows_of(told, sight), key=lambda row: (row.dated is None, row.dated or date.max, row.pk))
    dates = [row.dated for row in rows if row.dated]
    found = []
    for at, row in enumerate(rows):
        one = told[row.pk]
        confidence = one.confidence if one.is_read else ""
        if row.dated is None:
            found.append(DatedAnswer(row, None, None, None, confidence))
        else:
            before = (row.dated - dates[at - 1]).days if at else None
            found.append(DatedAnswer(row, at + 1, before, (row.dated - dates[0]).days if at else None, confidence))
    return found


def provinces_without(keys: Sequence[int]) -> list[Region]:
    """The provinces of which none of these directives is: the archive holds no answer of theirs."""
    answered = set(Directive.objects.filter(pk__in=keys).values_list("region", flat=True))
    return [
        region for region in Region.objects.provinces().filter(level=RegionLevel.PROVINCE) if region.pk not in answered
    ]
