"""Persons whom to call or to hand something to: names after 联系人 and 发给, before a telephone, 处 and 老师."""

import re
from collections.abc import Iterator

from archive.parsing.persons.person_names import NAME, NAMES, SURNAMES, NamePattern, is_name, names_of

# None that begins with a character as common as 工 or 报: a text is searched for all of them at once.
_ROLE = (
    r"(?:联 {0,4}系 {0,4}人|联 {0,4}络 {0,4}[员人]|经 {0,4}[办手] {0,4}人|咨 {0,4}询 {0,4}人"
    r"|收 {0,4}件 {0,4}人|填 {0,4}[表报] {0,4}人|值班人员?"
    r"|咨询(?=[:：])|对接人|接收人|承办人|联系方式|联系老师|联系同志|联系(?=[:：]))"
)
_LABEL = re.compile(
    rf"{_ROLE}(?:\d|[一二三])?(?:\([^()\n]{{1,12}}\))?(?:(?:及|和|、|/|与)?(?:其)?(?:联系|咨询"
    rf"|办公|手机)?(?:电 ?话|方式|号码|手机)|姓名)? {{0,3}}(?:[：:]|为|是|\t|(?=[（(]))"
)
# A head of a form: it has a person where a telephone stands beside.
_HEAD = re.compile(r"(?:负 ?责 ?人|责任人|分管领导|领队|带队)(?:姓名)? {0,3}[：:] {0,3}")
_CALL = re.compile(r"电 {0,4}话|手 {0,4}机|联系方式|1[3-9]\d{9}")
# Without a colon, something that can only follow a name comes behind it.
_BEHIND_NAME = (
    r"(?= {0,4}(?:[,、;(/:)。]|电 {0,4}话|手 {0,4}机|座 ?机|微 ?信|邮 ?箱|联 ?系|办 ?公|QQ|传 ?真|\d"
    r"|-)| {0,4}$| {0,4}\n)"
)
_WITHOUT_COLON = NamePattern(
    rf"(?:联 {{0,4}}系 {{0,4}}人|联络[员人]|经 {{0,4}}办 {{0,4}}人|收 {{0,4}}件 {{0,4}}人|咨询人"
    rf"|对接人|接收人|承办人|联系老师) {{0,4}}(?P<names>{NAMES}){_BEHIND_NAME}"
)
# 张某, 张 某, 王老师; a word of five characters is no name.
_NAME = re.compile(
    r"[\u4e00-\u9fff](?: {0,2}[\u4e00-\u9fff](?![\u4e00-\u9fff ])|[\u4e00-\u9fff·]{1,3}(?![\u4e00-\u9fff·]))"
)
# 张某联系电话…: the name runs into what follows.
_NAME_GLUED = re.compile(
    r"[\u4e00-\u9fff·]{2,4}?(?=联 ?系|电 ?话|手 ?机|办公|座机|传真|邮箱|固话|微信|老师|同志|女士|先生|收)"
)
_NOT_NAMES = re.compile(
    "联系|联络|经办|收件|填表|电话|手机|办公|座机|传真|邮箱|邮编|地址|固话|微信|部|处|室|科|工会"
    "|总工|单位|中心|学院|学校|公司|委员|热线|号码|监督|咨询|举报"
    "|值班|报名|投稿|电子|信箱|网址|时间|附件|详见|另行|另附|名额|数量|人数|备注|金额|序号|日期"
    "|地点|级别|类别|有关|各|请|如下|同上|见表|姓名|人员|职务|负责|分管|以及"
    "|[市县区州镇乡]$|账号|帐号|全国|本人|指定|老师|同志|女士|先生|每|上述|以下|相关|同号|自行"
)
# 王老师: the surname alone, with what he is called.
_CALLED = re.compile(
    rf"[{SURNAMES}](?:老师|女士|先生|主任|科长|部长|处长|主席|同志|会计|干事|工|姐|哥)(?![\u4e00-\u9fff])"
)
# What stands between the names of one label: telephones, their labels, offices.
_BETWEEN = re.compile(
    r"[\s、,;()/：:\-]+|[和及与]|(?:联系|办公|咨询|固定)?(?:电 {0,4}话|手 {0,4}机|座机|固话"
    r"|传 {0,4}真|邮箱|信箱|微信|号码)(?:号码?)?"
    r"|电子(?:邮箱|信箱|邮件)|(?:老师|同志|女士|先生|收)|[\u4e00-\u9fff]{2,16}(?:部|处|室|科|工会"
    r"|中心|学院|公司)(?=[\s、,：:(])|[\dA-Za-z@._\-转]+"
)
_MOST_NAMES, _FARTHEST = 40, 400
# 张某,13800000000 without a label: the name just before a telephone.
_BEFORE_PHONE = NamePattern(
    rf"(?:(?<![\u4e00-\u9fff])|(?<=[找由与请])|(?<=会计|出纳|干事|主任|科长|部长|处长|主席|秘书"
    rf"|助理|人员|专员|干部|同志|老师))(?P<name>{NAME})[,：:\s(]{{1,12}}(?:(?:联系|办公)?(?:电话"
    rf"|手机|方式)(?:号码)?[：:\s]{{0,4}})?$"
)
_BEHIND_PHONE = NamePattern(
    rf"[ ]{{0,2}}\((?:联系人)?[:：]?(?P<name>[{SURNAMES}](?=老师|女士|先生|主任|科长|部长)"
    rf"|{NAME})(?:老师|同志|女士|先生|主任|科长|部长)?\)"
)
# 交到工会(418办公室)王小某处, 与王小某联系, 王小某(手机…): what the name ends before is rarer than where it begins.
_BEHIND_ENDING = r"(?=[,。;、)\s(:]|$|领取|报名|登记|咨询)"
_HONORIFIC = r"(?:同志|老师|女士|先生|科长|处长|部长|主任)?$"
_AT_DESK = NamePattern(rf"[室部会科处到至给往交送寄)](?P<name>{NAME}){_HONORIFIC}")
_MET = NamePattern(rf"[与和向找同](?P<name>{NAME}){_HONORIFIC}")
_IN_FRONT = NamePattern(rf"(?P<name>{NAME}){_HONORIFIC}")
# Each with what stands before it; an expression that begins with one character is searched for fast.
_ENDINGS = (
    (re.compile(f"处{_BEHIND_ENDING}"), _AT_DESK),
    (re.compile(f"收{_BEHIND_ENDING}"), _AT_DESK),
    (re.compile(f"联系{_BEHIND_ENDING}"), _MET),
    (re.compile(f"咨询{_BEHIND_ENDING}"), _MET),
    (re.compile(r"\((?:联系|办公|咨询)?(?:电 ?话|手 ?机|微 ?信|号码|1[3-9]\d{9}|0\d{2,3}-)"), _IN_FRONT),
)
_LONGEST_NAME = 14
_HANDS_OVER = re.compile("交|送|报|发|寄|联系|咨询|领|找|致电|反馈|收")
# 电子稿发给李小某.
_GIVEN = NamePattern(
    rf"(?:给(?<=[发交送报寄转传馈]给)|至(?<=发至)|由(?<=交由)|联系(?<=[请可接]联系)"
    rf"|电(?<=致电))(?P<given>{NAMES})(?:同志|老师|女士|先生)?(?=[,。;、(\s]|$|联系|处|收|汇总"
    rf"|登记|邮箱|微信)"
)
_TITLES = ("老师", "女士", "先生")
_TEACHER = NamePattern(rf"(?<![\u4e00-\u9fff])?(?P<names>{NAME}(?:、{NAME})*)(?:老师|女士|先生)")
_REACHED = re.compile(r"交|送|发至|发给|寄|联系|咨询|电话|处|领取")


def after_labels(copy: str) -> Iterator[tuple[int, int]]:
    """联系人：示例一、示例二; 联系人某甲,139…"""
    for label in _LABEL.finditer(copy):
        yield from _names(copy, label.end())
    for match in _WITHOUT_COLON.compiled.finditer(copy):
        yield from names_of(copy, *match.span("names"))
    if "负" in copy or "领" in copy or "责任人" in copy or "带队" in copy:
        for head in _HEAD.finditer(copy):
            if _CALL.search(copy, head.end(), _line_end(copy, head.end())):
                yield from _names(copy, head.end())[:1]


def beside_phone(copy: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """张某,13800000000 and 60000001(张某): the name beside the telephone that stands there."""
    found = _BEFORE_PHONE.compiled.search(copy, max(start - 30, 0), start)
    if found and is_name(found["name"]):
        yield found.span("name")
    found = _BEHIND_PHONE.compiled.match(copy, end, min(end + 20, len(copy)))
    if found and (is_name(found["name"]) or len(found["name"]) == 1):
        yield found.span("name")


def handed_to(copy: str) -> Iterator[tuple[int, int]]:
    """交到工会(418办公室)王小某处, 电子稿发给李小某, 与王小某联系, 王小某(手机…)"""
    for match in _GIVEN.compiled.finditer(copy):
        yield from names_of(copy, *match.span("given"))
    for ending, before in _ENDINGS:
        for match in ending.finditer(copy):
            found = before.compiled.search(copy, max(match.start() - _LONGEST_NAME, 0), match.start())
            if found and (before is not _AT_DESK or _HANDS_OVER.search(copy, max(found.start() - 60, 0), found.end())):
                yield from names_of(copy, *found.span("name"))


def before_titles(copy: str) -> Iterator[tuple[int, int]]:
    """交校工会周某老师处; nobody is to be reached in a sentence that praises 某老师."""
    if not any(title in copy for title in _TITLES):
        return
    for match in _TEACHER.compiled.finditer(copy):
        before = max(copy.rfind("。", 0, match.start()), copy.rfind("\n", 0, match.start())) + 1
        if _REACHED.search(copy, max(before, match.start() - 40), min(match.end() + 12, len(copy))):
            yield from names_of(copy, *match.span("names"))


def _names(copy: str, at: int) -> list[tuple[int, int]]:
    """The names that follow a label on its line, over the telephones and brackets between them."""
    end = min(_line_end(copy, at), at + _FARTHEST)
    found: list[tuple[int, int]] = []
    while at < end and len(found) < _MOST_NAMES:
        if called := _CALLED.match(copy, at, end):
            found.append(called.span())
            at = called.end()
            continue
        name = _NAME_GLUED.match(copy, at, end) or _NAME.match(copy, at, end)
        if name and not _NOT_NAMES.search(name[0].replace(" ", "")):
            found.append(name.span())
            at = name.end()
        elif between := _BETWEEN.match(copy, at, end):
            at = between.end()
        else:
            break
    return found


def _line_end(copy: str, at: int) -> int:
    end = copy.find("\n", at)
    return len(copy) if end == -1 else end
