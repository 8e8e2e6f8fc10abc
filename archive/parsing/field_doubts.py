"""What a second look says against a title, addressees or issuers that were found: words, or '' where nothing does.

A line of a site that was taken for part of a title, addressees that run on into a sentence, a body whose name begins
with a verb: nothing of it is certain.
"""

import re

from archive.lexicon import body_names, column_names, dates, titles
from archive.lexicon.vocabulary import FORWARDS
from archive.parsing.foot import Foot
from archive.parsing.header import Header

_LONGEST_TITLE, _LONGEST_ADDRESSEE, _LONGEST_BODY, _SHORTEST_BODY = 120, 40, 40, 5
_OF_A_SITE = re.compile(
    r"[|｜•●◆>＞»_]|https?:|www\.|首页|欢迎您|(?:点击|浏览|阅读|访问)[量数率次]|(?:来源|作者|编辑|发布时间|日期)\s?[:：]|发表评论"
)
_IN_MARKS = re.compile("《[^《》]*(?:《[^《》]*》[^《》]*)*》")
_SENTENCE_WORDS = re.compile(r"通知|如下|现将|为了|为做好|根据|按照|决定|要求|请|经研究|开展|[〔［\[]|^[（(]")
_NO_BODY = re.compile(
    r"关于|欢迎|通知|开展|举办|召开|网$|^(?:[的和与及等被把将为由]|门户|网站|文件|标题|正文|发文)|[，。：；|_]|[（(][^（）()]{0,3}[章印][）)]"
)
# What no title begins with: a piece of a word, a label, a button, a page's number.
_NO_BEGINNING = re.compile(
    r"会(?![议员计长费籍展歌徽标])|和(?!谐)|[与的及等、，]|正文|标题|索引号|文号|发文|打印|关闭|朗读|字[号体]|首页|当前位置|请输入"
    r"|官方|[A-Z][\s大中小]|\d{1,2}[\s/.．、]"
)
_TWICE = re.compile(r"(.{3,30})\1")
# Of so many characters, none of a body's name, a headline and the title below it have a piece in common.
_PIECE, _OF_NAMES = 6, frozenset("会委局处厅部院校")
_BEFORE_ABOUT = re.compile(r"(?:[12]\d{3}年)?(?:.{0,40}(?:[转印]发|批转).{0,40}|等.{0,10})?")
# 离退休处 工会: two that sign, or one.
_TWO_OF_A_HOUSE = re.compile(r"[处部科室办]\s+工会")
# A letter to guests is named for what it is; the type 函 is between bodies.
_LETTER = re.compile("(?:邀请|感谢|慰问|祝贺|贺)函$")
# What stands before the name of a body within its full name: 示例市平山县总工会.
_WHOSE = re.compile("(?:[省市县区州盟旗乡镇村会团司院校学厂局部委央国矿路共企]|街道|园区|集团|党组)$")


def of_title(head: Header, paragraphs: list[str]) -> str:
    """Why the title of this head is doubtful, of a directive with these paragraphs."""
    bare = _IN_MARKS.sub("", head.title)
    if len(bare) > _LONGEST_TITLE or _OF_A_SITE.search(bare) or dates.find(bare):
        return "标题中夹有网页文字或日期"
    if bare.count("关于") > 1 and not FORWARDS.search(bare):
        return "标题中有两个“关于”"
    if column_names.is_one(head.title):
        return "标题形同网站栏目名"
    if not bare or _NO_BEGINNING.match(bare) or _TWICE.match(bare) or _says_twice(bare) or _is_cut(head, paragraphs):
        return "标题开头夹有其他文字或残缺"
    if not _begins_with_body(bare):
        return "“关于”之前不像机关名称"
    for at in range(head.title_end, min(max(head.body_at, head.title_end + 1), len(paragraphs))):
        other = titles.at(paragraphs, at)
        if other and "关于" in other.text and other.text != head.title:
            return "标题之下另有一行形同标题"
    return ""


def _says_twice(title: str) -> bool:
    """Whether what stands before 关于 says what stands behind it: a headline run into the title."""
    before, _, behind = title.partition("关于")
    pieces = (before[at : at + _PIECE] for at in range(len(before) - _PIECE + 1))
    return bool(behind) and any(piece in behind and _OF_NAMES.isdisjoint(piece) for piece in pieces)


def _is_cut(head: Header, paragraphs: list[str]) -> bool:
    """Whether a title that begins with no name and no 关于 stands below a line that nothing was made of."""
    above = head.title_lines.start - 1
    if above < 0 or above in head.roles or head.title.startswith("关于") or body_names.leading(head.title)[0]:
        return False
    return len(paragraphs[above]) <= _LONGEST_ADDRESSEE and "。" not in paragraphs[above]


def _begins_with_body(title: str) -> bool:
    before, about, _ = title.partition("关于")
    rest = body_names.leading(before)[1]
    return not about or not before or _BEFORE_ABOUT.fullmatch(rest) is not None or titles.may_be_front(before)


def of_type(title: str) -> str:
    """Why the type that a title tells is doubtful."""
    return "标题末字为“函”，未必是公文的函" if _LETTER.search(title) else ""


def of_addressees(addressees: list[str]) -> str:
    """Why addressees are doubtful."""
    for one in addressees:
        if len(one) > _LONGEST_ADDRESSEE or _SENTENCE_WORDS.search(one):
            return "主送机关中夹有正文"
    return ""


def of_issuers(issuers: list[str], head: Header, tail: Foot) -> str:
    """Why issuers are doubtful, of a directive with this head and foot."""
    if any(len(name) > _LONGEST_BODY or _NO_BODY.search(name) for name in issuers):
        return "发文机关名称可疑"
    others = [*tail.issuers, *head.marks]
    if any(_has_more_before(name, other) for name in issuers for other in others):
        return "机关名称之前夹有其他文字"
    if _TWO_OF_A_HOUSE.search(tail.signed_as):
        return "落款中的机关可能不止一个"
    signed = [at for at, role in tail.roles.items() if role == "signature"]
    dated = [at for at, role in tail.roles.items() if role == "date"]
    if dated and signed and min(signed) < max(dated) < max(signed):
        return "落款日期之下另有机关名称"
    return ""


def _has_more_before(name: str, other: str) -> bool:
    """Whether a name is the other one behind words that are no part of a name: 劳模风采示例县总工会."""
    if len(other) < _SHORTEST_BODY or name == other or not name.endswith(other):
        return False
    return _WHOSE.search(name[: -len(other)]) is None
