"""The annotations of a text: pure, and the same whether it was just parsed or has been kept for years."""

from archive.parsing import directive_segments, line_spans, references
from archive.parsing.annotations import Annotations, MentionSpan, Settled
from archive.parsing.directive_segments import Segments
from archive.parsing.paragraph_lines import lines_of


def of(text: str, settled: Settled, segments: Segments | None = None) -> Annotations:
    """What is known of the places in the text of one directive, as it stands. `settled` are the directive's fields
    that decide what a place is. `segments` are the parser's, of the lines of this very text, where it has them."""
    starts, paragraphs = lines_of(text)
    if not paragraphs:
        return Annotations()
    segments = segments or directive_segments.segment(paragraphs)
    mentions = [MentionSpan(one.form, one.text, one.start, one.end) for one in references.mentions(text)]
    return Annotations(
        lines=line_spans.of(text, starts, segments, settled),
        mentions=tuple(sorted(mentions, key=lambda one: one.start)),
    )
