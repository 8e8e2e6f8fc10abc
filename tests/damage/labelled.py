"""Directives with what a reader finds in them: the invented ones, and the first six as the parser reads them clean."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.damage.damages import HEAD_AND_FOOT
from tests.damage.parsed_json import of_text

HERE = Path(__file__).parent
SOURCES = HERE.parents[1] / "fixtures" / "sources"


@dataclass(frozen=True)
class Labelled:
    """A text, and one label for each directive in it, as the package's docstring describes them."""

    name: str
    text: str
    labels: tuple[dict, ...]


def seen() -> list[Labelled]:
    return _in(HERE / "directives")


def unseen() -> list[Labelled]:
    return _in(HERE / "unseen")


def three_hands() -> list[Labelled]:
    return _in(HERE / "three_hands")


@cache
def sources() -> list[Labelled]:
    """The first six directives; what they are held against is what is read of them undamaged."""
    found = []
    for path in sorted(SOURCES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        found.append(Labelled(path.stem, text, tuple(map(_as_label, of_text(text)))))
    return found


def _in(folder: Path) -> list[Labelled]:
    return [_labelled(path) for path in sorted(folder.glob("*.txt"))]


def _labelled(path: Path) -> Labelled:
    label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    second = label.pop("carried", None)
    labels = (label,) if second is None else (label, second)
    return Labelled(path.stem, path.read_text(encoding="utf-8"), labels)


def _as_label(read: dict) -> dict:
    label = {field: read.get(field) for field in (*HEAD_AND_FOOT, "form")}
    return label | {"actions": list(_actions(read["actions"]))}


def _actions(actions: Iterable[dict]) -> Iterable[dict]:
    for action in actions:
        asked = {
            "words": action["text"],
            "kind": action["kind"],
            "actor": action["actor"],
            "deadline": action["deadline"],
        }
        if action["deadline_text"] and not action["deadline"]:
            asked["deadline_words"] = action["deadline_text"]
        yield asked
