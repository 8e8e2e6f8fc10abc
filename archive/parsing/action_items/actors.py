"""Who is to act, as the sentence says it: 全省各级工会要…, 请各参赛单位于…, 市总成立…, 承办单位须….

Only what is written counts: whom a sentence without a subject means is told by inferred_actors.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.parsing.action_items import command_words, imperatives

# What the name of those who act ends with; the longer first.
_ENDING = re.compile(
    "(?:领导班子|小组长|班组长|组长|队长|班长|支会|联合会|政府|主席|书记(?<!总书记)|考生|学生|托管班|个人|你[会们校厅院]|职工组织(?=[要应须])|会(?<=审会)|劳模(?!精神|工匠|和工匠|创新)|领导干部|领导(?<=[会要管]领导)(?!小)|工会组织(?=[要应须请、和及与，都也需]|认真|积极|切实|$)|领导小组|组委会|委员会|总工会|工会(?!组织(?:建设|机构|体系|关系|形式))|工委|党组|党委|支部|总(?<=[市省县区]总)(?!工会)"
    "|单位|部门|企业方?|公司|集团|机构|组织|协会|学校|高校|院校|学院|院系|分会|小组|班组|代表队|参赛队(?!员)|基地|中心|办公室|部(?<=[工传务织障源宣教护济产益层络律政团]部)|部室|处室|科室"
    "|人员|选手|学员|会员|教职工|职工|员工|干部|群众|同志|负责人|教练员|裁判员|志愿者|劳动者|申请人|者(?<=[加赛训会名]者)|领队|队员|教师|代表团|代表|车间|分厂|支行|本人|双方|校方|劳方|资方|各方|三家|四家"
    "|县区|市州|区县|市县|地区|各地|地方|乡镇|街道|社区|园区|地|市(?<=各市)|县(?<=各县)|区(?<=各区)|州(?<=各州)|校(?<=各校)|院(?<=各院)|系(?<=各系))(?:[（(][^（）()]{1,12}[）)])?"
)
# No name goes past these: what follows them is object, means or purpose.
_STOP = re.compile(
    "[应把将以按于为从对使让“”《》请需须要不。！？0-9围至结通开根推计安]"
    "(?:(?<=[把将按于为从对使让“”《》需须。！？0-9])(?<!作为)|(?<=以)(?![上下内外])|(?<=请)(?<![申邀聘]请)|(?<=应)(?!急)|(?<=要)(?<![主重]要)(?!求)|(?<=不)得|(?<=围)绕|(?<=至)少|(?<=结)合"
    "|(?<=通)过|(?<=开)展|(?<=根)据|(?<=推)动|(?<=计)划|(?<=安)排)"
)
_ASKED = re.compile(
    r"[\s①-⑳]?(?:(?:[^，。；：要应须由请]{0,14}(?=请(?:各|全体|有关|相关)))?(?:敬|烦|恳|特|现)?请(?![示求假教])|希?望|[校院省市县区州]?总?工会要求|要求|[^，。；：由]{0,20}?(?<![理缘来自因])由(?!于|此))"
)
# What a predicate may begin with, beside the verbs.
_PREDICATE = re.compile(
    r"\s?(?:(?:一定|都|也|均|还|更|务必|可以?)*(?:要(?![求素点件义领闻害职约地])|应(?![用对有届邀聘急])|必须|须(?!知)|需(?![求要])|不得|不准|严禁|禁止|务|请(?![示求假教]))"
    r"|会同|于|在(?![职岗编册校籍读线档建])|自(?!治)|从|按|根据|依据|结合|围绕|把|将|以(?![上下内外])|对(?!象|口)|向|凭|每|至少|是(?=[^，。；]{0,6}责任)|填|交|派|可(?!能)|\d{1,4}\s?[年月]|[接收](?:到|此)|不(?=得|再|参加|予|要|准)|未|没有|原则上|因|如|若|有条件"
    r"|[^，。；、和及与]{0,6}[前后时](?:必须|应当|须(?!知)))"
)
# 各单位活动情况请于…报…: the body, then what it is to report on.
_REPORTS = re.compile(
    r"(?:的|学习|贯彻|宣传|活动|落实|开展|有关|相关|工作|进展|推荐|整改|自查|考核|评选|换届|培训|完成|参赛|报名|统计|执行|使用|收支)[^，。；]{0,50}?(?:情况|材料|总结|信息|方案|名单|表|报告)[^。；]{0,6}(?:请|于|及时|报|要|须|应)"
)
# What no name of a body contains.
_NO_NAME = re.compile("[过未了是]|被(?!检查|推荐|考核|审计|评)|有权|公示|发生|年内|以来|总书记|下列|以下")
# 联合区委宣传部开展…: whoever comes behind is not the one who acts.
# 报县总工会审核 names whom it goes to, 经党委同意 who agreed.
_NOT_FIRST = re.compile("联合(?!会)|会同|协同|配合|重点在|与|报(?!名)|交(?!通)|送|经(?!济|开|办)")
_ALL = ("各", "全体", "广大", "有关", "相关")
_ASKS_ALL = re.compile("\\s?(?:敬|烦|恳|特|现)?请(?=各|全体|广大|有关|相关)")
_JOINED = re.compile("[、和与，]|及(?!时)")
_CONDITION = re.compile(r"(?:的|时|后|中|上|前|下|内|起|外|日|月|年|间|的(?:地区|单位|企业|地方))$")
# 一是, ①, （一）, 6月10日前: what may stand before the subject.
_LEADS = re.compile(
    r"\s?(?:[①-⑳⑴-⒇]|[一二三四五六七八九]是|凡|其[一二三四五六七八九])?\s?"
    r"(?:(?:[于在]|最迟)?(?:\d{4}\s?年\s?|[今明次]年)?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号]|底|末|[上中下]旬|份)?"
    r"(?:[（(][^（）()]{1,6}[）)])?(?:[上下中]午|晚上?)?(?:\d{1,2}(?:[:：]\d\d|[时点]半?))?(?:下班)?(?:之?前|以前|起|内|底前)?)?\s?"
)
# A look at the first character spares most of the looking.
_LEADS_BEGIN = frozenset("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽一二三四五六七八九凡其于在最今明次0123456789 \u3000")
# 现将《…》印发给你们，请各单位…: what is passed on, before what is asked.
_PASSES_ON = re.compile(
    r"经[^，。；]{0,14}(?:研究|同意|批准|决定)|[^，。；]{0,6}将[^，。；]{0,80}(?:印发|转发|下发|发给|通知|公布|发放|函告|通报)"
)


@dataclass(frozen=True)
class Subject:
    """The actor as written, and the clause in which its predicate begins, with the offset there."""

    text: str
    clause: int
    end: int


@lru_cache(64)
def find(clauses: tuple[str, ...]) -> Subject | None:
    """The subject of a sentence, looked for in its first clauses, over times, conditions and frames:
    '全省各级工会要认真学习' → '全省各级工会'; None where nobody is named. Cached, since the kind asks it too."""
    for place, clause in enumerate(clauses[:5]):
        # 活动即将开始，请各分会认真组织: whoever is asked, whatever was told before.
        if "请" in clause and (asked := _ASKS_ALL.match(clause)) and (end := _subject_end(clause, asked.end())) != -1:
            return Subject(clause[asked.end() : end].strip(), place, end)
    for place, clause in enumerate(clauses[:4]):
        lead = _lead(clause)
        start = _request(clause, lead)
        if start == lead and imperatives.verb_at(clause) != -1:
            return _described(clause, place, start)
        end = _subject_end(clause, start)
        if lead and "的" in clause[lead:end]:
            return None  # 2023年9月30日前成立的基层工会…: the time is part of who is meant.
        if clause.endswith("的") and not any(map(command_words.MODAL.match, clauses[place + 1 : place + 2])):
            continue  # 代表因故出缺的，由…补选, but not 职工申请帮扶的，须…
        if end > start and not _NO_NAME.search(clause, start, end) and not _NOT_FIRST.match(clause, start):
            return Subject(_with_list(clauses, place, clause[start:end].strip()), place, end)
        if not _leads_on(clause, place, lead):
            return None
    return None


def _described(clause: str, place: int, start: int) -> Subject | None:
    """参加活动的职工应…: a subject that begins with the verb that describes it."""
    if "的" not in clause or not command_words.MODAL.search(clause):
        return None
    end = _subject_end(clause, start)
    if end > start and "的" in clause[start:end] and command_words.MODAL.match(clause, end):
        return Subject(clause[start:end].strip(), place, end)
    return None


def _leads_on(clause: str, place: int, lead: int) -> bool:
    """Whether the subject may stand behind a clause: a frame, a time, a condition, what is passed on, a label."""
    return bool(
        imperatives.framed(clause)
        or lead == len(clause)
        or _CONDITION.search(clause)
        or _PASSES_ON.match(clause)
        or _is_list(clause)
        or place == 0
        and len(clause) < 5
    )


def named(clause: str) -> bool:
    """Whether a clause names a body or persons at all: 会员住院后."""
    return _ENDING.search(clause) is not None


def _lead(clause: str) -> int:
    """Where the subject may begin behind a mark or a time that stands first."""
    match = _LEADS.match(clause) if clause[0] in _LEADS_BEGIN else None
    return match.end() if match else 0


def _request(clause: str, lead: int) -> int:
    """Where the subject begins behind the 请, 要求 or 由 that leads to it; `lead` where none does."""
    match = _ASKED.match(clause, lead)
    return match.end() if match else lead


def _subject_end(clause: str, start: int) -> int:
    stopped = _STOP.search(clause, start)
    stop = stopped.start() if stopped else len(clause)
    for match in _ENDING.finditer(clause, start, min(len(clause), start + 70)):
        end = match.end()
        if match.start() > stop:
            return -1
        if _PREDICATE.match(clause, end) or _REPORTS.match(clause, end):
            return end
        if not _JOINED.match(clause, end) and imperatives.verb_at(clause, end) != -1:
            return end
    # Whoever is asked acts, by whatever verb: 请各单位派员参会.
    asked = _ENDING.search(clause, start, start + 20) if start and clause.startswith(_ALL, start) else None
    while asked and (longer := _ENDING.match(clause, asked.end())):
        asked = longer
    return asked.end() if asked and not _JOINED.match(clause, asked.end()) else -1


def _with_list(clauses: tuple[str, ...], place: int, actor: str) -> str:
    """各州（市）总工会，省级产业工会…: a list of bodies that goes over the comma."""
    return f"{clauses[place - 1].strip()}，{actor}" if place and _is_list(clauses[place - 1]) else actor


def _is_list(clause: str) -> bool:
    """Whether a clause is nothing but bodies: 各州（市）总工会."""
    ends = [match.end() for match in _ENDING.finditer(clause, 0, 60)]
    return bool(ends) and ends[-1] == len(clause) and clause.lstrip().startswith(("各", "全", "省", "市", "县", "区"))
