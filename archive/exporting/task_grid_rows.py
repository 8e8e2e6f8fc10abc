"""A grid of tasks as rows of a workbook: a column for each directive, and how much wording is common."""

from collections.abc import Iterator
from itertools import zip_longest

from django.utils.translation import gettext as _

from archive.exporting.sheet import Cell, Link, Sheet, SheetColumn


def columns(grid) -> list[SheetColumn]:
    """The headings of `rows`, in the reader's language."""
    return [
        SheetColumn(_("主题"), 16),
        SheetColumn(_("任务"), 20),
        SheetColumn(_("涉及件数"), 10),
        *(SheetColumn(column.name, 46) for column in grid.columns),
    ]


def rows(shown, origin: str) -> Iterator[list[Cell]]:
    """A line for each row of the grid, and another for each further item that a directive has in it: a cell leads to
    one place. `origin` is what addresses begin with."""
    for row in shown.rows:
        for lines in zip_longest(*row.cells):
            yield [row.row.topic, row.row.name, row.row.coverage, *(_cell(item, origin) for item in lines)]


def overlap_sheet(grid) -> Sheet:
    """How much of each one's wording, in percent, each other one has."""
    return Sheet(
        name=_("共同字句"),
        subject="",
        columns=[
            SheetColumn(_("该文件的字句也见于各列文件的百分比"), 30),
            *(SheetColumn(column.name, 18) for column in grid.columns),
        ],
        rows=[
            [column.name, *(None if by == of else round(100 * share) for by, share in enumerate(grid.overlap[of]))]
            for of, column in enumerate(grid.columns)
        ],
        count=len(grid.columns),
        asked=(),
    )


def _cell(item, origin: str) -> Cell:
    if item is None:
        return None
    facts = [
        (_("责任主体"), item.actor),
        (_("期限"), item.deadline_text),
        (_("数量"), "、".join(item.figures)),
        (_("报送对象"), item.reports_to),
    ]
    told = "；".join(f"{name}：{value}" for name, value in facts if value)
    return Link(f"{item.text}\n（{told}）" if told else item.text, origin + item.address)
