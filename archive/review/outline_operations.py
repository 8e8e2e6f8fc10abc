"""What is done to an outline on the text itself: levels, headings, borders and kinds of sections, action items. Pure:
an outline in, another one out, which fits the same text (see archive.ingest.slice_rules) whatever was done to it.
"""

from collections.abc import Callable

from django.utils.translation import gettext_lazy as _

from archive.ingest import slice_rules
from archive.review import action_spans, section_borders, section_kinds, section_levels
from archive.review.outline_nodes import Impossible, Outline, OutlineNode, Place, parts

Operation = Callable[[str, Outline, Place], list[OutlineNode]]
OPERATIONS: dict[str, Operation] = {
    "up": section_levels.raise_level,
    "down": section_levels.lower_level,
    "to-text": section_borders.heading_to_text,
    "to-heading": section_borders.paragraph_to_heading,
    "split": section_borders.split_section,
    "merge": section_borders.merge,
    "as-lead": section_kinds.to_lead,
    "as-item": section_kinds.to_item,
    "as-closing": section_kinds.to_closing,
    "as-attachment": section_kinds.to_attachment,
    "run-in": section_kinds.run_in,
    "own-line": section_kinds.own_line,
    "add-action": action_spans.add_action_item,
    "remove-action": action_spans.remove_action_item,
}


def apply(name: str, text: str, nodes: Outline, place: Place) -> list[OutlineNode]:
    """The outline after the operation of this name. Raises Impossible."""
    operation = OPERATIONS.get(name)
    if operation is None or not 0 <= place.node < len(nodes):
        raise Impossible(_("没有这一处，请重新打开这一页。"))
    changed = operation(text, nodes, place)
    if fault := next(slice_rules.faults(text, parts(text, changed)), None):
        raise Impossible(str(fault))
    return changed
