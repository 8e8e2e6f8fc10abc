"""A directive's text cut by its outline and laid out."""

from collections.abc import Iterable
from itertools import groupby, takewhile

from archive.catalogue.portions import Portion
from archive.models import Section
from archive.models.choices import Genre, SectionKind
from archive.parsing.annotations import Annotations
from archive.rendering.layout.blocks import DirectiveLayout, LayoutBlock, LayoutTable, Passage
from archive.rendering.layout.laid_out_lines import AnnotatedLines

_UPWARD = (Genre.REQUEST, Genre.REPORT)


def layout_of(
    directive,
    sections: Iterable[Section],
    title: str,
    text: str,
    annotations: Annotations,
    portion: Portion | None = None,
) -> DirectiveLayout:
    """`title` and `text` are the directive's, or redacted both, to the same length; `annotations` those of the text.
    Sections come in their order. Only what the `portion` holds is laid out, where one is given."""
    known = AnnotatedLines(annotations)
    if portion and portion.count > 1:
        return _portion_layout(directive, sections, title, text, known, portion)
    sections = list(sections)
    own = list(takewhile(lambda section: section.kind != SectionKind.ATTACHMENT, sections))
    parts = sections[len(own) :]
    parts_at = parts[0].start if parts else len(text)
    first, last = (own[0].start, own[-1].end) if own else (parts_at, parts_at)
    above, below = known.head(_lines(text, 0, first))
    foot = [known.of(line) for line in _lines(text, last, parts_at)]
    end = [known.of(line) for line in _lines(text, parts[-1].end, len(text))] if parts else []
    upward = directive.genre in _UPWARD or any(line.number_and_signers[1] for line in above)
    return DirectiveLayout(
        above, title, below, _blocks(own, text, known), foot, _blocks(parts, text, known), end, upward
    )


def _portion_layout(
    directive, sections: Iterable[Section], title: str, text: str, known: AnnotatedLines, portion: Portion
) -> DirectiveLayout:
    """The head stands in the first portion only; what goes on from the portion before has no heading again."""
    start, end = portion.start, portion.end
    shown = [section for section in sections if section.start < end and section.end > start]
    own = list(takewhile(lambda section: section.kind != SectionKind.ATTACHMENT, shown))
    parts = shown[len(own) :]
    parts_at = max(parts[0].start, start) if parts else end
    first = max(own[0].start, start) if own else parts_at
    above, below = known.head(_lines(text, 0, first)) if start == 0 else ([], [])
    goes_on = _with_tables(_lines(text, start, first), known) if start and own else []
    blocks = [LayoutBlock(None, paragraphs=goes_on)] if goes_on else []
    blocks += _blocks(own, text, known, portion)
    foot_at = min(own[-1].end, end) if own else start or parts_at
    foot = [known.of(line) for line in _lines(text, foot_at, parts_at)]
    last = [known.of(line) for line in _lines(text, min(parts[-1].end, end), end)] if parts else []
    upward = directive.genre in _UPWARD or any(line.number_and_signers[1] for line in above)
    return DirectiveLayout(above, title, below, blocks, foot, _blocks(parts, text, known, portion), last, upward)


def _blocks(sections, text, known: AnnotatedLines, portion: Portion | None = None) -> list[LayoutBlock]:
    low, high = (portion.start, portion.end) if portion else (0, len(text))
    blocks, at = [], max(sections[0].start, low) if sections else 0
    for section in sections:
        if between := _lines(text, at, section.start):
            blocks.append(LayoutBlock(None, paragraphs=_with_tables(between, known)))
        if section.start < low or section.end > high:
            blocks.append(_piece(section, text, known, low, high))
            at = min(section.end, high)
            continue
        joint = " " if section.kind == SectionKind.ATTACHMENT else ""
        wording = Passage.joined(joint, _lines(text, section.start, section.body_start))
        paragraphs = _with_tables(_lines(text, section.body_start, section.end), known)
        # A label alone (一、各单位要…) is no heading: its paragraph goes on behind it.
        runs_in = (
            wording
            and paragraphs
            and isinstance(paragraphs[0], str)
            and section.kind != SectionKind.ATTACHMENT
            and (section.run_in or not section.heading)
        )
        opening = paragraphs.pop(0) if runs_in else Passage()
        blocks.append(LayoutBlock(section, wording, opening, paragraphs))
        at = section.end
    return blocks


def _piece(section: Section, text: str, known: AnnotatedLines, low: int, high: int) -> LayoutBlock:
    """What a portion shows of a section that is longer than one: its heading stands where it begins."""
    goes_on = section.start < low
    wording = Passage() if goes_on else Passage.joined(" ", _lines(text, section.start, min(section.body_start, high)))
    lines = _lines(text, max(section.body_start, low), min(section.end, high))
    return LayoutBlock(section, wording, Passage(), _with_tables(lines, known), goes_on)


def _with_tables(lines: list[Passage], known: AnnotatedLines) -> list[Passage | LayoutTable]:
    """Paragraphs as they are, neighbouring rows of a table together."""
    shown: list[Passage | LayoutTable] = []
    for is_table, run in groupby(lines, key=known.is_table):
        if is_table:
            shown.append(LayoutTable([_cells(row) for row in run]))
        else:
            shown += run
    return shown


def _cells(row: Passage) -> list[Passage]:
    ((_, at, _),) = row.places
    cells = []
    for raw in row.split("\t"):
        cells.append(_stripped(raw, at))
        at += len(raw) + 1
    return cells


def _lines(text: str, start: int, end: int) -> list[Passage]:
    """The lines of text[start:end] that are not blank, without the space around them."""
    lines, at = [], start
    for raw in text[start:end].split("\n"):
        if line := _stripped(raw, at):
            lines.append(line)
        at += len(raw) + 1
    return lines


def _stripped(raw: str, at: int) -> Passage:
    words = raw.lstrip()
    return Passage.at(words.rstrip(), at + len(raw) - len(words))
