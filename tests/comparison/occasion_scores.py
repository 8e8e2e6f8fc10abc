"""How well occasions are read, against labels: `python -m tests.comparison.occasion_scores` tells each miss of the
development set, `… --unseen` the figures of the unseen labels and none of their words, so that nobody tunes on them.

A label is judged by its kind and its group and not by the letters of a wording (tests/comparison/labels/README.md).
"""

import argparse
import json
import re
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from pathlib import Path

from archive.parsing import occasion
from archive.parsing.occasion import Places, ReadOccasion

_LABELS = Path(__file__).parent / "labels"
DEVELOPMENT, UNSEEN = _LABELS / "occasions_development.jsonl", _LABELS / "occasions.jsonl"
# Whose directives the labels are, where a title does not say it.
_PROVINCE, _CITY, _COUNTY = "示例省", "示例市", "示例县"
_PLACE = re.compile("(?:示例|[甲乙丙丁])[省市县]")
# The labels know no kind for what leaders say on a subject at many times.
_AS_LABELLED = {occasion.EXPOSITION: "other"}


@dataclass
class OccasionScore:
    """`kinds` counts labels by whether found and kind are right, `pairs` those of two directives that answer one."""

    labels: int = 0
    right: int = 0
    pairs_found: int = 0
    pairs_wanted: int = 0
    pairs_right: int = 0
    wrong: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> float:
        return self.right / self.labels

    @property
    def precision(self) -> float:
        return self.pairs_right / (self.pairs_found or 1)

    @property
    def recall(self) -> float:
        return self.pairs_right / (self.pairs_wanted or 1)

    def __str__(self) -> str:
        return (
            f"{self.labels} labels, found and kind {self.kinds:.3f}; pairs: {self.pairs_wanted} wanted, "
            f"precision {self.precision:.3f}, recall {self.recall:.3f}"
        )


def labels_of(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def score_of(labels: list[dict]) -> OccasionScore:
    """Every label is read by itself, and every two are held against each other."""
    score = OccasionScore(len(labels))
    found = [(label, reading_of(label)) for label in labels]
    for label, read in found:
        kind = read and _AS_LABELLED.get(read.kind, read.kind)
        if kind == label["kind"] or label.get("doubtful"):
            score.right += 1
        else:
            score.wrong.append(f"{label['kind']} is read as {read and read.key}: {label['title']} | {label['lead']}")
    sure = [pair for pair in found if not pair[0].get("doubtful")]
    for (one, its), (other, theirs) in combinations(sure, 2):
        wanted = one["same_as"] is not None and one["same_as"] == other["same_as"]
        is_one = its is not None and theirs is not None and occasion.is_same(its, theirs)
        score.pairs_wanted += wanted
        score.pairs_found += is_one
        score.pairs_right += wanted and is_one
        if wanted != is_one:
            told = [
                f"{label['title']} | {read and (read.key, read.year)}" for label, read in ((one, its), (other, theirs))
            ]
            score.wrong.append(f"{'parted' if wanted else 'joined'}\n      " + "\n      ".join(told))
    return score


def reading_of(label: dict) -> ReadOccasion | None:
    """What is read of a label's title and lead."""
    issued = label.get("issued")
    number = label.get("number") or ""
    year = next((int(part) for part in number.replace("〔", " ").replace("〕", " ").split() if part.isdecimal()), None)
    day = date.fromisoformat(issued) if issued else None
    named = {place[-1]: place for place in reversed(_PLACE.findall(label["title"][:20]))}
    places = Places(named.get("省", _PROVINCE), named.get("市", _CITY), named.get("县", _COUNTY))
    return occasion.read(label["title"], label["lead"], day, year, places)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--unseen", action="store_true")
    if parser.parse_args().unseen:
        print("unseen:", score_of(labels_of(UNSEEN)))
    else:
        score = score_of(labels_of(DEVELOPMENT))
        print("development:", score, *score.wrong, sep="\n   ")
