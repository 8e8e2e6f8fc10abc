"""A directive's paragraphs taken apart: head | body | foot | attachments | 版记."""

from dataclasses import dataclass
from functools import cached_property

from archive.lexicon import body_names, titles
from archive.parsing import foot, header
from archive.parsing.foot import imprint
from archive.parsing.forwarding import DirectiveSpan
from archive.parsing.marks import circulation
from archive.parsing.outline import attachment_parts


@dataclass
class Segments:
    """The parts of a directive in the order in which they stand: head | body | foot | attachments | 版记.
    `attached_at` are the indices of those paragraphs that open an attachment; `imprint_lines` the paragraphs of the
    版记, by index, wherever they stand (see foot.imprint), which stay here whoever it belongs to."""

    paragraphs: list[str]
    head: header.Header
    tail: foot.Foot
    attached_at: list[int]
    imprint: imprint.Imprint
    imprint_lines: dict[int, list[tuple[str, int, int]]]

    @cached_property
    def closing(self) -> list[str]:
        """The marks that close the circulation, folded; asked for what they mean and for where they stand."""
        return circulation.closed(self.paragraphs, self.tail.at)


def segment(paragraphs: list[str], head: header.Header | None = None, mark: str = "") -> Segments:
    """Take a directive's paragraphs apart; `head` is theirs where it was read before. `mark` is a line known to stand
    apart from the title below it."""
    if head is None or mark:
        head = header.read(paragraphs, mark=mark)
    printed = imprint.read(paragraphs, head.body_at, len(paragraphs))
    # What looks like an attachment above the signature is the list of them.
    signed = foot.signed_at(paragraphs, head.body_at, printed.at)
    attached_at = list(attachment_parts.begin(paragraphs[: printed.at], signed or head.body_at))
    end = attached_at[0] if attached_at else printed.at
    printed.publication = printed.publication or head.labelled.get("公开方式", "")
    tail = foot.read(paragraphs, head.body_at, end, [*titles.issuers(head.title), *head.marks])
    if tail.at == end and signed and not attached_at:
        # The signature stands in the midst: what follows is attached without saying so.
        tail = foot.read(paragraphs, head.body_at, signed)
        attached_at = [signed] if signed < printed.at - 1 else []
    lines = tail.imprint.lines | printed.lines
    return Segments(paragraphs, head, tail, attached_at, _one_imprint(printed, tail.imprint), lines)


def _one_imprint(last: imprint.Imprint, above: imprint.Imprint) -> imprint.Imprint:
    """The 版记 at the very end, completed by what stood above the attachments."""
    for name in ("printed_by", "printed_on", "printed_as", "copies_to", "copied_as", "sent_to", "publication"):
        if not getattr(last, name):
            setattr(last, name, getattr(above, name))
    return last


def give_imprint_to_printer(spans: list[DirectiveSpan], parts: list[Segments]) -> None:
    """The 版记 at the end of a text that forwards another is the notice's, since it is the notice that was
    printed; it is the forwarded one's only where the printing office is that of its issuer. Its paragraphs stay
    in the text of the directive at whose end they stand."""
    last = parts[-1]
    outermost = spans[-1].forwarded_by
    if outermost is None or not (last.imprint.printed_on or last.imprint.copies_to):
        return
    own = [*last.head.marks, *titles.issuers(last.head.title), *last.tail.issuers]
    office = body_names.parent(last.imprint.printed_by)
    if office and any(body_names.same(office, name) for name in own):
        return
    while (above := spans[outermost].forwarded_by) is not None:
        outermost = above
    printed = parts[outermost].imprint
    given = last.imprint
    parts[outermost].imprint = _one_imprint(printed, given)
    last.imprint = imprint.Imprint(given.at)


def body(parts: Segments, starts: list[int]) -> tuple[list[str], list[int]]:
    """The paragraphs between head and foot with their offsets; the first may begin after an addressee, the
    last end before a signature that runs into it."""
    head, tail = parts.head, parts.tail
    first, last = head.body_at, max(tail.at, head.body_at)
    lines, offsets = parts.paragraphs[first:last], starts[first:last]
    if tail.cut and first <= tail.at < len(parts.paragraphs):
        lines, offsets = [*lines, parts.paragraphs[tail.at][: tail.cut].rstrip()], [*offsets, starts[tail.at]]
    if head.body_from and lines:
        lines[0], offsets[0] = lines[0][head.body_from :], offsets[0] + head.body_from
    return lines, offsets
