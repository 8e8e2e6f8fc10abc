"""What is asked: questions drawn from the texts with a fixed seed, the same ones whatever the size of the archive.

They are drawn from the first texts only, which every archive holds, so that each finds something at every size.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random

# A question of each kind and how many words it has; a phrase's stand side by side in some text.
KINDS = (
    *(("words", count) for count in (1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2)),
    *(("phrase", count) for count in (3, 4, 5, 6, 7, 3, 4, 5)),
    *(("either", count) for count in (2, 3, 2, 3)),
    *(("without", count) for count in (2, 3, 2)),
    *(("filtered", count) for count in (1, 2, 3)),
)
_CHINESE = re.compile(r"[\u4e00-\u9fff]+")


@dataclass(frozen=True)
class Question:
    """`kind` says what the words are to each other; of "without" the last one must not occur."""

    kind: str
    words: tuple[str, ...]
    province: str = ""
    year: int | None = None

    @property
    def text(self) -> str:
        """The words as a reader types them."""
        if self.kind == "phrase":
            return f'"{"".join(self.words)}"'
        if self.kind == "without":
            return f"{' '.join(self.words[:-1])} -{self.words[-1]}"
        return (" OR " if self.kind == "either" else " ").join(self.words)

    @property
    def address(self) -> dict:
        """The parameters of the results page."""
        told = {"q": self.text, "province": self.province, "year": self.year}
        return {name: value for name, value in told.items() if value}


def drawn(rows: Sequence[dict], cut: Callable[[str], list[str]], rounds: int = 1, seed: int = 7) -> list[Question]:
    """Questions of every kind, `rounds` times over; `rows` have text, province and year, `cut` gives a text's pieces
    in order."""
    random, questions = Random(seed), []
    for kind, count in KINDS * rounds:
        row = random.choice(rows)
        words = (
            _neighbours(random, rows, cut, count) if kind == "phrase" else _words(random, row, rows, cut, kind, count)
        )
        serial = len(questions)
        province = row["province"] if kind == "filtered" and serial % 3 != 1 else ""
        year = row["year"] if kind == "filtered" and serial % 3 != 0 else None
        questions.append(Question(kind, tuple(words), province, year))
    return questions


def _words(random, row, rows, cut, kind, count) -> list[str]:
    """Words that stand in the row's text together; of "either" and "without" some stand in others."""
    words = random.sample(_known(row, cut), count)
    if kind == "either":
        return [words[0], *(random.choice(_known(random.choice(rows), cut)) for _ in words[1:])]
    if kind == "without":
        absent = [word for word in _known(random.choice(rows), cut) if word not in row["text"]]
        return [*words[:-1], random.choice(absent)]
    return words


def _neighbours(random, rows, cut, count) -> list[str]:
    while True:
        pieces = cut(random.choice(rows)["text"])
        start = random.randrange(len(pieces) - count)
        chosen = pieces[start : start + count]
        if all(map(_CHINESE.fullmatch, chosen)):
            return chosen


def _known(row, cut) -> list[str]:
    return sorted({piece for piece in cut(row["text"]) if len(piece) > 1 and _CHINESE.fullmatch(piece)})
