"""A sheet as an XLSX workbook: the rows, and beside them a sheet that says what was asked for.

Rows go to disk as they come (constant_memory), the finished workbook is a temporary file that nobody else can see and
that is gone when it is closed. Limits are Excel's own: characters of a cell, length and number of links.
"""

import tempfile
from datetime import UTC, date, datetime
from math import ceil
from typing import IO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from archive.exporting.sheet import Cell, Link, Sheet, legal

MOST_CHARACTERS, LONGEST_LINK, MOST_LINKS = 32_767, 2_079, 65_530
# The first day that a workbook has a number for which all programs agree on.
FIRST_DAY = date(1900, 3, 1)
# Office brings 等线 along since 2016; where it is missing, the program takes its own Chinese font.
FONT = "等线"
# A4, as Excel numbers papers.
A4 = 9
# Characters across a landscape page that can still be read; what is wider goes on beside it.
ACROSS = 170


def xlsx_file(sheet: Sheet, made: datetime) -> IO[bytes]:
    """The workbook, open at its beginning; whoever closes it removes it. `made` is the reader's local time."""
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - the caller closes it
    try:
        with Workbook(file, _options()) as workbook:
            workbook.set_properties(_properties(sheet, made))
            writer = _Writer(workbook)
            for one in (sheet, *sheet.further):
                writer.rows(one)
            writer.asked(sheet)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    return file


def shortened(text: str) -> str:
    """What a cell can hold of a text, marked where that is not all. Excel counts in UTF-16 units."""
    text = legal(text)
    if len(text) <= MOST_CHARACTERS // 2:
        return text
    units = text.encode("utf-16-le")
    if len(units) <= 2 * MOST_CHARACTERS:
        return text
    mark = _("……（太长，未完）")
    return units[: 2 * (MOST_CHARACTERS - len(mark))].decode("utf-16-le", "ignore") + mark


def _options() -> dict:
    # Made anew for each workbook: XlsxWriter keeps notes of its own in the dictionary of the font.
    return {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_format_properties": {"font_name": FONT, "font_size": 11},
    }


class _Writer:
    """The sheets of one workbook, written one after the other, row by row."""

    def __init__(self, workbook: Workbook):
        self._workbook = workbook
        # Of no scheme: the theme's own font would go before the one named.
        shared = {"valign": "top", "text_wrap": True, "font_scheme": "none"}
        self._text = workbook.add_format(shared)
        self._number = workbook.add_format(shared | {"num_format": "0"})
        self._date = workbook.add_format(shared | {"num_format": "yyyy-mm-dd", "align": "left"})
        self._link = workbook.add_format(shared | {"font_color": "#1d4e79", "underline": 1})
        self._head = workbook.add_format(shared | {"bold": True, "bg_color": "#f1ece3", "bottom": 1})
        self._links = 0

    def rows(self, sheet: Sheet) -> None:
        written = self._sheet(sheet.name, [column.width for column in sheet.columns])
        for at, column in enumerate(sheet.columns):
            written.write_string(0, at, column.heading, self._head)
        written.freeze_panes(1, 1)
        written.repeat_rows(0)
        written.repeat_columns(0)
        last = 0
        for last, row in enumerate(sheet.rows, 1):
            for at, cell in enumerate(row):
                self._write(written, last, at, cell)
        written.autofilter(0, 0, last, len(sheet.columns) - 1)
        if sheet.remark:
            # A blank row between: what follows is none of those that are sorted and filtered.
            written.write_string(last + 2, 0, sheet.remark, self._text)

    def asked(self, sheet: Sheet) -> None:
        written = self._sheet(_("检索条件"), [16, 80])
        for at, (name, value) in enumerate(sheet.asked):
            written.write_string(at, 0, name, self._head)
            written.write_string(at, 1, shortened(value), self._text)

    def _sheet(self, name, widths):
        written = self._workbook.add_worksheet(name)
        for at, width in enumerate(widths):
            written.set_column(at, at, width)
        written.set_landscape()
        written.set_paper(A4)
        written.fit_to_pages(ceil(sum(widths) / ACROSS), 0)
        written.set_footer("&C&P / &N")
        return written

    def _write(self, written, row, at, cell: Cell) -> None:
        if isinstance(cell, Link):
            self._write_link(written, row, at, cell)
        elif isinstance(cell, date):
            if cell < FIRST_DAY:
                written.write_string(row, at, cell.isoformat(), self._text)
            else:
                written.write_datetime(row, at, datetime(cell.year, cell.month, cell.day), self._date)
        elif isinstance(cell, int):
            written.write_number(row, at, cell, self._number)
        elif cell:
            written.write_string(row, at, shortened(cell), self._text)

    def _write_link(self, written, row, at, link: Link) -> None:
        if self._links == MOST_LINKS or len(link.address) > LONGEST_LINK:
            written.write_string(row, at, shortened(link.text), self._text)
            return
        self._links += 1
        written.write_url(row, at, link.address, self._link, shortened(link.text))


def _properties(sheet, made) -> dict:
    return {
        "title": legal(" ".join(filter(None, [sheet.name, sheet.subject]))),
        "subject": sheet.name,
        "author": _("工会文件档案"),
        # Workbooks keep their dates in UTC.
        "created": made.astimezone(UTC).replace(tzinfo=None),
    }
