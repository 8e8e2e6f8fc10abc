"""Datasette over the same directives: a SQLite table of what a list shows of them, and FTS5 over pairs of characters.

It is installed apart by `make bench-datasette`, with what it needs, so that nothing of it comes near the archive. It
keeps no page: each is made when it is asked for.
"""

import sqlite3
import subprocess
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.rivals import pairs_of
from benchmarks.search_speed.page_readers import page
from benchmarks.search_speed.server import free_port

PROGRAM = Path(__file__).resolve().parents[1] / ".venv" / "datasette" / "bin" / "datasette"
FACETS = ("province", "year", "topic")
_TABLES = """
CREATE TABLE directives (
    id INTEGER PRIMARY KEY, title TEXT, number TEXT, issuers TEXT, province TEXT, year INTEGER, issued_on TEXT,
    genre TEXT, topic TEXT, text TEXT
);
CREATE INDEX directives_by_province ON directives (province);
CREATE INDEX directives_by_year ON directives (year);
CREATE INDEX directives_by_topic ON directives (topic);
CREATE VIRTUAL TABLE directives_fts USING fts5(title, text, content='directives', content_rowid='id');
"""
_INSERT = """INSERT INTO directives
    VALUES (:id, :title, :number, :issuers, :province, :year, :issued_on, :genre, :topic, :text)"""
# Whoever waits longer waits for nothing.
_STARTED_WITHIN, _ENDED_WITHIN = 60, 30


def build(path: Path, rows: Iterator[Mapping]) -> None:
    """A new database of rows that have a value for each column of the table."""
    base = sqlite3.connect(path)
    base.executescript(_TABLES)
    for row in rows:
        base.execute(_INSERT, row)
        pairs = [" ".join(pairs_of(row[name])) for name in ("title", "text")]
        base.execute("INSERT INTO directives_fts (rowid, title, text) VALUES (?, ?, ?)", (row["id"], *pairs))
    base.execute("INSERT INTO directives_fts (directives_fts) VALUES ('optimize')")
    base.execute("ANALYZE")
    base.commit()
    base.close()


@contextmanager
def served(path: Path, suggesting: bool) -> Iterator[tuple[int, int]]:
    """(port, process) of a Datasette over the database, for this machine alone. `suggesting`: whether it looks for
    more facets to suggest, as it does where it is not told otherwise. Raises FileNotFoundError where it is not
    installed, RuntimeError where it does not answer."""
    port = free_port()
    command = [PROGRAM, "serve", path, "--host", "127.0.0.1", "--port", str(port)]
    command += [] if suggesting else ["--setting", "suggest_facets", "off"]
    with path.with_suffix(".log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        _wait(server, port)
        yield port, server.pid
    finally:
        server.terminate()
        server.wait(_ENDED_WITHIN)


def version() -> str:
    """Which Datasette it is: '0.65.5'."""
    told = subprocess.run([PROGRAM, "--version"], check=True, stdout=subprocess.PIPE, text=True).stdout
    return told.split()[-1]


def search_address(name: str, words: Sequence[str], size: int) -> str:
    """The first page of what holds all these words, with the facets; `name` is that of the database."""
    phrases = " AND ".join(f'"{" ".join(pairs_of(word))}"' for word in words)
    asked = [("_search", phrases), ("_searchmode", "raw"), ("_size", size), *(("_facet", one) for one in FACETS)]
    return f"/{name}/directives?{urlencode(asked)}"


def list_address(name: str, after: int, size: int) -> str:
    """The page of the table that begins behind a key, with the facets and without the texts."""
    asked = [("_nocol", "text"), ("_size", size), ("_next", after), *(("_facet", one) for one in FACETS)]
    return f"/{name}/directives?{urlencode(asked)}"


def _wait(server: subprocess.Popen, port: int) -> None:
    until = time.monotonic() + _STARTED_WITHIN
    while time.monotonic() < until and server.poll() is None:
        try:
            page(port, "/-/versions.json", 200)
        except (OSError, RuntimeError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"Datasette did not answer within {_STARTED_WITHIN} s; its log stands beside its database.")
