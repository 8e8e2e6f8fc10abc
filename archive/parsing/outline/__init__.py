"""The outline: items by their labels, whatever level system a directive uses.

    paragraphs ──which begin an item (item_labels)──> labels ──how deep (levels)──> tree of items
                                                            ──what is heading (heading_text)──┘  (items)

What stands before the first item is the lead, what closes the directive after the last (特此通知, the
list of attachments, whom to ring up) the closing. A paragraph without a label belongs to the item above.
"""

from dataclasses import dataclass

from archive.parsing.cleaning import text_tables
from archive.parsing.outline import closing, item_labels, items, label_order
from archive.parsing.outline.items import OutlineLine
from archive.parsing.parsed_directive import ParsedSection

# No directive has so many items. What exceeds them stays text of the last one: anchors and pages have
# their limits, and a hostile text shall not pass them.
_MOST_ITEMS = 4000


@dataclass
class Outline:
    lead: ParsedSection | None
    items: list[ParsedSection]
    closing: ParsedSection | None


def read(paragraphs: list[str], starts: list[int], text: str) -> Outline:
    """Read the outline of a body. `starts` are the paragraphs' offsets in the directive's `text`."""
    body = _lines(paragraphs, starts)
    first = next((at for at, line in enumerate(body) if line.label), len(body))
    found = [line.label for line in body]
    # Without items the first paragraph at least is the lead: it tells the occasion.
    last = closing.begins_at(paragraphs, first if first < len(body) else 1, found)
    roots = items.tree(body[first:last], 1)
    name_anchors(roots, "s")
    around = [_plain("lead", "s-0", body[: min(first, last)]), _plain("closing", "s-end", body[last:])]
    fill([section for section in (*around, *roots) if section], text)
    return Outline(around[0], roots, around[1])


def read_inside(
    paragraphs: list[str], starts: list[int], level: int, most: int = _MOST_ITEMS
) -> tuple[int, list[ParsedSection]]:
    """The items of an attachment, `most` at most, whose first level is `level`, and the index at which they
    begin: neither lead nor closing, for all that stands in it belongs to it. Their texts are still to be filled in."""
    body = _lines(paragraphs, starts, most)
    first = next((at for at, line in enumerate(body) if line.label), len(body))
    return first, items.tree(body[first:], level)


def irregularities(sections: list[ParsedSection]) -> list[str]:
    """What is odd in the numbering of an outline, in words for a reader: 「二、」之后是「四、」."""
    return label_order.irregularities(sections)


def name_anchors(sections: list[ParsedSection], prefix: str) -> None:
    """s-1, s-1-2 …: the place among the siblings, whatever number is written."""
    pending = [(section, f"{prefix}-{place}") for place, section in enumerate(sections, 1)]
    while pending:
        section, anchor = pending.pop()
        section.anchor = anchor
        pending += [(child, f"{anchor}-{place}") for place, child in enumerate(section.children, 1)]


def fill(sections: list[ParsedSection], text: str) -> None:
    """Set each section's own text and tables; what precedes it is the line end or space after its heading."""
    pending = list(sections)
    while pending:
        section = pending.pop()
        own = text[section.body_start : section.end]
        section.text = own.strip()
        section.body_start += len(own) - len(own.lstrip())
        section.end = section.body_start + len(section.text)
        section.tables = text_tables.in_text(section.text)
        pending += section.children


def _lines(paragraphs: list[str], starts: list[int], most: int = _MOST_ITEMS) -> list[OutlineLine]:
    lines = [OutlineLine(*line) for line in zip(paragraphs, starts, item_labels.of(paragraphs), strict=True)]
    for line in [line for line in lines if line.label][max(most, 0) :]:
        line.label = None
    return lines


def _plain(kind: str, anchor: str, body: list[OutlineLine]) -> ParsedSection | None:
    if not body:
        return None
    start, end = body[0].start, body[-1].end
    return ParsedSection(kind, 0, "", "", False, start, start, end, anchor=anchor)
