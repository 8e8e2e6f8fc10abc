"""A paper, or several as one file, as PDF/A-2b by typst.

The template gets JSON: {"faces": {face: [families]}, "title", "authors", "keywords", "description",
"date": [year, month, day], "contents": heading of the contents page, "papers": [{"title", "number",
"dated", "pieces": [{"kind": name of the piece's class in small letters, … its fields}]}]}.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from threading import Lock

import typst

from archive.printing import fonts
from archive.printing.paper import Paper

TEMPLATE = Path(__file__).with_name("directive.typ")
CONTENTS = "目　　录"

# One compiler to a process, one directive at a time: typst refuses two threads at once.
_turn = Lock()


def pdf_of(papers: Sequence[Paper], title: str = "") -> bytes:
    """The PDF of these papers; of several, `title` is the file's own. Raises NoChineseFont.

    The same papers give the same bytes: what the file says of its making is the newest paper's date.
    """
    first, made_on = papers[0], max(paper.made_on for paper in papers)
    alone = len(papers) == 1
    data = {
        "faces": fonts.families(),
        "title": first.title if alone else title,
        "authors": list(dict.fromkeys(issuer for paper in papers for issuer in paper.issuers)),
        "keywords": list(dict.fromkeys(word for paper in papers for word in paper.keywords)),
        "description": first.number if alone else "；".join(paper.title for paper in papers),
        "date": [made_on.year, made_on.month, made_on.day],
        "contents": CONTENTS,
        "papers": [_paper(paper) for paper in papers],
    }
    return _compiled(json.dumps(data, ensure_ascii=False), datetime.combine(made_on, time(), UTC))


def _paper(paper: Paper) -> dict:
    return {
        "title": paper.title,
        "number": paper.number,
        "dated": f"{paper.dated.year}年{paper.dated.month}月{paper.dated.day}日" if paper.dated else "",
        "pieces": [{"kind": type(piece).__name__.lower(), **asdict(piece)} for piece in paper.pieces],
    }


def _compiled(data: str, made_at: datetime) -> bytes:
    with _turn:
        return _compiler().compile(
            format="pdf", sys_inputs={"data": data}, pdf_standards="a-2b", timestamp=int(made_at.timestamp())
        )


@cache
def _compiler() -> typst.Compiler:
    # Its root is this folder, its only file the template: whatever a text says, there is nothing else to read.
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=fonts.installed(), ignore_system_fonts=True)
