"""What is measured, made once and kept: the filled archive, and the indexes of others over the same words.

DATA_DIR is the folder of one size; it is made anew when what decides its contents changes.
"""

import hashlib
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from benchmarks import corpus, vocabulary
from benchmarks.search_speed import filling, fts5_rival, ours, tantivy_rival


def archive(count: int) -> None:
    """Fill DATA_DIR with directives, unless it holds them."""
    sources = [corpus.__file__, vocabulary.__file__, filling.__file__, *_migrations()]
    with _kept(Path(settings.DATA_DIR) / "filled", sources) as missing:
        if missing:
            for path in Path(settings.DATA_DIR).glob("archive.sqlite3*"):
                path.unlink()
            filling.fill(count)
            # The five first directives are not among those measured.
            (Path(settings.DATA_DIR) / "first-holdings-imported").touch()


def rivals() -> tuple[Path, Path]:
    """(tantivy's folder, FTS5's file), over every directive of the archive."""
    folder = Path(settings.DATA_DIR) / "rivals"
    sources = [corpus.__file__, vocabulary.__file__, filling.__file__, fts5_rival.__file__, tantivy_rival.__file__]
    with _kept(folder / "made", [*sources, *ours.ANALYSIS]) as missing:
        if missing:
            shutil.rmtree(folder, ignore_errors=True)
            (folder / "tantivy").mkdir(parents=True)
            with tantivy_rival.built(folder / "tantivy") as add, fts5_rival.built(folder / "fts5.sqlite3") as add_too:
                for row in filling.every_row():
                    row |= {"words": ours.words_of(row["text"]), "grams": ours.grams_of(row["text"])}
                    add(row)
                    add_too(row)
    return folder / "tantivy", folder / "fts5.sqlite3"


@contextmanager
def _kept(note: Path, sources: Iterable) -> Iterator[bool]:
    """Whether what is made from these files is missing; noted as made when the block ends well."""
    digest = hashlib.sha256(b"".join(Path(path).read_bytes() for path in sources)).hexdigest()
    yield not note.exists() or note.read_text() != digest
    note.write_text(digest)


def _migrations() -> list[Path]:
    return sorted(Path(settings.BASE_DIR).glob("*/migrations/*.py"))
