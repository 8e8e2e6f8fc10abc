"""Levels of sections, one step up or down, with all that stands under them. Pure; each raises Impossible."""

from django.utils.translation import gettext_lazy as _

from archive.models.choices import SectionKind
from archive.review.outline_nodes import Impossible, Outline, OutlineNode, Place, below, parents

# Below the fourth, pages show no difference; a label has no more kinds.
DEEPEST = 9


def raise_level(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A section, and all under it, one step up: beside what it stood under."""
    above = parents(nodes)[place.node]
    if nodes[place.node].kind != SectionKind.ITEM or above is None or nodes[above].kind != SectionKind.ITEM:
        raise Impossible(_("这一节已是最高一级。"))
    return _moved(nodes, place.node, nodes[above].level - nodes[place.node].level)


def lower_level(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
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
