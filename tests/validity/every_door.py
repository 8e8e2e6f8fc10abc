"""Every place at which the archive tells a reader whether a directive is in force, each by its address alone."""

import io
import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from docx import Document
from lxml import html as lxml_html
from pypdfium2 import PdfDocument

from archive.models.choices import ValidityState
from tests.support.spreadsheets import csv_rows, feed, sheet_rows, told, workbook


class Told(NamedTuple):
    """What one place says of the directive, without white space, and `all` that it answered. `form` is how much it
    says: a line (state, since when, by what), a cell (the same, 未核定 too), a mark (without the basis), or a short
    warning (the state alone, of what does not hold as it stands); paper is a line where it warns."""

    place: str
    form: str
    said: str
    all: str


def doors(client, pk: int, citing: int) -> Iterator[Told]:
    """Of the directive `pk`, to which the directive `citing` refers and is similar."""
    yield from _pages(client, pk, citing)
    yield from _tables(client, pk)
    yield from _json(client, pk, citing)
    yield _paper("pdf", _pdf(client.get(f"/directives/{pk}/pdf/").content))
    yield _paper("docx", _word(client.get(f"/directives/{pk}/docx/").content))
    yield _paper("several as PDF", _pdf(client.get(f"/directives/pdf/?d={pk}&d={citing}").content))
    answer = client.get("/directives/feed.atom")
    [entry] = [
        one
        for one in feed(answer).iterfind("{*}entry")
        if told(one, "a:link[@rel='alternate']/@href") == [f"http://testserver/directives/{pk}/"]
    ]
    yield Told("feed", "line", _squeezed(told(entry, "a:summary")[0]), _squeezed(answer.text))


def _pages(client, pk: int, citing: int) -> Iterator[Told]:
    link, line = f"a[starts-with(@href, '/directives/{pk}/')]", "//p[contains(@class, 'validity')]"
    here, own = f"//article[.//h3//{link}]", f"//header[contains(@class, 'paper-head')]{line}"
    pages = {
        f"/directives/{pk}/": ("line", own),
        f"/directives/{pk}/print/": ("line", own),
        "/directives/": ("line", f"{here}{line}"),
        "/search/?q=安康杯": ("line", f"{here}{line}"),
        "/actions/": ("line", f"//section[.//h3//{link}]{line}"),
        f"/compare/?d={pk}&d={citing}": ("line", f"//section[.//h2//{link}]{line}"),
        "/": ("mark", f"//ol[contains(@class, 'tally-titles')]/li[.//{link}]"),
    }
    for address, (form, path) in pages.items():
        yield _on_page(client, address, form, path)
    about = f"/directives/{citing}/"
    yield _on_page(client, about, "mark", f"//section[@aria-labelledby='references-title']//li[{link}]/span")
    yield _on_page(client, about, "mark", f"//section[@aria-labelledby='similar-title']//li[{link}]/span")
    yield _on_page(client, about, "short", f"//article//{link}/following-sibling::span[1]/@data-state")
    yield _on_page(client, about, "short", f"//article//{link}/following-sibling::span[1]/@aria-label")


def _on_page(client, address: str, form: str, path: str) -> Told:
    answer = client.get(address)
    assert answer.status_code == 200, address
    found = lxml_html.fromstring(answer.text).xpath(path)
    said = "".join(one if isinstance(one, str) else one.text_content() for one in found)
    return Told(f"{address} {path}", form, _squeezed(said), _squeezed(answer.text))


def _tables(client, pk: int) -> Iterator[Told]:
    mine = f"http://testserver/directives/{pk}/"
    for address, query in (("/directives/", ""), ("/search/", "?q=安康杯"), ("/actions/", "")):
        for kind, read in (("csv", csv_rows), ("xlsx", lambda answer: sheet_rows(workbook(answer)))):
            rows = read(client.get(f"{address}export.{kind}{query}"))
            row = next(row for row in rows if row["链接"].startswith(mine))
            said = f"{row['效力']}{row['效力依据'] or ''}"
            yield Told(f"{address}export.{kind}", "cell", _squeezed(said), _squeezed(str(rows)))


def _json(client, pk: int, citing: int) -> Iterator[Told]:
    def told_in(address: str, row: Callable) -> Told:
        answer = client.get(address).json()
        said, everything = (json.dumps(one, ensure_ascii=False) for one in (_state(row(answer)), answer))
        return Told(address, "json", said, everything)

    yield told_in(f"/api/v1/directives/{pk}/", lambda answer: answer)
    yield told_in("/api/v1/directives/", lambda answer: _of(answer["results"], "id", pk))
    yield told_in("/api/v1/search/?q=安康杯", lambda answer: _of(answer["results"], "id", pk))
    yield told_in("/api/v1/actions/", lambda answer: _of(answer["results"], "directive", pk))
    yield told_in(f"/api/v1/compare/?d={pk}&d={citing}", lambda answer: _of(answer["directives"], "id", pk))
    yield told_in(f"/api/v1/directives/{citing}/", lambda answer: _of(answer["references"], "directive", pk))


def _of(rows: list[dict], key: str, pk: int) -> dict:
    return next(row for row in rows if row[key] == pk)


def _state(row: dict) -> dict:
    """The state by its label, as everybody else says it, and what it follows from."""
    return {"label": str(ValidityState(row["state"]).label)} | (row["state_basis"] or {})


def _paper(place: str, text: str) -> Told:
    return Told(place, "paper", _squeezed(text), _squeezed(text))


def _pdf(data: bytes) -> str:
    document = PdfDocument(data)
    text = "".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def _word(data: bytes) -> str:
    document = Document(io.BytesIO(data))
    foot = document.sections[0].footer
    return "\n".join(one.text for one in [*document.paragraphs, *foot.paragraphs])


def _squeezed(text: str) -> str:
    return "".join(text.split())
