"""How a directive and a place in it are cited: 示例市总工会关于…的通知（示工发〔2022〕7号），第二部分（三）.

Title first, then number, as the Regulations on official documents (党政机关公文处理工作条例, 2012) have it; the place
follows. What has no number is told by its date, or else by its year. Pure: knows sections only by what they bear.

The place is put together from the labels, the outermost first:

    一、 壹、              第一部分 where it is the outermost, 第一点 beneath another: that is how people speak of it
    1. 1） Ⅰ. A.          第1点
    （三） （1） ①          as written, behind what it belongs to; alone 第（三）项, since nothing then leads up to it
    第二章 第三节 第一部分    as written
    第三条                 as written, and what stands above it is left out: articles are counted through the whole
    （二） 1. under it      第（二）项, 第1目 (立法法 第六十五条: 条、款、项、目)
    2.3                   as written, without the 2. above it, which it names already
    一是 首先，             “一是” in quotation marks: a word of the sentence, not a number
    附件2                  as written; its items are counted anew behind it
    no label              its heading in quotation marks: “提高认识”部分
    lead, closing         开头部分, 结尾部分
"""

import re
import unicodedata
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from archive.lexicon import labels

LEAD, CLOSING, ATTACHMENT = "lead", "closing", "attachment"
# Numbers that stand in the sentence with a mark of their own behind them: 一、 1. A.
_PLAIN = ("chinese", "formal", "arabic", "arabic-close", "roman", "latin")
_BRACKETED = ("chinese-bracket", "arabic-bracket")
_SPOKEN = ("spoken", "ordinal", "sequence")
_MARKS = re.compile(r"[\s、．.，,：:。)）(（〔〕\[\]【】﹝﹞]+")
_LONGEST_HEADING = 30


class Step(NamedTuple):
    """A section on the way down to the one that is cited, as it is labelled."""

    kind: str
    label: str = ""
    heading: str = ""


def citation(title: str, number: str = "", dated: date | None = None, year: int | None = None, issuers=()) -> str:
    """示例市总工会关于…的通知（示工发〔2022〕7号）. Issuers are put before a title that begins with none of them: give
    those that the directive states, not those that were inferred."""
    told_by = re.split("关于|《", title, maxsplit=1)[0]
    known = title if not issuers or any(name in told_by for name in issuers) else "、".join(issuers) + title
    told = number or (f"{dated.year}年{dated.month}月{dated.day}日" if dated else f"{year}年" if year else "")
    return f"{known}（{told}）" if told else known


def place(way: Sequence[Step]) -> str:
    """Where in a directive a section stands: '第二部分（三）'. '' for an empty way."""
    told: list[str] = []
    above: list[str] = []
    for step in way:
        label = labels.parse(step.label) if step.label else None
        kind = step.kind if step.kind in (LEAD, CLOSING, ATTACHMENT) else label.kind if label else ""
        if kind == "article" or kind.startswith("decimal"):
            # They count by themselves; an attachment is a paper of its own and stays.
            told = [one for one, what in zip(told, above, strict=True) if what == ATTACHMENT]
            above = [what for what in above if what == ATTACHMENT]
        told.append(_step_words(step, kind, above))
        above.append(kind)
    return "".join(told)


def cited(directive: str, where: str) -> str:
    """The citation of a directive with a place in it: …（示工发〔2022〕7号），第二部分（三）."""
    return f"{directive}，{where}"


def _step_words(step: Step, kind: str, above: list[str]) -> str:
    outermost = not [what for what in above if what != ATTACHMENT]
    label = "".join(step.label.split())
    number = _number(label)
    if kind == LEAD:
        return "开头部分"
    if kind == CLOSING:
        return "结尾部分"
    if kind == ATTACHMENT:
        return label.rstrip("：:") or "附件"
    if not label:
        heading = " ".join(step.heading.split()).strip("，。；：、 ")[:_LONGEST_HEADING]
        return f"“{heading}”部分" if heading else "无标题部分"
    if kind in _PLAIN:
        if "article" in above:
            return f"第{number}目"
        return f"第{number}部分" if outermost and kind in ("chinese", "formal") else f"第{number}点"
    if kind in _BRACKETED:
        return f"第（{number}）项" if outermost or above[-1] == "article" else f"（{number}）"
    if kind in _SPOKEN:
        return f"“{label.rstrip('，,、：:')}”"
    return label.rstrip("、．.，,：:。")


def _number(label: str) -> str:
    """The bare number of a label: '（三）' → 三, '⒈' → 1."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", label))
