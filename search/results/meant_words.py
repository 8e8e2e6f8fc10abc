"""What may have been meant by what was typed: words of the archive that sound so, then those that look so."""

import re
from itertools import chain, islice

from rapidfuzz.distance import OSA

from search.analysis.segmentation import cut, query_words
from search.analysis.stop_words import STOP_WORDS
from search.suggesting import english_terms
from search.suggesting.pinyin import sound
from search.suggesting.spelling_vocabulary import Vocabulary, vocabulary

MOST_PROPOSALS = 6
_MOST_STRETCHES, _LONGEST_STRETCH = 12, 8
# What reads as pinyin or English: letters, blanks, what parts syllables and words.
_LATIN = re.compile("[A-Za-z' ’-]{2,60}")


def meant_by(typed: str) -> list[str]:
    """The texts that a folded one may have been meant for, the likeliest first: with a word of the archive in place of
    all of it or a stretch of it, one that sounds the same before one that looks so. No other words come about."""
    known = vocabulary()
    stretches = [("", typed, ""), *_stretches(typed)]
    found = (
        f"{before}{word}{after}"
        for words_like in (known.sounding_like, known.near)
        for before, stretch, after in stretches
        for word in words_like(stretch)
        if _stands_alone(before, word, after, typed, known)
    )
    return list(islice(dict.fromkeys(found), MOST_PROPOSALS))


def similarity(text: str, typed: str) -> tuple[bool, int]:
    """What is greater the liker two texts are: whether they sound the same, then how few characters differ."""
    return sound(text) == (typed if typed.isascii() else sound(typed)), -OSA.distance(text, typed)


def meant_by_latin(words: str) -> list[str]:
    """The texts that a whole query in Latin letters may have been meant for: by the English of a term, then by its
    pinyin, word by word, and then by what such pinyin begins."""
    if not _LATIN.fullmatch(words):
        return []
    known, typed = vocabulary(), _syllables(words)
    each = [next(iter(known.sounding_like(word)), "") for word in map(_syllables, words.split())]
    by_word = [" ".join(each)] if len(each) > 1 and all(each) else []
    found = chain(english_terms.meant_by(words), known.sounding_like(typed), by_word, known.begun_by(typed))
    return list(islice(dict.fromkeys(found), MOST_PROPOSALS))


def read_as(words: str) -> str:
    """The only text of which a query in Latin letters is the whole pinyin; '' where there is none, or several."""
    if not _LATIN.fullmatch(words) or len(words) < 4:
        return ""
    known = vocabulary()
    whole = known.spelled_out(_syllables(words))
    each = [known.spelled_out(word) for word in map(_syllables, words.split())]
    if whole or len(each) == 1:
        return whole[0] if len(whole) == 1 else ""
    return " ".join(one for (one,) in each) if all(len(one) == 1 for one in each) else ""


def _syllables(words: str) -> str:
    return re.sub("[^a-z]", "", words.casefold())


def _stands_alone(before: str, word: str, after: str, typed: str, known: Vocabulary) -> bool:
    """Whether the dictionary parts a text where a word was put into it, and what stands around it was typed as words
    or is known: of 困难职工邦扶 no 困难职工扶 comes about."""
    if not before and not after:
        return True
    borders, at = {0}, 0
    for piece in cut(f"{before}{word}{after}"):
        at += len(piece)
        borders.add(at)
    around = {*query_words(before), *query_words(after)}
    own = STOP_WORDS.union(query_words(typed))
    return {len(before), len(before) + len(word)} <= borders and all(one in own or one in known for one in around)


def _stretches(typed: str) -> list[tuple[str, str, str]]:
    """(before, stretch, after) where something may be mistyped in a longer text: around the single characters
    into which the dictionary cuts what it does not know. 关于安康怀的通知 gives 安康怀 among others."""
    pieces = cut(typed)
    found = []
    for start in range(len(pieces)):
        for end in range(start + 1, len(pieces) + 1):
            stretch = "".join(pieces[start:end])
            if len(stretch) > _LONGEST_STRETCH:
                break
            if 1 < len(stretch) < len(typed) and any(len(piece) == 1 for piece in pieces[start:end]):
                found.append(("".join(pieces[:start]), stretch, "".join(pieces[end:])))
    return sorted(found, key=lambda cut: -len(cut[1]))[:_MOST_STRETCHES]
