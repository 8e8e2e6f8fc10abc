"""Names by the role they have in a sentence: 困难职工王小某, 给予李小某处分, 拟推荐张三丰、李四光."""

from collections.abc import Iterator

from archive.parsing.persons.list_roles import ListRole
from archive.parsing.persons.person_names import NAME, NAMES, NamePattern, names_of
from archive.parsing.persons.word_marks import WordMarks

_BEHIND = (
    r"(?=同志|等|[、,。;:(\s]|$|[一全]家|家(?:庭|中|里|属)|因|身?患|的|及其|和其|夫妇|发放|送去|送上"
    r"|提供|申请|于|在|反映|来信|来电|来访|提出|称)"
)
_HARDSHIP = NamePattern(
    rf"(?:(?:困难|特困|患病|大病|重病|伤残|残疾|受灾|受伤|工亡|遇难|单亲|低保|失业|遇险"
    rf"|罹难)(?:的)?(?:职工|教师|教职工|会员|学生|家庭|员工|党员|农民工|劳模|女职工|群众|户|矿工)"
    rf"|受助(?:学生|职工|人|对象)|救助对象|帮扶对象|慰问对象|遇难者|死者|伤者|死亡人员|受伤人员"
    rf"|受害人|信访人|上访人|投诉人|患者|逝者|亡者|被保险人|受益人|出险职工)"
    rf"(?:为|是|分别为|分别是|包括|有|名单)?[: ]{{0,2}}(?P<names>{NAMES}){_BEHIND}"
)
_ILL = NamePattern(
    rf"(?:职工|学生|员工|教师|会员|工人|同志|司机|矿工)(?P<names>{NAME})(?:同志)?(?=(?:[,、(][^。;\n]{{0,20}})?"
    rf"(?:因|身患|患有?|罹患|确诊|突发|不幸|遭遇|被|遭|经)[^。;,\n]{{0,16}}(?:病|癌|症|瘤|车祸|事故|瘫|残|去世|死亡"
    rf"|身故|身亡|住院|骨折|火灾|透析|坠落|撞|轧|砸|烧伤|压伤|击伤|受伤|重伤|抢救))"
)
_KIN = NamePattern(rf"(?:家属|遗属|遗孀|亲属|妻子|丈夫|父亲|母亲|之子|之女|遗体|子女)(?P<names>{NAME}){_BEHIND}")
_FAULT = (
    "处分|通报批评|警告|记过|记大过|降级|撤职|开除|诫勉|批评教育|立案|辞退|除名|留党察看|严重警告"
    "|责令检查|解除劳动|免职处理|书面检查"
)
_BEFORE_FAULT = (
    r"(?=同志|等|[、,(“\"]|党|政|行政|记|警告|处|通报|撤|开除|诫勉|严重|留|批评|进行|作出|予以|给予"
    r"|以|的|在|因|违|全|立|实|辞|除|免|解|\d)"
)
_DISCIPLINED = NamePattern(
    rf"(?:给予|对|将|决定给予)(?P<names>{NAMES}){_BEFORE_FAULT}[^。;\n]{{0,40}}?(?:{_FAULT})"
    rf"|(?:主席|主任|书记|干部|委员|会计|出纳|职工|[部科处局院校厂]长|干事|人员"
    rf"|党员)(?P<named>{NAME})(?=[,(同因在违])[^。;\n]{{0,60}}?(?:给予|受到"
    rf"|被)[^。;\n]{{0,20}}?(?:{_FAULT})"
    rf"|(?<![\u4e00-\u9fff])(?P<punished>{NAME})(?:同志)?(?:[,因][^。;\n]{{0,60}}?)?(?:受到"
    rf"|被(?:给予)?)[^。;\n]{{0,20}}?(?:{_FAULT})"
)
_UNTITLED = NamePattern(
    rf"(?:撤销|取消|收回|终止)(?P<titled>{NAMES}){_BEFORE_FAULT}[^。;\n]{{0,40}}?(?:称号|荣誉|奖章|资格|证书)"
)
_CANDIDATE = NamePattern(
    rf"拟(?:推荐|推选|提名|聘用|聘任|录用|任命|任|授予|表彰|命名|评选|确定|发展|选树|招聘"
    rf"|同意)(?:为|以下|下列|接收|吸收)?[: ]{{0,2}}(?P<names>{NAMES})(?=同志|等|[、,。;:(\s]|$|为"
    rf"|任|担任|作为|\d|[一二两三四五六七八九十]+[名位]|荣获|参评|申报)"
    rf"|候选人(?:为|是|有|:)[: ]{{0,2}}(?P<chosen>{NAMES})(?=[、,。;\s(]|$|等|同志)"
)


# Where a pattern begins, or by what words it may be told at all: to try each at every character takes too long.
_HARDSHIP_BEGINS = WordMarks(
    (
        "困难", "特困", "患病", "大病", "重病", "伤残", "残疾", "受灾", "受伤", "工亡", "遇难", "单亲", "低保",
        "失业", "遇险", "罹难", "受助", "救助对象", "帮扶对象", "慰问对象", "死者", "伤者", "死亡人员",
        "受害人", "信访人", "上访人", "投诉人", "患者", "逝者", "亡者", "被保险人", "受益人", "出险职工",
    )
)  # fmt: skip
_KIN_BEGINS = WordMarks(
    (
        "家属", "遗属", "遗孀", "亲属", "妻子", "丈夫", "父亲", "母亲", "之子", "之女", "遗体", "子女",
    )
)  # fmt: skip
_ILL_WORDS = WordMarks(
    (
        "患", "因病", "确诊", "突发", "不幸", "遭遇", "受伤", "重伤", "抢救", "去世", "身亡", "身故",
    )
)  # fmt: skip
_FAULT_WORDS = WordMarks(
    (
        "处分", "批评", "警告", "记过", "大过", "降级", "撤职", "开除", "诫勉", "立案", "辞退", "除名",
        "免职处", "书面检", "责令检", "解除劳动",
    )
)  # fmt: skip
_AT = ((_HARDSHIP, _HARDSHIP_BEGINS), (_KIN, _KIN_BEGINS))
_OVER = (
    (ListRole.HARDSHIP, _ILL, _ILL_WORDS),
    (ListRole.DISCIPLINED, _DISCIPLINED, _FAULT_WORDS),
    (ListRole.DISCIPLINED, _UNTITLED, WordMarks(("撤销", "取消", "收回", "终止"))),
    (ListRole.CANDIDATE, _CANDIDATE, WordMarks(("拟", "候选人"))),
)


def in_prose(copy: str) -> Iterator[tuple[ListRole, int, int]]:
    """(role, start, end) of the names to which a sentence gives a role."""
    for pattern, begins in _AT:
        for at in begins.places(copy):
            if match := pattern.compiled.match(copy, at):
                yield from ((ListRole.HARDSHIP, *name) for name in names_of(copy, *match.span("names")))
    for role, pattern, words in _OVER:
        if words.are_in(copy):
            for match in pattern.compiled.finditer(copy):
                place = next(name for name in match.groupdict() if match[name])
                yield from ((role, *name) for name in names_of(copy, *match.span(place)))
