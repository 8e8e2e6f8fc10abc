"""A directive in a form: what each part is called stands before it, as an office system exports it.

标题⇥关于开展职工读书活动的通知        a tab or a colon between, or the part on the line below
发文单位⇥示例市总工会⇥文号⇥示工发〔2023〕12号    two parts to a row
正文⇥为做好…                          the body, over as many lines as it takes, up to the next label
成文日期⇥2023年4月20日                read by the foot
"""

import re
from dataclasses import dataclass, field

_NAMES = {
    "title": ("标题", "文件标题", "公文标题", "文件名称", "题目"),
    "number": ("文号", "发文字号", "发文文号", "文件编号", "发文编号", "公文编号", "发文号"),
    "issuer": ("发文单位", "发文机关", "发文部门", "制发机关", "制发单位", "落款单位"),
    "addressees": ("主送", "主送单位", "主送机关", "主送对象", "收文单位"),
    "date": ("成文日期", "成文时间", "发文日期", "发文时间", "落款日期"),
    "body": ("正文", "内容", "文件内容", "公文内容", "正文内容"),
    "copies": ("抄送", "抄送单位", "抄送机关", "抄报"),
    "other": (
        "密级", "紧急程度", "缓急", "缓急程度", "签发人", "拟稿人", "拟稿单位", "核稿人", "会签", "公开方式",
        "公开属性", "文种", "公文种类", "印发份数", "份数", "主题词", "附件", "附件名称",
        "保密期限", "联系人", "联系电话",
    ),
}  # fmt: skip
_KINDS = {name: kind for kind, names in _NAMES.items() for name in names}
_LABEL = re.compile(
    r"[【\[]?(?P<label>"
    + "|".join(r"\s{0,4}".join(name) for name in sorted(_KINDS, key=len, reverse=True))
    + r")[】\]]?(?:\s*[：:]\s*|\s+|$)"
)
_REACH, _FEWEST, _FIRST = 40, 3, 4


@dataclass
class LabelledCells:
    """`values` are the parts by what they are (title, number, issuer …); the body begins at `body_from` of the
    paragraph of index `body_at`."""

    values: dict[str, str] = field(default_factory=dict)
    body_at: int = 0
    body_from: int = 0


def is_label(line: str) -> bool:
    """Whether a line is such a label and nothing else."""
    match = _LABEL.match(line)
    return match is not None and match.end() == len(line)


def past_label(line: str, kinds: tuple[str, ...] = ("issuer", "date")) -> int:
    """Where the part begins that a line names by a label of these kinds; 0 where it names none."""
    match = _LABEL.match(line)
    return match.end() if match and _kind(match) in kinds else 0


def read(paragraphs: list[str], start: int) -> LabelledCells | None:
    """The parts of a form that begins within the first lines from `start` on, or None where that is no form."""
    if not any(_LABEL.match(line) for line in paragraphs[start : start + _FIRST]):
        return None
    found = LabelledCells()
    seen: set[str] = set()
    awaiting = ""
    for at in range(start, min(start + _REACH, len(paragraphs))):
        line = paragraphs[at]
        match = _LABEL.match(line)
        if match is None:
            if awaiting and not found.values.get(awaiting):
                found.values[awaiting] = line
                continue
            if seen:
                found.body_at, found.body_from = at, 0
                break
            continue
        seen.add(match["label"])
        awaiting = _kind(match)
        if awaiting == "body":
            empty = match.end() == len(line)
            found.body_at, found.body_from = (at + 1, 0) if empty else (at, match.end())
            break
        _take(line, match, found.values, seen)
    whole = len(seen) >= _FEWEST and "title" in found.values and found.body_at > start
    return found if whole and found.body_at < len(paragraphs) else None


def _take(line: str, match: re.Match, values: dict[str, str], seen: set[str]) -> None:
    """The value behind a label; in a row of two parts the next label ends it."""
    cells = line[match.end() :].split("\t")
    values.setdefault(_kind(match), cells[0].strip())
    for name, value in zip(cells[1::2], [*cells[2::2], ""], strict=False):
        if beside := _LABEL.fullmatch(name.strip()):
            seen.add(beside["label"])
            values.setdefault(_kind(beside), value.strip())


def _kind(match: re.Match) -> str:
    return _KINDS["".join(match["label"].split())]
