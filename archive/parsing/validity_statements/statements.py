"""What a text says of validity, with its span, and the sentences that say it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

_SENTENCE = re.compile(r"[^。；;！!？?\n]+")
# What numbers a sentence: 第三十条, （三）, 3.
LABEL = re.compile(
    r"\s*(?:第[〇零一二三四五六七八九十百\d]{1,6}条|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?[\s\u3000：:]*"
)


@dataclass(frozen=True)
class OwnStatement:
    """What a text says of its own validity. `kind` is in-force-from, trial or term, as the archive calls it. When:
    a `day`, or so many days after the issue date. A trial or term ends on the day `until`, or so many `months` after
    it came into force. `start` and `end` are the span of the sentence in the text. `is_sure` where it names itself."""

    kind: str
    start: int
    end: int
    day: date | None = None
    days_after_issue: int | None = None
    until: date | None = None
    months: int | None = None
    is_sure: bool = True


@dataclass(frozen=True)
class StatementOnOther:
    """What a text says of the validity of another. `act` is amended, partly-lapsed, abolished, declared-lapsed,
    annulled or confirmed, as the archive calls it. The other is told by its title or its number, either may be ''.
    `day` is the one that the sentence names; `with_own_start` where it begins with the text's own coming into force.
    `part` is the part of the other that is meant (第三条). `start` and `end` are the span of the sentence or line.
    `is_sure` where the words allow no other reading."""

    act: str
    title: str
    number: str
    start: int
    end: int
    day: date | None = None
    with_own_start: bool = False
    part: str = ""
    is_sure: bool = True


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Each sentence, without the mark that ends it, with where it begins: (offset in characters, words)."""
    for match in _SENTENCE.finditer(text):
        if match[0].strip():
            yield match.start(), match[0]


def lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with where it begins."""
    at = 0
    for line in text.split("\n"):
        yield at, line
        at += len(line) + 1
