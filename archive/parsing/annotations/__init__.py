"""Stand-off annotations of a directive's text: spans, and what they are. Page and paper draw from them, so that no
text is understood twice.

spans        what they are, and what settles them
stored_form  annotations ↔ JSON, with a stamp that tells of which text they are

`archive.parsing.text_annotations` makes them of a text.
"""

from archive.parsing.annotations.spans import (
    VERSION,
    Annotations,
    LineRole,
    LineSpan,
    MarkSpan,
    MentionSpan,
    PersonSpan,
    Settled,
)

__all__ = [
    "VERSION",
    "Annotations",
    "LineRole",
    "LineSpan",
    "MarkSpan",
    "MentionSpan",
    "PersonSpan",
    "Settled",
]
