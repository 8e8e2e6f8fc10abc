"""A paper, or several as one file, as PDF/A-2b by typst.

The template gets JSON: {"faces": {face: [families]}, "thickened": whether titles need a stroke, since their
family has no bold type, "title", "authors", "keywords", "description",
"date": [year, month, day], "reprint": the line at the foot of each page,
"contents": heading of the contents page, "unbroken": whether lines may have to be broken where there is no place for
it, "papers": [{"title", "number", "dated", "state", "validity": the line above "reprint" on each of its pages,
"pieces": [{"kind": name of the piece's class in small letters, … its fields}]}]}.
"""

import json
import logging
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from functools import lru_cache
from pathlib import Path
from threading import Lock

import typst

from archive.rendering.paper import font_substitutes, fonts, printable_characters
from archive.rendering.paper.pieces import Face, Paper

TEMPLATE = Path(__file__).with_name("directive.typ")
CONTENTS = "目　　录"

logger = logging.getLogger(__name__)

# One compiler to a process, one file at a time: typst refuses two threads at once. It remembers what it
# has set, so that a directive asked for again takes a fraction of the time; nothing else needs to be kept.
# Other threads go on meanwhile: it works without Python's lock.
_turn = Lock()
_NOT_DISPLAYED = "could not be displayed"


def pdf_of(papers: Sequence[Paper], title: str = "") -> bytes:
    """The PDF of these papers; of several, `title` is the file's own. Raises NoChineseFont.

    The same papers give the same bytes with the same fonts: what the file says of its making is the newest
    paper's date. What faces had to be substituted stands among its keywords.
    """
    faces = fonts.families()
    first, made_on = papers[0], max(paper.made_on for paper in papers)
    alone = len(papers) == 1
    data = {
        "faces": faces,
        "thickened": fonts.is_light(faces[Face.BIAOSONG][0]),
        "title": first.title if alone else title,
        "authors": list(dict.fromkeys(issuer for paper in papers for issuer in paper.issuers)),
        "keywords": list(dict.fromkeys(word for paper in papers for word in paper.keywords)),
        "description": first.number if alone else "；".join(paper.title for paper in papers),
        "date": [made_on.year, made_on.month, made_on.day],
        "contents": CONTENTS,
        "papers": [_paper(paper) for paper in papers],
        "reprint": first.reprint,
    }
    if sentence := font_substitutes.note():
        data["keywords"].append(sentence)
    data = _with_strings(
        data,
        lambda text: printable_characters.with_codes(printable_characters.clean(text), _missing(fonts.installed())),
    )
    data["unbroken"] = any(map(printable_characters.is_unbroken, _strings(data["papers"])))
    if (pdf := _displayed(data, made_on)) is None:
        pdf = _with_codes(data, made_on)
    return pdf


def _with_codes(data: dict, made_on: date) -> bytes:
    """The PDF with codes for what no font here has. Seldom needed, and slow: some dozens of trials."""
    text = "".join(_strings(data))
    missing = printable_characters.missing_of(text, lambda some: _prints(some, data, made_on))
    _missing(fonts.installed()).update(missing)
    named = " ".join(f"U+{ord(character):04X}" for character in sorted(missing)[:20])
    logger.warning("No font here has %d of the characters of “%s”: %s", len(missing), data["title"], named)
    # A font may have a letter and a mark, and not the one on the other: then marks, then all that is rare is told.
    for others in (set(), printable_characters.marks_in(text), printable_characters.rare_in(text)):
        coded = _with_strings(data, lambda text, told=missing | others: printable_characters.with_codes(text, told))
        if (pdf := _displayed(coded, made_on)) is not None:
            return pdf
    raise RuntimeError(f"typst cannot display the text of “{data['title']}”")


def _displayed(data: dict, made_on: date) -> bytes | None:
    """The PDF, or None where a character of it is in no font."""
    try:
        return _compiled(data, made_on)
    except typst.TypstError as error:
        if _NOT_DISPLAYED not in error.message:
            raise
        return None


def _prints(some: str, data: dict, made_on: date) -> bool:
    trial = {
        "title": "",
        "number": "",
        "dated": "",
        "state": "",
        "validity": "",
        "pieces": [{"kind": "trial", "text": list(some)}],
    }
    alone = {"title": "", "authors": [], "keywords": [], "description": "", "reprint": "", "papers": [trial]}
    return _displayed(data | alone, made_on) is not None


def _paper(paper: Paper) -> dict:
    return {
        "title": paper.title,
        "number": paper.number,
        "state": paper.state,
        "validity": paper.validity,
        "dated": f"{paper.dated.year}年{paper.dated.month}月{paper.dated.day}日" if paper.dated else "",
        "pieces": [{"kind": type(piece).__name__.lower(), **asdict(piece)} for piece in paper.pieces],
    }


def _with_strings(value, change: Callable[[str], str]):
    """The same value with each string in it changed, the names of its fields as they are."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, dict):
        return {name: _with_strings(item, change) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_with_strings(item, change) for item in value]
    return value


def _strings(value) -> list[str]:
    """Every string in it."""
    found: list[str] = []
    _with_strings(value, lambda text: found.append(text) or text)
    return found


def _compiled(data: dict, made_on: date) -> bytes:
    made_at = int(datetime.combine(made_on, time(), UTC).timestamp())
    inputs = {"data": json.dumps(data, ensure_ascii=False)}
    with _turn:
        return _compiler(fonts.installed()).compile(
            format="pdf", sys_inputs=inputs, pdf_standards="a-2b", timestamp=made_at
        )


@lru_cache(maxsize=1)
def _compiler(found: typst.Fonts) -> typst.Compiler:
    # Its root is this folder, its only file the template: whatever a text says, there is nothing else to read.
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, font_paths=found, ignore_system_fonts=True)


@lru_cache(maxsize=1)
def _missing(found: typst.Fonts) -> set[str]:
    """What was seen to be in none of these fonts, so that it is looked for once; it grows."""
    return set()
