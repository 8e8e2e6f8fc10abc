"""Which files a backup holds besides the database, by what the copied database tells."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from django.conf import settings


def small_files() -> Iterator[tuple[str, Path]]:
    folder = Path(settings.DATA_DIR)
    for name in ("secret-key", "first-holdings-imported"):
        if (folder / name).is_file():
            yield name, folder / name
    for path in sorted(Path(settings.SEARCH_LEXICON_DIR).glob("*.txt")):
        if path.name in ("words.txt", "synonyms.txt"):
            yield f"lexicon/{path.name}", path


def sources(database: Path) -> list[tuple[str, str, str]]:
    """(file, SHA-256, name as received) of the originals, and of the handling sheets that lie among them."""
    with closing(sqlite3.connect(database)) as copy:
        found = copy.execute("SELECT file, sha256, name FROM archive_source WHERE file <> '' ORDER BY id").fetchall()
        # An archive that is not upgraded yet has none.
        has_sheets = copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'archive_handlingsheet'").fetchone()
        question = "SELECT sha256, max(name) FROM archive_handlingsheet GROUP BY sha256"
        sheets = copy.execute(question).fetchall() if has_sheets else []
    # A sheet may be a file that came in by itself too.
    held = {sha256 for _, sha256, _ in found}
    return found + [(f"{one[:2]}/{one}", one, name) for one, name in sheets if one not in held]


def drafts(database: Path) -> list[str]:
    """The SHA-256 of what was brought in; the file of one that is in the archive, or has ended, may be gone."""
    with closing(sqlite3.connect(database)) as copy:
        # An archive of an older version that is not brought up to date has none.
        has_drafts = copy.execute("SELECT 1 FROM sqlite_master WHERE name = 'archive_intakedraft'").fetchone()
        rows = copy.execute("SELECT sha256 FROM archive_intakedraft ORDER BY id").fetchall() if has_drafts else []
    return [sha256 for (sha256,) in rows]
