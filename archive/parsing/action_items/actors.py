"""Who is to act, as the sentence says it: 全省各级工会要…, 请各参赛单位于…, 市总成立…, 承办单位须….

Only what is written counts: whom a sentence without a subject means is told by inferred_actors.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from archive.parsing.action_items import actor_names, command_words, imperatives

_ASKED = re.compile(
    r"[\s①-⑳]?(?:(?:[^，。；：要应须由请]{0,14}(?=请(?:各|全体|有关|相关)))?(?:敬|烦|恳|特|现|商)?请(?![示求假教])|希?望|[校院省市县区州]?总?工会要求|要求|(?:[^，。；：由各要应须]{0,20}?|可|应|须|要)(?<![理缘来自因])由(?!于|此)|(?:鼓励|支持|倡导|提倡)(?!和|并))"
)
# 联合区委宣传部开展…: whoever comes behind is not the one who acts.
# 报县总工会审核 names whom it goes to, 经党委同意 who agreed.
_NOT_FIRST = re.compile(
    "联合(?!会)|发(?!展|言|动|电)|寄|会同|协同|配合|重点在|与(?!会人员|会代表)|报(?!名)|交(?!通)|送|经(?!济|开|办|费|审|营|贸|理|纪)"
)
_ASKS = re.compile("\\s?(?:敬|烦|恳|特|现|商)?请(?![示求假教])")
_CONDITION = re.compile(r"(?:的|时|后|中|上|前|下|内|起|外|日|月|年|间|的(?:地区|单位|企业|地方))$")
# 一是, ①, （一）, 6月10日前: what may stand before the subject.
_LEADS = re.compile(
    r"\s?(?:[①-⑳⑴-⒇★☆●◆■▲※•◎]|[一二三四五六七八九]是|凡|其[一二三四五六七八九]|(?:[赛会训节课]|比赛|活动|会议|培训|检查)(?:前|后|期间))?\s?"
    r"(?:(?:[于在]|最迟)?(?:\d{4}\s?年\s?|[今明次]年)?\d{1,2}\s?月(?:\s?\d{1,2}\s?[日号]|底|末|[上中下]旬|份)?"
    r"(?:[（(][^（）()]{1,6}[）)])?(?:[上下中]午|晚上?)?(?:\d{1,2}(?:[:：]\d\d|[时点]半?))?(?:下班)?(?:之?前|以前|起|内|底前)?)?\s?"
)
# A look at the first character spares most of the looking.
_LEADS_BEGIN = frozenset(
    "★☆●◆■▲※•◎①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽一二三四五六七八九凡其于在最今明次赛会训节课比活培检0123456789 \u3000"
)
_OBLIGES = re.compile(f"{command_words.MODAL.pattern}|{command_words.REQUEST.pattern}")
_COMMANDS = re.compile(f"{command_words.MODAL.pattern}|{command_words.PROHIBITION.pattern}")
_ANYBODY = re.compile(r"任何(?:单位和个人|组织和个人|单位|个人|人)(?=[不也都])")
# 没查的请抓紧补查: who is meant is told by what they do or are, and by nothing else.
_HEADLESS = re.compile(r"\s?[^，。；：、]{1,12}?的[\u4e00-\u9fff]{0,4}(?=请)")
# 尚未独立开户的单位，必须…
_WHICH = re.compile(r"^[^，。；]{2,16}的(?:单位|企业|工会|职工|会员|教师|人员|同志|个人|场馆|学校|[市县区校])$")
# 小企业集中的乡镇和村，可由…: no predicate, but a part of the name of what comes.
_RELATIVE = re.compile(r"[^，。；的]{1,10}的[^，。；]{1,10}$")
# 协商代表在任期内，企业不得…: a time with a name in it.
_WHILE = re.compile(r"在[^，。；]{1,10}(?:期内|期间|时)$")
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
    asked = next((found for place in range(min(5, len(clauses))) if (found := _asked(clauses[place], place))), None)
    if asked:
        return asked
    for place, clause in enumerate(clauses[:4]):
        lead = _lead(clause)
        start = _request(clause, lead)
        found = _own(clauses, place, lead, start)
        if found or not _leads_on(clause, place, lead, start, clauses[place + 1 : place + 2]):
            return found
    return None


def _asked(clause: str, place: int) -> Subject | None:
    """活动即将开始，请各分会认真组织: whoever is asked, whatever was told before; 任何人不得…."""
    asked = _ASKS.match(clause) if "请" in clause else None
    if asked and (
        clause.startswith(actor_names.ALL, asked.end()) or place and imperatives.verb_at(clause, asked.end()) == -1
    ):
        end = actor_names.end_of(clause, asked.end())
        if end > asked.end() + 1 and actor_names.is_name(clause[asked.end() : end]):
            return Subject(clause[asked.end() : end].strip(), place, end)
    anybody = _ANYBODY.match(clause) if "任何" in clause else None
    return Subject(anybody[0], place, anybody.end()) if anybody else None


def _own(clauses: tuple[str, ...], place: int, lead: int, start: int) -> Subject | None:
    """The subject that begins at `start` of a clause, behind what leads to it."""
    clause, following = clauses[place], clauses[place + 1] if place + 1 < len(clauses) else ""
    if start == lead and imperatives.verb_at(clause) != -1:
        return None if following and _CONDITION.search(clause) else _described(clause, following, place, start)
    if headless := _headless(clause, start, place):
        return headless
    end = actor_names.end_of(clause, start)
    if clause[start - 1 : start] == "请" and (asked := actor_names.asked(clause, start)) > start + 1:
        end = min(asked, end) if end > start else asked
    if end == -1:
        return _commanded(clause, place, lead) or (_topic(clause, following, place, lead) if following else None)
    if following and _is_no_predicate(clause, following, end) or _is_dated(clause, lead, end):
        return None
    if _waits(clause, clauses[place + 1 : place + 2]) or _NOT_FIRST.match(clause, start):
        return None
    if end > start and actor_names.is_name(clause[start:end]):
        return Subject(_with_list(clauses, place, clause[start:end].strip()), place, end)
    return None


def _leads_on(clause: str, place: int, lead: int, start: int, following: tuple[str, ...]) -> bool:
    """Whether the subject may stand behind a clause: a frame, a time, a condition, what is passed on, a label."""
    if start == lead and imperatives.verb_at(clause) != -1:
        # 表彰决定下发后, 公示无异议的: what has to be so before.
        return bool(following and _CONDITION.search(clause))
    end = actor_names.end_of(clause, start)
    if end > start and following and _is_no_predicate(clause, following[0], end):
        return True
    if _is_dated(clause, lead, end):
        return False
    return _waits(clause, following) or bool(
        imperatives.framed(clause)
        or lead == len(clause)
        or _CONDITION.search(clause)
        or _PASSES_ON.match(clause)
        or actor_names.is_list(clause)
        or place == 0
        and len(clause) < 5
    )


def _is_dated(clause: str, lead: int, end: int) -> bool:
    """2023年9月30日前成立的基层工会…: the time is part of who is meant."""
    return bool(lead) and "的" in clause[lead:end]


def _waits(clause: str, following: tuple[str, ...]) -> bool:
    """代表因故出缺的，由…补选, but not 职工申请帮扶的，须…"""
    return clause.endswith("的") and not any(map(command_words.MODAL.match, following))


def _described(clause: str, following: str, place: int, start: int) -> Subject | None:
    """参加活动的职工应…, 新建会的企业如有疑难，请…: a subject that begins with the verb that describes it."""
    if not ("的" in clause or "者" in clause) or not _OBLIGES.search(f"{clause}，{following}"):
        return None
    end = actor_names.end_of(clause, start)
    is_subject = end > start and (_OBLIGES.match(clause, end) or clause.startswith("如", end))
    if is_subject and ("的" in clause[start:end] or clause[end - 1] == "者"):
        return Subject(clause[start:end].strip(), place, end)
    return _headless(clause, start, place)


def _commanded(clause: str, place: int, start: int) -> Subject | None:
    """附件所列14个单位须…, 尚未独立建账的单位必须…: a name that stands before the command, whatever describes it."""
    command = _COMMANDS.search(clause, start)
    if not command or not 2 <= command.start() - start <= 18 or imperatives.framed(clause):
        return None
    name = clause[start : command.start()].strip()
    is_name = any(end == len(name) for end in actor_names.ends(name, 0, len(name)))
    return Subject(name, place, command.start()) if is_name else None


def _headless(clause: str, start: int, place: int) -> Subject | None:
    match = _HEADLESS.match(clause, start)
    if not match or imperatives.framed(clause) or _OBLIGES.match(clause, start):
        return None
    return Subject(match[0].strip(), place, match.end())


def _topic(clause: str, following: str, place: int, start: int) -> Subject | None:
    """Who is named in a clause of their own, the command in the next: 县工人文化宫假期照常开放，应安排专人…;
    各产业工会计划有调整的，请…告知…."""
    behind = imperatives.past_adverbs(following)
    command = command_words.MODAL.search(following)
    is_commanded = command is not None and command.start() <= behind
    of_all = clause.endswith("的") and clause.startswith(actor_names.ALL, start)
    is_which = _WHICH.search(clause) is not None
    is_headless = clause.endswith("的") and len(clause) < 16
    is_asked = (of_all or is_which or is_headless) and command_words.REQUEST.match(following, behind) is not None
    if not is_asked and not is_commanded or imperatives.framed(clause) or _PASSES_ON.match(clause):
        return None
    if is_which:
        return Subject(clause[start:].strip(), place + 1, behind)
    if _CONDITION.search(clause) and not is_asked:
        return None
    if is_asked and not of_all:
        return Subject(clause[start:].strip(), place + 1, behind)
    name = clause[start : next(actor_names.ends(clause, start, 30), start)].strip()
    return Subject(name, place + 1, behind) if len(name) > 3 and actor_names.is_name(name) else None


def _is_no_predicate(clause: str, following: str, end: int) -> bool:
    """Whether what stands behind a name tells which or when, and another acts: 小企业集中的乡镇和村，可由…."""
    if command_words.MODAL.search(clause):
        return False
    if _RELATIVE.match(clause, end) and (command_words.MODAL.match(following) or following.startswith(("可", "由"))):
        return True
    own = actor_names.end_of(following, 0) if _WHILE.match(clause, end) else -1
    return own > 0 and bool(
        command_words.MODAL.match(following, own) or command_words.PROHIBITION.match(following, own)
    )


def _lead(clause: str) -> int:
    """Where the subject may begin behind a mark or a time that stands first."""
    match = _LEADS.match(clause) if clause[0] in _LEADS_BEGIN else None
    return match.end() if match else 0


def _request(clause: str, lead: int) -> int:
    """Where the subject begins behind the 请, 要求 or 由 that leads to it; `lead` where none does."""
    match = _ASKED.match(clause, lead)
    return match.end() if match else lead


def _with_list(clauses: tuple[str, ...], place: int, actor: str) -> str:
    """各州（市）总工会，省级产业工会…: a list of bodies that goes over the comma."""
    return f"{clauses[place - 1].strip()}，{actor}" if place and actor_names.is_list(clauses[place - 1]) else actor
