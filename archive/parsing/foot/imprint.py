"""The 版记 at the very end of a directive, after its attachments (GB/T 9704-2012, 7.4): copies, printing
office and date.

抄送：示例市人民政府办公室，示例省总工会。
示例市总工会办公室          2023年5月4日印发
"""

import re
from dataclasses import dataclass, field
from datetime import date

from archive.lexicon import body_names, dates
from archive.parsing.header import addressees
from archive.parsing.marks.publication_mark import publication

_PRINTED = re.compile(r"(?:印\s*发|印\s*制|翻\s*印|印)\s*(?:[（(]?\s*共\s*印?\s*\d+\s*份\s*[）)]?)?\s*[。.]?$")
_PRINTED_FIRST = re.compile(r"^印\s*[发制]\s*")
_COPIES = re.compile(r"^(?P<label>抄\s*[报送]|分\s*[送发]|主\s*送|[报送发])\s*[：:]\s*(?P<list>.*)$")
_OTHER = re.compile(
    r"^[（(]?(?:共\s*印\s*\d+\s*份|印\s*\d+\s*份|主\s*题\s*词\s*[：:]|校\s*对|打\s*[字印]|录\s*入|责任编辑|拟\s*稿)"
)
_MOST_CONTINUATIONS, _MOST_LINES = 6, 40


@dataclass
class Imprint:
    """`at` is the index of its first paragraph (the end where there is none); `printed_as` and `copied_as`
    are the words that it rests on. `lines` are its paragraphs by their indices, each with what it consists of:
    (copies-label, copies, office or printed; start, end in characters of it)."""

    at: int
    printed_by: str = ""
    printed_on: date | None = None
    printed_as: str = ""
    copies_to: list[str] = field(default_factory=list)
    copied_as: str = ""
    sent_to: list[str] = field(default_factory=list)  # 主送, where the addressees were too many for the head
    publication: str = ""
    lines: dict[int, list[tuple[str, int, int]]] = field(default_factory=dict)


def read(paragraphs: list[str], start: int, end: int) -> Imprint:
    """Read the 版记 from `end` upwards, as far as it reaches, never above `start`."""
    imprint, at = Imprint(end), end - 1
    while at >= max(start, end - _MOST_LINES):
        taken = take(paragraphs, at, start, imprint)
        if not taken:
            break
        at -= taken
        imprint.at = at + 1
    return imprint


def take(paragraphs: list[str], at: int, start: int, imprint: Imprint) -> int:
    """Take the paragraph of index `at` into the imprint. The number of paragraphs taken, with those above
    that belong to the same list; 0 where it belongs to none."""
    line = paragraphs[at].strip()
    if len(line) > 600:
        return 0
    if published := publication(line):
        imprint.publication = imprint.publication or published
        return 1
    if _OTHER.match(line):
        imprint.lines[at] = []
        return 1
    if _take_printing(line, at, imprint):
        return 1
    if imprint.printed_on and not imprint.printed_by and body_names.names_in(line):
        if body_names.is_office(body_names.names_in(line)[0]):
            imprint.printed_by = body_names.names_in(line)[0]
            imprint.lines[at] = [("office", 0, len(line))]
            return 1
        return 0
    return _take_copies(paragraphs, at, start, imprint)


def _take_printing(line: str, at: int, imprint: Imprint) -> bool:
    if len(line) > 90:
        return False
    found = dates.find(line)
    if len(found) != 1:
        return False
    before, after = line[: found[0].start].strip(), line[found[0].end :].strip()
    rest = f"{before} {after}".strip()
    if _PRINTED.search(rest):
        office = _PRINTED.sub("", rest)
    elif _PRINTED_FIRST.match(after):
        office = f"{before} {_PRINTED_FIRST.sub('', after)}"
    else:
        return False
    names = body_names.names_in(office.strip())
    if not names and len(office) > 40:
        return False
    imprint.printed_on = imprint.printed_on or found[0].date
    imprint.printed_by = imprint.printed_by or (names[0] if names else office.strip())
    imprint.printed_as = imprint.printed_as or line
    imprint.lines[at] = _printing_parts(line, found[0].start, found[0].end)
    return True


def _printing_parts(line: str, start: int, end: int) -> list[tuple[str, int, int]]:
    """Office and date with its 印发 in a line whose date is line[start:end]; the office may stand on either side."""
    last = len(line.rstrip("。. "))
    office = ("office", 0, len(line[:start].rstrip()))
    behind = line[end:]
    if not office[2] and (first := _PRINTED_FIRST.match(behind.lstrip())):
        end += len(behind) - len(behind.lstrip()) + len(first[0])
        office = ("office", end, last)
        last = len(line[:end].rstrip())
    return [part for part in (office, ("printed", start, last)) if part[1] < part[2]]


def _take_copies(paragraphs: list[str], at: int, start: int, imprint: Imprint) -> int:
    """A list of copies, its label up to a few lines above: 抄报：示例市人民政府， | 示例省总工会。"""
    for top in range(at, max(start - 1, at - _MOST_CONTINUATIONS), -1):
        line = paragraphs[top].strip()
        if match := _COPIES.match(line):
            if top < at and _is_office_below_list(paragraphs[at].strip(), paragraphs[at - 1].strip()):
                return 0
            whole = "".join([match["list"], *(paragraphs[below].strip() for below in range(top + 1, at + 1))])
            if "。" in whole.rstrip("。"):
                # The list ended above: this line is none of it.
                return 0
            items = addressees.split(whole.rstrip("。. "))
            if re.sub(r"\s", "", match["label"]) == "主送":
                imprint.sent_to = items
            else:
                imprint.copies_to = items + imprint.copies_to
                imprint.copied_as = f"{line} {imprint.copied_as}".strip()
            parts = [("copies-label", 0, match.start("list")), ("copies", *match.span("list"))]
            imprint.lines[top] = [part for part in parts if part[1] < part[2]]
            imprint.lines |= {below: [("copies", 0, len(paragraphs[below]))] for below in range(top + 1, at + 1)}
            return at - top + 1
        if "：" in line or len(line) > 200 or "。" in line.rstrip("。"):
            return 0
    return 0


def _is_office_below_list(line: str, above: str) -> bool:
    """Whether an office stands alone below a list that no mark continues: it printed, and is none of the list."""
    names = () if above.endswith(("，", "、", ",", "；", ";")) else body_names.names_in(line)
    return len(names) == 1 and body_names.is_office(names[0])
