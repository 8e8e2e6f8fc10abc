"""A generation read through from the disk: every term of every field, every directive's stored fields."""

from pathlib import Path

import numpy as np
from whoosh.fields import Schema
from whoosh.filedb.filestore import FileStorage

from search.engine.integrity import IndexUnavailable, segments_of
from search.engine.leaf import Leaf


def read_through(folder: Path, schema: Schema) -> None:
    """Raises IndexUnavailable where anything of a generation cannot be read, though its bytes be what was written."""
    for segment in segments_of(folder, schema):
        try:
            _read_through(Leaf(FileStorage(str(folder)), schema, segment))
        except Exception as error:  # what is no index can fail in any way
            raise IndexUnavailable("damaged", f"{folder / segment.segment_id()}: {error}") from error


def _read_through(leaf) -> None:
    for field in leaf.fields():
        for text, found in leaf.lists(field):
            docs = found.docs
            if not len(docs) or docs[-1] >= leaf.size or (np.diff(docs) <= 0).any() or (found.freqs <= 0).any():
                raise ValueError(f"{field} {text!r}")
    for at in range(leaf.size):
        leaf.stored(at)
