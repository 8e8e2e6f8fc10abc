"""Labels of the outline as written: 一、 （一） 1. （1） 1） ① 第一条 一是 …, with their kind and value.

`read` knows those that are labels wherever they begin a paragraph, `read_weak` those that are
labels only beside others of their kind: 1 加强领导, 首先，, A. (see parsing.outline.item_labels).
"""

import re
from dataclasses import dataclass
from functools import cache

from archive.lexicon import numerals

_C = "[一二三四五六七八九]"
_HAN = rf"(?:{_C}百(?:零{_C}|{_C}?十{_C}?)?|{_C}?十{_C}?|{_C})"
_D = "[0-9０-９]"
_NUMBER = rf"(?:{_HAN}|{_D}{{1,3}})"
_OPEN, _CLOSE = "[（(〔\\[【﹝]", "[）)〕\\]】﹞]"

# 第三条规定的情形, （一）至（三）项, （一）（二）中的: words about items, not items.
_CITED = r"(?!规定|所[称列述指规]|的|款|第|中[的所提规]|[、至到和与及或]\s?第|以[上下])"
_CITED_BRACKET = rf"(?![项款]|中[的所提规]|\s?[、至到和与及或]?\s?{_OPEN}\s?(?:{_HAN}|{_D}{{1,2}})\s?{_CLOSE})"

# The kinds in their usual order from the top: GB/T 9704-2012, 7.3.3 has 一、 （一） 1. （1）; the articles of
# regulations stand under parts, chapters and sections. `mark` is the label, `after` what has to follow it.
_KINDS = (
    ("part", rf"第\s?(?P<v>{_NUMBER})\s?(?:部分|编)[：:、]?", _CITED),
    ("chapter", rf"第\s?(?P<v>{_NUMBER})\s?章[：:、]?", rf"(?!程){_CITED}"),
    ("section", rf"第\s?(?P<v>{_NUMBER})\s?节[：:、]?", rf"(?![课日目省能假约点]){_CITED}"),
    ("article", rf"第\s?(?P<v>{_NUMBER})\s?条[：:、]?", rf"(?![件例款]){_CITED}"),
    ("chinese", rf"(?P<v>{_HAN})\s?[、．.]", ""),
    ("formal", r"(?P<v>[壹贰叁肆伍陆柒捌玖拾])\s?[、．.]", ""),
    ("chinese-bracket", rf"(?:{_OPEN}\s?)?(?P<v>{_HAN})\s?{_CLOSE}[、．.]?", _CITED_BRACKET),
    ("chinese-bracket", r"(?P<v>[㈠-㈩])[、．.]?", ""),
    # 1.2023年…, 1.3月1日前… and 1.35岁以下… begin with a label, 1.5万元 does not.
    ("arabic", rf"(?P<v>{_D}{{1,2}})\s?(?:[、．]|\.(?!{_D})|\.(?={_D}{{4}}\s?年|{_D}{{1,2}}\s?(?:月|周?岁)))", ""),
    ("arabic", r"(?P<v>[⒈-⒛])", ""),
    ("arabic-bracket", rf"[（(]\s?(?P<v>{_D}{{1,2}})\s?[）)][、．.]?", _CITED_BRACKET),
    ("arabic-bracket", r"(?P<v>[⑴-⒇])[、．.]?", ""),
    ("arabic-close", rf"(?P<v>{_D}{{1,2}})\s?[）)][、．.]?", ""),
    ("circled", r"(?P<v>[①-⑳❶-❿➀-➓])[、．.]?", ""),
    ("roman", r"(?P<v>[Ⅰ-Ⅻ])\s?[、．.]", ""),
    # 一是…二是…, 一要…二要…: the first words of a sentence that stand for a level.
    ("spoken", r"(?P<v>[一二三四五六七八九十])(?:是|要)", r"(?=[\u4e00-\u9fff“《])(?![一二三四五六七八九十][，,])"),
)  # fmt: skip

# 1 名领队, 3 月底: a quantity at the beginning of a line.
_UNIT = (
    "(?:[个次元万亿米岁份天篇套册号期]|名(?![单额称])|人(?![员才事力])|年(?!度)|时(?![间限])|点(?!面)|项(?!目)|日(?!常)|月(?!度)"
    "|周(?!密)|分(?!工)|等(?!级))"
)
_BARE = rf"\s(?!{_UNIT})(?=[\u4e00-\u9fff“《][^\s]{{1,40}})(?![^\s]{{0,30}}\s[^\s])"
_NO_QUANTITY = rf"\s?(?!{_UNIT})(?=[\u4e00-\u9fff“《])"
_WEAK = (
    ("chinese", rf"(?P<v>{_HAN})[，,：:]", ""),
    ("chinese", rf"(?P<v>{_HAN})", _BARE),
    # 1.1 and 1.1.1 of plans and rules; their number counts the parents too: 2.3 is 203.
    ("decimal-3", rf"(?P<v>(?:{_D}{{1,2}}\.){{2}}{_D}{{1,2}})[.．、]?", _NO_QUANTITY),
    ("decimal-2", rf"(?P<v>{_D}{{1,2}}\.{_D}{{1,2}})[.．、]?", _NO_QUANTITY),
    ("arabic", rf"(?P<v>{_D}{{1,2}})[，,。]", rf"(?!{_D})"),
    ("arabic", rf"(?P<v>{_D}{{1,2}})", _BARE),
    # Damaged dates: 3.97日前 was 3. 9月7日前.
    ("arabic", rf"(?P<v>{_D}{{1,2}})\.(?={_D})", rf"(?!{_D}{{1,9}}\s?(?:[万亿千百元倍米吨%％]|公里|小时|个百分点))"),
    ("spoken", r"(?P<v>[一二三四五六七八九十])[应须]", r"(?=[\u4e00-\u9fff])"),
    ("ordinal", rf"第\s?(?P<v>{_HAN})[，,、：:]", ""),
    ("ordinal", rf"其(?P<v>{_HAN})[，,、：:]", ""),
    ("sequence", r"(?P<v>首先|其次|再次|最后)[，,、：:]", ""),
    ("latin", r"(?P<v>[A-Za-z])\s?[.．、)）]", ""),
    ("latin", r"[（(](?P<v>[A-Za-z])[）)]", ""),
)  # fmt: skip

_STRONG_MARKS = [(kind, re.compile(mark + after)) for kind, mark, after in _KINDS]
_ALL_MARKS = [*_STRONG_MARKS, *((kind, re.compile(mark + after)) for kind, mark, after in _WEAK)]
_WHOLE_MARKS = [(kind, re.compile(mark)) for kind, mark, _ in (*_KINDS, *_WEAK)]

# 一、二级工会, 三、四线城市, 5、6月: two numbers side by side. The word behind the second one tells.
_PAIR = re.compile(
    rf"\s?(?P<next>{_HAN}|{_D}{{1,2}})\s?(?:[、至到和与级等线类期档批轮层产审季日号楼旬环]|年(?!行动|规划|计划|目标|来)|个?月(?!\s?{_D}))"
)

_SEQUENCE = {"首先": 1, "其次": 2, "再次": 3, "最后": 4}
_FORMAL = "壹贰叁肆伍陆柒捌玖拾"
# Numbers that are one character with their mark, each range from its 1 on.
_SINGLE = "㈠-㈩⒈-⒛⑴-⒇①-⑳❶-❿➀-➉➊-➓Ⅰ-Ⅻ"
_RANGES = tuple(part.split("-") for part in re.findall(".-.", _SINGLE))

# What a label can begin with: most paragraphs are told by their first character.
_MAY_BEGIN = re.compile(rf"[一二三四五六七八九十第其首再最{_FORMAL}0-9０-９（(〔\[【﹝{_SINGLE}A-Za-z]")


@dataclass(frozen=True)
class Label:
    """`written` is the label as it stands, with its mark: （一）, 1、, 一是. An item whose label is lost has ''."""

    kind: str
    value: int
    written: str

    @property
    def begins(self) -> bool:
        """Whether it is the first of a list."""
        return self.value == 1 or (self.kind.startswith("decimal") and self.value % 100 == 1)

    @property
    def style(self) -> str:
        """What is left without the number, by which two lists of one kind differ: 1. and 1、, 一是 and 一要."""
        return _style(self.written)

    def follows(self, earlier: "Label") -> bool:
        """Whether this is the number after `earlier` in the same kind of list; 最后 may follow 其次."""
        if self.kind != earlier.kind:
            return False
        return self.value == earlier.value + 1 or (self.kind == "sequence" and self.value > earlier.value)


def read(paragraph: str) -> Label | None:
    """The label that `paragraph` begins with, or None: '（一）加强领导' → （一）, '一、二级工会' → None."""
    if not _MAY_BEGIN.match(paragraph):
        return None
    found = _first(paragraph, _STRONG_MARKS)
    return None if found is None or _is_one_of_a_pair(found, paragraph) else found


def read_weak(paragraph: str) -> Label | None:
    """What could be a label beside others of its kind: '首先，要…', '1 加强领导', '二、三级联动'; else None."""
    if not _MAY_BEGIN.match(paragraph):
        return None
    return _first(paragraph, _ALL_MARKS)


def parse(written: str) -> Label | None:
    """A label by itself, as a section keeps it: '一要' → kind spoken, value 1."""
    for kind, pattern in _WHOLE_MARKS:
        if match := pattern.fullmatch(written):
            return Label(kind, _value(match["v"]), written)
    return None


def _first(paragraph: str, marks: list) -> Label | None:
    for kind, pattern in marks:
        if (match := pattern.match(paragraph)) and _value(match["v"]):
            return Label(kind, _value(match["v"]), match[0].rstrip())
    return None


def _is_one_of_a_pair(label: Label, paragraph: str) -> bool:
    pair = _PAIR.match(paragraph, len(label.written)) if label.kind in ("chinese", "arabic") else None
    return pair is not None and _value(pair["next"]) == label.value + 1


@cache
def _value(number: str) -> int:
    if number in _SEQUENCE:
        return _SEQUENCE[number]
    if number in _FORMAL:
        return _FORMAL.index(number) + 1
    if "." in number:
        return sum(100**place * int(part) for place, part in enumerate(reversed(number.split("."))))
    for first, last in _RANGES:
        if first <= number <= last:
            return ord(number) - ord(first) + 1
    if number.isascii() and number.isalpha():
        return ord(number.casefold()) - ord("a") + 1
    return numerals.value_of(number)


_NUMBERS = re.compile(rf"首先|其次|再次|最后|[{_FORMAL}{_SINGLE}]|{_HAN}|{_D}+|[A-Za-z]|\s")


def _style(written: str) -> str:
    return _NUMBERS.sub("", written).translate(_WIDTH)


# Full and half width are one style; so are ． and the full stop.
_WIDTH = str.maketrans("（）．：，〔〕【】﹝﹞", "().:,()()()")
