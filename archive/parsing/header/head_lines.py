"""The lines above and below a title: mark, number, copy marks, and what a site prints around them.

示例省总工会
示例省教育厅 文件                       marks of several bodies, one above the other
示工发〔2021〕9号    签发人：孙某某      number, in an upward document beside who signed
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from archive.lexicon import body_names, dates, document_numbers, number_lines
from archive.lexicon.vocabulary import without_gaps
from archive.parsing.marks import head_marks

# What lies above the title: copy number, secrecy, urgency (GB/T 9704-2012, 7.2.1 to 7.2.3), who signs (7.2.6).
_COPY_MARK = re.compile(
    r"(?P<corner>\d{3,6}|内部\w{2}|注意保存|传阅文件|[★☆*]+)$|(?P<urgent>[绝机秘]\s*密(?:\s*[★☆*].{0,8})?|(?:特急|加急|急件|平急|特提|明电|内部\w{2}|注意保存|传阅文件)(?:[·、]明电)?)$"
    r"|(?P<signers>签\s*发\s*人?\s*[：:].{0,20}|会签人?[：:].{0,20})$"
)
_MARK = re.compile(
    r"^(?P<body>(?!.{0,40}关于).{2,80}?)(?:\s*[（(]\s*\w{1,4}\s*[）)])?\s*文\s*件(?:\s*[（(]\s*\w{1,4}\s*[）)])?$"
)
_PAPER = re.compile(r"文\s*件")
# What stands before the names of who signs, spaces around it included.
SIGNED_LABEL = re.compile(r"\s*签\s*发\s*人?\s*[：:]\s*")
_BESIDE_NUMBER = re.compile(r"签\s*发\s*人?\s*[：:\s].{0,16}|会签.{0,16}|文\s*件$|^[（(]|[）)]$|\s")
# What parts a number from the date beside it.
_PARTS_DATE = re.compile(r"^[/／|｜丨、，,·\-－—]|[/／|｜丨、，,·]$")
_HAS_NUMBER = re.compile("[0-9０-９号號]")
# What a site prints around a directive, where it tells a field: 发文字号：…, 成文日期：….
_LABELLED = re.compile(
    r"^[\[【（(]?(?P<label>(?:发文|文件)?(?:字号|编号)|文\s*号|发文(?:机关|单位)|发布机构|成文(?:日期|时间)|标\s*题|(?:文件)?名\s*称"
    r"|索\s*引\s*号|(?:公开|发布|发文|印发)(?:日期|时间)|来\s*源|信息来源|主题分类|公开方式|公开形式|有效性|作者|浏览\S{0,2}|点击\S{0,2})"
    r"[\]】）)]?\s*[：:]\s*(?P<value>.*)$"
)


@dataclass
class HeadLines:
    """What the lines tell. `labelled` are values by the label that a site puts before them, `roles` what the
    lines were taken for, by their indices."""

    number: str = ""
    number_damaged: bool = False
    number_year: int | None = None
    marks: list[str] = field(default_factory=list)
    dated: date | None = None
    dated_as: str = ""
    labelled: dict[str, str] = field(default_factory=dict)
    roles: dict[int, str] = field(default_factory=dict)

    def note_number(self, written: str, year: int | None, damaged: bool) -> None:
        """Keep the number that a line tells, where none above told one."""
        if not self.number:
            self.number, self.number_year, self.number_damaged = written, year, damaged

    def add_marks(self, names: Iterable[str]) -> None:
        self.marks += [name for name in names if name not in self.marks]


def is_one(paragraph: str) -> bool:
    """Whether a line is one of those above a title."""
    return bool(take(paragraph, HeadLines()))


def take(paragraph: str, seen: HeadLines) -> str:
    """Take a line above or below the title into `seen`: what it is, '' where it is none of the head's lines."""
    if copied := _COPY_MARK.match(paragraph):
        return str(copied.lastgroup)
    if marked := head_marks.role_of(paragraph):
        return marked
    if _PAPER.fullmatch(paragraph):
        return "mark"
    if _take_number(paragraph, seen):
        return "number"
    if "件" in paragraph and (match := _MARK.match(paragraph)):
        seen.add_marks(body_names.names_in(match["body"]) or [without_gaps(match["body"])])
        return "mark"
    if match := _LABELLED.match(paragraph):
        _take_labelled(match, seen)
        return "labelled"
    return ""


def _take_number(paragraph: str, seen: HeadLines) -> bool:
    """The number a short line of the head consists of. One inside a sentence belongs to a cited directive."""
    if len(paragraph) > 90 or "《" in paragraph or not _HAS_NUMBER.search(paragraph):
        return False
    found = document_numbers.find(paragraph) or document_numbers.find_damaged(paragraph)
    if not found:
        return _take_number_line(paragraph, seen)
    start, end = found[0].start, found[-1].end
    front = _MARK.match(paragraph[:start].strip())
    beside = _PARTS_DATE.sub("", _BESIDE_NUMBER.sub("", ("" if front else paragraph[:start]) + paragraph[end:]))
    if dated := dates.find(beside):
        beside = beside[: dated[0].start] + beside[dated[0].end :]
    if beside and not body_names.names_in(beside) and len(beside) > 6 or beside and len(found) > 1:
        return False
    if front:
        seen.add_marks(body_names.names_in(front["body"]))
    if dated and not seen.dated:
        seen.dated, seen.dated_as = dated[0].date, paragraph
    # Of a joint issue each body's number may stand on the line: the first is looked up, and none is sure.
    damaged = len(found) > 1 or isinstance(found[0], document_numbers.DamagedNumber)
    seen.note_number(paragraph[start:end], found[0].year, damaged)
    return True


def _take_number_line(paragraph: str, seen: HeadLines) -> bool:
    line = number_lines.read(_BESIDE_NUMBER.sub(" ", paragraph))
    if line is None:
        return False
    if line.mark:
        seen.add_marks(body_names.names_in(body_names.leading(line.mark)[0]))
    seen.note_number(line.written, line.year, damaged=not line.sure)
    return True


def _take_labelled(match: re.Match, seen: HeadLines) -> None:
    label, value = without_gaps(match["label"]), match["value"].strip()
    if not value:
        return
    if label.endswith(("号", "编号")) and label != "索引号":
        _take_number(value, seen)
    elif label in ("发文机关", "发文单位", "发布机构"):
        seen.add_marks(body_names.names_in(value))
    elif label in ("标题", "名称", "文件名称"):
        seen.labelled["标题"] = value
    elif label in ("成文日期", "成文时间", "发文日期", "发文时间") and (found := dates.find(value)):
        seen.dated, seen.dated_as = seen.dated or found[0].date, value
    else:
        seen.labelled[label] = value
