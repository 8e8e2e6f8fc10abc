"""Bare imperatives: 深化…, 认真组织…, 8月底前完成…, 以…为抓手，推动…, 对基层工会开展审计.

Such a clause has no subject and no 要. Before its verb stand at most a time, adverbs, or a frame (以, 按照, 对 …)
that leads to the verb.
"""

import re
from functools import lru_cache

from archive.parsing.action_items.verbs import ADVERBS, ALSO_NOUNS, VERBS

# With these behind it a word is no verb but a part of a name: 推荐材料, 培训期间, 学习不深入.
_NOUN_AFTER = re.compile(
    "不|的|期间|时间|地点|内容|对象|人员|单位|机构|部门|方式|方法|主题|情况|名额|条件|范围|材料|标准|费|人(?!才|员(?!工))"
    "|者|表|书|工种|项目|奖|证|产品|会议|工作(?!者)|活动|体系|系统|结果|程序|要求|阶段|计划|方案|组|能力|水平|意见|口号"
    "|重点|截止|成果|心得|成效|局|工会|厅|部|处|会(?!员)|中心|名单|费用|选手|学员|队|室|资金|金(?!秋)|品|经费|报告(?!会)|办法|流程|途径|须知|率|款|物资|站|点|机制|制度|政策"
)
# 的 that ends the clause makes it a description (在创新中作出贡献的), though not 在…的基础上.
_DESCRIBES = re.compile(r"的[；。：）)]?$")

# By their first character, the longer first: a look at it spares most of the looking up.
_ADVERBS_FROM: dict[str, list[str]] = {}
for _adverb in sorted(ADVERBS, key=len, reverse=True):
    _ADVERBS_FROM.setdefault(_adverb[0], []).append(_adverb)
_TIMES_BEGIN = frozenset("自从于在到年0123456789一二三四五六七八九十元")
_SHORT_ADVERBS = frozenset("还并再也均都须要应先更狠")
_WHEN = re.compile(
    r"(?:自|从|于|在|到)?(?:(?:\d{4}\s?年\s?)?(?:(?:\d{1,2}|[一二三四五六七八九十]{1,2}|元)\s?月(?:\s?\d{1,2}\s?[日号])?(?:底|末|份|[上中下]旬|初)?|年底|年)"
    r"|\d{4}\s?年[底末])"
    r"(?:之前|以前|前|起|内|开始|[—–-]\d{1,2}月|至\d{1,2}月)?"
)
_MANNER = re.compile(r"[\u4e00-\u9fff]{2,5}(?<![实当各基阵场属本驻工营外内])地(?![区方点位域市质产震])")
_FRAME = re.compile(
    "以|为(?!了解)|受|因|按|依|根据|围绕|结合|通过|利用|借助|对(?!于)|针对|在|从|面向|紧扣|紧密联系|立足|着眼|聚焦|坚持"
    "|到|用|分[期批级类]|由|与|向|给|就|本着|同|会同|有条件的|[一-龥]{0,8}(?:之际|之时|过程中|基础上|前提下|契机)"
)
_DISPOSAL = ("把", "将")
# So far into a clause its verb is looked for.
_REACH = 60
_CLAUSE_ENDS = re.compile(r"[，；：;,:。！？!?]")


@lru_cache(256)
def clauses(sentence: str) -> tuple[str, ...]:
    """The parts between commas, semicolons and colons. Kind, actor and what is inferred ask this of one sentence."""
    return tuple(clause for clause in _CLAUSE_ENDS.split(sentence) if clause)


@lru_cache(1024)
def verb_at(clause: str, at: int = 0) -> int:
    """Where the verb of a bare imperative begins in `clause`, read from `at` on; -1 where there is none.

    '8月底前认真完成整改' → 6: times and adverbs stand before the verb. The kind and the actor of one sentence ask
    this of the same clauses again and again, hence the cache.
    """
    while at < min(len(clause), _REACH):
        behind = _past_adverb(clause, at)
        if _commands(clause, at):
            # 深入 is a verb before 企业 and an adverb before 开展.
            further = verb_at(clause, behind) if clause[at : at + 2] in ADVERBS else -1
            return at if further == -1 else further
        if behind == at:
            return -1
        at = behind
    return -1


def past_adverbs(clause: str, at: int = 0) -> int:
    """The offset behind the times and adverbs that stand at `at`: 要深刻理解…, from behind 要, → that of 理解."""
    while at < min(len(clause), _REACH) and (behind := _past_adverb(clause, at)) > at:
        at = behind
    return at


def framed(clause: str) -> bool:
    """Whether the clause opens with a frame, after which the command follows: 以…为抓手, 对…的基层工会 …"""
    return _FRAME.match(clause) is not None


def idiom_then_verb(clause: str) -> bool:
    """一企一策推动…, 因地制宜开展…: a phrase of four characters, then an unmistakable verb."""
    return clause[4:6] in VERBS and clause[4:6] not in ALSO_NOUNS


def is_time(clause: str) -> bool:
    """Whether the clause only says when: 2022年10月底前."""
    match = _WHEN.match(clause.strip())
    return match is not None and match.end() == len(clause.strip())


def verb_within(clause: str) -> int:
    """Where a verb stands in a framed clause: 对三分之一的基层工会开展审计 → 10; -1 where none does."""
    for at in range(1, min(len(clause) - 1, 60)):
        if clause[at : at + 2] in VERBS and _commands(clause, at) and clause[at - 1] not in "的地得":
            return at
    return -1


def describes(sentence: str) -> bool:
    """Whether it only describes somebody or something, as the items of a list do: …作出突出贡献的；"""
    return _DESCRIBES.search(sentence) is not None


def _commands(clause: str, at: int) -> bool:
    word = clause[at : at + 2]
    if word in VERBS:
        if word == "负责":
            return not clause.startswith(("人", "同志", "解释"), at + 2)
        return word not in ALSO_NOUNS or not _NOUN_AFTER.match(clause, at + 2)
    return word[:1] in _DISPOSAL and len(clause) - at > 6 and word not in ("将于", "将军", "把手")


def _past_adverb(clause: str, at: int) -> int:
    """The offset behind an adverb, a time or a manner that stands at `at`; `at` itself where none does."""
    if clause[at] in " 　、，和":
        return at + 1
    for adverb in _ADVERBS_FROM.get(clause[at], ()):
        if clause.startswith(adverb, at):
            return at + len(adverb)
    if (clause[at] in _TIMES_BEGIN or clause[at].isdigit()) and (match := _WHEN.match(clause, at)):
        return match.end()
    if "地" in clause[at + 2 : at + 6] and (match := _MANNER.match(clause, at)):
        return match.end()
    return at + 1 if clause[at] in _SHORT_ADVERBS else at
