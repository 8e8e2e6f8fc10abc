"""What is compared: the sections of a directive."""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.privacy.text import Hidden, redact


@dataclass(frozen=True)
class ComparedPart:
    """One section: `text` is its own text, without that of the sections beneath it."""

    level: int
    label: str
    heading: str
    text: str
    anchor: str
    kind: str = "item"  # lead, item, closing


def parts_of(sections: Iterable, hidden: Hidden | Iterable[str] = ()) -> list[ComparedPart]:
    """The parts of stored or parsed sections, given in document order, with what is `hidden` redacted."""
    return [
        ComparedPart(
            level=section.level,
            label=section.label,
            heading=redact(section.heading, hidden),
            text=redact(section.text, hidden),
            anchor=section.anchor,
            kind=str(section.kind),
        )
        for section in sections
    ]
