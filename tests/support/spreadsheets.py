"""What the archive has sent, read back as a spreadsheet or a feed reader does."""

import csv
import io

import openpyxl
from lxml import etree

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def body(response) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


def csv_rows(response) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(body(response).decode("utf-8-sig"), newline="")))


def workbook(response) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(body(response)))


def sheet_rows(book) -> list[dict]:
    """The rows of the first sheet by their headings."""
    headings, *rows = book.worksheets[0].iter_rows(values_only=True)
    return [dict(zip(headings, row, strict=True)) for row in rows]


def asked(book) -> dict[str, str]:
    """What the second sheet says was asked for."""
    return dict(book.worksheets[1].iter_rows(values_only=True))


def feed(response) -> etree._Element:
    return etree.fromstring(response.content)


def told(element, path: str) -> list[str]:
    """The texts, or the values, at a path of Atom's elements: told(feed, 'a:entry/a:title')."""
    return [found if isinstance(found, str) else found.text for found in element.xpath(path, namespaces=ATOM)]
