"""The index as it stands now, opened once for all threads of a process."""

from pathlib import Path
from threading import Lock

from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage

from search.whoosh_engine.array_cache import ArrayCache
from search.whoosh_engine.segments.segment_reader import SegmentReader
from search.whoosh_engine.snapshot import Snapshot
from search.whoosh_engine.storage.integrity import segments_of


class SnapshotCache:
    """`budget` is how many bytes of decoded arrays are kept."""

    def __init__(self, budget: int):
        self._cache, self._lock = ArrayCache(budget), Lock()
        self._readers: dict[str, SegmentReader] = {}
        self._version = self._snapshot = self._folder = None

    def snapshot(self, folder: Path, version, schema: Schema) -> Snapshot:
        """The snapshot of the index in `folder`, read anew where `version` is not the one read last."""
        held = self._snapshot
        if held is not None and self._version == version:
            return held
        with self._lock:
            if self._snapshot is None or self._version != version:
                self._snapshot = self._read(folder, schema)
                self._version = version
            return self._snapshot

    def _read(self, folder, schema) -> Snapshot:
        storage = FileStorage(str(folder))
        if folder != self._folder:
            # What is open lies in another folder, which may be gone: a segment may have been copied from there.
            self._folder, self._readers = folder, {}
        segments = segments_of(folder, lambda segment: segment.segment_id() in self._readers)
        # A segment that was open already is taken as it is: its files never change.
        self._readers = {
            segment.segment_id(): self._readers.get(segment.segment_id()) or SegmentReader(storage, schema, segment)
            for segment in segments
        }
        # What rested on the generation before is of no use to the next.
        self._cache.forget()
        deleted = [list(segment.deleted_docs()) for segment in segments]
        return Snapshot(list(self._readers.values()), deleted, schema, self._cache)
