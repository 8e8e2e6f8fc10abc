"""The child's own main: a PDF on standard input → JSON on standard output, within limits that it sets itself.

{"pages": [...]} or {"problem": "password", ...}; the parent knows what to say about each problem.
"""

import json
import resource
import sys
from pathlib import Path

import pypdfium2.raw as pdfium

from . import added_text, baselines, gap_columns, page_content, ruled_tables
from .page_picture import draw

MEGABYTE = 1 << 20
_ADDED = "表单和批注里的文字"
_PROBLEMS = {pdfium.FPDF_ERR_PASSWORD: "password", pdfium.FPDF_ERR_SECURITY: "security"}


class ChildProblem(Exception):
    """Why there is nothing to give back: a name, and what the parent needs to say it."""

    def __init__(self, name: str, **known: int):
        super().__init__(name)
        self.answer = {"problem": name, **known}


def main(arguments: list[str]) -> None:
    """`arguments`: memory in megabytes, seconds of processor time, megabytes of output, then the task."""
    memory, seconds, output, task, *rest = arguments
    _limit(resource.RLIMIT_AS, int(memory) * MEGABYTE)
    _limit(resource.RLIMIT_CPU, int(seconds))
    _limit(resource.RLIMIT_FSIZE, int(output) * MEGABYTE)
    _limit(resource.RLIMIT_CORE, 0)
    try:
        data = sys.stdin.buffer.read()
        pdfium.FPDF_InitLibrary()
        answer = _draw(data, *rest) if task == "draw" else _read(data, *rest)
    except ChildProblem as problem:
        answer = problem.answer
    except MemoryError:
        answer = {"problem": "memory"}
    sys.stdout.buffer.write(json.dumps(answer, ensure_ascii=False).encode())


def _limit(kind: int, amount: int) -> None:
    # Two more for the hard limit: at the soft one the kernel says what it stops the child for (SIGXCPU).
    _, hard = resource.getrlimit(kind)
    wanted = amount + 2 if hard == resource.RLIM_INFINITY else min(amount + 2, hard)
    resource.setrlimit(kind, (min(amount, wanted), wanted))


def _open(data: bytes, most_pages: int) -> tuple[pdfium.FPDF_DOCUMENT, int]:
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ChildProblem(_PROBLEMS.get(pdfium.FPDF_GetLastError(), "format"))
    count = pdfium.FPDF_GetPageCount(document)
    if count < 1:
        raise ChildProblem("empty")
    if count > most_pages:
        raise ChildProblem("pages", count=count)
    return document, count


def _read(data: bytes, most_pages: str, most_characters: str) -> dict:
    document, count = _open(data, int(most_pages))
    pages, characters = [], 0
    for at in range(count):
        page = pdfium.FPDF_LoadPage(document, at)
        if not page:
            raise ChildProblem("page", page=at + 1)
        if added := added_text.merge(page):
            pdfium.FPDF_ClosePage(page)
            page = pdfium.FPDF_LoadPage(document, at)
        found = page_content.read(page)
        found.unread += [(_ADDED, words) for words in added_text.missing(added, found.words)]
        pdfium.FPDF_ClosePage(page)
        characters += found.characters
        if characters > int(most_characters):
            raise ChildProblem("characters")
        pages.append(_as_json(found))
    return {"pages": pages}


def _as_json(page: page_content.ReadPage) -> dict:
    return {
        "recognised": page.recognised,
        "needs_ocr": page.needs_ocr,
        "garbled": page.garbled,
        "omitted": page.omitted,
        "unread": page.unread,
        "replaced": page.replaced,
        "blocks": [block for content in page.contents for block in _blocks(content)],
    }


def _blocks(content: page_content.PageContent) -> list[dict]:
    """Each block is read to its end before the next: one for the page, or its two columns."""
    rows, glyphs = ruled_tables.read(content.glyphs, content.rules)
    found = sorted(baselines.of(glyphs, as_drawn=content.recognised) + rows, key=lambda line: line.base)
    return [
        {
            "width": content.width,
            "height": content.height,
            "column": column,
            "lines": [_line_json(line) for line in gap_columns.with_tables(block)],
        }
        for column, block in gap_columns.parted(found, content.width)
    ]


def _line_json(line: baselines.BaselineLine) -> list:
    return [line.text, *(round(n, 2) for n in (line.left, line.right, line.base, line.size)), line.is_row]


def _draw(data: bytes, most_pages: str, number: str, turns: str, path: str) -> dict:
    document, count = _open(data, int(most_pages))
    page = pdfium.FPDF_LoadPage(document, int(number))
    if not page:
        raise ChildProblem("page", page=int(number) + 1)
    return draw(page, int(turns), Path(path))
