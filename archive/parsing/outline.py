"""The outline: items by their labels, whatever level system a directive uses.

The order in which kinds of label first appear makes the levels: 一、 → （一） → 1. in one text,
一、 → 一是 in another. A heading may stand alone, or run into its paragraph up to the first 。;
an item may also be a whole paragraph without a heading.
"""

import re
from dataclasses import dataclass

from archive.parsing import labels
from archive.parsing.parsed import ParsedSection

_LONGEST_HEADING = 60
# 各单位要切实… is a duty laid on somebody, not a heading.
_ADDRESSES_SOMEBODY = re.compile(
    r"^(?:全[省市区县]|本|我|贵)?各(?:级|地|市|县|单位|部门|基层|直属|高校)?[^，。]{0,16}?(?:要|应|须|请)"
)


_CLOSES = re.compile(r"^(?:特此|专此|以上(?:意见|事项|通知)|联系人|联系电话|联\s*系\s*人|附件|附：)")
_REPORTS_BACK = re.compile(r"^(?:各|全|请).*(?:报告|报送|上报|报至).*。$")


@dataclass
class _Level:
    """An open level while reading: its kind of label, the last value seen, the item itself."""

    kind: str
    value: int
    section: ParsedSection


@dataclass
class Outline:
    lead: ParsedSection | None
    items: list[ParsedSection]
    closing: ParsedSection | None


def read(paragraphs: list[str], starts: list[int], text: str) -> Outline:
    """Read the outline of a body. `starts` are the paragraphs' offsets in the directive's `text`."""
    body = list(zip(paragraphs, starts, strict=True))
    first = next((at for at, (paragraph, _) in enumerate(body) if labels.read(paragraph)), len(body))
    last = _closing_at(paragraphs, first)
    roots = _items(body[first:last])
    _name_anchors(roots, "s")
    outline = Outline(_plain("lead", "s-0", body[:first]), roots, _plain("closing", "s-end", body[last:]))
    _fill(outline, text)
    return outline


def _items(body: list[tuple[str, int]]) -> list[ParsedSection]:
    roots: list[ParsedSection] = []
    levels: list[_Level] = []
    for paragraph, start in body:
        label = labels.read(paragraph)
        if label is None:
            levels[-1].section.end = start + len(paragraph)
            continue
        depth = _depth_of(label, levels, stands_alone="。" not in paragraph)
        # The kind of a level stays its first one: 4、 after 三、 does not make the 1、 beneath its sibling.
        kind = levels[depth].kind if depth < len(levels) else label.kind
        del levels[depth:]
        section = item(paragraph, start, label)
        section.level = depth + 1
        (levels[-1].section.children if levels else roots).append(section)
        levels.append(_Level(kind, label.value, section))
    return roots


def _depth_of(label: labels.Label, levels: list[_Level], stands_alone: bool) -> int:
    """How many levels stay open above an item with this label."""
    for depth, level in enumerate(levels):
        if level.kind == label.kind:
            return depth
    if label.value > 1 and stands_alone:
        # Seen: 4、 活动要求 after 三、…: a list that begins at 4 goes on with the level that has reached 3.
        for depth, level in enumerate(levels):
            if level.value == label.value - 1:
                return depth
    return len(levels)


def item(paragraph: str, start: int, label: labels.Label) -> ParsedSection:
    """An item from the paragraph that opens it, which begins at offset `start`."""
    after = len(label.written)
    rest = paragraph[after:]
    gap = len(rest) - len(rest.lstrip())
    heading, body_at = _heading(rest.lstrip())
    body_start = start + after + gap + body_at
    return ParsedSection(
        kind="item",
        level=1,
        label=label.written,
        heading=heading,
        run_in=bool(heading) and body_at < len(rest.lstrip()),
        start=start,
        body_start=body_start,
        end=start + len(paragraph),
    )


def _heading(rest: str) -> tuple[str, int]:
    """The heading at the front of an item's first paragraph, and the offset at which its text begins."""
    stop = rest.find("。")
    if stop == -1:
        bare = rest.rstrip("：:")
        return ("", 0) if len(bare) > 2 * _LONGEST_HEADING or rest.endswith(("；", ";")) else (bare, len(rest))
    heading = rest[:stop]
    whole_paragraph = stop == len(rest) - 1 and len(heading) > 20
    if whole_paragraph or len(heading) > _LONGEST_HEADING or _ADDRESSES_SOMEBODY.match(heading):
        return "", 0
    return heading, stop + 1


def _closing_at(paragraphs: list[str], first: int) -> int:
    """The index from which the last paragraphs close the directive and belong to no item."""
    at = len(paragraphs)
    while at > first and _closes(paragraphs[at - 1]):
        at -= 1
    return at


def _closes(paragraph: str) -> bool:
    if _CLOSES.match(paragraph):
        return True
    return len(paragraph) <= 120 and paragraph.count("。") == 1 and _REPORTS_BACK.match(paragraph) is not None


def _plain(kind: str, anchor: str, body: list[tuple[str, int]]) -> ParsedSection | None:
    if not body:
        return None
    start, end = body[0][1], body[-1][1] + len(body[-1][0])
    return ParsedSection(kind, 0, "", "", False, start, start, end, anchor=anchor)


def _name_anchors(sections: list[ParsedSection], prefix: str) -> None:
    for place, section in enumerate(sections, 1):
        section.anchor = f"{prefix}-{place}"
        _name_anchors(section.children, section.anchor)


def _fill(outline: Outline, text: str) -> None:
    """Set each section's own text; what precedes it is the line end or space after its heading."""
    pending = [section for section in (outline.lead, outline.closing, *outline.items) if section]
    while pending:
        section = pending.pop()
        own = text[section.body_start : section.end]
        section.text = own.strip()
        section.body_start += len(own) - len(own.lstrip())
        pending.extend(section.children)
