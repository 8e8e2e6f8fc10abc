"""The box of facts that government sites set above a directive: 索引号, 主题分类, 发文机关, 文号, 发布日期 …

What it says of the page goes. What it says of the directive (its issuer, number, date, title) goes where
the directive says the same, and stays, on a line of its own, where it does not.
"""

import re

from archive.lexicon import dates
from archive.parsing.cleaning.raw_lines import RawLine, RemovalSpan

REASON = "网页信息"
_LINES, _FEWEST, _REACH, _FAR = 25, 3, 400, 2000
# Names that only such a box uses; other names of the page; names of facts about the directive.
_SURE = (
    "索引号", "索取号", "信息索引", "主题分类", "信息分类", "组配分类", "公开方式", "公开时限", "公开范围", "公开类别",
    "有效性", "时效性", "效力状态",
)  # fmt: skip
_PAGE = (
    "发布机构", "发布日期", "发布时间", "公开日期", "公开形式", "公开属性", "公开主体", "是否有效", "失效日期",
    "废止日期", "关键词", "主题词", "体裁", "内容概述", "概述", "责任部门", "信息来源", "信息类别", "分类",
)  # fmt: skip
_FACTS = (
    "发文机关", "发文单位", "制发机关", "成文日期", "成文时间", "生成日期", "发文日期", "发文时间", "标题", "名称",
    "文件名称", "信息名称", "文号", "发文字号", "文件编号", "公文种类", "文种",
)  # fmt: skip
_LABEL = re.compile(
    "(?<![\u4e00-\u9fff])(?P<name>"
    + "|".join(r"[^\S\n]{0,4}".join(name) for name in sorted(_SURE + _PAGE + _FACTS, key=len, reverse=True))
    + r")[^\S\n]{0,3}(?:[:：][^\S\n]{0,3}|\t)"
)
_SIGNS = ("索", "分类", "分 类", "公开方", "公开时", "公开范", "公开类", "有效性", "时效性", "效力")
_NEXT_LINE = re.compile(r"\s{0,4}\n[^\S\n]{0,20}(?=[^\n]{1,80}(?:\n|$))")


def find(text: str, lines: list[RawLine]) -> list[RemovalSpan]:
    """What is to go of the box above a directive, if there is one among the first `lines` of `text`."""
    if not lines:
        return []
    last = lines[min(len(lines), _LINES) - 1]
    end = min(last.start + len(last.raw), _FAR)
    if not any(sign in text[:end] for sign in _SIGNS):
        return []
    labels = _together(list(_LABEL.finditer(text, 0, end)))
    names = ["".join(label["name"].split()) for label in labels]
    if len(labels) < _FEWEST or not set(names) & set(_SURE):
        return []
    values = [_value(text, label, following) for label, following in zip(labels, [*labels[1:], None], strict=True)]
    rest = text[values[-1][1] :]
    bare = "".join(rest.split())
    return [
        RemovalSpan(label.start(), stop, REASON, "\n")
        for label, name, (start, stop) in zip(labels, names, values, strict=True)
        if name not in _FACTS or _is_said(text[start:stop], rest, bare)
    ]


def begins(text: str) -> bool:
    """Whether a line begins like one of such a box."""
    return _LABEL.match(text) is not None


def _together(labels: list[re.Match]) -> list[re.Match]:
    """The labels from the first on, as long as each stands near the one before."""
    for at in range(1, len(labels)):
        if labels[at].start() - labels[at - 1].end() > _REACH:
            return labels[:at]
    return labels


def _value(text: str, label: re.Match, following: re.Match | None) -> tuple[int, int]:
    """Where the value of a label stands: on its line up to the next label, or on the line below."""
    start = label.end()
    line_end = text.find("\n", start)
    stop = min(end for end in (line_end, following.start() if following else -1, len(text)) if end != -1)
    if not text[start:stop].strip() and (below := _NEXT_LINE.match(text, start)):
        line_end = text.find("\n", below.end())
        stop = len(text) if line_end == -1 else line_end
        stop = min(stop, following.start()) if following else stop
    return start, stop


def _is_said(value: str, rest: str, bare: str) -> bool:
    """Whether the directive itself says what the box says."""
    if found := dates.find(value):
        return any(date.date == found[0].date for date in dates.find(rest))
    return "".join(value.split()) in bare
