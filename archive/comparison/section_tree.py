"""What is compared: the sections of a directive, and the tree they form."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

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


@dataclass
class Branch:
    """A part with the parts beneath it."""

    part: ComparedPart
    children: list["Branch"] = field(default_factory=list)

    def parts(self) -> list[ComparedPart]:
        """The part and all beneath it, in document order."""
        return [self.part, *(part for child in self.children for part in child.parts())]


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


def tree(parts: Sequence[ComparedPart]) -> list[Branch]:
    """Parts in document order become branches; an item lies beneath the last one of a lower level."""
    roots: list[Branch] = []
    above: list[Branch] = []
    for part in parts:
        branch = Branch(part)
        if part.kind != "item":
            roots.append(branch)
            above = []
            continue
        while above and above[-1].part.level >= part.level:
            above.pop()
        (above[-1].children if above else roots).append(branch)
        above.append(branch)
    return roots
