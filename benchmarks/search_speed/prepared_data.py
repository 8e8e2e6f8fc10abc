"""What is measured, made once and kept: the filled archive, and the indexes of others over the same words.

DATA_DIR is the folder of one size; it is made anew when what decides its contents changes.
"""

import hashlib
import inspect
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from benchmarks import corpus, vocabulary
from benchmarks.search_speed import bulk_archive, fts5_rival, ours, tantivy_rival


def archive(count: int) -> None:
    """Fill DATA_DIR with directives, unless it holds them."""
    sources = [corpus.__file__, vocabulary.__file__, bulk_archive.__file__, *_migrations()]
    with _kept(Path(settings.DATA_DIR) / "filled", sources) as missing:
        if missing:
            for path in Path(settings.DATA_DIR).glob("archive.sqlite3*"):
                path.unlink()
            bulk_archive.fill(count)
            # The five first directives are not among those measured.
            (Path(settings.DATA_DIR) / "first-holdings-imported").touch()


def tantivy() -> Path:
    """tantivy's folder, over every directive of the archive."""
    return _rival("tantivy", tantivy_rival)


def fts5() -> Path:
    """FTS5's file, over every directive of the archive."""
    return _rival("fts5.sqlite3", fts5_rival)


def _rival(name, rival) -> Path:
    place = Path(settings.DATA_DIR) / "rivals" / name
    place.parent.mkdir(exist_ok=True)
    sources = [corpus.__file__, vocabulary.__file__, bulk_archive.__file__, *ours.ANALYSIS]
    with _kept(place.with_name(f"{name}.made"), sources, inspect.getsource(rival.built)) as missing:
        if missing:
            shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
            with rival.built(place) as add:
                for row in bulk_archive.every_row():
                    add(row)
    return place


@contextmanager
def _kept(note: Path, sources: Iterable, code: str = "") -> Iterator[bool]:
    """Whether what is made from these files, by this code, is missing; noted as made when the block ends well."""
    contents = [Path(path).read_bytes() for path in sources]
    digest = hashlib.sha256(b"".join([*contents, code.encode()])).hexdigest()
    yield not note.exists() or note.read_text() != digest
    note.write_text(digest)


def _migrations() -> list[Path]:
    return sorted(Path(settings.BASE_DIR).glob("*/migrations/*.py"))
