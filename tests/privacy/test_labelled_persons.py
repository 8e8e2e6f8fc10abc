"""Sixty-four invented texts with labels: what must be hidden from whom, and what must stay. Both faults are counted.

A file holds a text, four hyphens, and a label a line: `hide` from who may not see contacts, `secret` from everybody
who has no named right, `keep` for everybody, `today` the day on which it is read.
"""

from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from archive.privacy.hidden import hidden_in
from archive.privacy.sight import EVERYBODY, Sight

TEXTS = sorted((Path(__file__).parent / "persons").glob("*.txt"))
READER = Sight(sees_contacts=True)
LEAST_FOUND, MOST_WRONG = 0.98, 0.01


class Labelled(NamedTuple):
    text: str
    labels: list[tuple[str, str]]
    today: date


def read(path: Path) -> Labelled:
    text, _, lines = path.read_text(encoding="utf-8").rpartition("----\n")
    labels = [(kind, words) for kind, _, words in (line.partition(" ") for line in lines.strip("\n").split("\n"))]
    days = [date.fromisoformat(words) for kind, words in labels if kind == "today"]
    return Labelled(text, [label for label in labels if label[0] != "today"], days[0] if days else date(2026, 11, 30))


def places(text: str, words: str) -> list[slice]:
    found, at = [], text.find(words)
    while at != -1:
        found.append(slice(at, at + len(words)))
        at = text.find(words, at + 1)
    assert found, f"{words} is labelled but stands nowhere"
    return found


def faults(labelled: Labelled) -> tuple[list[str], list[str], int, int]:
    """What was shown of what must be hidden, what was hidden of what must stay, and how many there are of each."""
    text, labels, today = labelled
    public, signed_in = (hidden_in(sight, text, (), today).redacted(text) for sight in (EVERYBODY, READER))
    missed, wrong, hidden, kept = [], [], 0, 0
    for kind, words in labels:
        for place in places(text, words):
            if kind == "keep":
                kept += 1
                wrong += [words] * (public[place] != words)
            else:
                hidden += 1
                seen = signed_in if kind == "secret" else public
                missed += [words] * any(a == b and not a.isspace() for a, b in zip(seen[place], words, strict=True))
    return missed, wrong, hidden, kept


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_what_is_labelled(path):
    assert faults(read(path))[:2] == ([], [])


def test_both_faults_over_all_texts():
    counted = [faults(read(path)) for path in TEXTS]
    assert len(TEXTS) >= 60
    assert 1 - sum(len(missed) for missed, *_ in counted) / sum(hidden for *_, hidden, _ in counted) >= LEAST_FOUND
    assert sum(len(wrong) for _, wrong, *_ in counted) / sum(kept for *_, kept in counted) <= MOST_WRONG


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_the_redacted_text_is_as_long_and_has_the_same_lines(path):
    text = read(path).text
    redacted = hidden_in(EVERYBODY, text, (), None).redacted(text)
    assert [len(line) for line in redacted.split("\n")] == [len(line) for line in text.split("\n")]


@pytest.mark.parametrize("path", TEXTS, ids=[path.stem for path in TEXTS])
def test_half_and_full_width_are_alike(path):
    """The kind, not the example: who writes brackets and digits otherwise is hidden as well."""
    labelled = read(path)
    wide = str.maketrans({code: code + 0xFEE0 for code in map(ord, "0123456789(),:;@")})
    other = Labelled(
        labelled.text.translate(wide),
        [(kind, words.translate(wide)) for kind, words in labelled.labels],
        labelled.today,
    )
    assert faults(other)[:2] == ([], [])
