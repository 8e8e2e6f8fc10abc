"""A workbook, opened: its sheets, and the words of their cells, row by row."""

import posixpath
import re
from dataclasses import dataclass

from lxml import etree

from archive.formats.docx.xml_parts import Elements, refuse_doctype
from archive.formats.xlsx import cell_formats
from archive.formats.zip_guard import Zipped

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_WORKBOOK = "xl/workbook.xml"
_TRUE = ("1", "true")
_COLUMN = re.compile(r"[A-Z]{1,3}")
_MOST_COLUMNS = 200


@dataclass(frozen=True)
class Sheet:
    """`rows` of cells, '' for empty ones, without rows that are empty or hidden."""

    name: str
    rows: list[list[str]]
    is_hidden: bool


def sheets(data: bytes) -> list[Sheet]:
    """The sheets of a workbook in its order. Raises Refused for a file that is damaged, locked or hostile."""
    return _Workbook(data).sheets()


class _Workbook:
    def __init__(self, data: bytes):
        self._zip, self._elements = Zipped(data), Elements()
        for name in self._zip.names:
            if name.endswith((".xml", ".rels")):
                refuse_doctype(self._zip.read(name))
        self._root = self._part(_WORKBOOK)
        self._relations = {
            one.get("Id", ""): (one.get("Type", "").rpartition("/")[2], _path(one.get("Target", "")))
            for one in self._part("xl/_rels/workbook.xml.rels")
            if isinstance(one.tag, str)
        }
        targets = dict(self._relations.values())
        self._strings = [_words(one) for one in self._part(targets.get("sharedStrings", "")).iter(f"{_MAIN}si")]
        self._formats = _formats(self._part(targets.get("styles", "")))
        properties = self._root.find(f"{_MAIN}workbookPr")
        self._is_1904 = properties is not None and properties.get("date1904") in _TRUE

    def sheets(self) -> list[Sheet]:
        return [
            Sheet(sheet.get("name", ""), self._rows(self._part(target)), sheet.get("state", "visible") != "visible")
            for sheet in self._root.iter(f"{_MAIN}sheet")
            for kind, target in [self._relations.get(sheet.get(_R_ID, ""), ("", ""))]
            if kind == "worksheet"
        ]

    def _part(self, name: str) -> etree._Element:
        """The root of a part; an empty one where it is not there."""
        return self._elements.parse(self._zip.read(name), name) if name in self._zip else etree.Element("none")

    def _rows(self, sheet: etree._Element) -> list[list[str]]:
        hidden = {
            at
            for column in sheet.iter(f"{_MAIN}col")
            if column.get("hidden") in _TRUE
            for at in range(_number(column.get("min")), min(_number(column.get("max")), _MOST_COLUMNS) + 1)
        }
        rows = [self._row(row, hidden) for row in sheet.iter(f"{_MAIN}row") if row.get("hidden") not in _TRUE]
        return [row for row in rows if any(row)]

    def _row(self, row: etree._Element, hidden: set[int]) -> list[str]:
        cells: dict[int, str] = {}
        for cell in row.iter(f"{_MAIN}c"):
            at = _column(cell.get("r", "")) or max(cells, default=0) + 1
            if at not in hidden and at <= _MOST_COLUMNS:
                cells[at] = self._shown(cell).strip()
        return [cells.get(at, "") for at in range(1, max(cells, default=0) + 1) if at not in hidden]

    def _shown(self, cell: etree._Element) -> str:
        kind, value = cell.get("t", "n"), cell.findtext(f"{_MAIN}v") or ""
        if kind == "inlineStr":
            return _words(cell)
        if kind == "s":
            at = _number(value, -1)
            return self._strings[at] if 0 <= at < len(self._strings) else ""
        if kind in ("e", "b"):
            return ""
        return (
            cell_formats.shown(value, *self._formats.get(_number(cell.get("s")), (0, "")), self._is_1904)
            if kind == "n"
            else value
        )


def _words(element: etree._Element) -> str:
    """The words of a string, without the sound of Japanese ones."""
    pieces = (one.text or "" for one in element.iter(f"{_MAIN}t") if one.getparent().tag != f"{_MAIN}rPh")
    return "".join(pieces).replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n")


def _formats(styles: etree._Element) -> dict[int, tuple[int, str]]:
    """Number and code of the format that each style of cells has."""
    codes = {_number(one.get("numFmtId")): one.get("formatCode", "") for one in styles.iter(f"{_MAIN}numFmt")}
    used = styles.find(f"{_MAIN}cellXfs")
    found = [_number(one.get("numFmtId")) for one in (used if used is not None else ())]
    return {at: (number, codes.get(number, "")) for at, number in enumerate(found)}


def _path(target: str) -> str:
    return posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")


def _column(place: str) -> int:
    """The number of a column: AB12 is in the 28th."""
    letters, number = _COLUMN.match(place), 0
    for letter in letters[0] if letters else "":
        number = number * 26 + ord(letter) - 64
    return number


def _number(written: str | None, default: int = 0) -> int:
    return int(written) if written and written.isdecimal() and len(written) < 10 else default
