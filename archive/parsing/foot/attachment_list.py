"""The list of attachments that a directive gives below its body (附件说明, GB/T 9704-2012, 7.3.4).

附件：1.竞赛规程
      2.报名表
"""

import re
from dataclasses import dataclass

from archive.lexicon import body_names, dates

# 附件：…, 附：…, 附件1：…, 附件 1.…; a line 附件1 alone opens an attachment and lists none.
_LINE = re.compile(r"^[（(]?附\s*件?\s*\d{0,2}\s*(?:[：:]|[.．、](?=\s*\S))\s*")
LIST_IN_LINE = re.compile(r"(?<=[。！\s])附\s*件?\s*\d{0,2}\s*[：:]\s*")
_ITEM = re.compile(
    r"(?:^|(?<=[\s；;，,。]))(?:附\s*件\s*\d{0,2}\s*[：:.．、]|\d{1,2}\s*[.．、](?:(?!\d)|(?=[12]\d{3}\s*年))|[（(]\s*\d{1,2}\s*[)）]、?|[一二三四五六七八九十]{1,3}、)\s*"
)
MOST_LINES = 40
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Listed:
    """The list's first paragraph is the one of index `at`; `written` is the list as it stands."""

    at: int
    names: list[str]
    written: str


def listed(paragraphs: list[str], last: int, start: int) -> Listed | None:
    """The list whose last line is the paragraph of index `last`, or None. Its label may stand lines above."""
    for at in range(last, max(start - 1, last - MOST_LINES), -1):
        line = paragraphs[at].strip()
        if _LINE.match(line):
            while at > max(start, last - MOST_LINES) and _LINE.match(paragraphs[at - 1]):
                at -= 1
            lines = [_LINE.sub("", paragraph.strip()) for paragraph in paragraphs[at : last + 1]]
            names = names_in("\n".join(lines), one_each=last == at or bool(_LINE.match(paragraphs[at + 1])))
            return Listed(at, names, "\n".join(paragraphs[at : last + 1])) if names else None
        if len(line) > _LONGEST_NAME or "。" in line or line.endswith(("：", ":")) or _is_signature(line):
            return None
    return None


def label_and_number(line: str) -> tuple[int, int]:
    """Where the label of a line of the list ends, and where the number of its first entry: '附件：1.规程' → 3, 5."""
    label = match.end() if (match := _LINE.match(line)) else 0
    number = _ITEM.match(line[label:])
    return label, label + number.end() if number else label


def _is_signature(line: str) -> bool:
    if body_names.names_in(line) or dates.partial(line):
        return True
    return len(line) <= 40 and bool(dates.find(line))


def names_in(text: str, one_each: bool = False) -> list[str]:
    """Names in the words after 附件：, each on its line, or numbered in one: '1.规程 2.报名表' → two. A line
    without a number goes on with the name above where that has one, but for `one_each`."""
    names: list[str] = []
    numbered = False
    for line in text.split("\n"):
        starts = [match.span() for match in _ITEM.finditer(line)]
        if not starts:
            if names and numbered and not one_each and line.strip():
                names[-1] += line.strip()
            else:
                names.append(line)
            continue
        numbered = True
        ends = [start for start, _ in starts[1:]] + [len(line)]
        names += [line[: starts[0][0]], *(line[begin:end] for (_, begin), end in zip(starts, ends, strict=True))]
    return [bare for name in names if (bare := _bare(name)) and bare not in ("（略）", "略", "无")]


def _bare(name: str) -> str:
    name = name.strip(" \t；;。，,")
    return name.rstrip("）)") if "（" not in name and "(" not in name else name
