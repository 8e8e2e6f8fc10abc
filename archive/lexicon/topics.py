"""Subjects of union work, told from the words that stand for them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from archive.lexicon import fixtures

# Names of topics with their words.
Lexicon = Mapping[str, Sequence[str]]

# A topic is a directive's own where its words come up at least this often, and not far less than
# those of its main topic: a word in passing makes no topic.
_HITS, _SHARE = 3, 0.1


@cache
def known() -> Lexicon:
    """The lexicon of the fixtures."""
    return {row["fields"]["name"]: tuple(row["fields"]["words"]) for row in fixtures.rows("topics.json")}


def within(text: str, lexicon: Lexicon) -> Lexicon:
    """The topics and words that occur in `text`: all that need be looked for in its sentences."""
    found = {name: _present(text, tuple(words)) for name, words in lexicon.items()}
    return {name: words for name, words in found.items() if words}


def told_by(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Names of the topics any of whose words stand in `text`, say a sentence."""
    found = []
    for name, words in lexicon.items():
        for word in words:
            if word in text:
                found.append(name)
                break
    return tuple(found)


def of(text: str, lexicon: Lexicon) -> list[str]:
    """Names of the topics that a whole directive is about."""
    found = {name: _hits(text, tuple(words)) for name, words in lexicon.items()}
    least = max(_HITS, _SHARE * max(found.values(), default=0))
    return [name for name, count in found.items() if count >= least]


def _hits(text: str, words: tuple[str, ...]) -> int:
    """How often any of the words stands in `text`; 劳模精神 counts once though 劳模 is a word too."""
    present = _present(text, words)
    if not any(other != word and word in other for word in present for other in present):
        return sum(map(text.count, present))
    return len(_any_of(present).findall(text))


@lru_cache(maxsize=64)
def _present(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the words that stand in `text`; asked for the whole directive, then for its action items."""
    return tuple(word for word in words if word in text)


@lru_cache(maxsize=1024)
def _any_of(words: tuple[str, ...]) -> re.Pattern:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))
