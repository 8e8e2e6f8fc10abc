"""Lists inside a paragraph: 推荐条件是：1、…，2、…；一是…；二是…。

They are no items of the outline, whose items begin a paragraph; the words stay in the section's text,
and these spans tell a reader where each member of the list stands.
"""

import re
from dataclasses import dataclass

from archive.lexicon import labels
from archive.lexicon.labels import Label

# A member begins the paragraph or follows a mark: …：1、甲;2、乙 but not 共1、2类.
_MEMBER = re.compile(
    r"(?:(?<=[：:；;。，,！？、\s])|^)"
    r"(?=[（(]?\s?[一二三四五六七八九十0-9０-９]{1,3}\s?[）)、．.是要]|[①-⑳⑴-⒇⒈-⒛㈠-㈩]|第[一二三四五六七八九十]{1,2}[，,、]"
    r"|其[一二三四五六七八九十][，,]|首先[，,]|其次[，,]|再次[，,]|最后[，,])",
    re.MULTILINE,
)
_LONGEST_LABEL = 24


@dataclass(frozen=True)
class Member:
    """One member of a list: its label as written, its value, and its span in the text, label included."""

    label: str
    value: int
    start: int
    end: int


def find(text: str) -> list[list[Member]]:
    """The lists in a text, each of two members or more; a list lies within one paragraph."""
    found, start = [], 0
    for paragraph in text.split("\n"):
        found += _in_paragraph(paragraph, start)
        start += len(paragraph) + 1
    return found


def _in_paragraph(paragraph: str, offset: int) -> list[list[Member]]:
    """Lists of two and more, without those that lie inside a member of an earlier one."""
    kept: list[list[Member]] = []
    for run in _runs(paragraph):
        if len(run) > 1 and (not kept or offset + run[0][0] >= kept[-1][-1].end):
            kept.append(_members(run, paragraph, offset))
    return kept


def _runs(paragraph: str) -> list[list[tuple[int, Label]]]:
    """Labels that count on, with their places, list by list in the order in which the lists begin. A list begins
    at 1; one that stands first in its paragraph may go on with a list of the paragraph before."""
    runs: list[list[tuple[int, Label]]] = []
    latest: dict[tuple[str, str], list[tuple[int, Label]]] = {}
    for match in _MEMBER.finditer(paragraph):
        at = match.start()
        if (label := _label(paragraph[at : at + _LONGEST_LABEL])) is None:
            continue
        kind = (label.kind, label.style)
        if (run := latest.get(kind)) and label.follows(run[-1][1]):
            run.append((at, label))
        elif label.value == 1 or at == 0:
            latest[kind] = run = [(at, label)]
            runs.append(run)
    return runs


def _label(words: str) -> Label | None:
    # 共5类，2、3人一组: of the marks that need company only words that count are taken here.
    return labels.read(words) or (labels.read_weak(words) if words[0] in "第其首再最" else None)


def _members(run: list[tuple[int, Label]], paragraph: str, offset: int) -> list[Member]:
    starts = [at for at, _ in run]
    ends = [*starts[1:], _end_of_last(paragraph, starts)]
    return [
        Member(label.written, label.value, offset + start, offset + end)
        for (start, label), end in zip(run, ends, strict=True)
    ]


def _end_of_last(paragraph: str, starts: list[int]) -> int:
    """Where each member before is one sentence, so is the last; else it takes the rest of the paragraph."""
    stop = paragraph.find("。", starts[-1])
    several_sentences = "。" in paragraph[starts[0] : starts[-1]]
    return len(paragraph) if stop == -1 or several_sentences else stop + 1
