"""A directive as a Word file: paragraphs, a form, a table for the layout."""

import random
from io import BytesIO
from zipfile import ZipFile, ZipInfo

import docx

from tests.damage.damages.forms import cells
from tests.damage.damages.registry import File, damage


def _lines(text: str) -> list[str]:
    """The lines, whichever line ends they have: Word takes no control characters."""
    return text.splitlines() or [""]


def _word_file(fill) -> File:
    document = docx.Document()
    fill(document)
    written = BytesIO()
    document.save(written)
    return File("page.docx", _undated(written))


def _undated(written: BytesIO) -> bytes:
    """The parts of the file without the time of writing, so that it is the same again."""
    same = BytesIO()
    with ZipFile(written) as parts, ZipFile(same, "w") as kept:
        for name in parts.namelist():
            kept.writestr(ZipInfo(name), parts.read(name))
    return same.getvalue()


@damage()
def file_docx(text: str, rng: random.Random) -> File:
    """A Word file of paragraphs."""

    def fill(document) -> None:
        for line in _lines(text):
            document.add_paragraph(line)

    return _word_file(fill)


@damage("attachments", "copies_to")
def file_docx_form(text: str, rng: random.Random) -> File:
    """A Word file that is one form: what each part is called, and beside it the part."""

    def fill(document) -> None:
        rows = cells(text) or [("正文", text)]
        table = document.add_table(rows=len(rows), cols=2)
        for row, (label, value) in zip(table.rows, rows, strict=True):
            row.cells[0].text = label
            row.cells[1].text = "\n".join(_lines(value))

    return _word_file(fill)


@damage()
def file_docx_in_one_cell(text: str, rng: random.Random) -> File:
    """A Word file whose text stands in a cell of a table, for the layout."""

    def fill(document) -> None:
        table = document.add_table(rows=1, cols=1)
        lines = _lines(text)
        table.rows[0].cells[0].text = lines[0]
        for line in lines[1:]:
            table.rows[0].cells[0].add_paragraph(line)

    return _word_file(fill)
