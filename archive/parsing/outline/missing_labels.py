"""Items without a label: 【活动时间】, and headings whose number was lost on the way.

Seen: 比赛项目 （一）… （二）… 二、报名办法: the first heading came without its 一、. Such a line becomes an
item only where no other line could be meant; its label is '' since nothing is written.
"""

import re

from archive.lexicon.labels import Label
from archive.lexicon.vocabulary import BODY_NAME

_TOP = {"part", "chapter", "section", "article", "chinese", "formal"}
_SQUARE = re.compile(r"【[^】\n]{2,20}】")
# A heading that stands alone: short, no sentence, no introduction of a list, no signature.
_LONE = re.compile(r"[\u4e00-\u9fff“”、，（）0-9 ]{2,24}$")
_NO_HEADING = re.compile(r"(?:如下|[，、]|通知|年.*月.*)$|特此|联系人|电话|附件")


def add(found: list[Label | None], paragraphs: list[str], rows: list[bool]) -> None:
    """Enter the items without a written label into `found`, the labels of the paragraphs so far."""
    _add_square(found, paragraphs)
    lone = [at for at, row in enumerate(rows) if found[at] is None and not row and _is_lone(paragraphs[at])]
    if not lone:
        return
    if any(label and label.kind == "chinese" for label in found):
        _fill_gaps(found, paragraphs, lone)
    elif not any(label and label.kind in _TOP for label in found):
        _add_unnumbered(found, lone)


def _is_lone(paragraph: str) -> bool:
    return bool(_LONE.match(paragraph)) and not _NO_HEADING.search(paragraph) and not BODY_NAME.fullmatch(paragraph)


def _add_square(found: list[Label | None], paragraphs: list[str]) -> None:
    """【活动时间】…: headings marked by square brackets alone, where there are several."""
    places = [at for at, paragraph in enumerate(paragraphs) if found[at] is None and _SQUARE.match(paragraph)]
    if len(places) > 1:
        for number, at in enumerate(places, 1):
            found[at] = Label("square", number, "")


def _fill_gaps(found: list[Label | None], paragraphs: list[str], lone: list[int]) -> None:
    """Between 一、 and 三、, or before a first 二、: the one line that can be a heading, if it has a text of its own
    beneath it, and the item above it has one too."""
    before, number = -1, 0
    for at, label in [(at, label) for at, label in enumerate(found) if label and label.kind == "chinese"]:
        if label.value == number + 2:
            begins = before + 1 if before < 0 or "。" in paragraphs[before] else before + 2
            lines = [line for line in lone if begins <= line < at - 1]
            if len(lines) == 1:
                found[lines[0]] = Label("chinese", number + 1, "")
        before, number = at, label.value


def _add_unnumbered(found: list[Label | None], lone: list[int]) -> None:
    """Without any label of the top level: lines that stand before each new （一） of the level beneath."""
    first = next((label for label in found if label), None)
    if first is None or first.kind not in ("chinese-bracket", "arabic"):
        return
    places, before = [], -1
    for at, label in enumerate(found):
        if label and label.kind == first.kind and label.value == 1:
            places.append([line for line in lone if before < line < at])
        before = at if label else before
    if len(places) > 1 and all(len(lines) == 1 for lines in places):
        for number, (line,) in enumerate(places, 1):
            found[line] = Label("unnumbered", number, "")
