"""What follows the text: list of attachments, signature, notes, 版记 (GB/T 9704-2012, 7.3.4 to 7.3.6, 7.4)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from archive.printing.paper import Annexes, Imprint, ImprintRow, Paragraph, Piece, Signature
from archive.reading import Line, Role

_ANNEXES = re.compile(r"附\s*件?\s*[：:]\s*")
_ENTRY = re.compile(r"(?:\d{1,2}\s*[.．、](?!\d)|[（(]\d{1,2}[）)])\s*")
_LABELLED = re.compile(r"(?:抄\s*[报送]|主\s*送|分\s*[送发]|[报送发])\s*[：:]\s*")
_PRINTED = re.compile(
    r"(?P<office>.*?)\s*(?P<printed>[\d〇零一二三四五六七八九十○OＯ]{2,4}\s*年.*(?:印\s*发?|翻\s*印)\s*)$"
)


@dataclass
class Foot:
    pieces: list[Piece] = field(default_factory=list)
    imprint: list[str] = field(default_factory=list)


def foot_of(lines: Sequence[Line]) -> Foot:
    """The lines below a text in their pieces, those of the 版记 apart: everything from its first line to its last."""
    places = [at for at, line in enumerate(lines) if line.role is Role.IMPRINT]
    first, last = (places[0], places[-1]) if places else (len(lines), len(lines))
    foot = Foot(imprint=[line.text for line in lines[first : last + 1]])
    rest = [*lines[:first], *lines[last + 1 :]]
    at = 0
    while at < len(rest):
        taken, piece = _piece(rest, at)
        foot.pieces.append(piece)
        at += taken
    return foot


def _piece(lines: Sequence[Line], at: int) -> tuple[int, Piece]:
    """The piece that begins with this line, and how many lines it takes."""
    line = lines[at]
    if label := _ANNEXES.match(line.text):
        end = at + 1
        while end < len(lines) and _ENTRY.match(lines[end].text):
            end += 1
        return end - at, annexes_of(
            label[0].strip(), [line.text[label.end() :], *(x.text for x in lines[at + 1 : end])]
        )
    if line.place == Role.SIGNATURE:
        end = at
        while end < len(lines) and lines[end].place == Role.SIGNATURE:
            end += 1
        signed = lines[at:end]
        names = tuple(x.text for x in signed if x.role is Role.SIGNATURE)
        return end - at, Signature(names, tuple(x.text for x in signed if x.role is Role.DATE))
    return 1, Paragraph(line.text)


def annexes_of(label: str, entries: Sequence[str]) -> Annexes:
    """'附件：', ['1.竞赛规程', '2.报名表'] with the numbers apart, so that long names hang beside them."""
    names = []
    for entry in filter(None, entries):
        number = _ENTRY.match(entry)
        names.append((number[0].strip(), entry[number.end() :]) if number else ("", entry))
    return Annexes(label, tuple(names) or (("", ""),))


def imprint_of(lines: Sequence[str]) -> Imprint:
    """'抄送：示例省总工会。' and '示例市总工会办公室 2023年5月4日印发' as rows."""
    rows = []
    for line in lines:
        if label := _LABELLED.match(line):
            rows.append(ImprintRow(label=label[0].strip(), text=line[label.end() :]))
        elif printed := _PRINTED.fullmatch(line):
            rows.append(ImprintRow(office=printed["office"], printed=printed["printed"].strip()))
        elif rows and rows[-1].text and rows[-1].text[-1:] in "，、,；;":
            rows[-1] = ImprintRow(label=rows[-1].label, text=rows[-1].text + line)
        else:
            rows.append(ImprintRow(text=line))
    return Imprint(tuple(rows))
