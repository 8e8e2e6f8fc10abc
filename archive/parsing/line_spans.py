"""What each line of a directive is, from what the parser took it for."""

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise

from archive.parsing.annotations import LineRole, LineSpan, Settled
from archive.parsing.directive_segments import Segments
from archive.parsing.foot import attachment_list
from archive.parsing.header import head_lines

# (role, start, end in characters of the line)
_Part = tuple[str, int, int]
_HEAD = frozenset({LineRole.CORNER, LineRole.URGENT, LineRole.MARK})
# So far down a title may stand that staff found where the parser did not.
_FIRST_LINES = 40


def of(text: str, starts: list[int], segments: Segments, settled: Settled) -> tuple[LineSpan, ...]:
    """The lines of head, foot and tables, each with its parts behind it, in reading order. `starts` are the offsets
    of the segments' paragraphs in the text."""
    paragraphs, tail = segments.paragraphs, segments.tail
    roles = _of_head(segments, settled) | _of_foot(segments)
    spans: list[LineSpan] = []
    for at in sorted(roles):
        # The foot may begin in a paragraph, behind the last sentence, and the body in one behind the addressees.
        offset = tail.cut if at == tail.at else 0
        line = paragraphs[at][offset:]
        start = starts[at] + offset + len(line) - len(line.lstrip())
        line = line.strip()
        if roles[at] is LineRole.ADDRESSEES and at == segments.head.body_at:
            line = line[: segments.head.body_from].rstrip()
        spans.append(LineSpan(roles[at], start, start + len(line)))
        spans += [
            LineSpan(LineRole(role), start + begin, start + end)
            for role, begin, end in _parts(line, roles[at], segments.imprint_lines.get(at, ()))
        ]
    # Sorting keeps what begins together in its order: a line before its first part.
    return tuple(sorted([*spans, *_tables(starts, paragraphs)], key=lambda span: span.start))


def _of_head(segments: Segments, settled: Settled) -> dict[int, LineRole]:
    head, paragraphs = segments.head, segments.paragraphs
    title, number = _title_lines(segments, settled.title), _squash(settled.number)
    roles = dict.fromkeys(title, LineRole.TITLE)
    for at, taken in head.roles.items():
        if at in title:
            continue
        if taken in _HEAD:
            roles[at] = LineRole(taken)
        elif taken in ("number", "signers") and (signed := head_lines.SIGNED_LABEL.search(paragraphs[at])):
            roles[at] = LineRole.NUMBER if signed.start() else LineRole.SIGNERS
    if number:
        first = range(min(max(title.stop, head.body_at), len(paragraphs)))
        roles |= {at: LineRole.NUMBER for at in first if _squash(paragraphs[at]) == number}
    if settled.addressees:
        roles |= dict.fromkeys(head.addressed_lines, LineRole.ADDRESSEES)
    return roles


def _title_lines(segments: Segments, title: str) -> range:
    """The lines that together are the title: where the parser found it, or where else it stands in the head. None
    where it was made up or taken from elsewhere."""
    wanted, paragraphs = _squash(title), segments.paragraphs
    found = segments.head.title_lines
    if found and _squash("".join(paragraphs[found.start : found.stop])) == wanted:
        return found
    for start in range(min(_FIRST_LINES, len(paragraphs))):
        joined = ""
        for end in range(start, len(paragraphs)):
            joined += _squash(paragraphs[end])
            if joined == wanted:
                return range(start, end + 1)
            if not wanted.startswith(joined):
                break
    return range(0)


def _of_foot(segments: Segments) -> dict[int, LineRole]:
    roles = {at: LineRole(role) for at, role in segments.tail.roles.items()}
    roles |= dict.fromkeys(segments.imprint_lines, LineRole.IMPRINT)
    # What stands between two lines of the 版记 is of it: a list goes on, an office has a line of its own.
    end = segments.attached_at[0] if segments.attached_at else len(segments.paragraphs)
    for within in (lambda at: at < end, lambda at: at >= end):
        printed = [at for at in sorted(segments.imprint_lines) if within(at)]
        for above, below in pairwise(printed):
            roles |= dict.fromkeys(range(above, below), LineRole.IMPRINT)
    return roles


def _parts(line: str, role: LineRole, printed: Iterable[_Part]) -> Iterable[_Part]:
    """What a line consists of, as far as it is told apart."""
    if role is LineRole.IMPRINT:
        return printed
    if role in (LineRole.NUMBER, LineRole.SIGNERS) and (signed := head_lines.SIGNED_LABEL.search(line)):
        return [(LineRole.SIGNED_LABEL, *signed.span())]
    if role is LineRole.ATTACHMENT:
        label, number = attachment_list.label_and_number(line)
        parts = [(LineRole.LIST_LABEL, 0, label), (LineRole.LIST_NUMBER, label, number)]
        return [part for part in parts if part[1] < part[2]]
    return ()


def _tables(starts: list[int], paragraphs: list[str]) -> Iterator[LineSpan]:
    """A span for each run of lines with tabs."""
    for is_table, run in groupby(range(len(paragraphs)), key=lambda at: "\t" in paragraphs[at]):
        if is_table:
            rows = list(run)
            yield LineSpan(LineRole.TABLE, starts[rows[0]], starts[rows[-1]] + len(paragraphs[rows[-1]]))


def _squash(text: str) -> str:
    return "".join(text.split())
