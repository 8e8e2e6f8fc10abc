"""What an index is made by: it is made anew when any of it changes."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import whoosh
from django.utils import timezone
from whoosh.fields import Schema

from archive import masking
from archive.parsing.words import folding, numbers
from search import analysis, engine, search_indexes, suggesting
from search.analysis import lexicon
from search.engine.schema import described

# Modules that say how bytes lie in the index, and so whether this program can read it at all.
_FORMAT = ("building", "codec", "inverting", "lists", "merging")


def stamp(schema: Schema, count: int) -> dict:
    """The stamp of an index that is made now, of so many directives."""
    return digests(schema) | {"count": count, "made_at": timezone.now().isoformat(timespec="seconds")}


def digests(schema: Schema) -> dict[str, str]:
    """The part of a stamp that has to agree: schema, dictionary, synonyms, code, format."""
    return {
        "schema": _digest(described(schema).encode()),
        # The names that mean the same are words too.
        "dictionary": lexicon.digest(),
        "synonyms": lexicon.digest("synonyms.txt"),
        "code": _code(),
        "format": _format(),
    }


def is_made_now(made_by: dict, schema: Schema) -> bool:
    """Whether an index with this stamp is the one that would be made now."""
    return made_by.items() >= digests(schema).items()


def is_readable(made_by: dict, schema: Schema) -> bool:
    """Whether an index with this stamp can be read: with another dictionary it can, laid out otherwise it cannot."""
    return made_by.get("schema") == _digest(described(schema).encode()) and made_by.get("format") == _format()


# Of this process: the files may be replaced beneath it while it runs.
@cache
def _code() -> str:
    modules = [Path(module.__file__) for module in (folding, masking, numbers, search_indexes)]
    packages = [file for package in (analysis, suggesting) for file in Path(package.__path__[0]).glob("*.py")]
    return _of_files([*modules, *packages])


@cache
def _format() -> str:
    folder = Path(engine.__path__[0])
    return _digest(whoosh.versionstring().encode() + _of_files(folder / f"{name}.py" for name in _FORMAT).encode())


def _of_files(paths: Iterable[Path]) -> str:
    return _digest(b"".join(path.read_bytes() for path in sorted(paths) if path.is_file()))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
