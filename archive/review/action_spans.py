"""Words of a section made an action item, and an action item made words again. Pure; each raises Impossible."""

from django.utils.translation import gettext_lazy as _

from archive.review.outline_nodes import ActionSpan, Impossible, Outline, OutlineNode, Place


def add_action_item(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """Words of a section become an action item, outside the others."""
    node = nodes[place.node]
    words = text[node.body_start : node.end][place.start : place.end]
    if not words.strip() or len(words) != place.end - place.start or place.start < 0:
        raise Impossible(_("没有这一处，请重新打开这一页。"))
    if any(place.start < one.end and one.start < place.end for one in node.actions):
        raise Impossible(_("这句话与另一项工作任务重叠。"))
    actions = tuple(sorted([*node.actions, ActionSpan(place.start, place.end)]))
    return [*nodes[: place.node], node._replace(actions=actions), *nodes[place.node + 1 :]]


def remove_action_item(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    node = nodes[place.node]
    left = tuple(one for one in node.actions if one.start != place.start)
    if len(left) == len(node.actions):
        raise Impossible(_("没有这项工作任务，请重新打开这一页。"))
    return [*nodes[: place.node], node._replace(actions=left), *nodes[place.node + 1 :]]
