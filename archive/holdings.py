"""What the archive holds, as a table: a row for each province, a column for each year."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.models import Region


@dataclass(frozen=True)
class Cell:
    year: int | None
    count: int


@dataclass(frozen=True)
class Row:
    region: Region | None
    cells: list[Cell]
    total: int


@dataclass(frozen=True)
class Holdings:
    """Years ascend and provinces stand in administrative order; what lacks a year or a region comes last."""

    rows: list[Row]
    years: list[Cell]  # each year's total
    total: int

    @property
    def dated_years(self) -> list[int]:
        return [cell.year for cell in self.years if cell.year]

    @property
    def province_count(self) -> int:
        return sum(row.region is not None and row.region.level == "province" for row in self.rows)


def holdings_of(counted: Iterable[tuple[str | None, int | None, int]], provinces: Iterable[Region]) -> Holdings:
    """From rows (region code, year, count), with None for what is not known, and the regions in their order."""
    counts = {(code, year): count for code, year, count in counted}
    years = sorted({year for _, year in counts}, key=lambda year: (year is None, year))
    held = {code for code, _ in counts}
    regions = [region for region in provinces if region.code in held] + [None] * (None in held)
    rows = [_row(region, years, counts) for region in regions]
    totals = [Cell(year, sum(row.cells[at].count for row in rows)) for at, year in enumerate(years)]
    return Holdings(rows, totals, sum(cell.count for cell in totals))


def _row(region, years, counts) -> Row:
    cells = [Cell(year, counts.get((region.code if region else None, year), 0)) for year in years]
    return Row(region, cells, sum(cell.count for cell in cells))
