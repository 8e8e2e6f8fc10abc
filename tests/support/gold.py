"""make gold: what the parser reads, held against what a careful reader got out of the five sources.

Prints each field that differs and the share that agrees; exit status 1 below 95 %.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from archive.lexicon.folding import fold
from archive.rendering.directive_json import as_json
from tests.support import corpus

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden"

LEAST = 0.95


@dataclass(frozen=True)
class Check:
    """One field of one directive: what was expected, what was read."""

    field: str
    expected: object
    found: object

    @property
    def agrees(self) -> bool:
        return self.expected == self.found


def names() -> list[str]:
    return sorted(path.name.removesuffix(".gold.json") for path in GOLDEN.glob("*.gold.json"))


def checks(name: str) -> list[Check]:
    """Every check of one source, one a field of each directive and one a passage."""
    gold = json.loads((GOLDEN / f"{name}.gold.json").read_text(encoding="utf-8"))

    directives = [as_json(directive) for directive in corpus.reading(name).directives]
    made = [Check("directives", len(gold["directives"]), len(directives))]
    for at, (expected, found) in enumerate(zip(gold["directives"], directives, strict=False)):
        made += _fields(f"{at}", expected, found)
    body = "\n".join(directive["text"] for directive in directives)
    made += [Check(f"joined {passage}", True, passage in body) for passage in gold.get("joined", [])]
    made += [Check(f"absent {passage}", True, passage not in body) for passage in gold.get("absent", [])]
    return made


def _fields(prefix: str, expected: dict, found: dict) -> list[Check]:
    made = []
    for field, value in expected.items():
        if field == "title_note":
            continue
        if field == "title" and "title_note" in expected:
            # The note accepts either form: with 的 before the last 通知 or, as in the source, without.
            made.append(Check(f"{prefix}.title", value.replace("》的", "》"), found["title"].replace("》的", "》")))
        elif field == "outline":
            made.append(Check(f"{prefix}.outline labels", _outline(value, "label"), _outline(found[field], "label")))
            made.append(
                Check(f"{prefix}.outline headings", _outline(value, "heading"), _outline(found[field], "heading"))
            )
        else:
            made.append(Check(f"{prefix}.{field}", value, found[field]))
    return made


def _outline(sections: list[dict], field: str) -> list:
    """The tree of one field; labels compare after folding the width of brackets."""
    value = (lambda text: fold(text)) if field == "label" else (lambda text: text)
    return [[value(section[field]), _outline(section["children"], field)] for section in sections]


def main() -> int:
    agreeing = total = 0
    for name in names():
        made = checks(name)
        agreeing += sum(check.agrees for check in made)
        total += len(made)
        print(f"{name}: {sum(check.agrees for check in made)} / {len(made)}")
        for check in made:
            if not check.agrees:
                print(f"  {check.field}\n    expected {check.expected}\n    found    {check.found}")
    print(f"{agreeing} of {total} agree: {agreeing / total:.1%}")
    return 0 if agreeing / total >= LEAST else 1


if __name__ == "__main__":
    sys.exit(main())
