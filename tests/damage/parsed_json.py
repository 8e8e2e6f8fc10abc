"""A text, or the bytes of a file → its directives in the JSON that the dry run prints."""

import tempfile
from pathlib import Path

from archive.ingest import read_file
from archive.parsing import parse
from archive.rendering.directive_json import as_json
from tests.damage.damages import File


def of_text(text: str) -> list[dict]:
    return [as_json(directive) for directive in parse(text).directives]


def of_file(file: File) -> list[dict]:
    """Nothing where the file is refused."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / file.name
        path.write_bytes(file.data)
        return [as_json(directive) for directive in read_file(path).directives]


def of(damaged: str | File) -> list[dict]:
    return of_text(damaged) if isinstance(damaged, str) else of_file(damaged)
