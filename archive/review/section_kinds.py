"""What a section is (lead, item, closing, attachment), and whether its heading runs into its paragraph. Pure; each
operation raises Impossible."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from archive.models.choices import SectionKind
from archive.review.outline_nodes import APART, Impossible, Outline, OutlineNode, Place, below, filled


def to_lead(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """The first section becomes what stands before the items; its label and heading become text."""
    return _changed(nodes, place.node, SectionKind.LEAD, [_without_heading(text, nodes[place.node])])


def to_closing(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """The last section before the attachments becomes what stands after the items; its label and heading text."""
    return _changed(nodes, place.node, SectionKind.CLOSING, [_without_heading(text, nodes[place.node])])


def to_attachment(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A section becomes an attachment, which stands under nothing; what stands under it, and sections of a lower level
    that follow, stand under the attachment."""
    return _changed(nodes, place.node, SectionKind.ATTACHMENT, _moved_to(nodes, place.node, 1))


def to_item(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """A section becomes an item of the outline: a lead beside what follows it, a closing beside the first level."""
    node = nodes[place.node]
    levels = [one.level for one in nodes if one.kind == SectionKind.ITEM]
    if node.kind == SectionKind.LEAD and place.node + 1 < len(nodes):
        levels = [nodes[place.node + 1].level]
    level = node.level if node.kind not in APART else max(min(levels, default=1), 1)
    return _changed(nodes, place.node, SectionKind.ITEM, _moved_to(nodes, place.node, level))


def run_in(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """The heading stands in one paragraph with the text behind it."""
    return _headed(nodes, place.node, is_run_in=True)


def own_line(text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """The heading stands on a line of its own."""
    return _headed(nodes, place.node, is_run_in=False)


def kinds_for(nodes: Outline, at: int) -> list[SectionKind]:
    """What else a section may become."""
    return [kind for kind in SectionKind if not _why_not(nodes, at, kind)]


def may_run_in(node: OutlineNode) -> bool:
    """Whether a section has both a heading and a paragraph behind it."""
    return node.kind == SectionKind.ITEM and bool(node.heading) and node.body_start < node.end


def _why_not(nodes: Outline, at: int, kind: SectionKind) -> str | Promise:
    """Why a section cannot become one of this kind, or ''."""
    if nodes[at].kind == kind:
        return _("这一节已是这种性质。")
    if kind in APART and below(nodes, at):
        return _("这一节之下还有章节。")
    if kind == SectionKind.LEAD and at:
        return _("只有第一节可以作为引言。")
    if kind == SectionKind.CLOSING and not _ends_body(nodes, at):
        return _("只有附件之前的最后一节可以作为结尾。")
    if kind == SectionKind.ATTACHMENT and any(one.kind in APART for one in nodes[at + 1 :]):
        return _("附件之后不能再有引言或结尾。")
    return ""


def _ends_body(nodes: Outline, at: int) -> bool:
    """Whether a section, not the only one, is the last before the attachments."""
    is_last = at + 1 == len(nodes) or nodes[at + 1].kind == SectionKind.ATTACHMENT
    return at > 0 and is_last and not any(one.kind == SectionKind.ATTACHMENT for one in nodes[: at + 1])


def _changed(nodes: Outline, at: int, kind: SectionKind, own: list[OutlineNode]) -> list[OutlineNode]:
    """The outline with a section of another kind; `own` are the section and what stands under it."""
    if sentence := _why_not(nodes, at, kind):
        raise Impossible(sentence)
    return [*nodes[:at], own[0]._replace(kind=kind), *own[1:], *nodes[at + len(own) :]]


def _moved_to(nodes: Outline, at: int, level: int) -> list[OutlineNode]:
    """A section at this level, and what stands under it as far below as it was."""
    by = level - nodes[at].level
    return [nodes[one]._replace(level=nodes[one].level + by) for one in (at, *below(nodes, at))]


def _without_heading(text: str, node: OutlineNode) -> OutlineNode:
    by = node.body_start - node.start
    actions = tuple(one._replace(start=one.start + by, end=one.end + by) for one in node.actions)
    bare = node._replace(level=0, label="", heading="", run_in=False, body_start=node.start, actions=actions)
    return filled(text, bare)


def _headed(nodes: Outline, at: int, is_run_in: bool) -> list[OutlineNode]:
    node = nodes[at]
    if not may_run_in(node):
        raise Impossible(_("这一节没有标题，或者标题之后没有文字。"))
    if node.run_in == is_run_in:
        raise Impossible(_("标题已是这样排的。"))
    return [*nodes[:at], node._replace(run_in=is_run_in), *nodes[at + 1 :]]
