"""Where a title is broken: at meaningful words, symmetrically, as a trapezoid or a diamond (GB/T 9704-2012, 7.3.1).

Without a dictionary of the language: the words of titles are few and stand in title_words.txt; what is
not among them breaks least badly after an even number of characters, since most words have two.
"""

import re
from functools import cache
from itertools import pairwise
from math import ceil, inf
from pathlib import Path
from unicodedata import east_asian_width

from archive.lexicon import body_names

# Characters of 22 pt: twenty fill the line of 156 mm, and a title that fills it looks like text.
FULL, WANTED, LEAST = 20, 18, 3
_OPENING, _CLOSING = "《〈（(“‘【［[", "》〉）)”’】］]、，。；：！？,.;:!?…"
_CLINGS_BACK = tuple("的地得了等之们")
_JOINS = tuple("和与及暨或并")
_LEANS_ON = tuple("对在为把以向从由被将于致关")
_PLACE = re.compile(r"[\u4e00-\u9fff]{2,4}?[省市县区州盟旗]|[一-龥]{2,6}?自治[区州县]")
_RUN = re.compile(
    r"[A-Za-z0-9〇%．.\-—–/]+年?|[“‘][^”’]{1,10}[”’]|〔\d{4}〕\d+号|[一二三四五六七八九十〇]+[届次年月日]"
)
_LONGEST_NAME = 14

# What a break costs; the square of a line's distance from the length it should have is counted beside it.
_IN_WORD, _BEFORE_CLINGING, _AFTER_LEANING, _AFTER_JOINING = 200, 90, 45, 45
_BEFORE_JOINING, _BETWEEN_WORDS, _BESIDE_UNKNOWN, _EVEN, _ODD = 7, 6, 9, 12, 45
_IN_MARKS, _A_LINE_MORE = 4, 12


def lines_of(title: str) -> tuple[str, ...]:
    """'示例市总工会关于学习宣传贯彻示例指示精神的通知' → ('示例市总工会关于学习宣传贯彻', '示例指示精神的通知')."""
    title = title.strip()
    if width(title) <= WANTED or len(title) <= LEAST:
        return (title,)
    costs = _costs(title)
    fewest = ceil(width(title) / WANTED)
    tried = [_broken(title, costs, shape) for count in (fewest, fewest + 1) for shape in _shapes(title, count)]
    _, cuts = min(tried, key=lambda found: (found[0], len(found[1])))
    return tuple(title[start:end].strip() for start, end in pairwise([0, *cuts, len(title)]))


def width(text: str) -> float:
    """In characters of full width."""
    return sum(1.0 if east_asian_width(character) in "WFA" else 0.5 for character in text)


def _shapes(title: str, count: int) -> list[list[float]]:
    """Lengths that `count` lines may have: both trapezoids, the diamond, for two lines also equal ones."""
    mean = width(title) / count
    step = min(0.12, 0.3 / count)
    down = [mean * (1 + step * (count - 1 - 2 * at) / 2) for at in range(count)]
    middle = (count - 1) / 2
    bulge = [step * (middle / 2 - abs(at - middle)) for at in range(count)]
    diamond = [mean * (1 + 2 * more) for more in bulge]
    return [down, down[::-1], diamond] if count > 2 else [down, down[::-1], [mean] * count]


def _broken(title: str, costs: list[float], shape: list[float]) -> tuple[float, list[int]]:
    """The cheapest cuts into as many lines as `shape` has, and what they cost (infinite where there are none)."""
    at_width = [0.0]
    for character in title:
        at_width.append(at_width[-1] + width(character))
    best: dict[int, tuple[float, list[int]]] = {0: (0.0, [])}
    for place, wanted in enumerate(shape):
        last = place == len(shape) - 1
        following: dict[int, tuple[float, list[int]]] = {}
        for start, (cost, cuts) in best.items():
            for end in [len(title)] if last else range(start + LEAST, len(title) - LEAST + 1):
                length = at_width[end] - at_width[start]
                if length > FULL:
                    break
                if length < LEAST:
                    continue
                total = cost + (length - wanted) ** 2 + (0 if last else costs[end] + _A_LINE_MORE)
                if end not in following or total < following[end][0]:
                    following[end] = (total, cuts if last else [*cuts, end])
        best = following
    return best.get(len(title), (inf, _by_length(title)))


def _by_length(title: str) -> list[int]:
    """Cuts where nothing else could be found."""
    return list(range(WANTED, len(title) - LEAST, WANTED))


def _costs(title: str) -> list[float]:
    """What a break before each character costs."""
    costs, depth = [inf] * (len(title) + 1), 0
    at = 0
    for (word, known), (following, following_known) in pairwise(_words(title)):
        for inside in range(at + 1, at + len(word)):
            costs[inside] = _IN_WORD
        depth += word.count("《") - word.count("》")
        at += len(word)
        costs[at] = _between(word, following, known, following_known, at) + (_IN_MARKS if depth > 0 else 0)
    return costs


def _between(word: str, following: str, known: bool, following_known: bool, at: int) -> float:
    """What a break between two words costs."""
    if word[-1] in _OPENING or following[0] in _CLOSING:
        return inf
    if word.isspace() or following.isspace():
        return 0
    if following.startswith(_CLINGS_BACK) and len(following) == 1:
        return _BEFORE_CLINGING
    if word in _LEANS_ON or word == "关于":
        return _AFTER_LEANING
    if word in _JOINS:
        return _AFTER_JOINING
    if following == "关于":
        return 0
    if following[0] in _OPENING or word[-1] in _CLOSING:
        return 2
    if following in _JOINS:
        return _BEFORE_JOINING
    return (_ODD, _BESIDE_UNKNOWN, _BETWEEN_WORDS)[known + following_known]


def _words(title: str) -> list[tuple[str, bool]]:
    """The title in words, each with whether it is known. Characters of which nothing is known go by twos."""
    found: list[tuple[str, bool]] = []
    names, _ = body_names.leading(title)
    at = 0
    for name in body_names.names_in(names) if names else ():
        if title.startswith(" ", at):
            found.append((" ", True))
            at += 1
        if not title.startswith(name, at) or len(name) > _LONGEST_NAME:
            break
        found.append((name, True))
        at += len(name)
    unknown = ""
    while at < len(title):
        word = _word_at(title, at)
        if word is None:
            unknown += title[at]
            at += 1
            continue
        found += _by_twos(unknown)
        unknown = ""
        found.append((word, True))
        at += len(word)
    return found + _by_twos(unknown)


def _by_twos(unknown: str) -> list[tuple[str, bool]]:
    return [(unknown[at : at + 2], False) for at in range(0, len(unknown), 2)]


def _word_at(title: str, at: int) -> str | None:
    if match := _RUN.match(title, at):
        return match[0]
    words = _known_words()
    for length in range(min(8, len(title) - at), 1, -1):
        if title[at : at + length] in words:
            return title[at : at + length]
    if match := _PLACE.match(title, at):
        return match[0]
    alone = title[at]
    joined = (*_OPENING, *_CLOSING, *_CLINGS_BACK, *_JOINS, *_LEANS_ON)
    return alone if alone in joined or alone.isspace() else None


@cache
def _known_words() -> frozenset[str]:
    lines = (Path(__file__).parent / "title_words.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
