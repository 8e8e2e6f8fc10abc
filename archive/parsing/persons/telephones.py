"""Numbers that are telephones, by their form or by the label before them, and whose they are: a mobile is a person's,
a line at a desk is where a person stands beside it, and the unit's own where the unit does."""

import re
from collections.abc import Iterator

from archive.parsing.persons.surroundings import Surroundings

_HAS_NUMBER = re.compile(r"\d(?:\d{4}|[- ]\d| \()")
# (number's start, end, whether it is a unit's own line)
Found = tuple[int, int, bool]

_MOBILE = (
    r"1[3-9]\d(?:[ -]{0,3}\d{4}[ -]{0,3}\d{4}|\d[ -]\d{3}[ -]\d{4}|\d{2}[ -]\d{3}[ -]\d{3}"
    r"|[ -]\d{3}[ -]\d{2}[ -]\d{3})(?!\d)"
    r"|1 {1,2}[3-9](?: {1,2}\d){9}(?! {0,2}\d)"
)
_EXTENSION = r"(?: {0,2}(?:转|分机|-|ext\.?) {0,2}\d{1,6})?"
_LANDLINE = rf"\(?0\d{{2,3}}\)?[ -]{{0,4}}\d{{3,4}} ?\d{{4}}(?!\d){_EXTENSION}|0(?: \d){{9,11}}(?! ?\d)"
_PHONE = re.compile(
    rf"(?<![\dA-Za-z@.\[〔])(?:(?:\+?86[- ]?)?(?P<mobile>{_MOBILE})|{_LANDLINE})(?! ?\d{{4}}| \d|[\dA-Za-z@])"
)
_RUN = re.compile(r"[\d(+][\d\-() ]{5,40}\d")
# Of money, persons and the like, and of what is numbered otherwise, a mobile's digits are no mobile.
_NOT_BEFORE = re.compile(
    r"(?:账号|帐号|编号|单号|代码|卡号|证号|号码段|税号|工号|批号|QQ|货号|执照)(?:为|是)?[: ]{0,3}$"
)
_NOT_AFTER = re.compile(r" ?(?:元|万|亿|人|件|份|名|个|项|吨|米|度|年)")

# After its label a number of any length is a telephone; of two and more each is.
_LABELLED = re.compile(
    r"(?:电 {0,8}话|手 {0,8}机|传 {0,8}真|座 ?机|固 ?话|总 ?机|热 ?线|小 ?号|短 ?号|联系方式|Tel|TEL|tel|Fax|FAX|fax)"
    r"(?: ?号 ?码?)?(?:\([^()\d\n]{1,12}\)|/传真|\(传真\))?(?: ?为| ?是)?\.? {0,3}[:\t]? {0,4}"
    r"(?P<number>\(?\d[\d \-()]{2,40}(?:(?:[、,/;或]|转|和|及)[ -]{0,3}[\d \-()]{3,30})*)"
)
_PARTS = re.compile(
    r" ?(?:[、,/;或和及]) ?|(?<=\d) {1,4}(?=1[3-9]\d{9}|0\d{2,3}[-) ]|\d{7,8}(?!\d))|(?<=\d{8}) ?转(?=\d{7,})"
)
_BARE = re.compile(r"[ (]*(?P<bare>(?:\d[\d \-()]*\d)(?: ?转 ?\d{1,6})?)")
# 12351, 95588, 400-…: public service lines are nobody's.
_SERVICE = re.compile(r"1[12]\d{1,3}|9[56]\d{3,4}|[48]00\d{7}|(?:0\d{2,3})?12(?:351|345|333|348|315|371|393|338)")
# Neither a part of another number nor a day (20230608).
_SHORT = re.compile(r"(?<![\d.A-Za-z\-@〔])(?!20[0-2]\d[01]\d[0-3]\d(?!\d))[2-8]\d{6,7}(?![\d.A-Za-z@])")


def numbers_in(copy: str) -> list[tuple[int, int, bool]]:
    """(start, end, whether it is a mobile) of what is a telephone by its form or its label."""
    return [*_by_form(copy), *_by_label(copy)] if _HAS_NUMBER.search(copy) else []


def find(copy: str, numbers: list[tuple[int, int, bool]], around: Surroundings) -> Iterator[Found]:
    """The telephones of a text, each once: those numbers, and digits beside the names whom to call."""
    last = 0
    # Of two that overlap the one that begins first, and of those the longer.
    for start, end, is_mobile in sorted((*numbers, *_beside_names(copy, around)), key=lambda one: (one[0], -one[1])):
        if start >= last:
            last = end
            yield start, end, not is_mobile and around.is_units_line(start, end)


def _beside_names(copy: str, around: Surroundings) -> Iterator[tuple[int, int, bool]]:
    """王小某 60000001: digits without a label, by the name of whom to call."""
    if around.has_name(0, len(copy)):
        for match in _SHORT.finditer(copy):
            if around.has_name(max(match.start() - 16, 0), match.start()) and not _NOT_AFTER.match(copy, match.end()):
                yield *match.span(), False


def _by_form(copy: str) -> Iterator[tuple[int, int, bool]]:
    for run in _RUN.finditer(copy):
        for phone in _PHONE.finditer(copy, run.start(), min(run.end() + 12, len(copy))):
            mobile = phone["mobile"] is not None
            start, end = phone.span()
            if copy[start] == "(" and ")" not in phone[0]:
                start += 1
            if _SERVICE.fullmatch(re.sub(r"\D", "", phone[0])):
                continue
            if _NOT_BEFORE.search(copy, max(start - 12, 0), start) or mobile and _NOT_AFTER.match(copy, end):
                continue
            yield start, end, mobile


def _by_label(copy: str) -> Iterator[tuple[int, int, bool]]:
    for label in _LABELLED.finditer(copy):
        at = label.start("number")
        for part in _places(label["number"]):
            bare = _BARE.match(label["number"], *part)
            digits = re.sub(r"\D", "", bare["bare"]) if bare else ""
            # What is shorter than five digits is an extension.
            if bare and 5 <= len(digits) <= 16 and not _SERVICE.fullmatch(digits):
                start, end = at + bare.start("bare"), at + bare.end("bare")
                start -= copy[start - 1] == "(" and ")" in copy[start:end]
                end -= copy[start:end].endswith(")") and "(" not in copy[start:end]
                yield start, end, bool(re.fullmatch(r"1[3-9]\d{9}", digits))


def _places(written: str) -> Iterator[tuple[int, int]]:
    at = 0
    for break_ in _PARTS.finditer(written):
        yield at, break_.start()
        at = break_.end()
    yield at, len(written)
