"""Whom to call: names after 联系人, telephones, mailboxes. What is found here is redacted for readers not signed in,
so that one name too many does less harm than one too few."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from archive.parsing import contact_persons

_DIGIT = "[0-9０-９]"
_DASH = r"(?:\s?[-—－–﹣]\s?|\s)?"
_DIGITS = re.compile(r"[0-9０-９（(][0-9０-９\-—－–﹣ （()）转、/]{5,60}[0-9０-９]")
_PHONE = re.compile(
    rf"(?<![\d０-９@＠A-Za-z.\-〔\[])(?:"
    rf"[（(]?0{_DIGIT}{{2,3}}[）)]?{_DASH}{_DIGIT}{{3,4}}\s?{_DIGIT}{{4}}(?:\s?(?:[-—转、/])\s?{_DIGIT}{{1,8}})?"
    rf"|[1１][3-9３-９]{_DIGIT}{_DASH}{_DIGIT}{{4}}{_DASH}{_DIGIT}{{4}})(?!{_DIGIT})"
)
# After its label a number of any length is a telephone, but for the public service lines (12351).
_AFTER_LABEL = re.compile(
    r"(?:电\s{0,4}话|手\s{0,4}机|传\s{0,4}真|座机|固话|联系方式|Tel|TEL|tel|QQ|微信)(?:号码?|群){0,2}"
    r"\s{0,3}[：:\t ]\s{0,4}"
    rf"(?P<number>[（(]?{_DIGIT}[\d０-９\-—－– /、（）()转]{{3,40}}{_DIGIT})"
)
_PARTS = re.compile(
    rf"[、/]|(?<={_DIGIT}) (?=1[3-9]{_DIGIT}{{9}}|0{_DIGIT}{{2,3}}[-—－–]|{_DIGIT}{{7,8}}(?!{_DIGIT}))"
)
_SERVICE_LINE = re.compile(r"1\d{4}|9[56]\d{3,4}")
_ACCOUNT = re.compile(r"(?:QQ|微信)(?:号|群号?)?\s?[：:]\s?(?P<account>[A-Za-z0-9_\-]{5,20})")
_MAIL = re.compile(
    r"(?<![A-Za-z0-9._%+\-])[A-Za-z0-9._%+\-]{1,64}\s?[@＠]\s?[A-Za-z0-9\-]{1,63}(?:[.．][A-Za-z0-9\-]{1,63}){1,5}"
)


class ContactKind(NamedTuple):
    """`find` gives the contacts of one kind in a text, each with its offset; `example` is what one looks like."""

    name: str
    find: Callable[[str], Iterator[tuple[int, str]]]
    example: str


def contacts(text: str) -> list[str]:
    """Names, telephones, mailboxes and accounts as written, each once, in the order of the text."""
    found = sorted(place for kind in CONTACT_KINDS for place in kind.find(text))
    return list(dict.fromkeys(contact for _, contact in found))


def _telephones(text: str) -> Iterator[tuple[int, str]]:
    """Numbers that are telephones by their form, and the names before them."""
    for run in _DIGITS.finditer(text):
        for phone in _PHONE.finditer(text, run.start(), run.end()):
            yield phone.start(), phone[0].strip()
            yield from contact_persons.before_phone(text, phone.start())


def _labelled_numbers(text: str) -> Iterator[tuple[int, str]]:
    for match in _AFTER_LABEL.finditer(text):
        for number in _numbers(match["number"]):
            yield match.start("number"), number


def _mailboxes(text: str) -> Iterator[tuple[int, str]]:
    if "@" in text or "＠" in text:
        for match in _MAIL.finditer(text):
            yield match.start(), match[0]


def _accounts(text: str) -> Iterator[tuple[int, str]]:
    for match in _ACCOUNT.finditer(text):
        yield match.start("account"), match["account"]


def _numbers(written: str) -> list[str]:
    """0531-81916597、81916598 → both; what is shorter than five digits is an extension."""
    parts = (part.strip() for part in _PARTS.split(written))
    return [part for part in parts if len(re.sub(r"\D", "", part)) >= 5 and not _SERVICE_LINE.fullmatch(part)]


CONTACT_KINDS = (
    ContactKind("telephones and the names before them", _telephones, "示例一，13800000000"),
    ContactKind("names after a label", contact_persons.after_labels, "联系人：示例一、示例二"),
    ContactKind("numbers after a label", _labelled_numbers, "电话：6000001"),
    ContactKind("mailboxes", _mailboxes, "gonghui@example.com"),
    ContactKind("names before 老师", contact_persons.before_titles, "交校工会周某老师处"),
    ContactKind("accounts", _accounts, "微信号：shili_gonghui"),
    ContactKind("columns of a table", contact_persons.in_columns, "单位\t联系人\n示例县总工会\t示例一"),
)
