"""A sheet as CSV that a spreadsheet opens with a double click: UTF-8 with its mark, lines ended by CRLF (RFC 4180),
and nothing that the spreadsheet would take for a formula."""

import csv
import io
import re
import tempfile
from collections.abc import Iterator
from datetime import date
from typing import IO

from archive.exporting.sheet import BATCH, Cell, Link, Sheet

# What spreadsheets begin a formula with, in both widths; blanks and quotes before it do not stop all of them.
# A tab or an end of line may put what follows into a cell of its own.
_ARMED = re.compile("[\\s\"'“”‘’＂＇\ufeff]*[=+\\-@＝＋－＠\t\r\n]")


def disarmed(text: str) -> str:
    """'=1+1' becomes "'=1+1", which is shown and never computed; other text stays as it is."""
    return f"'{text}" if _ARMED.match(text) else text


def csv_file(sheet: Sheet) -> IO[bytes]:
    """The whole file, from its beginning; the caller closes it, and then it is gone."""
    file = tempfile.TemporaryFile(suffix=".csv")  # noqa: SIM115 - the caller closes it
    try:
        file.writelines(csv_parts(sheet))
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def csv_parts(sheet: Sheet) -> Iterator[bytes]:
    """The file piece by piece, the headings first; memory holds one batch."""
    lines = _Lines()
    lines.write([column.heading for column in sheet.columns])
    yield "\ufeff".encode() + lines.taken()
    for at, row in enumerate(sheet.rows, 1):
        lines.write([_field(cell) for cell in row])
        if at % BATCH == 0:
            yield lines.taken()
    if sheet.remark:
        lines.write([sheet.remark])
    yield lines.taken()


class _Lines:
    """What csv has written and nobody has taken yet."""

    def __init__(self):
        self._written = io.StringIO(newline="")
        self.write = csv.writer(self._written, lineterminator="\r\n").writerow

    def taken(self) -> bytes:
        written = self._written.getvalue()
        self._written.seek(0)
        self._written.truncate()
        return written.encode()


def _field(cell: Cell) -> str:
    # Numbers and dates are ours, and are to stay such: a date is written as every spreadsheet reads it.
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, Link):
        cell = cell.text
    return disarmed(cell) if isinstance(cell, str) else "" if cell is None else str(cell)
