"""SQLite FTS5 at the same work: jieba's words, given it cut already; the columns stand in a narrow table beside it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.search_speed.ours import words_of
from benchmarks.search_speed.questions import Question

_BEST = "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rank LIMIT 20"
_BEST_FILTERED = """SELECT texts.rowid FROM texts JOIN told ON told.pk = texts.rowid
    WHERE texts MATCH ? AND {} ORDER BY rank LIMIT 20"""
# One pass gives both counts and the total.
_COUNTS = """SELECT province, year, count(*) FROM texts JOIN told ON told.pk = texts.rowid
    WHERE texts MATCH ? AND {} GROUP BY 1, 2"""


@contextmanager
def built(path: Path) -> Iterator[Callable[[dict], None]]:
    """A function that adds a row to a new database; its words are put in one piece, as by FTS5's own 'optimize'."""
    base = sqlite3.connect(path)
    base.execute("CREATE VIRTUAL TABLE texts USING fts5(words, content='', tokenize='unicode61')")
    base.execute("CREATE TABLE told (pk INTEGER PRIMARY KEY, province TEXT, year INTEGER)")

    def add(row):
        base.execute("INSERT INTO texts (rowid, words) VALUES (?, ?)", (row["pk"], " ".join(words_of(row["text"]))))
        base.execute("INSERT INTO told VALUES (?, ?, ?)", (row["pk"], row["region_id"], row["year"]))

    yield add
    base.execute("INSERT INTO texts (texts) VALUES ('optimize')")
    base.commit()
    base.close()


class Fts5:
    """A connection of its own for every question: nothing is in memory but what the system keeps of the file."""

    def __init__(self, path: Path):
        self._path = path

    def ask(self, question: Question) -> int:
        """How many there are; the 20 best and the counts are found too."""
        base = sqlite3.connect(self._path)
        filters = {name: getattr(question, name) for name in ("province", "year") if getattr(question, name)}
        where = " AND ".join(f"{name} = ?" for name in filters) or "1"
        values = (_match(question), *filters.values())
        base.execute(_BEST_FILTERED.format(where) if filters else _BEST, values).fetchall()
        counted = base.execute(_COUNTS.format(where), values).fetchall()
        by_province, by_year = {}, {}
        for province, year, count in counted:
            by_province[province] = by_province.get(province, 0) + count
            by_year[year] = by_year.get(year, 0) + count
        base.close()
        return sum(by_year.values())


def _match(question) -> str:
    words = [f'"{word}"' for word in question.words]
    if question.kind == "phrase":
        return f'"{" ".join(question.words)}"'
    if question.kind == "without":
        return f"({' AND '.join(words[:-1])}) NOT {words[-1]}"
    return (" OR " if question.kind == "either" else " AND ").join(words)
