"""A grid of tasks as its page shows it: which rows, in which order, and how much wording is common."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from math import ceil

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.comparison import TaskRow
from archive.web.compared_columns import ComparedColumn
from archive.web.task_grid import GridItem, TaskGrid

# Steps of the heat of tokens.css.
STEPS = 6
# What the address has for the order by coverage.
BY_COVERAGE = "coverage"


@dataclass(frozen=True)
class GridView:
    """`rows` is 'shared' (by all), 'alone' (of one) or empty; by coverage those come first that most ask for."""

    rows: str = ""
    by_coverage: bool = False

    @classmethod
    def of(cls, query: QueryDict) -> "GridView":
        rows = query.get("rows", "")
        return cls(rows if rows in ("shared", "alone") else "", query.get("sort") == BY_COVERAGE)

    def into(self, query: QueryDict) -> QueryDict:
        """What `query` compares, in this view. A list's own order leads back to the list, and stays."""
        changed = query.copy()
        changed.pop("rows", None)
        if self.rows:
            changed["rows"] = self.rows
        if self.by_coverage:
            changed["sort"] = BY_COVERAGE
        elif changed.get("sort") == BY_COVERAGE:
            changed.pop("sort")
        return changed

    def address(self, query: QueryDict) -> str:
        return f"?{self.into(query).urlencode()}"


@dataclass(frozen=True)
class GridRow:
    """`cells` has the items of each column."""

    row: TaskRow
    cells: Sequence[Sequence[GridItem]]

    @property
    def is_alone(self) -> bool:
        return self.row.coverage == 1


@dataclass(frozen=True)
class HeatCell:
    """`step` from 0 (nothing) to 6; None of a directive with itself."""

    percent: int | None
    step: int = 0


@dataclass(frozen=True)
class ShownGrid:
    grid: TaskGrid
    view: GridView
    query: QueryDict

    @cached_property
    def rows(self) -> list[GridRow]:
        found = [self._row(row) for row in self.grid.rows if self._is_wanted(row)]
        return sorted(found, key=lambda row: -row.row.coverage) if self.view.by_coverage else found

    @property
    def groups(self) -> Iterator[tuple[str, list[GridRow]]]:
        """(topic, its rows); by coverage all of them together, without a topic."""
        if self.view.by_coverage:
            return iter([("", self.rows)] if self.rows else [])
        grouped = groupby(self.rows, key=lambda row: row.row.topic)
        return ((topic or _("其他任务"), list(rows)) for topic, rows in grouped)

    @property
    def heat(self) -> list[tuple[ComparedColumn, list[HeatCell]]]:
        """A row for each directive: how much of its wording each of the others has."""
        return [
            (
                column,
                [
                    HeatCell(None) if by == of else HeatCell(round(100 * share), ceil(STEPS * share))
                    for by, share in enumerate(self.grid.overlap[of])
                ],
            )
            for of, column in enumerate(self.grid.columns)
        ]

    @property
    def filters(self) -> list[tuple[str, int, str, bool]]:
        """(words, how many rows, address, whether shown now)."""
        counted = (
            ("", _("全部任务"), len(self.grid.rows)),
            ("shared", _("各件都有"), self.grid.shared_by_all),
            ("alone", _("只见于一件"), self.grid.alone),
        )
        return [
            (words, count, replace(self.view, rows=rows).address(self.query), self.view.rows == rows)
            for rows, words, count in counted
        ]

    @property
    def orders(self) -> list[tuple[str, str, bool]]:
        """(words, address, whether shown now)."""
        return [
            (words, replace(self.view, by_coverage=covered).address(self.query), self.view.by_coverage == covered)
            for words, covered in ((_("按主题"), False), (_("按涉及件数"), True))
        ]

    @property
    def width(self) -> int:
        """How many columns the table has, its first among them."""
        return len(self.grid.columns) + 1

    def _is_wanted(self, row: TaskRow) -> bool:
        if self.view.rows == "shared":
            return row.coverage == len(self.grid.columns)
        return self.view.rows != "alone" or row.coverage == 1

    def _row(self, row: TaskRow) -> GridRow:
        cells: list[list[GridItem]] = [[] for _column in self.grid.columns]
        for number in row.members:
            item = self.grid.items[number]
            cells[item.column].append(item)
        return GridRow(row, cells)
