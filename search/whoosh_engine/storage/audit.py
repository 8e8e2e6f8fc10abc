"""A generation read through from the disk: every term of every field, every directive's stored fields."""

from pathlib import Path

import numpy as np
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage

from search.errors import EngineUnavailable
from search.whoosh_engine.segments.segment_reader import SegmentReader
from search.whoosh_engine.storage.integrity import segments_of


def read_through(folder: Path, schema: Schema) -> None:
    """Raises EngineUnavailable where anything of a generation cannot be read, though its bytes be what was written."""
    for segment in segments_of(folder):
        try:
            _read_through(SegmentReader(FileStorage(str(folder)), schema, segment))
        except Exception as error:  # what is no index can fail in any way
            raise EngineUnavailable("damaged", f"{folder / segment.segment_id()}: {error}") from error


def _read_through(reader: SegmentReader) -> None:
    for field in reader.postings_file.fields:
        postings = reader.postings_file.whole(field)
        begins = np.zeros(len(postings.docs), bool)
        begins[postings.firsts[:-1]] = True
        # Within a list the directives ascend, and no list is empty.
        ascending = (np.diff(postings.docs) > 0) | begins[1:]
        sound = (np.diff(postings.firsts) > 0).all() and ascending.all() and (postings.freqs > 0).all()
        if not sound or postings.docs.max(initial=0) >= reader.size or sorted(postings.texts) != postings.texts:
            raise ValueError(field)
        if postings.positions is not None and len(postings.positions) != postings.freqs.sum():
            raise ValueError(field)
    for at in range(reader.size):
        reader.stored(at)
