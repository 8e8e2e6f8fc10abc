"""Whether an archive is whole, looked at past the program: by SQL, and by the originals' bytes."""

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

from tests.support.served_archive import ServedArchive

_REPORTED = re.compile(r'"path": ("[^"]*"),\s*"status": "(?:imported|known)"')
_BARE = (
    "SELECT id FROM archive_source WHERE id NOT IN (SELECT source_id FROM archive_directive) "
    "AND id NOT IN (SELECT source_id FROM archive_occurrence)"
)


def reported(output: Path) -> list[Path]:
    """The files that an import told, as JSON, to be held, however far it came."""
    return [Path(json.loads(path)) for path in _REPORTED.findall(output.read_text(errors="replace"))]


def wrongs(archive: ServedArchive, told: Iterable[Path] = ()) -> list[str]:
    """What of the database is broken, half done, or missing although an import told that it holds it."""
    found = [str(row) for row in archive.rows("PRAGMA integrity_check") if row != ("ok",)]
    found += [f"points nowhere: {row}" for row in archive.rows("PRAGMA foreign_key_check")]
    found += [f"source {pk} without a directive" for (pk,) in archive.rows(_BARE)]
    held = dict(archive.rows("SELECT sha256, file FROM archive_source"))
    for sha256, name in held.items():
        original = archive.folder / "sources" / name
        if not original.is_file() or hashlib.file_digest(original.open("rb"), "sha256").hexdigest() != sha256:
            found.append(f"original {name} is not what was received")
    for path in told:
        if hashlib.sha256(path.read_bytes()).hexdigest() not in held:
            found.append(f"{path.name} was told to be held and is not")
    return found
