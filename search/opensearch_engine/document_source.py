"""A directive as it is sent to the cluster: words and grams cut here, so that every engine cuts alike."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from search.analysis import segmentation
from search.analysis.grams import PART_BREAK
from search.analysis.matching_copy import fold
from search.contract import Document, FieldKind
from search.errors import Unindexable
from search.opensearch_engine.gram_tokens import token, tokens
from search.query.plan import RANKED

# Between an end of a word and the word itself.
WORD_FOLLOWS = "\x1f"
# Of a longer word no more is held of each end: no word that is looked for by its ends is so long.
LONGEST_WORD = 64
# A whole value is one term, of at most 32,766 bytes; a longer one is told by its beginning and a digest.
LONGEST_VALUE = 8_000
_LONGEST_TOKEN = 255


def as_source(document: Document, fields: Mapping[str, FieldKind]) -> dict[str, Any]:
    """The document's fields as the mapping has them. Raises Unindexable where a value is not of its field's kind."""
    source: dict[str, Any] = {}
    written: dict[str, str] = {}
    lengths: dict[str, int] = {}
    try:
        for name, value in document.fields.items():
            taken = _TAKEN[fields[name]](value)
            if fields[name] is FieldKind.GRAMS:
                written[name], lengths[name] = taken, len(taken) - taken.count(PART_BREAK)
                taken = tokens(taken)
            elif fields[name] is FieldKind.WORDS:
                written[name], lengths[name] = " ".join(taken), len(taken)
                taken = " ".join(one for one in taken if len(one) <= _LONGEST_TOKEN)
            source[name] = taken
    except Exception as error:  # a value that nobody thought of may fail in any way
        raise Unindexable(document.pk) from error
    words = {word for name, _ in RANKED.values() for word in written.get(name, "").split(" ") if word}
    source["held"] = {
        "words": sorted(word[: LONGEST_WORD + 1] for word in words),
        "word_ends": sorted({end for word in words for end in word_ends(word)}),
        "lengths": lengths,
        "written": written,
    }
    return source


def whole(value: str) -> str:
    """A whole value as it is held."""
    if len(value) <= LONGEST_VALUE:
        return value
    return value[: LONGEST_VALUE - 64] + hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


def word_ends(word: str) -> list[str]:
    """Each end of a word, with the word: 总工会 gives 总工会·总工会, 工会·总工会 and 会·总工会."""
    if len(word) <= LONGEST_WORD:
        return [f"{word[at:]}{WORD_FOLLOWS}{word}" for at in range(len(word))]
    ends = (word[at:] for at in range(len(word)))
    return [end + WORD_FOLLOWS if len(end) <= LONGEST_WORD else end[:LONGEST_WORD] for end in ends]


def _grams(value: str) -> str:
    value.encode()
    return PART_BREAK.join(filter(None, fold(value).split(PART_BREAK)))


def _words(value: str) -> list[str]:
    value.encode()
    return [token(piece) for piece in segmentation.cut(value) if segmentation.is_word(piece)]


def _whole(value: str) -> str | None:
    value.encode()
    return whole(value) or None


def _wholes(values: list[str]) -> list[str]:
    return [held for value in values if (held := _whole(value))]


_TAKEN: dict[FieldKind, Callable[[Any], Any]] = {
    FieldKind.WORDS: _words,
    FieldKind.GRAMS: _grams,
    FieldKind.WHOLE: _whole,
    FieldKind.WHOLES: _wholes,
    FieldKind.INTEGER: int,
}
