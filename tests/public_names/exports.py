"""Heads of tables, names of downloads, and the feeds: what stands in files and readers of others."""

import csv
import io
import re
from datetime import date
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

TABLES = ("/directives/export", "/actions/export", "/search/export")
FEEDS = ("/directives/feed.atom", "/actions/feed.atom", "/search/feed.atom")
_QUERY = "?q=劳模精神"
_X = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ATOM = "{http://www.w3.org/2005/Atom}"


def taken(program) -> dict:
    return {
        "tables": {language: _tables(program, language) for language in ("zh-hans", "en")},
        "downloads": {address: _download(program, address) for address in _downloads(program)},
        "feeds": {address: _feed(program.body(address)) for address in FEEDS},
    }


def csv_rows(body: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def sheets(body: bytes) -> dict[str, list[list[str]]]:
    """{name: rows} of a workbook, by what its parts say."""
    with ZipFile(io.BytesIO(body)) as package:
        shared = []
        if "xl/sharedStrings.xml" in package.namelist():
            table = etree.fromstring(package.read("xl/sharedStrings.xml"))
            shared = ["".join(one.itertext()) for one in table]
        names = [one.get("name") for one in etree.fromstring(package.read("xl/workbook.xml")).iter(f"{_X}sheet")]
        parts = [f"xl/worksheets/sheet{number}.xml" for number in range(1, len(names) + 1)]
        return {
            name: _rows(etree.fromstring(package.read(part)), shared) for name, part in zip(names, parts, strict=True)
        }


def rows_of(body: bytes) -> list[list[str]]:
    """The rows of a workbook's first sheet."""
    return next(iter(sheets(body).values()))


def entry_ids(body: bytes) -> list[str]:
    return [entry.findtext(f"{_ATOM}id") for entry in etree.fromstring(body).iter(f"{_ATOM}entry")]


def feed_title(body: bytes) -> str:
    return etree.fromstring(body).findtext(f"{_ATOM}title")


def _rows(sheet, shared) -> list[list[str]]:
    return [[_text(cell, shared) for cell in row.iter(f"{_X}c")] for row in sheet.iter(f"{_X}row")]


def _text(cell, shared) -> str:
    text = "".join(cell.itertext())
    return shared[int(text)] if cell.get("t") == "s" else text


def _tables(program, language: str) -> dict:
    program.client.cookies["django_language"] = language
    found = {}
    for address in TABLES:
        found[f"{address}.csv"] = csv_rows(program.body(f"{address}.csv{_QUERY}"))[0]
        first, *others = sheets(program.body(f"{address}.xlsx{_QUERY}")).items()
        found[f"{address}.xlsx"] = {"sheet": first[0], "heads": first[1][0]} | {
            f"sheet {number}": {"sheet": name, "rows": [row[0] for row in rows]}
            for number, (name, rows) in enumerate(others, 2)
        }
    program.client.cookies.clear()
    return found


def _downloads(program) -> list[str]:
    one = [f"/directives/{program.ids[0]}/{name}/" for name in ("pdf", "docx", "source")]
    several = [f"/directives/pdf/?d={program.ids[0]}&d={program.ids[1]}"]
    return [*one, *several, *(f"{address}.{kind}{_QUERY}" for address in TABLES for kind in ("csv", "xlsx"))]


def _download(program, address: str) -> dict:
    """The kind of file, and how it is named: what a directive's own name consists of may be read better."""
    answer = program.get(address)
    today, first = date.today().isoformat(), program.json(f"/api/v1/directives/{program.ids[0]}/")
    name = unquote(answer.get("Content-Disposition", "")).replace(today, "{date}")
    for field in ("number", "title"):
        name = name.replace(first[field], f"{{{field}}}")
    return {"Content-Type": answer["Content-Type"], "Content-Disposition": name}


def _feed(body: bytes) -> dict:
    """The ids a reader knows a feed and its entries by, and which elements and attributes there are."""
    feed = etree.fromstring(body)
    elements = {_place(element): sorted(element.attrib) for element in feed.iter()}
    return {
        "id": feed.findtext(f"{_ATOM}id"),
        "entries": {_directive(entry): entry.findtext(f"{_ATOM}id") for entry in feed.iter(f"{_ATOM}entry")},
        "elements": dict(sorted(elements.items())),
    }


def _place(element) -> str:
    above = [one.tag for one in reversed(list(element.iterancestors()))]
    return "/".join(tag.replace(_ATOM, "") for tag in [*above, element.tag])


def _directive(entry) -> str:
    return re.search(r"/directives/\d+/", entry.find(f"{_ATOM}link").get("href"))[0]
