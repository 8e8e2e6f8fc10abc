"""Subjects of union work, told from the words that stand for them."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from archive.parsing import fixtures

# Names of topics with their words.
Lexicon = Mapping[str, Sequence[str]]

# A topic is a directive's own where its words come up at least this often, and not far less than
# those of its main topic: a word in passing makes no topic.
_HITS, _SHARE = 3, 0.1


@cache
def known() -> Lexicon:
    """The lexicon of the fixtures."""
    return {row["fields"]["name"]: tuple(row["fields"]["words"]) for row in fixtures.rows("topics.json")}


def told_by(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """Names of the topics any of whose words stand in `text`, say a sentence."""
    return tuple(name for name, words in lexicon.items() if any(word in text for word in words))


def of(text: str, lexicon: Lexicon) -> list[str]:
    """Names of the topics that a whole directive is about."""
    found = {name: _hits(text, words) for name, words in lexicon.items()}
    least = max(_HITS, _SHARE * max(found.values(), default=0))
    return [name for name, count in found.items() if count >= least]


def _hits(text: str, words: Sequence[str]) -> int:
    """How often any of the words stands in `text`; 劳模精神 counts once though 劳模 is a word too."""
    longest_first = sorted(words, key=len, reverse=True)
    return len(re.findall("|".join(map(re.escape, longest_first)), text)) if words else 0
