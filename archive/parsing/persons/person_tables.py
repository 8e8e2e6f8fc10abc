"""Columns of tables that tell of persons: whom to call, identity and bank numbers, where they live."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.parsing.persons.person_kinds import PersonKind
from archive.parsing.persons.person_names import is_name

_HAN_NAME = re.compile(r"[\u4e00-\u9fff·×*]{2,8}|[\u4e00-\u9fff] {1,2}[\u4e00-\u9fff]")
_NOT_IN_COLUMN = re.compile(
    r"姓名|联系|电话|手机|邮箱|人员|合计|小计|单位|部门|备注|无$|^/$|同上|待定|另报|^\d{1,3}名?$"
)
_DATE = re.compile(r"(?:19|20)\d{2} ?[年./\-] ?\d{1,2} ?[月./\-] ?\d{1,2} ?日?|(?:19|20)\d{6}")


class Column(NamedTuple):
    """A column by what its head says, and what its cells look like."""

    kind: PersonKind
    head: re.Pattern
    cell: re.Pattern


_COLUMNS = (
    Column(
        PersonKind.CONTACT,
        re.compile(r"(?:联系人|联络[员人]|经办人|报名人|填表人|对接人|收件人)(?:姓名)?|(?:联系人)?及?(?:联系)?电话"),
        _HAN_NAME,
    ),
    Column(
        PersonKind.TELEPHONE,
        re.compile(
            r"(?:联系|办公|移动|固定|本人|家长|家庭)?(?:电 ?话|手 ?机)(?:号码?)?|联系方式"
            r"|(?:联系人)?(?:手机|电话|联系方式)(?:号码?)?|联系人及?(?:联系)?(?:电话|方式)"
        ),
        re.compile(r"[\d\-() 、/]{5,40}"),
    ),
    Column(
        PersonKind.MAILBOX,
        re.compile(r"(?:电子)?(?:邮箱|邮件)(?:地址)?|E-?mail", re.I),
        re.compile(r"\S{1,40} ?@\S{1,40}"),
    ),
    Column(PersonKind.ACCOUNT, re.compile(r"(?:微信|QQ)(?:号码?)?", re.I), re.compile(r"[A-Za-z0-9_\-]{5,24}")),
    Column(
        PersonKind.IDENTITY,
        re.compile(
            r"(?:公民|居民)?身份(?:证)?(?:件)?(?:号码?|证号)?|证件(?:号码?)?|护照号?码?|社保卡?号"
            r"|(?:工会)?会员(?:证|卡)?号|残疾证号|低保证号"
        ),
        re.compile(r"[\dA-Za-z][\dA-Za-z \-*]{5,24}"),
    ),
    Column(
        PersonKind.BANK_CARD,
        re.compile(
            r"(?:本人|个人|银行|工资|储蓄|建行|工行|农行)*(?:卡 ?号|银行卡|卡\(折\)号)|(?:本人|个人|银行)(?:账|帐)号"
        ),
        re.compile(r"\d[\d \-]{11,26}"),
    ),
    Column(
        PersonKind.HOME_ADDRESS,
        re.compile(r"(?:家庭|现|户籍|详细|居住)*(?:住址|家庭地址|居住地址?|户籍地址|户籍所在地|家庭详细地址)"),
        re.compile(r"[^\n\t]{4,60}"),
    ),
    Column(PersonKind.BIRTH_DATE, re.compile(r"出生(?:日期|年月日?)|生日"), _DATE),
)
_ACCOUNT_HEAD = re.compile(r"(?:账|帐)号|(?:账|帐)户")
NAME_HEAD = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:姓 ?名|名字)|户主|申请人|受助人|救助对象|困难职工|候选人|人选"
    r"|被保险人|受益人|监护人|家长|患者|考生"
)


class Cell(NamedTuple):
    """A filled cell with its head and those of its row, which begins at offset `row`."""

    head: str
    row_heads: tuple[str, ...]
    row: int
    start: int
    end: int


def cells(copy: str) -> Iterator[Cell]:
    """The filled cells of tables under heads, with their places."""
    if "\t" not in copy:
        return
    heads: tuple[str, ...] = ()
    at = 0
    for line in copy.split("\n"):
        written = line.split("\t")
        if len(written) == 1:
            heads = () if line.strip() else heads
        elif _is_head(written):
            heads = tuple(cell.replace(" ", "").replace("　", "") for cell in written)
        else:
            place = at
            for column, cell in enumerate(written):
                if bare := cell.strip():
                    start = place + cell.index(bare)
                    yield Cell(heads[column] if column < len(heads) else "", heads, at, start, start + len(bare))
                place += len(cell) + 1
        at += len(line) + 1


def _is_head(written: list[str]) -> bool:
    """A row with a head among its cells, and no number."""
    bare = [cell.replace(" ", "") for cell in written]
    heads = (NAME_HEAD, *(column.head for column in _COLUMNS))
    is_told = any(head.fullmatch(cell) for cell in bare for head in heads)
    return is_told and not any(re.search(r"\d{5}", cell) for cell in bare)


def find(copy: str) -> Iterator[tuple[PersonKind, int, int]]:
    for cell in cells(copy):
        words = copy[cell.start : cell.end]
        if _ACCOUNT_HEAD.fullmatch(cell.head) and any(NAME_HEAD.fullmatch(head) for head in cell.row_heads):
            if re.fullmatch(r"\d[\d \-]{11,26}", words):
                yield PersonKind.BANK_CARD, cell.start, cell.end
            continue
        for column in _COLUMNS:
            if column.head.fullmatch(cell.head) and column.cell.fullmatch(words) and not _NOT_IN_COLUMN.search(words):
                yield column.kind, cell.start, cell.end
                break


def names(copy: str) -> Iterator[Cell]:
    """The cells under 姓名 and the like."""
    for cell in cells(copy):
        words = copy[cell.start : cell.end]
        if NAME_HEAD.fullmatch(cell.head) and _HAN_NAME.fullmatch(words) and not _NOT_IN_COLUMN.search(words):
            yield cell


def loose_names(copy: str) -> Iterator[Cell]:
    """The cells that are names, of tables whose head tells no column of names."""
    for cell in cells(copy):
        if not any(NAME_HEAD.fullmatch(head) for head in cell.row_heads) and is_name(copy[cell.start : cell.end]):
            yield cell
