"""Subjects of union work, told from the words that stand for them."""

from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from archive.lexicon import fixtures, topic_weights
from archive.lexicon.topic_weights import Weights

# Names of topics with their words.
Lexicon = Mapping[str, Sequence[str]]

# A directive has one main topic, and of others at most so many.
MOST_OTHERS = 3


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


def of(title: str, headings: Sequence[str], text: str, lexicon: Lexicon) -> list[str]:
    """Names of the topics that a whole directive is about: the main one first, then at most three others that headings
    tell of, in the order of the lexicon. None where no main one is sure."""
    weights = topic_weights.known()
    words = _weighed(lexicon, weights)
    found = topic_weights.strengths(title, headings, text, {word: None for own in words.values() for word in own})
    shares = topic_weights.shares(found, words, weights.none)
    # Of two that are alike the first of the lexicon.
    main = max(shares, key=lambda name: shares[name], default="")
    if shares.get(main, 0.0) < weights.least_main:
        return []
    told = topic_weights.by_headings(headings, words, weights.least_heading)
    told.pop(main, None)
    others = set(sorted(told, key=lambda name: -told[name])[:MOST_OTHERS])
    return [main, *[name for name in lexicon if name in others]]


def _weighed(lexicon: Lexicon, weights: Weights) -> dict[str, dict[str, float]]:
    """{topic: {word: its weight}}. Which words tell a topic is for staff to say: a word that they added counts like
    any word, one that they took away counts no more."""
    shipped, weighed = known(), {}
    for topic, words in lexicon.items():
        gone = set(shipped.get(topic, ())).difference(words)
        learned = {word: weight for word, weight in weights.words.get(topic, {}).items() if word not in gone}
        added = set(words).difference(shipped.get(topic, ()), learned)
        weighed[topic] = learned | dict.fromkeys(sorted(added), weights.any_word)
    return weighed


@lru_cache(maxsize=64)
def _present(text: str, words: tuple[str, ...]) -> tuple[str, ...]:
    """Those of the words that stand in `text`; asked for the whole directive, then for its action items."""
    return tuple(word for word in words if word in text)
