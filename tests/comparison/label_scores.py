"""How well comparing does what a careful reader did: `python -m tests.comparison.label_scores` tells each miss.

Labels of tests/comparison/labels, whose README says what counts.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from archive.comparison import (
    ComparedPart,
    Comparison,
    OwnNames,
    Task,
    Verdict,
    compare,
    followed_base,
    parts_of,
    shared_tasks,
)
from tests.support.corpus import reading

LABELS = Path(__file__).parent / "labels"
OWN = {
    "guizhou-2021-19": OwnNames(("贵州省",), ("贵州省总工会",)),
    "yunnan-2023-7": OwnNames(("云南省",), ("云南省总工会",)),
    "gansu-2022-18": OwnNames(("甘肃省",), ("甘肃省总工会",)),
    "pingdingshan-2020-plan": OwnNames(("河南省", "平顶山市"), ("平顶山市总工会",)),
    "shandong-education-2020-forwarding": OwnNames(("山东省",), ("山东省教育工会", "山东省总工会")),
}
VERDICTS = {
    "原文采用": Verdict.ADOPTED,
    "细化": Verdict.REFINED,
    "要求提高": Verdict.RAISED,
    "要求降低": Verdict.LOWERED,
    "新增": Verdict.NEW,
    "未见对应": Verdict.UNANSWERED,
}


@dataclass
class Score:
    """Right ones, false ones and misses, the last two in words."""

    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        return self.right / ((self.right + len(self.false)) or 1)

    @property
    def recall(self) -> float:
        return self.right / ((self.right + len(self.missed)) or 1)

    def __str__(self) -> str:
        return f"{self.right} right, precision {self.precision:.3f}, recall {self.recall:.3f}"


@dataclass(frozen=True)
class LabelledPair:
    """`places` are what the labels call each part of each side by."""

    labels: dict
    comparison: Comparison
    places: tuple[list, list]


def labelled_pairs() -> Iterator[LabelledPair]:
    for path in sorted((LABELS / "pairs").glob("*.json")):
        labels = json.loads(path.read_text())
        sides = [
            [ComparedPart(anchor=f"s-{at}", **section) for at, section in enumerate(labels[side])]
            for side in ("left", "right")
        ]
        names = [OwnNames(tuple(pair[of] for pair in labels["swapped"] if len(pair[of]) < 5)) for of in (0, 1)]
        yield LabelledPair(labels, compare(*sides, (names[0], names[1])), (range(len(sides[0])), range(len(sides[1]))))
    for labels in json.loads((LABELS / "corpus.json").read_text()):
        found = [
            parts_of(reading(labels[side]["source"]).directives[labels[side]["directive"]].sections)
            for side in ("left", "right")
        ]
        names = [OWN[labels[side]["source"]] for side in ("left", "right")]
        comparison = compare(*found, (names[0], names[1]))
        yield LabelledPair(labels, comparison, tuple([part.anchor for part in side] for side in found))


def sections_score(pairs: list[LabelledPair]) -> Score:
    """Which sections answer each other."""
    score = Score()
    for pair in pairs:
        wanted = {tuple(one) for one in pair.labels["section_pairs"]}
        allowed = {tuple(one) for one in pair.labels["allowed_pairs"]}
        found = {
            (pair.places[0][left], pair.places[1][right])
            for one in pair.comparison.sections
            for left in one.left
            for right in one.right
        }
        score.right += len(found & wanted)
        score.false += [f"{pair.labels['name']} {one}" for one in sorted(found - wanted - allowed, key=str)]
        score.missed += [f"{pair.labels['name']} {one}" for one in sorted(wanted - found, key=str)]
    return score


def moved_score(pairs: list[LabelledPair]) -> Score:
    """Whether a passage that was moved is shown as standing elsewhere, on the right."""
    score = Score()
    for pair in pairs:
        for _left, right in pair.labels["moved"]:
            found = any(_share(side, right, "elsewhere") > 0.5 for side, row in _sides(pair, "right"))
            within = any(row.moved and _share(side, right, "own") < 0.5 for side, row in _sides(pair, "right"))
            if found or within:
                score.right += 1
            else:
                score.missed.append(f"{pair.labels['name']} {right}")
    return score


def neutral_score(pairs: list[LabelledPair]) -> Score:
    """Whether what is no difference is shown as none, on either side."""
    score = Score()
    for pair in pairs:
        for sentences in pair.labels.get("same", []):
            own = [
                _own(side, sentence)
                for name, sentence in zip(("left", "right"), sentences, strict=True)
                for side, _row in _sides(pair, name)
            ]
            if any(own):
                score.missed.append(f"{pair.labels['name']} {sentences} {own}")
            else:
                score.right += 1
    return score


def labelled_grids() -> list[dict]:
    return json.loads((LABELS / "grid.json").read_text())


def grid_score(grid: dict) -> Score:
    """Which action items of different directives share a row: by pairs of them."""
    items = list(_items(grid))
    keys = [directive["key"] for directive in grid["directives"]]
    names = [OWN.get(directive.get("source", ""), OwnNames()) for directive in grid["directives"]]
    rows = shared_tasks([Task(keys.index(key), text, heading) for key, heading, text in items], names)
    found = _across([(items[number][0], items[number][2]) for number in row.members] for row in rows)
    wanted = _across(_named(row["items"]) for row in grid["rows"])
    perhaps = _across(_named(row["items"] + row.get("perhaps", [])) for row in grid["rows"]) - wanted
    return Score(
        len(found & wanted),
        [f"{grid['name']} {pair}" for pair in sorted(found - wanted - perhaps)],
        [f"{grid['name']} {pair}" for pair in sorted(wanted - found)],
    )


def _items(grid: dict) -> Iterator[tuple[str, str, str]]:
    """(key of its directive, heading of its section, text) of each action item, in document order."""
    for directive in grid["directives"]:
        if "sections" in directive:
            labelled = {item["text"] for row in grid["rows"] for item in row["items"]}
            for section in directive["sections"]:
                sentences = sorted((text for text in labelled if text in section["text"]), key=section["text"].find)
                yield from ((directive["key"], section["heading"], text) for text in sentences)
        else:
            for section in reading(directive["source"]).directives[directive["directive"]].sections:
                yield from ((directive["key"], section.heading, item.text.strip()) for item in section.actions)


def _named(items: list[dict]) -> list[tuple[str, str]]:
    return [(item["directive"], item["text"]) for item in items]


def _across(rows) -> set[tuple[tuple[str, str], ...]]:
    """The pairs of items of different directives that stand in one row."""
    return {pair for row in rows for pair in combinations(sorted(set(row)), 2) if pair[0][0] != pair[1][0]}


def verdicts_score(pairs: list[LabelledPair]) -> dict[Verdict, Score]:
    """What became of each sentence: of each verdict where it was given rightly, falsely or not. Labels on a clause of
    a sentence are held against the verdict on that clause."""
    scores = {verdict: Score() for verdict in Verdict}
    for pair in pairs:
        followed = followed_base(pair.comparison)
        given = {one.right.text: one for one in followed.sentences if one.right}
        clauses = {part.right.text: part for one in followed.sentences for part in one.parts if part.right}
        for label in pair.labels.get("verdicts", ()):
            found = (clauses if label.get("clause") else given).get(label["right"].strip())
            _count(scores, pair, label, found.verdict if found else None)
        _count_unanswered(scores[Verdict.UNANSWERED], pair, {one.left[0].text for one in followed.unanswered})
    return scores


def _count(scores: dict[Verdict, Score], pair: LabelledPair, label: dict, found: Verdict | None) -> None:
    wanted = [VERDICTS[name] for name in (label["verdict"], *label.get("or", ()))]
    said = f"{pair.labels['name']} {label['verdict']} {found}: {label['right']}"
    if found in wanted:
        scores[found].right += 1
        return
    scores[wanted[0]].missed.append(said)
    if found:
        scores[found].false.append(said)


def _count_unanswered(score: Score, pair: LabelledPair, found: set[str]) -> None:
    if "verdicts" not in pair.labels:
        return
    wanted, perhaps = (
        {one if isinstance(one, str) else one["text"] for one in pair.labels.get(name, ())}
        for name in ("missing", "perhaps_missing")
    )
    # Of the lead the labels say nothing.
    lead = "".join(part.text for part in pair.comparison.parts[0] if part.kind == "lead")
    score.right += len(found & wanted)
    score.missed += [f"{pair.labels['name']} {one}" for one in sorted(wanted - found)]
    score.false += [f"{pair.labels['name']} {one}" for one in sorted(found - wanted - perhaps) if one not in lead]


def _sides(pair: LabelledPair, name: str):
    return [(side, row) for row in pair.comparison.rows if not row.stub for side in getattr(row, name)]


def _marked(side, sentence: str) -> Iterator[tuple[str, str]]:
    """(character, standing) of a sentence where it stands in a part."""
    for spans in (side.heading, side.text):
        text = "".join(span.text for span in spans)
        at = text.find(sentence)
        if at >= 0:
            standings = [str(span.standing) for span in spans for _ in span.text]
            yield from zip(sentence, standings[at : at + len(sentence)], strict=True)


def _share(side, sentence: str, standing: str) -> float:
    marked = [(character, one) for character, one in _marked(side, sentence) if character.isalnum()]
    return sum(one == standing for _, one in marked) / len(marked) if marked else (1.0 if standing == "own" else 0.0)


def _own(side, sentence: str) -> str:
    return "".join(character for character, one in _marked(side, sentence) if one == "own" and character.isalnum())


if __name__ == "__main__":
    PAIRS = list(labelled_pairs())
    for name, score in (
        ("sections", sections_score(PAIRS)),
        ("moved", moved_score(PAIRS)),
        ("no difference", neutral_score(PAIRS)),
        *((f"rows of the grid {grid['name']}", grid_score(grid)) for grid in labelled_grids()),
        *verdicts_score(PAIRS).items(),
    ):
        print(name, score)
        for line in [*(f"false {one}" for one in score.false), *(f"missed {one}" for one in score.missed)]:
            print("   ", line)
