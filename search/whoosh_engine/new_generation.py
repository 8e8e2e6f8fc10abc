"""The whole index made anew in a generation of its own, beside the one that is read and written meanwhile."""

import shutil
from collections.abc import Callable
from pathlib import Path

from whoosh.fields import Schema

from search.contract import Documents, Written
from search.whoosh_engine.documents import DocumentRows
from search.whoosh_engine.generation_fill import fill
from search.whoosh_engine.snapshot_cache import SnapshotCache
from search.whoosh_engine.stamp import stamp
from search.whoosh_engine.storage import progress
from search.whoosh_engine.storage.index_directory import IndexDirectory, writing


def rebuild(
    directory: IndexDirectory,
    schema: Schema,
    rows: DocumentRows,
    documents: Documents,
    wait: float | None,
    is_wanted: Callable[[], bool],
) -> Written | None:
    """As an engine is asked to, see search.contract."""
    with directory.rebuilding_alone(wait):
        if not is_wanted():
            return None
        keys = documents.keys()
        generation = directory.new_generation()
        try:
            with progress.recorded(directory.folder, len(keys)):
                # What it is made by now: lists that are changed while it is being made have it made again.
                made_by = stamp(schema, 0)
                fill(generation, schema, rows, documents, keys)
                with directory.writing_alone(None):
                    written, count = _in_step(generation, schema, rows, documents)
                    directory.swap(generation, made_by | {"count": count})
        except BaseException:
            if generation != directory.current():
                shutil.rmtree(generation, ignore_errors=True)
            raise
    # Only whoever is not rebuilding can tell that nobody fills one of the old folders.
    with directory.writing_alone(None):
        directory.clean()
    return written


def _in_step(generation: Path, schema, rows, documents) -> tuple[Written, int]:
    """Write what a generation lacks, take out what it has too much; what was done, and how many it has then."""
    held = list(rows.fingerprints(SnapshotCache(0).snapshot(generation, generation.name, schema)))
    wanted, surplus = documents.behind(held)
    written = Written()
    if wanted or surplus:
        with writing(generation, schema) as writer:
            written = rows.write(writer, documents.read(sorted(wanted)), sorted(surplus))
    return written, len({pk for pk, _ in held} - written.gone | written.saved)
