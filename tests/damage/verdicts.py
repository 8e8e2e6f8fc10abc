"""Whether what was read of a directive is what its label says, field by field."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

import opencc
from rapidfuzz import fuzz

from archive.lexicon.folding import fold as _fold
from tests.damage.damages import HEAD_AND_FOOT

# So much of a sentence's characters must stand in another for the two to be the same one.
_ALIKE = 88
# With fewer characters a sentence stands in too many others.
_SHORTEST = 5
# Room, signs without a shape, quotation marks: compared without them.
_LEFT_OUT = re.compile("[\\s\u200b-\u200f\u2060\ufeff\u00ad\"'“”‘’„‟〝〞「」『』＂]+")
_SIGNS = str.maketrans("〈〉＜＞<>«»≪≫〔〕【】［］[]﹝﹞〖〗（）{}", "《》" * 5 + "()" * 8)
_DOUBLED = re.compile("([《》])\\1+")
_BEFORE_ACTOR = re.compile(r"^(?:[请由]|各位|各|每个|全体)+")
_LISTS = ("addressees", "copies_to", "attachments")
_PLACES = ("region", "city")


class Verdict(NamedTuple):
    """Of a field of one directive: right or not, what was wanted and what was read."""

    field: str
    right: bool
    want: Any
    got: Any
    confidence: str = ""
    words: str = ""  # of the action item that it is of


@cache
def _simplified() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


@lru_cache(20000)
def folded(words: str) -> str:
    """The words for comparing: width, script, room, brackets and quotation marks made alike."""
    alike = _LEFT_OUT.sub("", _fold(_simplified().convert(words)).translate(_SIGNS)).lower()
    return _DOUBLED.sub(r"\1", alike)


def of_text(labels: tuple[dict, ...], read: list[dict]) -> Iterator[Verdict]:
    """The verdicts of every directive of a text; one that was not found is wrong in all it should have."""
    for at, label in enumerate(labels):
        yield from of_directive(label, read[at] if at < len(read) else {})


def of_directive(label: dict, read: dict) -> Iterator[Verdict]:
    found = read.get("findings", {})
    for field in HEAD_AND_FOOT:
        if field not in label and not (field == "genre" and "form" in label):
            continue
        want, got = _values(field, label, read)
        told = found.get(field, {}).get("certainty", "") if want or got else ""
        yield Verdict(field, bool(read) and _same(field, want, got), want, got, told)
    if label.get("year"):
        yield Verdict("no wrong year", read.get("year") in (None, label["year"]), label["year"], read.get("year"))
    yield from _of_actions(label, read.get("actions", []))


def _values(field: str, label: dict, read: dict) -> tuple[Any, Any]:
    if field == "genre":
        return label.get("genre") or label.get("form"), read.get("genre") or read.get("form")
    return label[field], read.get(field)


def _same(field: str, want: Any, got: Any) -> bool:
    if field == "issuers":
        return sorted(map(_issuer, want)) == sorted(map(_issuer, got or []))
    if field in _LISTS:
        return _listed(want) == _listed(got or [])
    if field == "contacts":
        return all(any(folded(one) in folded(line) for line in got or []) for one in want)
    if field == "genre" and want and got:
        # A form's name may bear what it is a form for: 管理办法, 实施细则.
        return want == got or (len(want) > 1 and want[-2:] == got[-2:])
    if not want or not got or field == "year":
        return (want or None) == (got or None)
    if field in _PLACES:
        return got.startswith(want) or want.startswith(got)
    return folded(want) == folded(got)


def _of_actions(label: dict, read: list[dict]) -> Iterator[Verdict]:
    asked = label.get("actions", [])
    pairs = [[action for action in read if _alike(one["words"], action["text"])] for one in asked]
    for one, met in zip(asked, pairs, strict=True):
        yield Verdict("actions", bool(met), one["words"], [action["text"] for action in met])
        yield from _of_action(one, met)
    for action in read:
        wanted = [one for one, met in zip(asked, pairs, strict=True) if action in met]
        if not wanted and any(_alike(words, action["text"]) for words in label.get("open", [])):
            continue
        yield Verdict("no others", bool(wanted), None, action["text"])
        dates = [day for one in wanted for day in days(one)]
        if action["deadline"] and all("deadline" in one for one in wanted):
            yield Verdict(
                "no wrong date", action["deadline"] in dates, dates, action["deadline"], words=action["text"]
            )


def _of_action(one: dict, met: list[dict]) -> Iterator[Verdict]:
    """Kind and actor of those found; deadlines also of those that were not."""
    if met:
        kinds = [action["kind"] for action in met]
        yield Verdict(
            "kind", any(kind in one["kind"].split("|") for kind in kinds), one["kind"], kinds, words=one["words"]
        )
        if one["actor"]:
            actors = [action["actor"] or "" for action in met]
            yield Verdict(
                "actor", _actor(one["actor"]) in map(_actor, actors), one["actor"], actors, words=one["words"]
            )
    if wanted := days(one):
        got = [action["deadline"] for action in met]
        yield Verdict("deadline", set(wanted) <= set(got), wanted, got, words=one["words"])
    elif words := one.get("deadline_words"):
        got = [action["deadline_text"] or "" for action in met]
        yield Verdict("deadline", any(folded(words) in folded(text) for text in got), words, got, words=words)


def _issuer(name: str) -> str:
    """工会委员会 is what 工会 is."""
    return re.sub("工会委员会$", "工会", folded(name))


def _listed(names: list[str]) -> str:
    """Where one name ends and the next begins is a question of taste: 各镇、街道总工会."""
    return re.sub("[、,;]", "", folded("".join(names)))


def days(one: dict) -> list[str]:
    day = one.get("deadline")
    return day if isinstance(day, list) else [day] if day else []


def _actor(name: str) -> str:
    return _BEFORE_ACTOR.sub("", folded(name))


@lru_cache(50000)
def _alike(words: str, text: str) -> bool:
    """Whether one of two sentences stands in the other, but for a page number, or a date that is written otherwise."""
    left, right = folded(words), folded(text)
    return _stands_in(left, right) or _stands_in(_undated(left), _undated(right))


def _stands_in(left: str, right: str) -> bool:
    if min(len(left), len(right)) < _SHORTEST:
        return False
    return left in right or right in left or fuzz.partial_ratio(left, right, score_cutoff=_ALIKE) > 0


def _undated(words: str) -> str:
    return re.sub("[0-9年月日号./-]|下午5时", "", words)
