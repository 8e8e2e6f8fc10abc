"""A notice that forwards (转发, 印发, 批转) has another document as its second half: two directives in
one text, or more: it may forward several, and what it forwards may forward in turn.

Each directive goes from its first paragraph to the next one's, so that together they are the text.
"""

import re
from dataclasses import dataclass, replace

from archive.lexicon import body_names, labels, titles
from archive.lexicon.vocabulary import without_gaps
from archive.parsing import foot, header
from archive.parsing.forwarding import forwarding_notice
from archive.parsing.header import head_lines

_OPENER = re.compile(r"附\s*件?\s*(?:\d{1,2}|[一二三四五六七八九十])?\s*[：:]?$")
# Deeper than a forwarding of a forwarding of a forwarding goes none; text made to nest is cut off here.
_DEEPEST = 6
_MOST_FORWARDED, _MOST_SPANS = 12, 60
_HEAD_LINES = 48
# Short lines that may be a title: a table of names has some hundreds.
_MOST_LOOKED_AT = 3000


@dataclass(frozen=True)
class DirectiveSpan:
    """Paragraphs start to end are one directive; `forwarded_by` is the index of the span that forwards it, `head`
    what was read on the way, where all of its paragraphs were looked at."""

    start: int
    end: int
    forwarded_by: int | None = None
    kind: str = ""
    head: header.Header | None = None


def split(paragraphs: list[str]) -> list[DirectiveSpan]:
    """The directives of a text in its order, each with the one that forwards it."""
    spans = [DirectiveSpan(0, len(paragraphs))]
    pending = [(0, 0)]
    while pending and len(spans) < _MOST_SPANS:
        index, depth = pending.pop(0)
        span = spans[index]
        if depth == _DEEPEST:
            continue
        looked_at = min(span.end, span.start + _HEAD_LINES)
        head = header.read(paragraphs[span.start : looked_at])
        starts, kind = _forwarded(paragraphs, span.start, span.end, head)
        if not starts:
            spans[index] = replace(span, head=head if looked_at == span.end else None)
            continue
        ends = [*starts[1:], span.end]
        spans[index] = DirectiveSpan(span.start, starts[0], span.forwarded_by, span.kind)
        inner = [DirectiveSpan(start, end, index, kind) for start, end in zip(starts, ends, strict=True)]
        # Right behind the one that forwards them: the order of the text. What lies further back moves on.
        moved = {at: at + len(inner) if at > index else at for at in range(len(spans))}
        spans = [replace(span, forwarded_by=_moved(span.forwarded_by, moved)) for span in spans]
        spans[index + 1 : index + 1] = inner
        pending = [(moved[at], level) for at, level in pending]
        pending += [(index + 1 + place, depth + 1) for place in range(len(inner))]
    return spans


def _moved(forwarded_by: int | None, moved: dict[int, int]) -> int | None:
    return None if forwarded_by is None else moved[forwarded_by]


def _forwarded(paragraphs: list[str], start: int, end: int, head: header.Header) -> tuple[list[int], str]:
    """Indices of the paragraphs at which the directives forwarded by the one from `start` to `end`, with this
    head, begin, and the kind; ([], '') where it forwards none.

    A forwarded text begins with its own title: the words that the notice names in 《》, or a further title
    with addressees of its own, or whatever titled text stands after the notice's signature.
    """
    body_at = start + head.body_at
    kind = forwarding_notice.forwarding_kind(head.title) or _kind_in(paragraphs[body_at : min(end, body_at + 3)])
    if not kind or body_at >= end:
        return [], ""
    lead = "".join(paragraphs[body_at : min(end, body_at + 3)])[:1200]
    notice = forwarding_notice.Notice(head, lead, foot.signed_at(paragraphs, body_at, end))
    found: list[int] = []
    at, looked_at = body_at + 1, 0
    while at < end and len(found) < _MOST_FORWARDED and looked_at < _MOST_LOOKED_AT:
        title = None
        if _may_open(paragraphs[at]):
            title = _title_at(paragraphs, at)
            looked_at += 1
        if title is None or notice.signs_with(paragraphs, title) or notice.lists(paragraphs, title):
            at += 1
        elif notice.names(title) or (not found and notice.may_forward(paragraphs, title, end)):
            found.append(_with_mark(paragraphs, title.at, max([body_at, *found]), notice.signed))
            at = title.end
        else:
            at += 1
    return found, kind if found else ""


def _title_at(paragraphs: list[str], at: int) -> titles.ReadTitle | None:
    """The title that begins with a paragraph; the label of an attachment may stand before it on the line."""
    if opener := titles.OPENER.match(paragraphs[at]):
        bare = paragraphs[at][opener.end() :]
        return titles.ReadTitle(bare, at, at + 1) if titles.is_title(bare) else None
    return titles.at(paragraphs, at)


def _kind_in(lead: list[str]) -> str:
    match = forwarding_notice.SAYS_SO.search("".join(lead)[:1200])
    return (match["kind"] or match["brief"]) if match else ""


def _may_open(paragraph: str) -> bool:
    return len(paragraph) <= titles.LONGEST and "。" not in paragraph and not labels.read(paragraph)


def _with_mark(paragraphs: list[str], title_at: int, floor: int, signed: int | None) -> int:
    """Step back over the forwarded directive's own marks and number, which stand above its title. A line 附件
    and the notice's own signature stay with the notice."""
    at = title_at
    after_signature = signed is not None and signed <= title_at
    floor = max(floor, signed - 1) if signed is not None and after_signature else floor
    while at - 1 > floor:
        above = paragraphs[at - 1].strip()
        if len(above) > 90 or _OPENER.match(above):
            break
        named = body_names.names_in(above) and (after_signature or _is_mark(paragraphs[at:title_at]))
        if not named and not head_lines.is_one(above):
            break
        at -= 1
    return at


def _is_mark(below: list[str]) -> bool:
    """Whether lines of names are a mark of several bodies: one of them says 文件."""
    return any("文件" in without_gaps(line) for line in below)
