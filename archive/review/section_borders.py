"""Where sections begin and end, and what of them is heading: parted, joined, and either made the other. Pure; each
raises Impossible."""

from django.utils.translation import gettext_lazy as _

from archive.lexicon import labels
from archive.models.choices import SectionKind
from archive.review import section_headings
from archive.review.outline_nodes import Impossible, Outline, OutlineNode, Place, filled
from archive.review.section_levels import DEEPEST


def heading_to_text(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A heading becomes text: of its own section where that has a label, else of the section before."""
    node = nodes[place.node]
    if node.kind != SectionKind.ITEM or not node.heading:
        raise Impossible(_("这一节没有可改为正文的标题。"))
    if not node.label:
        return merge(text, nodes, place)
    opening = node.start + len(node.label)
    by = node.body_start - opening
    actions = tuple(one._replace(start=one.start + by, end=one.end + by) for one in node.actions)
    changed = filled(text, node._replace(heading="", run_in=False, body_start=opening, actions=actions))
    return [*nodes[: place.node], changed, *nodes[place.node + 1 :]]


def paragraph_to_heading(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A paragraph becomes a heading: of its own section where that has only a label, else of a new one."""
    node = nodes[place.node]
    if node.kind == SectionKind.ITEM and node.label and not node.heading and place.start == 0:
        changed = section_headings.headed(text, node, node.start + len(node.label), node.body_start, node.end)
        return [*nodes[: place.node], changed, *nodes[place.node + 1 :]]
    return _split(text, nodes, place, is_heading=True)


def split_section(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A section ends above this paragraph, which opens another one with its label."""
    return _split(text, nodes, place, is_heading=False)


def _split(text: str, nodes: Outline, place: Place, is_heading: bool) -> list[OutlineNode]:
    node, at = nodes[place.node], nodes[place.node].body_start + place.start
    if node.kind == SectionKind.CLOSING:
        raise Impossible(_("结尾里不能另起一节；可先把结尾并入上一节。"))
    if not _begins_line(text, node, at):
        raise Impossible(_("只能在一段的开头分节。"))
    written = section_headings.label_at(text, at)
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
    opened = section_headings.opened(text, opened, is_heading)
    kept = filled(text, node._replace(end=at, actions=tuple(one for one in node.actions if one.start < place.start)))
    if kept.start == kept.body_start == kept.end:
        # Nothing is left of it: a lead whose first paragraph is a heading.
        return [*nodes[: place.node], opened._replace(key=node.key, anchor=node.anchor), *nodes[place.node + 1 :]]
    opened = opened._replace(anchor=_free_anchor(nodes, node.anchor))
    return [*nodes[: place.node], kept, opened, *nodes[place.node + 1 :]]


def merge(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
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


def _begins_line(text: str, node: OutlineNode, at: int) -> bool:
    if not node.body_start <= at < node.end or text[at].isspace():
        return False
    before = text[:at].rstrip(" \t\u3000")
    return not before or before.endswith("\n")


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
