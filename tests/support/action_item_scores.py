"""make duties: the parser's action items held against the labels of a careful reader, sentence by sentence.

What a label file looks like, and by which rules it was written, is told in tests/golden/action_items/README.md.
Prints precision and recall, the confusion of kinds, each miss and each false alarm; exit status 1 below the least.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from archive.parsing import parse
from archive.parsing.parsed_directive import ParsedAction, ParsedDirective
from tests.support import corpus

LABELS = Path(__file__).resolve().parents[1] / "golden" / "action_items"
LEAST = 0.90
KINDS = ("task", "report", "study", "prohibition")
NONE = "none"
# What a label may also tell of an action item, and how the parser's answer is written for comparison.
TOLD = {
    # The labels carry none over from what stands around the sentence.
    "actor": lambda action: "" if action.actor_inferred else action.actor,
    "deadline": lambda action: action.deadline_text,
    "date": lambda action: action.deadline.isoformat() if action.deadline else "",
    "rule": lambda action: action.deadline_rule,
    "figures": lambda action: "; ".join(action.figures),
    "initiatives": lambda action: "; ".join(action.initiatives),
    "reports_to": lambda action: action.reports_to,
}


@dataclass
class Label:
    """A sentence as the reader judged it: `directive` is its place in the text, `told` what else it says."""

    directive: int
    section: str
    kind: str
    sentence: str
    told: dict[str, str] = field(default_factory=dict)


@dataclass
class Pair:
    """A labelled sentence beside the parser's action for it; one of the two may be missing."""

    label: Label | None
    action: ParsedAction | None

    @property
    def expected(self) -> str:
        return self.label.kind if self.label else NONE

    @property
    def found(self) -> str:
        return self.action.kind if self.action else NONE


@dataclass
class Score:
    """Of one file or of all of them: the pairs, and the shares counted from them."""

    name: str
    pairs: list[Pair]

    def shares(self, right) -> tuple[float, float]:
        """Precision and recall, where `right` tells a pair that counts as found."""
        hits = sum(1 for pair in self.pairs if pair.label and pair.action and pair.expected != NONE and right(pair))
        laid = sum(1 for pair in self.pairs if pair.action)
        labelled = sum(1 for pair in self.pairs if pair.expected != NONE)
        return hits / max(laid, 1), hits / max(labelled, 1)

    @property
    def spans(self) -> tuple[float, float]:
        return self.shares(lambda pair: True)

    @property
    def kinds(self) -> tuple[float, float]:
        return self.shares(lambda pair: pair.expected == pair.found)

    def told(self, name: str) -> tuple[int, int, int]:
        """Of one attribute, over the sentences both hold for action items: right, found by the parser, labelled."""
        both = [pair for pair in self.pairs if pair.action and pair.expected != NONE]
        values = [(TOLD[name](pair.action), pair.label.told.get(name, "")) for pair in both]
        return sum(a == b != "" for a, b in values), sum(a != "" for a, _ in values), sum(b != "" for _, b in values)


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.labels.txt"))


def name_of(path: Path) -> str:
    return path.name.removesuffix(".labels.txt")


def raw(path: Path) -> str:
    """The text that a label file is about: it lies beside it, or among the first sources."""
    source = path.with_name(f"{name_of(path)}.txt")
    return source.read_text(encoding="utf-8") if source.exists() else corpus.raw(name_of(path))


def gist(text: str) -> str:
    """A text without white space, which cleaning may change."""
    return "".join(text.split())


def labels(path: Path) -> list[Label]:
    """The labels of a file, in its order."""
    found: list[Label] = []
    directive, section = -1, ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("= "):
            directive += 1
        elif line.startswith("@ "):
            section = line.split()[1]
        elif line.startswith(" "):
            name, value = line.strip().split(": ", 1)
            if name not in TOLD:
                raise ValueError(f"{path.name}: {line.strip()}")
            found[-1].told[name] = value
        elif line.strip():
            kind, sentence = line.split(" ", 1)
            if kind not in (*KINDS, NONE):
                raise ValueError(f"{path.name}: {line}")
            found.append(Label(directive, section, kind, sentence))
    return found


def actions(directives: list[ParsedDirective]) -> Iterator[tuple[int, ParsedAction]]:
    for place, directive in enumerate(directives):
        for section in directive.sections:
            for action in section.actions:
                yield place, action


def score(path: Path) -> Score:
    """Hold the parser against one label file. A sentence is found where directive and very wording agree."""
    laid: dict[tuple[int, str], list[ParsedAction]] = {}
    for place, action in actions(parse(raw(path)).directives):
        laid.setdefault((place, gist(action.text)), []).append(action)
    pairs = []
    for label in labels(path):
        same = laid.get((label.directive, gist(label.sentence)))
        pairs.append(Pair(label, same.pop(0) if same else None))
    pairs += [Pair(None, action) for left in laid.values() for action in left]
    return Score(name_of(path), pairs)


def scores(folder: Path = LABELS) -> list[Score]:
    return [score(path) for path in files(folder)]


def total(parts: list[Score], name: str = "all") -> Score:
    return Score(name, [pair for part in parts for pair in part.pairs])


def report(parts: list[Score]) -> str:
    """Figures a file, figures of all, the confusion of kinds, and each sentence on which the two differ."""
    everything = total(parts)
    lines = [f"{'':38}spans P / R      kinds P / R"]
    lines += [_figures(part) for part in [*parts, everything]]
    lines += [
        "",
        "labelled as (down), laid as (across)",
        *_confusion(everything.pairs),
        "",
        "also told: right, found, labelled",
    ]
    lines += [f"  {name:12}" + " ".join(f"{count:5}" for count in everything.told(name)) for name in TOLD]
    for part in parts:
        lines += [f"{part.name}: {line}" for pair in part.pairs for line in _differences(pair)]
    return "\n".join(lines)


def _figures(part: Score) -> str:
    return f"{part.name:38}{part.spans[0]:.3f} / {part.spans[1]:.3f}    {part.kinds[0]:.3f} / {part.kinds[1]:.3f}"


def _confusion(pairs: list[Pair]) -> list[str]:
    counted = Counter((pair.expected, pair.found) for pair in pairs)
    columns = (*KINDS, NONE)
    lines = [f"{'':14}" + "".join(f"{kind:>13}" for kind in columns)]
    return lines + [f"  {kind:12}" + "".join(f"{counted[kind, laid]:>13}" for laid in columns) for kind in columns]


def _differences(pair: Pair) -> Iterator[str]:
    sentence = pair.label.sentence if pair.label else pair.action.text
    if pair.expected != pair.found:
        what = "miss" if pair.found == NONE else "false alarm" if pair.expected == NONE else "kind"
        where = "" if pair.label else " (no such sentence labelled)"
        yield f"{what}: labelled {pair.expected}, laid {pair.found}{where}: {sentence}"
    if pair.action and pair.label and pair.expected != NONE:
        for name, of in TOLD.items():
            expected, found = pair.label.told.get(name, ""), of(pair.action)
            if expected != found:
                yield f"{name}: labelled “{expected}”, found “{found}”: {sentence[:60]}"


def main() -> int:
    reached = True
    for folder in (LABELS, LABELS / "unseen"):
        parts = scores(folder)
        print(f"== {folder.name}\n{report(parts)}\n")
        reached = reached and min(*total(parts).spans, *total(parts).kinds) >= LEAST
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main())
