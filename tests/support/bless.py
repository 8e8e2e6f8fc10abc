"""make bless: write the golden files anew, those of the parser and of what the program says of the first directives.
Read the diff before you commit it."""

import json
import sys

from archive.rendering.directive_json import as_json
from tests.public_names import kept
from tests.support import corpus, index_golden
from tests.support.gold import GOLDEN


def golden(name: str) -> str:
    """What the parser reads from a source, as the golden file holds it."""
    found = [as_json(directive) for directive in corpus.reading(name).directives]
    return json.dumps(found, ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for name in corpus.NAMES:
        (GOLDEN / f"{name}.json").write_text(golden(name), encoding="utf-8")
    kept.bless()
    sys.exit("\n".join(index_golden.bless()) or 0)
