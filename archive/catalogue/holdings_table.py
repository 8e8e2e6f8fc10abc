"""What the archive holds, as a table: a row for each province, a column for each year."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from archive.models import Region

# How many steps of heat there are: tokens.css has a colour for each.
STEPS = 6


@dataclass(frozen=True)
class HoldingsCell:
    """`heat` is 1 to STEPS where the count is above 0, else 0."""

    year: int | None
    count: int
    heat: int = 0


@dataclass(frozen=True)
class HoldingsRow:
    region: Region | None
    cells: list[HoldingsCell]
    total: int


@dataclass(frozen=True)
class HoldingsTable:
    """The newest year stands first and provinces in administrative order; what lacks a year or a region comes last."""

    rows: list[HoldingsRow]
    years: list[HoldingsCell]  # each year's total
    total: int

    @property
    def dated_years(self) -> list[int]:
        return [cell.year for cell in self.years if cell.year]

    @property
    def province_count(self) -> int:
        return sum(row.region is not None and row.region.level == "province" for row in self.rows)


def holdings_table(counted: Iterable[tuple[Region | None, int | None, int]]) -> HoldingsTable:
    """From rows (region, year, count), with None for what is not known."""
    counts = {(region, year): count for region, year, count in counted}
    years = sorted({year for _, year in counts}, key=lambda year: (year is None, -(year or 0)))
    # By GB/T 2260 the codes' own order is the administrative one.
    regions = sorted({region for region, _ in counts}, key=lambda region: (region is None, region and region.code))
    rows = [_row(region, years, counts, max(counts.values())) for region in regions]
    totals = [HoldingsCell(year, sum(row.cells[at].count for row in rows)) for at, year in enumerate(years)]
    return HoldingsTable(rows, totals, sum(cell.count for cell in totals))


def heat(count: int, most: int) -> int:
    """The step of a count where the largest is `most`: 0 for none, else 1 to STEPS, each so many times the one before.

    Counts of a few dozen provinces lie far apart; by equal distances all but the largest would be one colour.
    """
    return 1 + int(STEPS * log(count) / log(most + 1)) if count else 0


def _row(region, years, counts, most) -> HoldingsRow:
    found = [(year, counts.get((region, year), 0)) for year in years]
    cells = [HoldingsCell(year, count, heat(count, most)) for year, count in found]
    return HoldingsRow(region, cells, sum(cell.count for cell in cells))
