"""The outline of a directive as plain values: its sections in reading order, with their levels and action items.

The text itself is never in here: a node says from where to where it goes, so that whatever is done to an outline
leaves every character of the text where it was.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from archive.ingest.slice_rules import Part
from archive.models.choices import SectionKind

# Lead and closing stand beside the numbered items, and nothing stands under them.
APART = (SectionKind.LEAD, SectionKind.CLOSING)


class ActionSpan(NamedTuple):
    """An action item: offsets in characters of its section's own text, and the key of its row; None for a new one."""

    start: int
    end: int
    key: int | None = None


class OutlineNode(NamedTuple):
    """A section, as `archive.models.Section` has it; `key` is None for one that is not in the database yet."""

    key: int | None
    kind: str
    level: int
    label: str
    heading: str
    run_in: bool
    anchor: str
    start: int
    body_start: int
    end: int
    actions: tuple[ActionSpan, ...] = ()


Outline = Sequence[OutlineNode]


class Impossible(ValueError):
    """What was asked cannot be done here; the sentence says why."""


class Place(NamedTuple):
    """Where something is done: the section's place in the outline, and offsets in characters of its own text."""

    node: int
    start: int = 0
    end: int = 0


def parents(nodes: Outline) -> list[int | None]:
    """Which node stands above each, by its place: the last one before it of a smaller level."""
    above: list[int] = []
    found: list[int | None] = []
    for at, node in enumerate(nodes):
        if node.kind in APART:
            above = []
        while above and nodes[above[-1]].level >= node.level:
            above.pop()
        found.append(above[-1] if above else None)
        if node.kind not in APART:
            above.append(at)
    return found


def below(nodes: Outline, at: int) -> range:
    """The places of all that stands under a node."""
    end = at + 1
    if nodes[at].kind in APART:
        return range(end, end)
    while end < len(nodes) and nodes[end].kind not in APART and nodes[end].level > nodes[at].level:
        end += 1
    return range(at + 1, end)


def parts(text: str, nodes: Outline) -> Iterator[Part]:
    """The nodes as the rules of slices take them (see archive.ingest.slice_rules)."""
    for at, (node, parent) in enumerate(zip(nodes, parents(nodes), strict=True)):
        own = text[node.body_start : node.end]
        spans = [(one.start, one.end, own[one.start : one.end]) for one in node.actions]
        place = (node.start, node.body_start, node.end)
        yield Part(at, parent, node.anchor, node.label, node.heading, own, *place, spans)


def filled(text: str, node: OutlineNode) -> OutlineNode:
    """A node whose own text neither begins nor ends with blanks; its action items stay on their words."""
    own = text[node.body_start : node.end]
    bare = own.strip()
    before = len(own) - len(own.lstrip()) if bare else 0
    actions = tuple(one._replace(start=max(one.start - before, 0), end=one.end - before) for one in node.actions)
    start = node.body_start + before
    return node._replace(body_start=start, end=start + len(bare), actions=actions)
