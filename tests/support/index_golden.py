"""What invented directives became in the index under each ANALYSIS_VERSION and INDEX_FORMAT.

What is made otherwise under a number that is taken would stay unnoticed: every archive would go on with the index that
it has. So a number's digests never change; what is made otherwise gets another number.

Only who changes the invented texts themselves, and nothing of the program, takes the number out of the file before he
blesses.
"""

import json
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = ROOT / "tests" / "golden" / "index" / "digests.json"

_TELLING = """{name} is {number}, and what it stands for is not what it was ({parts}). Every archive would go on with
the index that it has, which is another. If this is what you meant, raise {name} by one ({where}) and run `make bless`:
each archive makes its index anew, once. If it is not, something was changed that should only have been moved."""
_MISSING = "{name} is {number}, which {golden} does not know yet: run `make bless`."
_WHERE = {"ANALYSIS_VERSION": "search/analysis", "INDEX_FORMAT": "search/whoosh_engine/segments/codec.py"}


def measured(root: Path = ROOT) -> dict[str, list]:
    """{name of a number: [the number, {part: digest}]} as the program in `root` has it."""
    command = [sys.executable, "-m", "tests.support.index_digests"]
    return json.loads(subprocess.run(command, cwd=root, check=True, stdout=subprocess.PIPE).stdout)


def golden() -> dict[str, dict]:
    """{name of a number: {number as text: {part: digest}}}"""
    return json.loads(GOLDEN.read_text(encoding="utf-8"))


def faults(held: dict[str, dict], found: dict[str, list]) -> list[str]:
    """What is wrong, and what to do, in a sentence for each number."""
    return [told for name, (number, parts) in found.items() if (told := _fault(name, number, parts, held[name]))]


def _fault(name, number, parts, held) -> str:
    known = held.get(str(number))
    if known is None:
        return _MISSING.format(name=name, number=number, golden=GOLDEN.relative_to(ROOT))
    changed = [part for part in sorted(parts.keys() | known.keys()) if parts.get(part) != known.get(part)]
    return _TELLING.format(name=name, number=number, parts=", ".join(changed), where=_WHERE[name]) if changed else ""


def blessed(held: dict[str, dict], found: dict[str, list]) -> dict[str, dict]:
    """What the golden file is to hold: numbers that it does not know are added, the others stay."""
    return {
        name: held[name] | ({} if str(number) in held[name] else {str(number): parts})
        for name, (number, parts) in found.items()
    }


def bless() -> list[str]:
    """Write the golden file anew; what is still wrong then, since a number's digests are never written over."""
    found = measured()
    held = blessed(golden(), found)
    GOLDEN.write_text(json.dumps(held, indent=1) + "\n", encoding="utf-8")
    return faults(held, found)
