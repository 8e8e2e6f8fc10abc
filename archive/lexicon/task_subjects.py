"""What unions are asked to do, told from the words of a sentence: 送清凉 and 盛夏 are one subject, 驿站 another.

Topics are the shelves of the archive, a dozen and a half; subjects are the tasks on them. They come from
fixtures/task_subjects.csv, which tells no figures: a word is there or is not.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from archive.lexicon import fixtures

FILE = "task_subjects.csv"
# What each further word of a subject adds, beside the first; how much a general subject counts, which sentences about
# anything else mention too.
_MORE, _GENERAL = 0.5, 0.35


@dataclass(frozen=True)
class TaskSubject:
    """`words` that tell it alone, `together` those that tell it where all of them stand in one sentence; `topic` is
    the name of a topic, or empty. What is general (动员, 部署) is said along with any task: it counts for little."""

    name: str
    topic: str
    is_general: bool
    words: tuple[str, ...]
    together: tuple[tuple[str, ...], ...]


@cache
def known() -> tuple[TaskSubject, ...]:
    """Those of the fixtures, in their order: by topic."""
    return tuple(
        TaskSubject(name, topic, general == "general", *_words(words.split()))
        for name, topic, general, words in fixtures.table(FILE)
    )


def topics_in_order() -> list[str]:
    """The topics, as the list of subjects goes through them."""
    return list(dict.fromkeys(subject.topic for subject in known() if subject.topic))


@cache
def topic_of(name: str) -> str:
    """The topic under which a subject stands; empty where none fits."""
    return next(subject.topic for subject in known() if subject.name == name)


def shares(sentence: str) -> dict[str, float]:
    """{subject: its share of all that tells a subject in a folded sentence}, summing up to 1; empty where nothing
    does. A word within a longer one tells nothing by itself: 职工代表大会 in 职工代表大会制度."""
    begins = {sentence[at : at + 2] for at in range(len(sentence))}.union(sentence)
    likely = {place for begin in begins for place in _by_beginning().get(begin, ())}
    found = [(known()[place], word) for place in sorted(likely) for word in _told(known()[place], sentence)]
    counts: Counter[TaskSubject] = Counter(
        subject for subject, word in found if not any(word != other and word in other for _subject, other in found)
    )
    strengths = {
        subject.name: (1 + _MORE * (count - 1)) * (_GENERAL if subject.is_general else 1)
        for subject, count in counts.items()
    }
    total = sum(strengths.values())
    return {name: strength / total for name, strength in strengths.items()}


@cache
def _by_beginning() -> dict[str, list[int]]:
    """{the first two characters of a word, or its only one: places of the subjects that it may tell}: most sentences
    have words of a few subjects, and are not to be searched for those of all."""
    found: dict[str, list[int]] = {}
    for place, subject in enumerate(known()):
        words = (*subject.words, *(words[0] for words in subject.together))
        for begin in dict.fromkeys(word[:2] for word in words):
            found.setdefault(begin, []).append(place)
    return found


def _told(subject: TaskSubject, sentence: str) -> Iterable[str]:
    yield from (word for word in subject.words if word in sentence)
    yield from ("".join(words) for words in subject.together if all(word in sentence for word in words))


def _words(written: list[str]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    return (
        tuple(word for word in written if "+" not in word),
        tuple(tuple(word.split("+")) for word in written if "+" in word),
    )
