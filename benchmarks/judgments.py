"""Texts and judged queries: read from a reader's two files, or the archive's own.

A file has one JSON object a line: {"id", "title", "text"} and {"id", "text", "relevant": [ids]}, or {id: gain}.
"""

import json
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from archive.parsing import parse
from benchmarks.notices import Notice, notices

ROOT = Path(__file__).resolve().parent.parent
OWN_QUERIES = Path(__file__).parent / "judged" / "queries.jsonl"
SOURCES = ROOT / "fixtures" / "sources"


class BadLine(Exception):
    """A line that cannot be used; says where it stands, what is wrong and what is needed."""

    def __init__(self, path: Path, number: int, why: str):
        super().__init__(f"{path}, line {number}: {why}")


@dataclass(frozen=True)
class Document:
    """A text to be found. `title` and `number` may be empty."""

    id: str
    title: str
    text: str
    number: str = ""


@dataclass(frozen=True)
class Query:
    """What is asked, and how relevant which documents are. `kind` groups queries in the table."""

    id: str
    text: str
    relevant: Mapping[str, float]
    kind: str = ""


def documents_of(path: Path) -> list[Document]:
    """The documents of a file, in its order. Raises BadLine."""
    found: dict[str, Document] = {}
    for number, record in _records(path):
        key = _id(path, number, record)
        document = Document(key, *(_text(path, number, record, name) for name in ("title", "text")))
        if found.setdefault(key, document) != document:
            raise BadLine(path, number, f"the id {key} was given to another document before; each needs its own.")
    return list(found.values())


def queries_of(path: Path, known: set[str]) -> tuple[list[Query], int]:
    """(the queries that can be judged, how many cannot). A relevant id that is no document's counts as never found;
    a query without anything relevant says nothing. Raises BadLine."""
    found, left_out = [], 0
    for number, record in _records(path):
        relevant = _relevant(path, number, record)
        text = _text(path, number, record, "text").strip()
        if relevant.keys() & known and text:
            found.append(Query(_id(path, number, record), text, relevant, _text(path, number, record, "kind")))
        else:
            left_out += 1
    return found, left_out


def own() -> tuple[list[Document], list[Query]]:
    """The five first directives and the invented notices, and the queries judged on them."""
    invented = list(notices())
    documents = first_documents()
    documents += [Document(one.id, one.title, one.text, one.number) for one in invented]
    queries = []
    for _, record in _records(OWN_QUERIES):
        relevant = {**_about(record.get("about", ()), invented), **record.get("relevant", {})}
        queries.append(Query(record["id"], record["text"], relevant, record["kind"]))
    return documents, queries


def first_documents() -> list[Document]:
    return [_first(path) for path in sorted(SOURCES.glob("*.txt"))]


def _first(path: Path) -> Document:
    """One of the five sources as a whole; what it is called and numbered is read as the importer reads it."""
    text = path.read_bytes().decode("utf-8", "replace")
    directive = parse(text).directives[0]
    return Document(path.stem, directive.title, text, str(directive.number or ""))


def _about(rules: list[dict], invented: list[Notice]) -> dict[str, float]:
    """Gains by rule: of the rules that hold for a notice the one with the greatest gain."""
    gains: dict[str, float] = {}
    for rule in rules:
        for one in invented:
            if one.subject == rule["subject"] and rule.get("aspect", "") in {"", *one.aspects}:
                gains[one.id] = max(gains.get(one.id, 0), rule["gain"])
    return gains


def _records(path: Path) -> Iterator[tuple[int, dict]]:
    with path.open("rb") as lines:
        for number, line in enumerate(lines, 1):
            try:
                text = line.decode("utf-8-sig" if number == 1 else "utf-8").strip()
                record = json.loads(text) if text else None
            except UnicodeDecodeError as error:
                raise BadLine(path, number, f"it is not UTF-8 ({error.reason}).") from error
            except (ValueError, RecursionError) as error:
                raise BadLine(path, number, f"it is not JSON ({error}); each line must be one object.") from error
            if not text:
                continue
            if not isinstance(record, dict):
                raise BadLine(path, number, f"an object is needed, this is {type(record).__name__}.")
            yield number, record


def _id(path, number, record) -> str:
    """Ids are compared as text: 7 and "7" are the same."""
    key = record.get("id")
    if isinstance(key, bool) or not isinstance(key, str | int | float) or key == "":
        raise BadLine(path, number, '"id" is needed, a string or a number.')
    return str(key)


def _text(path, number, record, name) -> str:
    value = record.get(name)
    if value is None and (name != "text" or name in record):
        return ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        raise BadLine(path, number, f'"{name}" is needed, and must be a string.')
    # What no database and no index takes: half a surrogate pair, and the character that parts fields.
    return str(value).encode("utf-8", "replace").decode().replace("\x00", " ")


def _relevant(path, number, record) -> dict[str, float]:
    value = record.get("relevant")
    if isinstance(value, list):
        value = {str(one): 1.0 for one in value if isinstance(one, str | int | float)}
    if not isinstance(value, dict):
        raise BadLine(path, number, '"relevant" is needed: a list of document ids, or an object {id: gain}.')
    for key, gain in value.items():
        if isinstance(gain, bool) or not isinstance(gain, int | float) or not math.isfinite(gain) or gain < 0:
            raise BadLine(path, number, f'the gain of {key} in "relevant" must be a number, 0 or more.')
    return {str(key): float(gain) for key, gain in value.items() if gain > 0}
