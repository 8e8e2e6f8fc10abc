"""What holds between a text, its sections and their action items. Pure: plain values in, faults out.

All are slices of one text, so that a page shows the very characters. A text changed without its sections makes
every page of the directive wrong, and nothing in the database would say so.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

LINE_END = "line-end"
# A word that was too long for its column ends with this.
_CUT = "…"
_OTHER_HEADING = "章节的标题不是正文的这一段"


class Part(NamedTuple):
    """A section: offsets in characters of the directive's text; `parent` is the position of the one above, or None.
    `actions` are its action items in their order: start, end in characters of its own text, and their words."""

    position: int
    parent: int | None
    anchor: str
    label: str
    heading: str
    text: str
    start: int
    body_start: int
    end: int
    actions: Sequence[tuple[int, int, str]] = ()


@dataclass(frozen=True)
class Fault:
    """A rule that is broken, by a name for programs; where (an anchor, or '' for the text) and a sentence."""

    rule: str
    anchor: str
    sentence: str

    def __str__(self):
        return f"{self.anchor}：{self.sentence}" if self.anchor else self.sentence


def faults(text: str, parts: Iterable[Part], own_headings: bool = False) -> Iterator[Fault]:
    """What does not fit, in reading order. `parts` come in the order of their positions; with `own_headings` a
    heading may have other words than the text (staff could once reword it)."""
    if not text.strip():
        yield Fault("empty", "", "正文是空的")
    if "\r" in text:
        yield Fault(LINE_END, "", "正文的换行里有回车符")
    order = _Order()
    for part in parts:
        if sentence := order.broken_by(part):
            yield Fault("order", part.anchor, sentence)
        if not 0 <= part.start <= part.body_start <= part.end <= len(text):
            yield Fault("span", part.anchor, "章节的起止位置不在正文之内")
            continue
        if not _is_slice(text, part.body_start, part.end, part.text):
            yield Fault("section", part.anchor, "章节的文字不是正文的这一段")
        if sentence := _misnamed(text, part, own_headings):
            yield Fault("label", part.anchor, sentence)
        for sentence in misplaced(part.text, part.actions):
            yield Fault("action", part.anchor, sentence)


def misplaced(text: str, actions: Iterable[tuple[int, int, str]]) -> Iterator[str]:
    """What does not fit between a section's own text and its action items, a sentence each."""
    clear = 0
    for start, end, words in actions:
        if not 0 <= start < end or not _is_slice(text, start, end, words):
            yield f"工作任务“{words[:12]}”不是章节的这一段文字"
        elif start < clear:
            yield f"工作任务“{words[:12]}”与前一项重叠"
        clear = max(clear, end)


def fits(text: str, parts: Iterable[Part], own_headings: bool = False) -> bool:
    """Whether nothing is wrong."""
    return next(faults(text, parts, own_headings), None) is None


def folded_parts(parts: Iterable[Part]) -> list[Part]:
    """Sections and action items with the line ends that the archive keeps; their offsets count these."""
    return [
        part._replace(
            label=folded(part.label),
            heading=folded(part.heading),
            text=folded(part.text),
            actions=[(start, end, folded(words)) for start, end, words in part.actions],
        )
        for part in parts
    ]


def folded(text: str) -> str:
    """A text with the line ends that the archive keeps: a browser sends CR and LF for each."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class _Order:
    """Sections follow each other, none begins before the last one ends, and each stands within its parent."""

    def __init__(self):
        self.at, self.end, self.open = -1, 0, []
        self.anchors: set[str] = set()

    def broken_by(self, part: Part) -> str:
        """What is wrong with the next section's place, or ''."""
        is_next, is_clear = part.position > self.at, part.start >= self.end
        is_named = bool(part.anchor) and part.anchor not in self.anchors
        self.at, self.end = max(self.at, part.position), max(self.end, part.end)
        self.anchors.add(part.anchor)
        if not self._enter(part):
            return "章节不在上级章节之内"
        if not is_next:
            return "两个章节的次序相同"
        if not is_named:
            return "章节没有锚点，或两个章节的锚点相同"
        return "" if is_clear else "章节与前一章节的文字重叠"

    def _enter(self, part: Part) -> bool:
        above = len(self.open)
        while above and self.open[above - 1] != part.parent:
            above -= 1
        if part.parent is not None and not above:
            return False
        self.open[above:] = [part.position]
        return True


def _is_slice(text: str, start: int, end: int, words: str) -> bool:
    return end - start == len(words) and text.startswith(words, start)


def _misnamed(text: str, part: Part, own_headings: bool) -> str:
    """A section opens with its label and heading; what else stands there are blanks and marks."""
    opening = text[part.start : part.body_start]
    if not _begins(opening, part.label):
        return "章节不以它的序号开头"
    if own_headings or not opening.startswith(part.label):
        return ""
    rest, heading = opening[len(part.label) :], part.heading
    if heading not in rest:
        rest, heading = _squashed(rest), _squashed(heading)
    if heading.endswith(_CUT) and heading not in rest:
        return "" if heading[:-1] in rest else _OTHER_HEADING
    if heading not in rest or any(map(str.isalnum, rest.replace(heading, "", 1))):
        return _OTHER_HEADING
    return ""


def _begins(opening: str, words: str) -> bool:
    return opening.startswith(words) or (words.endswith(_CUT) and opening.startswith(words[:-1]))


def _squashed(words: str) -> str:
    # A heading set wide (总 则) or over two lines is kept without the gaps.
    return "".join(words.split())
