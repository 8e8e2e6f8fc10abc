"""What is odd in the numbering of an outline, said to a reader; the numbers stay as they are written."""

from archive.lexicon import labels
from archive.lexicon.labels import Label
from archive.parsing.parsed_directive import ParsedSection

# 首先, 其次, 再次, 最后 may leave some out; of 1.3 and 2.1 only those were taken that count on.
_FREE = {"sequence", "decimal-2", "decimal-3"}


def irregularities(items: list[ParsedSection]) -> list[str]:
    """Notes in reading order: 「二、」之后是「四、」, 序号从「二、」开始. [] where the numbers are in order."""
    notes: list[str] = []
    last: dict[str, Label] = {}
    pending: list[tuple[ParsedSection | None, ParsedSection]] = _pairs(items)
    while pending:
        before, section = pending.pop()
        label = labels.parse(section.label)
        if note := _note(before, section, label, last):
            notes.append(note)
        if label:
            last[label.kind] = label
        pending += _pairs(section.children)
    return notes


def _pairs(siblings: list[ParsedSection]) -> list[tuple[ParsedSection | None, ParsedSection]]:
    """Each with the one before it, the last first, so that the first is popped first."""
    return list(reversed(list(zip([None, *siblings], siblings, strict=False))))


def _note(before: ParsedSection | None, section: ParsedSection, label: Label | None, last: dict[str, Label]) -> str:
    if label is None:
        return f"「{before.label}」之后的“{section.heading}”没有序号" if before and before.label else ""
    earlier = labels.parse(before.label) if before else None
    if label.kind in _FREE or _is_next(label, earlier) or (before and not before.label):
        return ""
    if earlier is None or label.kind == "article":
        # Numbers that run on through the branches: 1. 2. under 一、, 3. 4. under 二、; articles always do.
        running = last.get(label.kind)
        if _is_next(label, running) or label.value == 1 and earlier is None:
            return ""
        if running is None or label.kind != "article":
            return f"序号从「{label.written}」开始"
        earlier = running
    if label.kind == earlier.kind and label.value == earlier.value:
        return f"「{label.written}」出现两次"
    return f"「{earlier.written}」之后是「{label.written}」"


def _is_next(label: Label, earlier: Label | None) -> bool:
    return earlier is not None and label.follows(earlier)
