"""Whether a sentence is an action item, and of which kind: task, report, study or prohibition.

It is one where it says 要, 应, 须, 必须, 不得, 请 …, or where it begins with a bare imperative in a section that
says what is to be done. What tells of others (总书记指出，要…), of the past, of how great something is, or what
the issuer gives and arranges is none. Where a sentence asks for several, what forbids and what wants a report name its
kind, because staff look for these; else the first command in it does.
"""

import re

from archive.parsing.action_items import (
    actors,
    command_words,
    deadlines,
    due_labels,
    imperatives,
    recipients,
    study,
)
from archive.parsing.action_items.context import SentenceContext

# Half-width punctuation stands in many directives; the copy that is looked at has but one kind.
_HALF_WIDTH = re.compile("[,;:()!?]")
_FULL_WIDTH = str.maketrans(",;:()!?", "，；：（）！？")
_NAMES = re.compile('“[^“”]{0,80}”|《[^《》]{0,120}》|"[^"]{0,80}"')

_TOO_LATE = re.compile(
    "[，；]\\s?(?:过期|逾期|到期)[^，。；]{0,10}?(?:不予|不再|视为|视作|概不|一律|恕不|不作|后果)[^，。；]*"
)
_SAYS_WHAT_IT_IS = re.compile("[^，。；：]{2,14}：")
_ASKS = re.compile("[^，。；：]{0,4}(?:要求|任务|措施|做法|步骤|事项)：")
# 报名办法：各单位…, 报送方式：电子版发至…: how it is done is told by a sentence of its own.
_TELLS_HOW = re.compile("[^，。；：]{0,6}(?:办法|方式|方法|程序|流程|途径|渠道|说明|分工)：")
# 一要真: what is told of it stands behind.
_SLOGAN = re.compile("[一二三四五六七八九]要.{1,2}[。；！]?")
# 申报表（加盖公章）；: one of the papers of a list.
_PAPER = re.compile("[^，。；：（]{2,20}(?:表|复印件|证明|照片|扫描件)（[^（）]{2,30}）[；。]?")
_DECIDED = re.compile("经[^，。；]{0,14}(?:研究|同意|决定)")
# 上下联动，形成合力: a set phrase may stand before the command.
_SHORT = 6


_ANYWHERE = SentenceContext()


def kind_of(sentence: str, context: SentenceContext = _ANYWHERE) -> str:
    """task, report, study or prohibition; '' where the sentence is no action item."""
    if "\t" in sentence:
        return ""
    said = as_said(sentence)
    clauses = imperatives.clauses(said)
    if not clauses or command_words.tells(said) or _SLOGAN.fullmatch(said) or _PAPER.fullmatch(said):
        return ""
    forbids = command_words.PROHIBITION.search(said)
    due = _is_due(said, context)
    if not due and not _is_action_item(said, clauses, context, bool(forbids)):
        return ""
    if forbids:
        return "prohibition"
    if recipients.wants_report(said) or due and (context.sends or due_labels.to_send(said)):
        return "report"
    return "study" if not due and study.is_study(said, clauses, context) else "task"


def _is_due(said: str, context: SentenceContext) -> bool:
    """Whether a label states a deadline here, in the sentence or in the heading above it."""
    return (context.due or due_labels.states(said)) and deadlines.find(said, labelled=True) is not None


def as_said(sentence: str) -> str:
    """The sentence with full-width punctuation and without what commands nothing: the names in it (“我要安全”), what
    befalls the late (逾期不予受理)."""
    if _HALF_WIDTH.search(sentence):
        sentence = sentence.translate(_FULL_WIDTH)
    if "逾期" in sentence or "过期" in sentence or "到期" in sentence:
        sentence = _TOO_LATE.sub("", sentence)
    return _NAMES.sub("〃", sentence)


def _is_action_item(said: str, clauses: tuple[str, ...], context: SentenceContext, forbids: bool) -> bool:
    request = command_words.REQUEST.search(said)
    if context.opens:
        return bool(request) or _addresses(clauses)
    if request and not context.explains or forbids:
        return True
    if command_words.has_modal(clauses):
        return not (context.quoting and context.explains and said.startswith("要"))
    return not context.explains and not context.aims and _is_bare(said, clauses, context)


def _addresses(clauses: tuple[str, ...]) -> bool:
    """A lead that addresses somebody: 各级工会要认真贯彻执行, 经研究决定，各分工会要召开会员大会."""
    decided = _DECIDED.match(clauses[0]) is not None
    subject = actors.find(clauses)
    if subject is None:
        return decided and any(command_words.MODAL.search(clause, 0, _SHORT * 2) for clause in clauses[1:])
    if subject.clause > decided:
        return False
    return bool(command_words.MODAL.match(clauses[subject.clause], subject.end))


def _is_bare(said: str, clauses: tuple[str, ...], context: SentenceContext) -> bool:
    """An action item without a word of obligation: by a quota, a subject with its predicate, a verb at the head, a
    report."""
    if command_words.states(said) or imperatives.describes(said):
        return False
    if context.who and not said.startswith(("各", "每")) and not recipients.wants_report(said):
        # 教代会每年至少召开一次: what whoever takes part has to be like.
        return False
    if not context.who and (command_words.sets_quota(said) or command_words.says_how_papers_are(said)):
        return True
    if not context.informs and _SAYS_WHAT_IT_IS.match(said):
        if _TELLS_HOW.match(said):
            return actors.find(clauses[1:2]) is not None or recipients.wants_report(said)
        if not _ASKS.match(said):
            return False
        clauses = clauses[1:]
    if actors.find(clauses) and not clauses[-1].endswith("等"):
        return True
    return not context.informs and _begins_with_verb(clauses) or recipients.wants_report(said)


def _begins_with_verb(clauses: tuple[str, ...]) -> bool:
    """A verb at the head, or behind the frames and times that open the sentence."""
    for place, clause in enumerate(clauses[:5]):
        if imperatives.verb_at(clause) != -1 or place and imperatives.idiom_then_verb(clause):
            return True
        framed = imperatives.framed(clause)
        if not framed and not imperatives.is_time(clause) and len(clause) > _SHORT:
            return False
        if framed and not command_words.is_purpose(clause) and imperatives.verb_within(clause) != -1:
            return True
    return False
