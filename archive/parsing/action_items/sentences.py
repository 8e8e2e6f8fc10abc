"""The sentences of a text, and the parts into which a few of them fall: what ⑴ and ⑵ mark, 一是 and 二是 where they
are of kinds of their own, what has a deadline of its own."""

import re
from collections.abc import Callable, Iterator

_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?[”’）)]*")
# A mark stands behind a pause: 要求：①…；②…, but not 开展①读书②演讲等活动.
_MARK = re.compile(r"(?:^|(?<=[：:；;。，,、\s]))\s?(?:[①-⑳⑴-⒇]\s?)+")
_ORDINAL = re.compile(r"(?<=[；;])\s?(?=[二三四五六七八九]是)")
_SEMICOLON = re.compile(r"(?<=[；;])")
_TERM_AHEAD = re.compile(
    r"(?<=[，,；;])(?=(?:各[^，,。；;、]{1,18}?)?[应须要]?[并再]?[于在]?(?:20\d\d\s?年|[明次]年)?\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|元)\s?月"
    r"\s?[^，,。；;]{0,16}?(?:前|止|旬))"
)

# A slice of a text with its offset in it.
Piece = tuple[int, str]
KindOf = Callable[[str], str]


def of(text: str) -> Iterator[Piece]:
    """The sentences of a text with their offsets: text[start : start + len(sentence)] is the sentence."""
    for match in _SENTENCE.finditer(text):
        if sentence := match[0].strip():
            yield match.start() + match[0].index(sentence[0]), sentence


def may_fall_apart(sentence: str) -> bool:
    """Whether a sentence holds any of what parts() looks at."""
    return "①" in sentence or "⑴" in sentence or "二是" in sentence or _several_terms(sentence)


def parts(
    sentence: str, kind_of: KindOf, has_own: Callable[[str], bool], is_due: Callable[[str], bool]
) -> list[Piece]:
    """The parts of a sentence with their offsets in it, each an item of its own; the sentence itself where it is one
    thing. `kind_of` tells the kind of a part, `has_own` whether it names its own actor, `is_due` its own date.
    """
    if "①" in sentence or "⑴" in sentence:
        lead, *marked = _cut(sentence, _MARK)
        if marked and not kind_of(lead[1]) and any(kind_of(part) for _, part in marked):
            return [
                piece for start, part in [lead, *marked] for piece in _moved(start, part, kind_of, has_own, is_due)
            ]
    if "；二是" in sentence or ";二是" in sentence:
        ordered = _cut(sentence, _ORDINAL)
        told = [kind_of(part) for _, part in ordered]
        if all(told) and (_apart(told) or any(has_own(part) for _, part in ordered[1:])):
            return ordered
    for pause in (_SEMICOLON, _TERM_AHEAD) if _several_terms(sentence) else ():
        timed = _cut(sentence, pause)
        if len(timed) > 1 and all(kind_of(part) and is_due(part) for _, part in timed):
            return timed
    return [(0, sentence)]


def _several_terms(sentence: str) -> bool:
    return ("前" in sentence or "旬" in sentence) and sum(map(sentence.count, "前旬内")) > 1


def _apart(kinds: list[str]) -> bool:
    """Whether some of several parts forbid or want a report and others do not."""
    return len({kind if kind in ("prohibition", "report") else "" for kind in kinds}) > 1


def _moved(start: int, part: str, *tests: Callable) -> list[Piece]:
    return [(start + at, piece) for at, piece in parts(part, *tests)]


def _cut(sentence: str, pattern: re.Pattern) -> list[Piece]:
    """What stands between the matches of a pattern, which are left out; the first piece may be empty."""
    at, pieces = 0, []
    for match in [*pattern.finditer(sentence)]:
        pieces.append((at, sentence[at : match.start()]))
        at = match.end()
    pieces.append((at, sentence[at:]))
    first, *rest = [_bare(part, start) or (start, "") for start, part in pieces]
    return [first, *(piece for piece in rest if piece[1])]


def _bare(words: str, start: int) -> Piece | None:
    """A piece without the blanks around it; None where nothing is left."""
    bare = words.strip().rstrip("，,、")
    return (start + words.index(bare[0]), bare) if bare else None
