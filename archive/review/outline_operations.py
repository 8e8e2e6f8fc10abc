"""What is done to an outline on the text itself: levels, headings, borders of sections, action items. Pure: an outline
in, another one out, which fits the same text (see archive.ingest.slice_rules) whatever was done to it.

Each raises Impossible, with a sentence for whoever asked, where it cannot be done.
"""

from collections.abc import Callable
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from archive.ingest import slice_rules
from archive.lexicon import labels
from archive.models import Section
from archive.models.choices import SectionKind
from archive.parsing.outline import heading_text
from archive.review.outline_nodes import ActionSpan, Outline, OutlineNode, below, filled, parents, parts

# Below the fourth, pages show no difference; a label has no more kinds.
DEEPEST = 9
_LONGEST_LABEL = Section._meta.get_field("label").max_length or 0
_LONGEST_HEADING = Section._meta.get_field("heading").max_length or 0


class Impossible(ValueError):
    """What was asked cannot be done here; the sentence says why."""


class Place(NamedTuple):
    """Where something is done: the section's place in the outline, and offsets in characters of its own text."""

    node: int
    start: int = 0
    end: int = 0


def apply(name: str, text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """The outline after the operation of this name. Raises Impossible."""
    operation = OPERATIONS.get(name)
    if operation is None or not 0 <= place.node < len(nodes):
        raise Impossible(_("没有这一处，请重新打开这一页。"))
    changed = operation(text, nodes, place)
    if fault := next(slice_rules.faults(text, parts(text, changed)), None):
        raise Impossible(str(fault))
    return changed


def _raise_level(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A section, and all under it, one step up: beside what it stood under."""
    above = parents(nodes)[place.node]
    if nodes[place.node].kind != SectionKind.ITEM or above is None or nodes[above].kind != SectionKind.ITEM:
        raise Impossible(_("这一节已是最高一级。"))
    return _moved(nodes, place.node, nodes[above].level - nodes[place.node].level)


def _lower_level(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A section, and all under it, one step down: under the one before it."""
    if nodes[place.node].kind != SectionKind.ITEM or not _has_sibling_before(nodes, place.node):
        raise Impossible(_("前面没有同级的章节，不能降级。"))
    if max(nodes[at].level for at in (place.node, *below(nodes, place.node))) >= DEEPEST:
        raise Impossible(_("层级已到最低。"))
    return _moved(nodes, place.node, 1)


def _has_sibling_before(nodes: Outline, at: int) -> bool:
    above = parents(nodes)
    for other in range(at - 1, -1, -1):
        if nodes[other].kind != SectionKind.ITEM:
            return False
        if above[other] == above[at]:
            return True
    return False


def _moved(nodes: Outline, at: int, by: int) -> list[OutlineNode]:
    touched = {at, *below(nodes, at)}
    return [one._replace(level=one.level + by) if place in touched else one for place, one in enumerate(nodes)]


def _heading_to_text(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A heading becomes text: of its own section where that has a label, else of the section before."""
    node = nodes[place.node]
    if node.kind != SectionKind.ITEM or not node.heading:
        raise Impossible(_("这一节没有可改为正文的标题。"))
    if not node.label:
        return _merge(text, nodes, place)
    opening = node.start + len(node.label)
    by = node.body_start - opening
    actions = tuple(one._replace(start=one.start + by, end=one.end + by) for one in node.actions)
    changed = filled(text, node._replace(heading="", run_in=False, body_start=opening, actions=actions))
    return [*nodes[: place.node], changed, *nodes[place.node + 1 :]]


def _paragraph_to_heading(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A paragraph becomes a heading: of its own section where that has only a label, else of a new one."""
    node = nodes[place.node]
    if node.kind == SectionKind.ITEM and node.label and not node.heading and place.start == 0:
        changed = _headed(text, node, node.start + len(node.label), node.body_start, node.end)
        return [*nodes[: place.node], changed, *nodes[place.node + 1 :]]
    return _split(text, nodes, place, is_heading=True)


def _split_section(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A section ends above this paragraph, which opens another one with its label."""
    return _split(text, nodes, place, is_heading=False)


def _split(text: str, nodes: Outline, place: Place, is_heading: bool) -> list[OutlineNode]:
    node, at = nodes[place.node], nodes[place.node].body_start + place.start
    if node.kind == SectionKind.CLOSING:
        raise Impossible(_("结尾里不能另起一节；可先把结尾并入上一节。"))
    if not _begins_line(text, node, at):
        raise Impossible(_("只能在一段的开头分节。"))
    written = _label_at(text, at)
    if not written and not is_heading:
        raise Impossible(_("这一段没有序号；可以把它作为标题。"))
    if any(one.start < place.start < one.end for one in node.actions):
        raise Impossible(_("这里在一项工作任务的中间，请先取消那项工作任务。"))
    behind = tuple(
        one._replace(start=one.start - place.start, end=one.end - place.start)
        for one in node.actions
        if one.start >= place.start
    )
    level = _level_of(nodes, place.node, written)
    opened = OutlineNode(None, SectionKind.ITEM, level, written, "", False, "", at, at, node.end, behind)
    opened = _opened(text, opened, is_heading)
    kept = filled(text, node._replace(end=at, actions=tuple(one for one in node.actions if one.start < place.start)))
    if kept.start == kept.body_start == kept.end:
        # Nothing is left of it: a lead whose first paragraph is a heading.
        return [*nodes[: place.node], opened._replace(key=node.key, anchor=node.anchor), *nodes[place.node + 1 :]]
    opened = opened._replace(anchor=_free_anchor(nodes, node.anchor))
    return [*nodes[: place.node], kept, opened, *nodes[place.node + 1 :]]


def _opened(text: str, node: OutlineNode, is_heading: bool) -> OutlineNode:
    """A new section by its first paragraph: what is its heading as the parser tells it, or as it was asked for."""
    opening = node.start + len(node.label)
    if is_heading:
        return _headed(text, node, opening, node.start, node.end)
    line = text[opening : _line_end(text, opening, node.end)]
    rest = line.lstrip()
    label = labels.parse(node.label)
    is_followed = bool(text[opening + len(line) : node.end].strip())
    heading, words = heading_text.read(rest, label.kind if label else "", is_followed)
    body = opening + len(line) - len(rest) + words if heading else opening
    if len(heading) > _LONGEST_HEADING or any(one.start < body - node.start for one in node.actions if heading):
        heading, body = "", opening
    return _with_heading(text, node, heading, body, is_run_in=bool(heading) and words < len(rest))


def _headed(text: str, node: OutlineNode, opening: int, body_start: int, end: int) -> OutlineNode:
    """The node with the paragraph at `opening` as its heading: up to the first full stop, or all of it.
    `body_start` is what the offsets of its action items count from."""
    line = text[opening : _line_end(text, opening, end)]
    stop = line.find("。")
    words = (line if stop < 0 else line[:stop]).strip().rstrip("：: ")
    body = opening + (len(line) if stop < 0 else stop + 1)
    if not any(map(str.isalnum, words)) or "\t" in line:
        raise Impossible(_("这一段不能作为标题：它是表格的一行，或者没有文字。"))
    if len(words) > _LONGEST_HEADING:
        raise Impossible(_("这一段太长，不能作为标题。"))
    if any(one.start + body_start < body for one in node.actions):
        raise Impossible(_("这一段里有工作任务，请先取消那项工作任务。"))
    actions = tuple(one._replace(start=one.start + body_start, end=one.end + body_start) for one in node.actions)
    started = node._replace(body_start=0, actions=actions)
    return _with_heading(text, started, words, body, is_run_in=stop >= 0 and bool(line[stop + 1 :].strip()))


def _with_heading(text: str, node: OutlineNode, heading: str, body: int, is_run_in: bool) -> OutlineNode:
    by = node.body_start - body
    # An action item that began with the label begins behind it now.
    actions = tuple(one._replace(start=max(one.start + by, 0), end=one.end + by) for one in node.actions)
    changed = node._replace(heading=heading, run_in=is_run_in, body_start=body, actions=actions)
    return filled(text, changed._replace(end=max(node.end, body)))


def _merge(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A section, label and heading with it, becomes text of the one before; what stood under it stays in its order."""
    node = nodes[place.node]
    before = nodes[place.node - 1] if place.node else None
    if before is None or node.kind not in (SectionKind.ITEM, SectionKind.CLOSING):
        raise Impossible(_("前面没有章节可以并入。"))
    if text[before.end : node.start].strip():
        raise Impossible(_("两节之间还有不属于任何一节的文字，不能合并。"))
    by = node.body_start - before.body_start
    moved = tuple(one._replace(start=one.start + by, end=one.end + by) for one in node.actions)
    joined = filled(text, before._replace(end=node.end, actions=(*before.actions, *moved)))
    return [*nodes[: place.node - 1], joined, *nodes[place.node + 1 :]]


def _add_action_item(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """Words of a section become an action item, outside the others."""
    node = nodes[place.node]
    words = text[node.body_start : node.end][place.start : place.end]
    if not words.strip() or len(words) != place.end - place.start or place.start < 0:
        raise Impossible(_("没有这一处，请重新打开这一页。"))
    if any(place.start < one.end and one.start < place.end for one in node.actions):
        raise Impossible(_("这句话与另一项工作任务重叠。"))
    actions = tuple(sorted([*node.actions, ActionSpan(place.start, place.end)]))
    return [*nodes[: place.node], node._replace(actions=actions), *nodes[place.node + 1 :]]


def _remove_action_item(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    node = nodes[place.node]
    left = tuple(one for one in node.actions if one.start != place.start)
    if len(left) == len(node.actions):
        raise Impossible(_("没有这项工作任务，请重新打开这一页。"))
    return [*nodes[: place.node], node._replace(actions=left), *nodes[place.node + 1 :]]


def _begins_line(text: str, node: OutlineNode, at: int) -> bool:
    if not node.body_start <= at < node.end or text[at].isspace():
        return False
    before = text[:at].rstrip(" \t\u3000")
    return not before or before.endswith("\n")


def _line_end(text: str, at: int, end: int) -> int:
    found = text.find("\n", at, end)
    return end if found < 0 else found


def _label_at(text: str, at: int) -> str:
    """The label that the paragraph at an offset begins with, or ''."""
    line = text[at : _line_end(text, at, len(text))]
    found = labels.read(line) or labels.read_weak(line)
    return found.written if found and len(found.written) <= _LONGEST_LABEL and "\t" not in line else ""


def _level_of(nodes: Outline, at: int, written: str) -> int:
    """The level of a section that opens behind a node: that of the last one with such a label, else one below a
    numbered section with another; beside it where it has none."""
    node, label = nodes[at], labels.parse(written) if written else None
    for other in reversed(nodes[: at + 1]):
        if other.kind != SectionKind.ITEM:
            break
        known = labels.parse(other.label)
        if label and known and (known.kind, known.style) == (label.kind, label.style):
            return other.level
    if node.kind == SectionKind.LEAD:
        return 1
    if node.kind == SectionKind.ITEM and not label:
        return node.level
    return min(node.level + 1, DEEPEST)


def _free_anchor(nodes: Outline, beside: str) -> str:
    """An anchor that no section has; the others keep theirs, and with them every link that was ever given out."""
    taken = {node.anchor for node in nodes}
    beside = beside[:180]
    return next(name for number in range(1, len(nodes) + 2) if (name := f"{beside}_{number}") not in taken)


Operation = Callable[[str, Outline, Place], list[OutlineNode]]
OPERATIONS: dict[str, Operation] = {
    "up": _raise_level,
    "down": _lower_level,
    "to-text": _heading_to_text,
    "to-heading": _paragraph_to_heading,
    "split": _split_section,
    "merge": _merge,
    "add-action": _add_action_item,
    "remove-action": _remove_action_item,
}
