"""Keeps the index in step with the archive."""

import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path

from django.db.models.functions import Length
from haystack import connections
from haystack.constants import DEFAULT_ALIAS, DJANGO_ID, ID
from haystack.utils import get_identifier

from archive.models import Change, Directive
from archive.parsing.words import folding
from search import analysis, search_indexes, suggesting
from search.analysis import segmentation
from search.engine.schema import described
from search.engine.storage import IndexBusy, read_stamp, write_stamp

BATCH = 200

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class Outcome:
    """What was done to the index: `rebuilt` tells why the whole was made anew, or is empty."""

    updated: int = 0
    removed: int = 0
    rebuilt: str = ""

    def __bool__(self):
        return bool(self.updated or self.removed or self.rebuilt)


def after_commit() -> None:
    """Take up changes if nobody else is at it. What cannot be done now stays in the table."""
    try:
        drain(wait=0)
    except IndexBusy:
        logger.info("Another process is writing to the index; it will take up the change.")
    except Exception:
        # The directive is saved: whoever saved it must not be told otherwise.
        logger.exception("The index could not be brought in step; refresh_index will do it.")


def drain(wait: float | None = None) -> Outcome:
    """Take up every recorded change. Raises IndexBusy where another writer keeps the lock."""
    updated = removed = 0
    # Whoever came by while we held the lock has left, so look again after letting go of it.
    while Change.objects.exists():
        with _backend().writing(wait) as writer:
            taken = list(Change.objects.values_list("pk", "directive_id")[:BATCH])
            wanted = {directive_id for _, directive_id in taken}
            saved = _write(writer, wanted)
        # Only now is it in the index: a kill before this line means the same work once more.
        Change.objects.filter(pk__in=[pk for pk, _ in taken]).delete()
        updated, removed = updated + len(saved), removed + len(wanted - saved)
    return Outcome(updated, removed)


def rebuild(reason: str = "asked") -> Outcome:
    """Make the whole index anew. Readers see the old one until the new one is complete."""
    _make_readable()
    backend, index = _backend(), _index()
    with backend.writing(fresh=True) as writer:
        done = 0
        for directive in index.index_queryset().iterator(chunk_size=BATCH):
            backend.add(writer, index, directive)
            done += 1
    write_stamp(backend.path, stamp())
    # They stand in the database: what befell the index has not befallen them.
    suggesting.rebuild() if reason == "outdated" else suggesting.refresh()
    drain()
    return Outcome(updated=done, rebuilt=reason)


def refresh() -> Outcome:
    """Whatever it takes to bring the index in step: nothing, the queue, single directives, or all of it."""
    if reason := _why_rebuild():
        return rebuild(reason)
    drained = drain()
    changed, gone = _differences()
    if changed or gone:
        with _backend().writing() as writer:
            _write(writer, changed | gone)
    suggesting.refresh()
    return Outcome(drained.updated + len(changed), drained.removed + len(gone))


def stamp() -> dict:
    """What an index made now is made by: schema, dictionary and the code that prepares text."""
    backend = _backend()
    if not backend.setup_complete:
        backend.setup()
    folders = [Path(package.__path__[0]) for package in (analysis, suggesting)]
    sources = [Path(folding.__file__), Path(search_indexes.__file__), *sorted(folders[0].glob("*.py"))]
    sources += sorted(folders[1].glob("*.py"))
    code = hashlib.sha256(b"".join(path.read_bytes() for path in sources)).hexdigest()
    schema = hashlib.sha256(described(backend.schema).encode()).hexdigest()
    return {"schema": schema, "dictionary": segmentation.dictionary_digest(), "code": code}


def _write(writer, pks: set[int]) -> set[int]:
    """Write the directives of these keys that exist, remove those that do not; the keys that exist."""
    backend, index = _backend(), _index()
    saved = set()
    for directive in index.index_queryset().filter(pk__in=pks):
        backend.add(writer, index, directive)
        saved.add(directive.pk)
    for pk in pks - saved:
        writer.delete_by_term(ID, get_identifier(Directive(pk=pk)))
    suggesting.take_up(pks)
    return saved


def _why_rebuild() -> str:
    backend = _backend()
    if not Path(backend.path).exists():
        return "missing"
    try:
        backend.snapshot()
    except Exception:
        logger.exception("The index cannot be read.")
        return "damaged"
    made_by = read_stamp(backend.path)
    if not made_by:
        return "missing"
    return "" if made_by == stamp() else "outdated"


def _make_readable():
    """Put an index that cannot even be opened out of the way."""
    backend = _backend()
    try:
        backend.snapshot()
    except Exception:
        for path in Path(backend.path).iterdir():
            if path.is_file():
                path.unlink()
        backend.setup()


def _differences() -> tuple[set[int], set[int]]:
    """Keys of directives the index lacks or holds otherwise, and keys it holds that are no more."""
    snapshot = _backend().snapshot()
    rows = Directive.objects.order_by().annotate(length=Length("text"))
    held = {row["pk"]: search_indexes.fingerprint(row) for row in rows.values("pk", *search_indexes.FINGERPRINTED)}
    indexed = snapshot.stored_values(DJANGO_ID, "fingerprint")
    indexed = {int(pk): fingerprint for pk, fingerprint in indexed.items()}
    changed = {pk for pk, fingerprint in held.items() if indexed.get(pk) != fingerprint}
    return changed, indexed.keys() - held.keys()


def _backend():
    return connections[DEFAULT_ALIAS].get_backend()


def _index():
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(Directive)
