"""Numbers of fifteen to twenty-one digits: identity numbers, and bank cards of persons. A unit's account, a credit
code and the numbers of papers are none."""

import re
from collections.abc import Iterator

from archive.parsing.persons.person_kinds import PersonKind
from archive.parsing.persons.word_marks import WordMarks

_LONG = re.compile(r"\d(?<![\dA-Za-z.]\d)(?:[ -]?\d){13,20}(?:[ -]?[Xx])?(?![\dA-Za-z])")
# 身份证号:… beside other signs than digits: passports, cards of membership and of social security.
_PAPERS = re.compile(
    r"(?:身份证(?:件)?|护照|通行证|军官证|士兵证|残疾(?:人)?证|低保证|社会?保障?(?:卡|号)?|社保"
    r"|医保卡?|工会会员(?:证|卡)?|会员(?:证|卡)|互助卡|公积金|证件|学籍)(?:号码|编号|卡号|账号"
    r"|证号|号)?"
    r"(?:\([^()\n]{1,12}\))?(?:为|是)?[: ]{0,3}(?P<number>[A-Za-z]{0,4}\d[\dA-Za-z \-]{4,24}[\dA-Za-z])"
)
_PAPER_WORDS = WordMarks(
    (
        "身份证", "护照", "通行证", "军官证", "士兵证", "残疾证", "残疾人证", "低保证", "社保", "社会保",
        "医保", "会员证", "会员卡", "会员号", "互助卡", "公积金", "证件", "学籍",
    )
)  # fmt: skip
_IDENTITY_BEFORE = re.compile(
    r"(?:身份证|证件|公民身份|身份)[\u4e00-\u9fff]{0,4}(?:\([^()\n]{1,12}\))?(?:为"
    r"|是)?[: ,\t]{0,4}(?:[\u4e00-\u9fff]{2,4}[: ,]{0,2})?$"
)
_CARD_BEFORE = re.compile(
    r"(?:卡 ?号|银行卡|工资卡|储蓄卡|借记卡|社保卡|存折|一卡通)[\u4e00-\u9fff]{0,4}(?:\([^()\n]"
    r"{1,16}\))?(?:为|是)?[: ,\t]{0,4}$"
)
_ACCOUNT_BEFORE = re.compile(r"(?:账 ?号|帐 ?号|账 ?户|帐 ?户)(?:号码?)?(?:\([^()\n]{1,16}\))?(?:为|是)?[: ,\t]{0,4}$")
_PAPER_BEFORE = re.compile(
    r"(?:信用代码|机构代码|代码|税号|识别号|编号|单号|流水号?|条码|许可证|登记证|备案|证书|凭证"
    r"|项目|合同|发票|批号|行号|联行)[\u4e00-\u9fff]{0,6}[号码]?(?:为|是)?[: ,\t]{0,4}$"
)
_BODY = re.compile(
    "工会|公司|委员会|单位|学校|大学|学院|医院|中心|基金会|协会|[局院厅]|总会|慈善|对公|基本户"
    "|专户|捐款|捐赠|会费|经费|互助金|缴款|财政|联合会|幼儿园|集团"
)
_OWN = re.compile(
    r"本人|个人|姓名|户主|受助|收款人[: ]{1,2}[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])"
    r"|户名[: ]{1,2}[\u4e00-\u9fff]{2,3}(?![\u4e00-\u9fff])|身份证"
)
# Of a form the lines above and below tell whose account it is.
_FARTHEST, _SHORT_LINE = 200, 60
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# 北京 to 新疆, 台湾, 香港, 澳门, by the first two digits.
_FIRST_DIGITS = (
    *range(11, 16),
    *range(21, 24),
    *range(31, 38),
    *range(41, 47),
    *range(50, 55),
    *range(61, 66),
    71,
    81,
    82,
)
_PROVINCES = frozenset(map(str, _FIRST_DIGITS))


def find(copy: str) -> Iterator[tuple[PersonKind, int, int]]:
    for match in _LONG.finditer(copy):
        digits = re.sub(r"[ -]", "", match[0])
        if kind := _kind(copy, match.start(), match.end(), digits):
            yield kind, *match.span()
    if _PAPER_WORDS.are_in(copy):
        for match in _PAPERS.finditer(copy):
            if len(re.sub(r"\D", "", match["number"])) >= 5:
                yield PersonKind.IDENTITY, *match.span("number")


def _kind(copy: str, start: int, end: int, digits: str) -> PersonKind | None:
    before = copy[max(start - 40, 0) : start].rpartition("\n")[2]
    if _IDENTITY_BEFORE.search(before):
        return PersonKind.IDENTITY
    if _PAPER_BEFORE.search(before):
        return None
    if _CARD_BEFORE.search(before):
        return None if _is_a_bodys(copy, start, end) and "户" in before else PersonKind.BANK_CARD
    if _ACCOUNT_BEFORE.search(before):
        if _is_a_bodys(copy, start, end):
            return None
        is_own = _OWN.search(copy[max(start - _FARTHEST, 0) : start].rpartition("\n")[2]) or _is_card(digits)
        return PersonKind.BANK_CARD if is_own else None
    if is_identity_number(digits):
        return PersonKind.IDENTITY
    return PersonKind.BANK_CARD if _is_card(digits) else None


def _is_a_bodys(copy: str, start: int, end: int) -> bool:
    """Whether the account's line, or those next to it, name a body as the one whose it is."""
    far, near = max(start - _FARTHEST, 0), min(end + _FARTHEST, len(copy))
    before, behind = copy[far:start].split("\n"), copy[end:near].split("\n")
    line = before[-1] + copy[start:end] + behind[0]
    if _OWN.search(line):
        return False
    if len(line) < _SHORT_LINE and "\t" not in line:
        line = "\n".join([*before[-3:], *behind[:2]])
    return _BODY.search(line) is not None and not _OWN.search(line)


def is_identity_number(digits: str) -> bool:
    """Eighteen with a day of birth and the right check digit, or the old fifteen with a day of birth."""
    if len(digits) == 18 and digits[:17].isdecimal():
        check = "10X98765432"[sum(int(d) * w for d, w in zip(digits, _WEIGHTS, strict=False)) % 11]
        return digits[-1].upper() == check and _is_day(digits[10:14]) and digits[6:8] in ("19", "20")
    return len(digits) == 15 and digits[:2] in _PROVINCES and _is_day(digits[8:12])


def _is_day(month_and_day: str) -> bool:
    return 1 <= int(month_and_day[:2]) <= 12 and 1 <= int(month_and_day[2:]) <= 31


def _is_card(digits: str) -> bool:
    """By its length, its first digits and its check digit (Luhn)."""
    if not 16 <= len(digits) <= 19 or not digits.isdecimal() or digits[0] not in "456" or digits[:2] == "60":
        return False
    doubled = (int(d) * 2 if place % 2 else int(d) for place, d in enumerate(reversed(digits)))
    return sum(d - 9 if d > 9 else d for d in doubled) % 10 == 0
