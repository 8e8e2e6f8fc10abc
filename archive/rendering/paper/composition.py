"""From a directive as it is read (`archive.rendering.layout`) to what stands on its paper.

Nothing is made up: a directive whose text holds no issuer's mark gets no red head, one without a number
no number. A title that the text does not hold is marked as the archive's.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from archive.models import Section
from archive.models.choices import SectionKind
from archive.parsing.annotations import Annotations
from archive.privacy.text import Hidden, redact
from archive.rendering.layout import DirectiveLayout, LaidOutLine, LayoutBlock, LayoutTable, LineRole, layout_of
from archive.rendering.paper import end_matter, heading_faces
from archive.rendering.paper.pieces import (
    Addressees,
    Corner,
    Face,
    Heading,
    Mark,
    Note,
    Number,
    Paper,
    Paragraph,
    Part,
    Piece,
    RedRule,
    Title,
)
from archive.rendering.paper.table_grid import grid_of
from archive.rendering.title_lines import lines_of

_WORD = re.compile(r"\s*文\s*件\s*$")
_IN_BRACKETS = re.compile(r"[（(\[【〔][^（）()]+[）)\]】〕]$")


def paper_of(
    directive, sections: Iterable[Section], annotations: Annotations, hidden: Hidden | Iterable[str] = ()
) -> Paper:
    """The paper of a directive with its sections in their order and the annotations of its text. `hidden` is what its
    reader may not see: it is redacted in everything, the file's metadata included."""

    def shown(text: str) -> str:
        return redact(text, hidden)

    sections = list(sections)
    text = shown(directive.text)
    layout = layout_of(directive, sections, shown(directive.title), text, annotations)
    head = text[: sections[0].start] if sections else text
    stated = heading_faces.squash(layout.title) in heading_faces.squash(head)
    number, issuers = shown(directive.number), [shown(issuer.name) for issuer in directive.issuers.all()]
    topics = [topic.name for topic in directive.topics_in_order]
    return Paper(
        title=layout.title,
        number=number,
        issuers=tuple(issuers),
        keywords=tuple(filter(None, [number, directive.type, *topics])),
        dated=directive.dated,
        made_on=directive.dated or directive.created_at.date(),
        pieces=tuple(_pieces(layout, _title(layout.title, stated))),
    )


def _title(title: str, stated: bool) -> list[Piece]:
    """A title that the text does not hold stands in ［ ］; one that the archive made of its first words not at
    all, since there they stand."""
    made_up = not stated and title.startswith("[") and title.endswith("]")
    return [] if made_up else [Title(lines_of(title if stated else f"［{title}］"))]


def _pieces(layout: DirectiveLayout, title: list[Piece]) -> list[Piece]:
    pieces = [*_head(layout.above, layout.upward), *title, *_below(layout.below)]
    pieces += _body(layout.blocks) + end_matter.foot_of(layout.foot)
    pieces += _body(layout.parts, within_parts=True) + end_matter.foot_of(layout.end)
    if layout.imprint:
        pieces.append(end_matter.imprint_piece(layout.imprint))
    return pieces


def _head(lines: Sequence[LaidOutLine], upward: bool) -> list[Piece]:
    """What stands above the title. Only a mark makes a red head of it."""
    corners: list[Piece] = []
    others: list[Piece] = []
    names: list[str] = []
    number, signers = "", []
    for line in lines:
        if line.role is LineRole.MARK:
            names.append(line.text)
        elif line.role in (LineRole.NUMBER, LineRole.SIGNERS):
            told, _, signed = line.number_and_signers
            number = number or told
            signers += signed.split()
        elif line.role in (LineRole.URGENT, LineRole.CORNER):
            corners.append(Corner(line.text, Face.HEITI if line.role is LineRole.URGENT else Face.FANGSONG))
        else:
            others.append(Note(line.text, Face.FANGSONG))
    pieces = [*corners, *([_mark(names)] if names else [])]
    if number or signers:
        pieces.append(Number(number, tuple(signers), upward))
    return [*pieces, *([RedRule()] if names else []), *others]


def _mark(names: list[str]) -> Mark:
    """Several bodies stand one above the other, with 文件 beside them; a single one's is of a piece with it."""
    if len(names) == 1:
        return Mark((names[0],))
    if names[-1].strip() == "文件":
        return Mark(tuple(names[:-1]), "文件")
    last = _WORD.sub("", names[-1])
    return Mark((*names[:-1], last), "文件" if last != names[-1] else "")


def _below(lines: Sequence[LaidOutLine]) -> list[Piece]:
    """What stands between the title and the text. Lines in brackets right below the title belong to it."""
    notes = list(takewhile(lambda line: line.role is LineRole.NUMBER or _IN_BRACKETS.match(line.text), lines))
    pieces: list[Piece] = [
        Note(line.text, Face.FANGSONG if line.role is LineRole.NUMBER else Face.KAITI) for line in notes
    ]
    for line in lines[len(notes) :]:
        pieces.append(Addressees(line.text) if line.role is LineRole.ADDRESSEES else Paragraph(line.text))
    return pieces


def _body(blocks: Sequence[LayoutBlock], within_parts: bool = False) -> list[Piece]:
    pieces: list[Piece] = []
    chinese = heading_faces.levels_in_chinese(block.section for block in blocks if block.section)
    for block in blocks:
        section = block.section
        if section and section.kind == SectionKind.ATTACHMENT:
            pieces.append(_part(block))
        elif block.wording:
            pieces.append(_heading(section, block, chinese, within_parts))
        pieces += [grid_of(p) if isinstance(p, LayoutTable) else Paragraph(p) for p in block.paragraphs]
    return pieces


def _heading(section: Section, block: LayoutBlock, chinese: set[int], within_parts: bool) -> Heading:
    face = heading_faces.face_of(section, chinese, within_parts) if section.heading else Face.FANGSONG
    bookmark = heading_faces.bookmark_of(block.wording, "" if section.heading else block.opening)
    return Heading(max(1, min(section.level, 6)), block.wording, block.opening, bookmark, face)


def _part(block: LayoutBlock) -> Part:
    """'附件1 示例名单' in its label and its title, which may stand without the other."""
    label, _, title = block.label_and_title
    title = heading_faces.without_gaps(title)
    return Part(label, lines_of(title) if title else (), f"{label} {title}".strip())
