"""What an index is made by: it is made anew when any of it changes.

No source is read, so that a comment or another place for a function changes nothing. What the program does otherwise
than before has another number, INDEX_FORMAT or ANALYSIS_VERSION: a golden file holds whoever changes it to that. Word
lists are told by what stands in them, libraries by their versions: Whoosh, by which terms, columns and the table of
contents are laid out, and those that bring words of their own.
"""

import hashlib
from functools import cache
from importlib.metadata import version

from django.utils import timezone
from whoosh.fields import Schema

from search.analysis import ANALYSIS_VERSION, word_lists
from search.whoosh_engine.schema import described
from search.whoosh_engine.segments.codec import INDEX_FORMAT

# They bring a dictionary, the traditional characters, the sounds: with another version words are cut, folded and
# typed otherwise.
_LIBRARIES = ("jieba", "OpenCC", "pypinyin")
_WHOOSH = "Whoosh-Reloaded"
# Of which version that is which an index without a word on it was made by: it was pinned until stamps told it.
_UNTOLD = {"whoosh": "2.7.5"}

# The first release told format and code by digests of its sources, and its libraries not at all: it had pinned these.
_FIRST_RELEASE = {"format": "1d6bba254e922d53", "code": "6417eb44ff6337a5"}
_IN_NUMBERS = {"format": 1, "code": 1, "libraries": "jieba 0.42.1, OpenCC 1.4.2, pypinyin 0.55.0"}


def stamp(schema: Schema, count: int) -> dict:
    """The stamp of an index that is made now, of so many directives."""
    return digests(schema) | {"count": count, "made_at": timezone.now().isoformat(timespec="seconds")}


def digests(schema: Schema) -> dict[str, str | int]:
    """The part of a stamp that has to agree: schema, dictionary, synonyms, libraries, code, format, Whoosh."""
    return {
        "schema": _schema(schema),
        # The names that mean the same are words too.
        "dictionary": word_lists.digest(),
        "synonyms": word_lists.digest("synonyms.txt"),
        "libraries": _libraries(),
        "code": ANALYSIS_VERSION,
        "format": INDEX_FORMAT,
        "whoosh": _version(_WHOOSH),
    }


def is_made_now(made_by: dict, schema: Schema) -> bool:
    """Whether an index with this stamp is the one that would be made now."""
    return _in_numbers(made_by).items() >= digests(schema).items()


def is_readable(made_by: dict, schema: Schema) -> bool:
    """Whether an index with this stamp can be read: with another dictionary it can, laid out otherwise it cannot."""
    now = {"schema": _schema(schema), "format": INDEX_FORMAT, "whoosh": _version(_WHOOSH)}
    return _in_numbers(made_by).items() >= now.items()


def _in_numbers(made_by: dict) -> dict:
    return _UNTOLD | made_by | (_IN_NUMBERS if made_by.items() >= _FIRST_RELEASE.items() else {})


def _schema(schema: Schema) -> str:
    return hashlib.sha256(described(schema).encode()).hexdigest()[:16]


def _libraries() -> str:
    return ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES)


@cache
def _version(name: str) -> str:
    return version(name)
