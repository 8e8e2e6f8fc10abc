"""The annotations of a text: pure, and the same whether it was just parsed or has been kept for years."""

from collections.abc import Iterable

from archive.lexicon import traditional_characters
from archive.parsing import as_written, directive_segments, line_spans, persons, references
from archive.parsing.annotations import Annotations, MarkSpan, MentionSpan, PersonSpan, Settled
from archive.parsing.directive_segments import Segments
from archive.parsing.marks import read_marks
from archive.parsing.paragraph_lines import lines_of


def of(
    text: str,
    settled: Settled,
    segments: Segments | None = None,
    marks: Iterable[MarkSpan] | None = None,
    people: Iterable[PersonSpan] | None = None,
) -> Annotations:
    """What is known of the places in the text of one directive, as it stands. `settled` are the directive's fields
    that decide what a place is. `segments` are the parser's, of the lines of this very text, where it has them, and
    so are its marks and persons."""
    # Of the same length, so that a place in it is one in the text.
    copy = traditional_characters.simplified(text)
    starts, paragraphs = lines_of(copy)
    if not paragraphs:
        return Annotations()
    segments = segments or directive_segments.segment(paragraphs)
    return Annotations(
        lines=line_spans.of(copy, starts, segments, settled.simplified()),
        mentions=tuple(sorted(_mentions(text, copy), key=lambda one: one.start)),
        persons=tuple(persons.find(text) if people is None else people),
        marks=tuple(_marks(segments, starts) if marks is None else marks),
    )


def _mentions(text: str, copy: str) -> list[MentionSpan]:
    found = [MentionSpan(one.form, one.text, one.start, one.end) for one in references.mentions(copy)]
    if copy is text:
        return found
    written = as_written.Written(copy, text)
    return [one._replace(text=written.of(one.text)) for one in found]


def _marks(segments: Segments, starts: list[int]) -> list[MarkSpan]:
    head, foot, printed = segments.head, segments.tail, segments.imprint
    closing, publication = segments.closing, printed.publication
    return read_marks.read(segments.paragraphs, starts, head.body_at, foot.at, closing, publication).spans
