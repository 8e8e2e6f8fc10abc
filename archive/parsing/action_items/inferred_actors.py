"""Whom a sentence without a subject means: those of the sentence before, of the heading, the directive's addressees.

What is inferred is quoted as it stands there, and marked. Where it is doubtful nobody is named: where another noun is
the subject (体检名额不得转让, 提案须结合实际), where two bodies were named before, where what forbids speaks to all.
"""

import re
from dataclasses import dataclass

from archive.parsing.action_items import actor_names, actors, command_words, imperatives
from archive.parsing.parsed_directive import ParsedDirective

# As long as the column of an actor.
_LONGEST = 200
_MARK = re.compile(r"\s?(?:[①-⑳⑴-⒇]|[一二三四五六七八九][是要])\s?")
# 总结请于…报, 申报材料报…, 将名单…: what is to be handed in stands where the subject would.
_HANDED_IN = re.compile(
    r"[^，。；]{0,30}?(?:总结|表|材料|名单|情况|回执|作品|方案|信息|论文|稿件|报告|台账|电子[版稿]|纸质[版稿]|文档|照片|统计|资料|案例|数据|事迹|票据|凭证|提案|意见|结果)"
    r"(?:[（(][^（）()]{0,30}[）)])?[^，。；]{0,12}?(?:请|于|应|须|要|在|报|发|交|送|寄|统一|一式|电子|传)"
)
_SEMICOLON = re.compile("[；;]")
_LEADERS = ("领导", "领导干部", "领导班子和领导干部", "领导班子", "负责人", "书记", "主席")
_OBLIGES = re.compile(f"{command_words.MODAL.pattern}|{command_words.PROHIBITION.pattern}")
# 学习活动结束后, 收到通知后, 同时: what leads on to the command.
_LEADS_ON = re.compile("(?:后|前|时|中|上|下)$")
# A sentence of these has no subject that could be left out.
_IMPERSONAL = re.compile(r"如有|如遇|凡|对于|未尽")


@dataclass
class ActorSoFar:
    """Who acts where a sentence does not say: `actor` of the text so far, and `addressees`, both as written."""

    actor: str = ""
    addressees: str = ""

    def told(self, sentence: str, kind: str, labelled: bool) -> str:
        """The actor to infer for a sentence that names none; '' where it is doubtful."""
        if kind != "prohibition" and _asks_reader(sentence):
            return self.addressees or self.actor
        if not labelled and not _leaves_out(sentence, kind):
            return ""
        everybody = kind == "prohibition" and not command_words.MODAL.match(sentence)
        return self.actor or ("" if everybody else self.addressees)

    def hear(self, sentence: str, actor: str) -> None:
        """Take note of whom a sentence names. Of two different ones neither is carried on, nor are those who lead a
        body: what comes next is the body's."""
        others = [actors.find(imperatives.clauses(part)) for part in _SEMICOLON.split(sentence)[1:] if part.strip()]
        alone = all(other is None or other.text == actor for other in others)
        self.actor = actor if alone and not actor.endswith(_LEADERS) else ""


def addressees(directive: ParsedDirective) -> str:
    """The addressees as the directive's text writes them: 各州（市）总工会，省总机关各部室; '' where too many."""
    if not directive.addressees:
        return ""
    first, last = directive.addressees[0], directive.addressees[-1]
    start = directive.text.find(first)
    end = directive.text.find(last, start)
    if start == -1 or end == -1:
        return ""
    quoted = directive.text[start : end + len(last)]
    return quoted if len(quoted) <= _LONGEST and "\n" not in quoted else ""


def _asks_reader(sentence: str) -> bool:
    """Whether 请 speaks to whoever reads: 请于…报送, 提案填写请按照统一格式."""
    return ("请" in sentence or "要求" in sentence) and command_words.REQUEST.search(sentence) is not None


def _leaves_out(sentence: str, kind: str) -> bool:
    """Whether the place of the subject is empty: a command or 把 comes first, behind times, purposes and frames."""
    if _IMPERSONAL.match(sentence):
        return False
    if kind == "report" and _HANDED_IN.match(sentence):
        return True
    clauses = imperatives.clauses(sentence)[:4]
    for place, clause in enumerate(clauses):
        mark = _MARK.match(clause)
        own = mark.end() if mark else 0
        if _OBLIGES.match(clause, own):
            return True
        if imperatives.verb_at(clause, own) != -1:
            # 建立工会组织的企业，应…: the verb belongs to the subject.
            return not (clause.find("的") > 0 and place + 1 < len(clauses) and _OBLIGES.match(clauses[place + 1]))
        leads_on = _LEADS_ON.search(clause) and not actor_names.named(clause)
        if not imperatives.framed(clause) and not imperatives.is_time(clause) and not leads_on:
            return False
        if imperatives.verb_within(clause) != -1 and not command_words.is_purpose(clause):
            return True
    return False
