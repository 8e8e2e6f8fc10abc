"""What an index in the cluster is made by, told in its mapping: it is made anew when any of it changes."""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from typing import Any

from search.analysis import ANALYSIS_VERSION, word_lists
from search.contract import FieldKind
from search.opensearch_engine.mapping import index_body

# What is sent of a directive otherwise than before has another number.
INDEX_FORMAT = 1
# They bring a dictionary, the traditional characters, the sounds.
_LIBRARIES = ("jieba", "OpenCC", "pypinyin")


def stamp(fields: Mapping[str, FieldKind]) -> dict[str, Any]:
    """The stamp of an index with these fields that is made now."""
    return _layout(fields) | {
        "dictionary": word_lists.digest(),
        "synonyms": word_lists.digest("synonyms.txt"),
        "libraries": ", ".join(f"{name} {_version(name)}" for name in _LIBRARIES),
        "code": ANALYSIS_VERSION,
    }


def is_made_now(made_by: Mapping[str, Any], fields: Mapping[str, FieldKind]) -> bool:
    return made_by.items() >= stamp(fields).items()


def is_readable(made_by: Mapping[str, Any], fields: Mapping[str, FieldKind]) -> bool:
    """Whether an index with this stamp can be read: with another dictionary it can, laid out otherwise it cannot."""
    return made_by.items() >= _layout(fields).items()


def _layout(fields: Mapping[str, FieldKind]) -> dict[str, Any]:
    laid_out = json.dumps(index_body(fields, 1, 0)["mappings"], sort_keys=True)
    kinds = json.dumps({name: kind.value for name, kind in fields.items()}, sort_keys=True)
    return {"fields": hashlib.sha256(f"{kinds}{laid_out}".encode()).hexdigest()[:16], "format": INDEX_FORMAT}


@cache
def _version(name: str) -> str:
    return version(name)
