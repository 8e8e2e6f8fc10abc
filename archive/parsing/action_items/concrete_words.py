"""Whether an action item is concrete, and by which words: a named initiative, a figure, an event, a product or a date.

What is general asks for what any office always does: 高度重视，加强领导，确保实效. Formulas in quotation marks
(“两个维护”, “最后一公里”), speeches, the spirit of a meeting, and the directive that is carried out make nothing
concrete.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from archive.parsing.action_items import named_initiatives, named_occasions, quantities

INITIATIVE, FIGURE, EVENT, PRODUCT, DATE = "initiative", "figure", "event", "product", "date"
KINDS = (INITIATIVE, FIGURE, EVENT, PRODUCT, DATE)


_FULL_WIDTH = str.maketrans(",;:()!?", "，；：（）！？")


class ConcreteWords(NamedTuple):
    """What is named, and where in the sentence, in characters."""

    kind: str
    start: int
    end: int


_TITLE = re.compile("《([^《》]{1,120})》")
_QUOTED = re.compile('“([^“”。；]{1,60})”|"([^"“”。；]{1,60})"')
_CITED_NUMBER = re.compile(r"[〔\[［][^〕\]］]{2,6}[〕\]］]\s?\d{0,5}\s?号?")
# A directive or a rule is what an item rests on; a book, a periodical, a column, a form is a thing of its own.
_NO_WORK = re.compile(
    "关于|(?:通知|意见|方案|决定|规定|办法|条例|细则|要点|函|批复|公告|通报|规划|纲要|准则|章程|标准|制度|讲话|规则|规程|计划|法)(?:[（(][^（）()]{1,12}[）)])?$"
)
_LAW = re.compile("(?:法|法典|条例)$")
# So far before a name it is said what is done with it.
_NEAR = 80
_TO_STUDY = re.compile("(?:学习|宣传|宣讲|普及|解读|学好|读)[^，。；《》]{0,12}(?:《[^《》]*》[、和及]?){0,3}$")
_STUDIED = re.compile(
    "[^，。；]{0,4}(?:《[^《》]{1,60}》|[、和及等]){0,6}(?:等[^，。；]{0,6})?(?:宣传|学习|培训|普法|知识)"
)
# A formula begins with how many there are of what it sums up, or is a turn of phrase.
_FORMULA = re.compile(
    "[一二两三四五六七八九十百零]|[0-9]{1,2}[+＋]|[十百]|互联网|最后|最先|最美(?!.{2})|你|我|他|小金库|钉钉子|走出去|引进来|关键|痛点|难点|堵点|放管服|单位|姓名|样式|名单"
    "|获得感|幸福感|安全感|主力军|主人翁|娘家人|第一|压舱石|牛鼻子|指挥棒|晴雨表|施工图|路线图|绊脚石|防火墙|连心桥|蓄水池|报送|报名|附件"
)
_PRODUCT_BEHIND = re.compile(
    "[^，。；、“”]{0,4}?(?:APP|App|app|平台|公众号|小程序|热线|客户端|网站|系统|专栏|栏目|杂志|手册|读本|驿站|小屋|书屋|服务点|服务站|工作站|工作室|展厅|基地|讲堂|课堂|产品|丛书|邮箱|卡)"
)
_DOES = re.compile(
    "(?:开展|举办|实施|组织|推进|打造|擦亮|叫响|唱响|深化|创建|争创|参与|助力|推广|推动|启动|做好|抓好|搞好|用好|建设|培育|选树|评选|运用|宣传|落实|参加|利用|发挥|通过|、|”)[^，。；、“”]{0,8}$"
)
_CONCEPT_BEHIND = re.compile(
    "[^，。；、“”]{0,3}?(?:要求|目标|时期|战略|规划|理念|精神|意识|原则|方针|问题|格局|机制|体系|模式|思想|关系|责任|制度|方式|方法|作风|作用|优势|态势|理念|形象|导向|力量)"
)


def find(sentence: str) -> tuple[ConcreteWords, ...]:
    """全年举办“安康杯”竞赛2场 → (('initiative', 4, 9), ('figure', 11, 13)); empty where the sentence is general."""
    sentence = sentence.translate(_FULL_WIDTH)
    found: list[ConcreteWords] = []
    for words in sorted(_all(sentence), key=lambda one: (one.start, -one.end)):
        if not found or words.start >= found[-1].end:
            found.append(words)
    return tuple(found)


def _all(sentence: str) -> Iterator[ConcreteWords]:
    yield from _works(sentence)
    yield from _quoted(sentence)
    bare = _blank(sentence, _TITLE, _CITED_NUMBER)
    if named_occasions.SPIRIT_MARKS.search(bare):
        bare = _blank(bare, named_occasions.SPIRIT)
    plain = _blank(bare, _QUOTED) if "“" in bare or '"' in bare else bare
    for kind, marks, pattern, text in (
        (EVENT, named_occasions.EVENT_MARKS, named_occasions.EVENT, bare),
        (DATE, named_occasions.DATE_MARKS, named_occasions.DATE, plain),
        (INITIATIVE, named_occasions.INITIATIVE_MARKS, named_occasions.INITIATIVE, plain),
        (PRODUCT, None, named_occasions.PRODUCT, plain),
        (FIGURE, None, named_occasions.MORE_FIGURES, plain),
    ):
        if marks is None or marks.search(text):
            for match in pattern.finditer(text):
                yield ConcreteWords(kind, *match.span())
    for figure in quantities.find(plain):
        at = plain.index(figure)
        yield ConcreteWords(FIGURE, at, at + len(figure))


def _works(sentence: str) -> Iterator[ConcreteWords]:
    """Books, periodicals, columns and forms in 《》; of laws those that are to be studied or made known."""
    for match in _TITLE.finditer(sentence):
        is_law = _LAW.search(match[1])
        before = max(match.start() - _NEAR, 0)
        about = _TO_STUDY.search(sentence, before, match.start()) or _STUDIED.match(sentence, match.end())
        if not _NO_WORK.search(match[1]) or is_law and about:
            yield ConcreteWords(PRODUCT, *match.span())


def _quoted(sentence: str) -> Iterator[ConcreteWords]:
    if "“" not in sentence and '"' not in sentence:
        return
    initiatives = named_initiatives.find(sentence)
    titles = [match.span() for match in _TITLE.finditer(sentence)]
    for match in _QUOTED.finditer(sentence):
        name = (match[1] or match[2]).strip()
        if any(start <= match.start() < end for start, end in titles):
            continue
        if _PRODUCT_BEHIND.match(sentence, match.end()) and not _FORMULA.match(name):
            yield ConcreteWords(PRODUCT, *match.span())
        elif name in initiatives or _is_done(sentence, match, name):
            yield ConcreteWords(INITIATIVE, *match.span())


def _is_done(sentence: str, match: re.Match, name: str) -> bool:
    """A name of four characters and more that somebody carries out, and that is no formula: 助力“黔货出山”."""
    if len(name) < 4 or _FORMULA.match(name) or _CONCEPT_BEHIND.match(sentence, match.end()):
        return False
    return _DOES.search(sentence, max(match.start() - _NEAR, 0), match.start()) is not None


def _blank(text: str, *patterns: re.Pattern) -> str:
    for pattern in patterns:
        text = pattern.sub(_blanks, text)
    return text


def _blanks(match: re.Match) -> str:
    return "〃" * len(match[0])
