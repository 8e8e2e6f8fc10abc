"""What of a section is its label and its heading, where one is opened or given a heading. Pure."""

from django.utils.translation import gettext_lazy as _

from archive.lexicon import labels
from archive.models import Section
from archive.parsing.outline import heading_text
from archive.review.outline_nodes import Impossible, OutlineNode, filled

_LONGEST_LABEL = Section._meta.get_field("label").max_length or 0
_LONGEST_HEADING = Section._meta.get_field("heading").max_length or 0


def opened(text: str, node: OutlineNode, is_heading: bool) -> OutlineNode:
    """A new section by its first paragraph: what is its heading as the parser tells it, or as it was asked for."""
    opening = node.start + len(node.label)
    if is_heading:
        return headed(text, node, opening, node.start, node.end)
    line = text[opening : _line_end(text, opening, node.end)]
    rest = line.lstrip()
    label = labels.parse(node.label)
    is_followed = bool(text[opening + len(line) : node.end].strip())
    heading, words = heading_text.read(rest, label.kind if label else "", is_followed)
    body = opening + len(line) - len(rest) + words if heading else opening
    if len(heading) > _LONGEST_HEADING or any(one.start < body - node.start for one in node.actions if heading):
        heading, body = "", opening
    return _with_heading(text, node, heading, body, is_run_in=bool(heading) and words < len(rest))


def headed(text: str, node: OutlineNode, opening: int, body_start: int, end: int) -> OutlineNode:
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


def label_at(text: str, at: int) -> str:
    """The label that the paragraph at an offset begins with, or ''."""
    line = text[at : _line_end(text, at, len(text))]
    found = labels.read(line) or labels.read_weak(line)
    return found.written if found and len(found.written) <= _LONGEST_LABEL and "\t" not in line else ""


def _with_heading(text: str, node: OutlineNode, heading: str, body: int, is_run_in: bool) -> OutlineNode:
    by = node.body_start - body
    # An action item that began with the label begins behind it now.
    actions = tuple(one._replace(start=max(one.start + by, 0), end=one.end + by) for one in node.actions)
    changed = node._replace(heading=heading, run_in=is_run_in, body_start=body, actions=actions)
    return filled(text, changed._replace(end=max(node.end, body)))


def _line_end(text: str, at: int, end: int) -> int:
    found = text.find("\n", at, end)
    return end if found < 0 else found
