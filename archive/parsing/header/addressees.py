"""Addressees (主送机关): the lines between title and body, up to the first colon (GB/T 9704-2012, 7.3.2)."""

import re
from dataclasses import dataclass

from archive.lexicon import body_names, dates, labels

# What the name of an addressee ends with, brackets after it left aside.
_ENDS = re.compile(
    "(?:[会位门室校业构委织心司组局厅处部府办社团队所站厂矿行科系班省市县区州院店]|集团|同志们?|职工们?|朋友们?|会员们?"
    "|代表团?|员|教师|教职工|员工|成员|工友们?|劳动者|[省市县区州全]总|支部|联)$"
)
_BEGINS = re.compile(
    r"各|全[体省市县区州校国]|有关|广大|亲爱的|尊敬的|本|所属|直属|驻|机关|辖区|(?:公司|集团|学[校院]|医院)\S{0,4}各|[省市县区校]直?"
)
# 现将有关事项通知如下：, 活动时间：, 联系电话： end with a colon too.
_NO_ADDRESSEE = re.compile(
    # 校工字[2009]5号 begins like 校属各单位.
    r"[〔［\[【﹝（(]\s?[12]\d{3}\s?[〕］\]】﹞）)]\s?第?\s?\d|如下|以下|下列|现将|为了?|根据|按照|[时期]间|地点|主题|方式|内容|要求|电话|邮箱|附件|抄[送报]|报名|联系|包括|指出|强调|事项"
)
# The front of 各省、自治区、直辖市总工会.
_FRAGMENT = re.compile(
    "(?:各|全省各|全市各)?(?:省|(?:省辖|县级|设区的?|地级|直管)市|直管县|辖市|地市?|州|市|盟|县|旗|区|自治[区州县旗]|直辖市|街道|乡镇?|镇)"
)
# 市直各基层工会 is no body that signs.
_SEVERAL = re.compile("各|所属|直属|有关")
_COLONS = "：:﹕∶︰"
_LONGEST = 900
_MOST_LINES = 8
# A line of the official grid holds 28 characters (GB/T 9704-2012, 5.2.2); a shorter one was not wrapped.
_FULL_LINE = 24


@dataclass(frozen=True)
class Addressees:
    """`written` is the list as written; the body begins at `offset` of the paragraph with index `end`."""

    items: list[str]
    written: str
    end: int
    offset: int = 0


def read(paragraphs: list[str], at: int, bare: bool = False, upward: bool = False) -> Addressees | None:
    """The addressees that the paragraph of index `at` begins with, over as many lines as they take, or None. With
    `bare` also those that lost their colon, where what follows is no addressee; in an `upward` document (请示, 报告)
    that is the one body beneath the title."""
    written = ""
    for index in range(at, min(at + _MOST_LINES, len(paragraphs))):
        line = paragraphs[index]
        if index > at and (labels.read(line) or dates.find(line[:80])):
            return None
        stop = min((place for mark in _COLONS if (place := line.find(mark)) != -1), default=-1)
        head = line if stop == -1 else line[:stop]
        if "。" in head or len(written) + len(head) > _LONGEST:
            return None
        written = f"{written}{head}"
        if stop != -1:
            items = split(written)
            if not _are_addressees(items):
                return None
            rest = line[stop + 1 :]
            if not rest.strip():
                return Addressees(items, written.strip(), index + 1)
            return Addressees(items, written.strip(), index, stop + 1 + len(rest) - len(rest.lstrip()))
        if index == at and ((_is_signed(line) and not upward) or not _are_addressees(split(written))):
            return None
        if bare and _is_over(written, paragraphs[index + 1 : index + 2], upward):
            return Addressees(split(written.rstrip("。，,. ")), written.strip(), index + 1)
    return None


def _is_over(written: str, following: list[str], upward: bool) -> bool:
    """Whether a list without a colon is whole: it ends as addressees do, and the next line is none of them."""
    if not following or written.endswith(("、", ",", "，")) or not _are_addressees(split(written)):
        return False
    if not (_BEGINS.match(written.strip()) or upward) or not _ENDS.search(_bare(written)):
        return False
    stop = min((place for mark in _COLONS if (place := following[0].find(mark)) != -1), default=len(following[0]))
    head = following[0][:stop]
    return "。" in head or labels.read(head) is not None or not _are_addressees(split(head))


def _is_signed(line: str) -> bool:
    """Whether a line of names that no mark continues is who signs beneath the title, not who is addressed."""
    if line.endswith(("，", "、", ",")) or len(line) > _FULL_LINE or _SEVERAL.search(line):
        return False
    return bool(body_names.names_in(line))


def split(text: str) -> list[str]:
    """A list at its commas and enumeration marks, brackets kept whole: 各市（州）总工会，省各产业工会、直属单位."""
    pieces, depth, start = [], 0, 0
    for at, character in enumerate(text):
        depth += (character in "（(") - (character in "）)")
        gap = character.isspace() and _ENDS.search(_bare(text[start:at].strip())) is not None
        if (character in "，、,；;" or gap) and depth <= 0:
            pieces.append((text[start:at].strip(), character))
            start = at + 1
    items, front = [], ""
    for piece, mark in [*pieces, (text[start:].strip(), "")]:
        if mark == "、" and _FRAGMENT.fullmatch(piece):
            # 各省、自治区、直辖市总工会: one kind of addressee.
            front += f"{piece}、"
        elif piece:
            items.append(front + piece)
            front = ""
    return [*items, front.rstrip("、")] if front else items


def _are_addressees(items: list[str]) -> bool:
    if not items or "关于" in items[0] or _NO_ADDRESSEE.search(_bare(items[0])) or len(items[0]) > 60:
        return False
    if _BEGINS.match(items[0]) and _ENDS.search(_bare(items[0])) and max(map(len, items)) <= 40:
        return True
    like = [item for item in items if _ENDS.search(_bare(item)) or _BEGINS.match(item)]
    return len(like) == len(items) or (len(like) >= 2 and 2 * len(like) >= len(items))


def _bare(item: str) -> str:
    """An addressee without what stands in brackets after it: 各有关单位（名单见附件） → 各有关单位."""
    return re.sub(r"(?:[（(][^（）()]*[）)])+$", "", item.strip())
