"""What the review page shows of an outline: section by section its paragraphs, and of these the sentences, with what
can be done to each. Long texts come a piece at a time."""

from collections.abc import Iterator
from dataclasses import dataclass

from archive.models import ActionItem, Directive
from archive.models.choices import SectionKind
from archive.parsing.action_items import sentences
from archive.review import section_kinds
from archive.review.outline_nodes import APART, ActionSpan, Outline, OutlineNode, parents

# So many characters, or sections, one page shows.
MOST_CHARACTERS, MOST_SECTIONS = 60_000, 200


@dataclass(frozen=True)
class SentenceShown:
    """Words of a paragraph, by their offsets in the section's own text; an action item with its row."""

    words: str
    start: int
    end: int
    item: ActionItem | None = None

    @property
    def may_be_action_item(self) -> bool:
        return self.item is None and sum(map(str.isalnum, self.words)) > 3


@dataclass(frozen=True)
class ParagraphShown:
    start: int
    is_first: bool
    sentences: list[SentenceShown]


@dataclass(frozen=True)
class SectionShown:
    """A section: its `place` in the outline, its opening as the text has it, its paragraphs."""

    place: int
    node: OutlineNode
    opening: str
    paragraphs: list[ParagraphShown]
    is_attachment: bool
    stands_under: bool
    # What else it may become; whether its heading may stand in one paragraph with its text.
    kinds: list[SectionKind]
    may_run_in: bool

    @property
    def is_item(self) -> bool:
        return self.node.kind == "item"

    @property
    def step(self) -> int:
        """How far in it is set."""
        return min(self.node.level, 5)


@dataclass(frozen=True)
class OutlineShown:
    """The sections from the `first` on, as many as a page takes; `next` and `previous` begin the pages around it."""

    sections: list[SectionShown]
    first: int
    count: int
    next: int | None
    previous: int | None


def outline_shown(directive: Directive, nodes: Outline, first: int) -> OutlineShown:
    """What a page shows of the outline, from the section at this place on."""
    first = first if 0 <= first < len(nodes) else 0
    last, characters = first, 0
    while last < len(nodes) and last - first < MOST_SECTIONS and (last == first or characters < MOST_CHARACTERS):
        characters += nodes[last].end - nodes[last].start
        last += 1
    above = parents(nodes)
    keys = [span.key for node in nodes[first:last] for span in node.actions]
    items = ActionItem.objects.in_bulk(keys)
    shown = [_section(directive.text, nodes, at, above[at], items) for at in range(first, last)]
    following = last if last < len(nodes) else None
    return OutlineShown(shown, first, len(nodes), following, max(first - MOST_SECTIONS, 0) if first else None)


def _section(text: str, nodes: Outline, at: int, above: int | None, items: dict) -> SectionShown:
    node = nodes[at]
    own = text[node.body_start : node.end]
    opening = text[node.start : node.body_start].strip()
    return SectionShown(
        at, node, opening, list(_paragraphs(own, node.actions, items)), node.kind == "attachment",
        above is not None and node.kind not in APART, section_kinds.kinds_for(nodes, at),
        section_kinds.may_run_in(node),
    )  # fmt: skip


def _paragraphs(own: str, spans: tuple[ActionSpan, ...], items: dict) -> Iterator[ParagraphShown]:
    start = 0
    for line in own.split("\n"):
        if line.strip():
            at = start + len(line) - len(line.lstrip())
            yield ParagraphShown(at, at == 0, list(_sentences(own, at, start + len(line), spans, items)))
        start += len(line) + 1


def _sentences(own: str, start: int, end: int, spans: tuple[ActionSpan, ...], items: dict) -> Iterator[SentenceShown]:
    """The words of a paragraph: its action items, and the sentences between them."""
    at = start
    for span in spans:
        if span.end <= at or span.start >= end:
            continue
        yield from _between(own, at, min(span.start, end))
        yield SentenceShown(own[max(span.start, at) : min(span.end, end)], span.start, span.end, items.get(span.key))
        at = min(span.end, end)
    yield from _between(own, at, end)


def _between(own: str, start: int, end: int) -> Iterator[SentenceShown]:
    at = start
    for offset, sentence in sentences.of(own[start:end]):
        begins = start + offset
        yield SentenceShown(own[at : begins + len(sentence)], begins, begins + len(sentence))
        at = begins + len(sentence)
    if own[at:end]:
        yield SentenceShown(own[at:end], at, at)
