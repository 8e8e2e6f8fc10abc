"""The sections of a directive that answer a search."""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass

from archive.models.choices import SectionKind
from archive.privacy.text import redact
from archive.rendering.html.hit_marks import MarkKind
from archive.rendering.safe_html import SafeString
from search.results.found_rows import SectionRow
from search.results.highlighting import RUN, Highlight, snippet

# So many of a directive's sections are shown with what they say, the best first.
MOST_SECTIONS = 6
FIRST_WORDS = 24


@dataclass(frozen=True)
class SectionHit:
    anchor: str
    heading: str
    snippet: SafeString
    start: int


def section_hits(sections, text, spans, hidden) -> tuple[list[SectionHit], int]:
    """The sections that hold most of a pasted sentence, else answer the most needles, the best first, as many as are
    shown; and how many answer in all."""
    answers = _answers(sections, spans)
    # Of equal ones the items: they say more than that it stands in the introduction.
    needles = {section: _words_in(found) for section, found in answers.items()}
    best = sorted(
        answers,
        key=lambda section: (-_run(answers[section]), -len(needles[section]), section.kind != SectionKind.ITEM),
    )
    shown = [
        SectionHit(section.anchor, heading, snippet(text, answers[section], section.start, section.end), section.start)
        for section in best[:MOST_SECTIONS]
        for heading in [redact(_heading(section, text), hidden)]
    ]
    return shown, len(best)


def _words_in(spans: list[Highlight]) -> set[int]:
    return {span.needle for span in spans if span.kind is not MarkKind.NEAR}


def _run(spans: list[Highlight]) -> int:
    """How much of what was pasted stands there, in characters."""
    return sum(span.end - span.start for span in spans if span.needle == RUN)


def _answers(sections, spans) -> dict[SectionRow, list[Highlight]]:
    """{section: what begins in it}. Sections stand one after the other."""
    answers = defaultdict(list)
    starts = [section.start for section in sections]
    for span in spans:
        section = sections[bisect_right(starts, span.start) - 1] if starts else None
        if section and section.start <= span.start < section.end:
            answers[section].append(span)
    return answers


def _heading(section, text) -> str:
    """The label and heading; an item that is a whole paragraph is told by its first words."""
    if section.kind != SectionKind.ITEM:
        return str(SectionKind(section.kind).label)
    own = section.heading or f"{text[section.body_start : section.body_start + FIRST_WORDS]}…"
    return f"{section.label}{own}"
