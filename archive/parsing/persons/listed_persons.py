"""Names by the role they have in a list: those of the poor, the punished and the candidates, by rows or in a run."""

import re
from collections import defaultdict
from collections.abc import Iterator

from archive.parsing.persons import person_tables
from archive.parsing.persons.list_roles import ListRole, role_of
from archive.parsing.persons.person_names import NAME, NAMES, NamePattern, is_name, names_of
from archive.parsing.persons.person_tables import Cell
from archive.parsing.persons.word_marks import WordMarks

# What headings of lists end with; a text without any of them holds names where its own title says so, or in a table.
_HEADS = WordMarks(
    (
        "名单", "名册", "一览", "明细", "汇总", "情况表", "统计表", "登记表", "公示", "人员表", "人选", "对象",
        "成绩", "名录", "结果", "\t",
    )
)  # fmt: skip
# 附件 1 示例名单, a heading of what follows.
_HEADINGS = (
    "名单", "名册", "一览", "一览表", "汇总表", "明细", "明细表", "情况表", "统计表", "登记表", "公示表", "人员表",
    "人选", "对象", "成绩", "成绩表", "名录", "安排表", "结果",
)  # fmt: skip
_LONGEST_HEADING, _LONGEST_ROW = 50, 160
_LABEL = re.compile(r" {0,8}(?:\(?\d{1,3}[.、)] ?|\(?[一二三四五六七八九十]{1,3}[、)]|[①-⑳]|\d{1,3} {1,3})? {0,4}")
_ROW = NamePattern(rf"(?P<name>{NAME})(?= ?[ \t,(:、/]|$|-)")
_RUN = NamePattern(rf"(?:[^:\n]{{0,40}}:)? {{0,4}}(?P<names>{NAMES})(?:等.{{0,12}})?[。;、]?$")
# 姓名:王小某; 文学院王小某、理学院李小某等2名同学.
_NAMED = NamePattern(rf"(?:姓 ?名|[申受]\w{{0,2}}人)[: ]{{1,3}}(?P<name>{NAME})(?=[ \t,、;(。]|$)")
_SEVERAL = re.compile(r"等 ?(?:\d+|[一二两三四五六七八九十]+) ?[名位人个]")
_OF_UNIT = NamePattern(rf"(?:[院厂司系班局心校部处科所站队社会县区市级]|、)(?P<name>{NAME})(?=[、,;和及]|等)")
_TITLE_LINES = 8
_TITLES = (
    "通知", "公示", "公告", "决定", "通报", "报告", "函", "意见", "方案", "办法", "纪要", "启事", "通告", "倡议书",
    "批复", "请示", "简报", "情况", "规定", "细则", "申请表", "申报表", "审批表", "推荐表", "公布", *_HEADINGS,
)  # fmt: skip


def listed(copy: str) -> Iterator[tuple[ListRole, int, int]]:
    """(role, start, end) of the names in lists that are not for everybody's eyes."""
    title = _title(copy)
    own = role_of(title)
    if own in (None, ListRole.SHOWN) and not _HEADS.are_in(copy):
        return
    rows = defaultdict(list)
    for cell in (*person_tables.names(copy), *person_tables.loose_names(copy)):
        rows[cell.row].append(cell)
    role, at = own, 0
    for line in copy.split("\n"):
        bare = line.strip()
        if _is_heading(bare) and at >= len(title):
            role = role_of(bare) or own
        elif "\t" in line:
            yield from _in_row(rows[at], role)
        elif role not in (None, ListRole.SHOWN) and at >= len(title) and 1 < len(bare) <= _LONGEST_ROW:
            yield from ((role, *name) for name in _in_line(copy, at, at + len(line)))
        at += len(line) + 1


def is_public_notice(copy: str) -> bool:
    """Whether it is a 公示: it asks everybody to speak up."""
    return "公示" in copy and "公示" in _title(copy)


def _title(copy: str) -> str:
    """The lines down to the one that ends as titles do; the first one where none does."""
    length = 0
    for line in copy.split("\n", _TITLE_LINES)[:_TITLE_LINES]:
        length += len(line) + 1
        if "\t" not in line and _without_aside(line).endswith(_TITLES):
            return copy[: length - 1]
    return copy.partition("\n")[0]


def _is_heading(bare: str) -> bool:
    return 2 <= len(bare) <= _LONGEST_HEADING and "\t" not in bare and _without_aside(bare).endswith(_HEADINGS)


def _without_aside(line: str) -> str:
    """'示例名单(3人):' → '示例名单'"""
    bare = line.strip().rstrip(":")
    return bare.rpartition("(")[0].rstrip() if bare.endswith(")") else bare


def _in_row(cells: list[Cell], role: ListRole | None) -> Iterator[tuple[ListRole, int, int]]:
    for cell in cells:
        told = role_of("".join(cell.row_heads)) if role is not ListRole.SHOWN else None
        kind = told if told in (ListRole.HARDSHIP, ListRole.DISCIPLINED) else role
        if kind not in (None, ListRole.SHOWN):
            yield kind, cell.start, cell.end


def _in_line(copy: str, first: int, last: int) -> list[tuple[int, int]]:
    label = _LABEL.match(copy, first, last)
    at = label.end() if label else first
    if run := _RUN.compiled.match(copy, at, last):
        return names_of(copy, *run.span("names"))
    if named := _NAMED.compiled.match(copy, at, last):
        return [named.span("name")]
    if _SEVERAL.search(copy, at, last):
        return [match.span("name") for match in _OF_UNIT.compiled.finditer(copy, at, last) if is_name(match["name"])]
    row = _ROW.compiled.match(copy, at, last)
    return [row.span("name")] if row and is_name(row["name"]) else []
