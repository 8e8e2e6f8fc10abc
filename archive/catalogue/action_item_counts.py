"""How many action items each directive has, of each kind: what their list counts by, and where its pages begin.

Counted by directive once after a change; provinces, years and the places of a page are summed up of that, instead of
sorting all the items for each page.
"""

from array import array
from collections import Counter
from collections.abc import Callable, Collection, Hashable, Mapping
from dataclasses import dataclass

from archive.catalogue.data_version import VersionedCache, memoize
from archive.models import Directive
from archive.models.choices import ActionItemKind

# Of 50,000 directives each takes 2 MB.
_COUNTS_CACHED = 4
_counts = VersionedCache(_COUNTS_CACHED)


@dataclass(frozen=True)
class ActionItemCounts:
    """Columns of one length, a directive in each place, the newest first; `kinds` has a column for each kind."""

    directives: array
    provinces: list[str | None]
    years: list[int | None]
    kinds: Mapping[str, array]

    def cells(self, *names: str) -> list[tuple[tuple, int]]:
        """((province, year, kind), count), for `names` in that order."""
        if names != ("province", "year", "kind"):
            raise ValueError(names)
        counts: Counter[tuple] = Counter()
        for kind, column in self.kinds.items():
            for province, year, count in zip(self.provinces, self.years, column, strict=True):
                if count:
                    counts[province, year, kind] += count
        return list(counts.items())

    def place_of(self, rows: slice, chosen: Mapping[str, Collection]) -> tuple[list[int], int]:
        """The directives of which such rows of the list are, and how many rows of the first come before; `chosen` are
        provinces, years and kinds, all of them where none is."""
        columns = [column for kind, column in self.kinds.items() if not chosen["kind"] or kind in chosen["kind"]]
        provinces, years = chosen["province"], chosen["year"]
        keys: list[int] = []
        before = at = 0
        for place, counts in enumerate(zip(*columns, strict=True)):
            if provinces and self.provinces[place] not in provinces or years and self.years[place] not in years:
                continue
            count = sum(counts)
            if at + count > rows.start and count:
                before = before if keys else rows.start - at
                keys.append(self.directives[place])
            at += count
            if at >= rows.stop:
                break
        return keys, before


def action_item_counts(key: Hashable, rows: Callable) -> ActionItemCounts:
    """Of the action items `rows()`, which are asked for only where those of that key were not counted before."""
    return _counts.of([key], lambda keys: {key: _counted(rows())})[key]


def _counted(rows) -> ActionItemCounts:
    counted = {directive: counts for directive, *counts in rows.counted_by_directive()}
    found = [row for row in memoize("newest directives", _newest_first) if row[0] in counted]
    return ActionItemCounts(
        array("q", (pk for pk, _, _ in found)),
        [province for _, province, _ in found],
        [year for _, _, year in found],
        {
            kind: array("L", (counted[pk][at] for pk, _, _ in found))
            for at, kind in enumerate(ActionItemKind.values)
        },
    )  # fmt: skip


def _newest_first() -> list[tuple[int, str | None, int | None]]:
    """(key, province, year) of every directive, in the order of ActionItemQuerySet.newest_first. Sorted here: the
    database would read the directives' texts along with their years."""
    found = Directive.objects.order_by().values_list("pk", "region_id", "year")
    return sorted(found, key=lambda row: (-(row[2] or 0), -row[0]))
