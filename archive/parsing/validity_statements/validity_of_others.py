"""What a text says of the validity of other directives.

《示例办法》（示工发〔2015〕3号）同时废止 · 决定废止《示例办法》 · 宣布失效 · 予以撤销 · 关于修改《示例办法》的决定

A sentence that sets a condition, proposes or plans (建议, 拟, 与本办法不一致的) says nothing.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from archive.lexicon import dates, document_numbers
from archive.lexicon.text_keys import subject_key
from archive.lexicon.vocabulary import TITLE_END
from archive.parsing.validity_statements import cleared_lists
from archive.parsing.validity_statements.named_units import Unit, chain_after, chain_before, units_in
from archive.parsing.validity_statements.statements import StatementOnOther, sentences

_ACTS = {
    "废止": "abolished",
    "停止执行": "abolished",
    "不再执行": "abolished",
    "终止执行": "abolished",
    "宣布失效": "declared-lapsed",
    "失效": "declared-lapsed",
    "撤销": "annulled",
    "修改": "amended",
    "修订": "amended",
}
_CLAUSE_ENDS = re.compile("[，,、]")
_MAY_SAY = re.compile("废止|失效|停止执行|不再执行|终止执行|撤销|修改|修订")
_SAYS_NOTHING = re.compile("不一致|抵触|冲突|建议|拟|待|尚未|不得|是否|能否|可以|应当|需要")
_ADVERBS = "同时|予以|即行|一并|相应|均|自行|自动|全部|现|决定|即|随之|宣布|已经|已"
_PASSIVE = re.compile(
    rf"(?P<adverbs>(?:{_ADVERBS})*)(?P<verb>废止|失效|停止执行|不再执行|终止执行|撤销)(?=$|[，,）)、])"
)
_PART = r"第[〇零一二三四五六七八九十百\d]{1,6}[条款项章](?:第[一二三四五六七八九十\d]{1,4}[款项])?"
# Between the last name and the verb: nothing but this.
_FILLER = re.compile(
    rf"[）)〕\]】\s]*(?:等[\d一二三四五六七八九十]{{0,3}}[件个份]?)?(?:规范性)?(?:文件|通知|办法|规定|制度)?"
    rf"(?:中?的?(?P<part>{_PART}(?:[、和]{_PART})*)(?:的?规定|内容)?)?[，,\s]*"
    r"(?:(?:自|从|于)(?P<when>[^，,《》]{2,24}?)(?:起|$)[，,]?)?"
)
_ACTIVE = re.compile(r"(?P<lead>决定|现将?|同时|一并|即日起|[日]起)[，,]?(?P<verb>废止|宣布失效|撤销|停止执行)(?:原)?")
_AMENDS = re.compile(r"[）)〕\]】\s]*(?:作|做)(?:出|了)?(?:如下|以下|相应|部分)?(?:修改|修正)")
_IN_TITLE = re.compile(r"关于(?P<verb>废止|宣布失效|撤销|修改|修订|停止执行)")
_TITLE_ENDS = re.compile(r"[）)〕\]】\s]*(?:等[^《》]{0,12})?的(?:决定|通知|公告|通告|决议)")
_OWN_START = re.compile(r"(?:施行|实施|执行|生效)之日")
_HONOUR = re.compile(r"[^，,]{0,6}(?:称号|荣誉|资格|职务|处分)")


def validity_of_others(title: str, text: str) -> list[StatementOnOther]:
    """What the text of a directive of this title says of others, each other and act once, in the order of the text."""
    if not _MAY_SAY.search(text) and not cleared_lists.may_hold(title, text):
        return []
    units = units_in(text)
    found = [*_of_title(title, text), *cleared_lists.read(title, text, units)]
    for at, sentence in sentences(text):
        if _MAY_SAY.search(sentence):
            found += _passive(text, at, at + len(sentence), units)
            found += _active(text, at, at + len(sentence), units)
    return _once(found)


def _outside(sentence: str, at: int, units: Iterable[Unit]) -> str:
    """The sentence without the titles that it names: what they say is not said here."""
    for unit in units:
        if at <= unit.start and unit.end <= at + len(sentence):
            first, last = unit.start - at, unit.end - at
            sentence = sentence[:first] + " " * (last - first) + sentence[last:]
    return sentence


def _passive(text: str, at: int, end: int, units: Sequence[Unit]) -> Iterator[StatementOnOther]:
    for match in _PASSIVE.finditer(_outside(text[at:end], at, units)):
        chain = chain_before(text, units, at + match.start(), at)
        filler = _FILLER.fullmatch(text, chain[-1].end, at + match.start()) if chain else None
        if filler is None or _says_nothing(text, at, chain[0].start):
            continue
        if match["verb"] == "撤销" and not all(map(_is_directive, chain)):
            continue
        adverbs, when = match["adverbs"], filler["when"] or ""
        is_sure = "行" not in match["verb"] and "已" not in adverbs
        act = "partly-lapsed" if filler["part"] else _ACTS[match["verb"]]
        own = "同时" in adverbs or bool(_OWN_START.search(when))
        for unit in chain:
            # What is said of a part is said of the last one named.
            if filler["part"] and unit is not chain[-1]:
                continue
            yield _statement(act, unit, at, end, _day(when), own, filler["part"] or "", is_sure and not filler["part"])


def _active(text: str, at: int, end: int, units: Sequence[Unit]) -> Iterator[StatementOnOther]:
    bare = _outside(text[at:end], at, units)
    for match in _ACTIVE.finditer(bare):
        chain = chain_after(text, units, at + match.end(), end)
        if not chain or bare[match.end() : chain[0].start - at].strip() or _says_nothing(text, at, at + match.start()):
            continue
        if match["verb"] == "撤销" and (not all(map(_is_directive, chain)) or _HONOUR.match(text, chain[-1].end)):
            continue
        for unit in chain:
            yield _statement(_ACTS[match["verb"]], unit, at, end, None, match["lead"] == "同时")
    for unit in units:
        names_it = at < unit.start and unit.end <= end and text[unit.start - 1] == "对"
        if names_it and _AMENDS.match(text, unit.end):
            yield _statement("amended", unit, at, end)


def _says_nothing(text: str, at: int, end: int) -> bool:
    """Whether the clause before `end` proposes, plans or sets a condition."""
    return _SAYS_NOTHING.search(_CLAUSE_ENDS.split(text[at:end])[-1]) is not None


def _of_title(title: str, text: str) -> Iterator[StatementOnOther]:
    """关于废止《…》的决定: what the title says is done."""
    units = units_in(title)
    for match in _IN_TITLE.finditer(_outside(title, 0, units)):
        chain = chain_after(title, units, match.end(), len(title))
        if chain and not title[match.end() : chain[0].start].strip() and _TITLE_ENDS.match(title, chain[-1].end):
            at = max(text.find(title), 0)
            for unit in chain:
                is_sure = match["verb"] != "修订"
                yield _statement(_ACTS[match["verb"]], unit, at, at + len(title), is_sure=is_sure)


def _statement(
    act: str,
    unit: Unit,
    at: int,
    end: int,
    day: date | None = None,
    own: bool = False,
    part: str = "",
    is_sure: bool = True,
) -> StatementOnOther:
    return StatementOnOther(act, unit.title, unit.number, at, end, day, own, part, is_sure)


def _is_directive(unit: Unit) -> bool:
    return bool(unit.number or TITLE_END.search(unit.title))


def _day(words: str) -> date | None:
    found = dates.find(words)
    return found[0].date if len(found) == 1 else None


def _once(found: list[StatementOnOther]) -> list[StatementOnOther]:
    """Each other and act once: the surest, then the first. What is said of it by its number alone and by its title
    alone stays two."""
    kept: dict[tuple, StatementOnOther] = {}
    for one in sorted(found, key=lambda one: (not one.is_sure, not (one.title and one.number), one.start)):
        keys = [(one.act, one.part, key) for key in (_number_key(one), subject_key(one.title)) if key]
        if keys and not any(key in kept for key in keys):
            kept |= dict.fromkeys(keys, one)
    return sorted(dict.fromkeys(kept.values()), key=lambda one: (one.start, one.act, one.title, one.number))


def _number_key(one: StatementOnOther) -> str:
    return document_numbers.key_of(one.number) if one.number else ""
