"""The table of contents of a generation: the segments it is made of, as Whoosh writes them.

They are pickled, so that the file names classes and the modules in which those stood when it was written: the
segments of an earlier version are found by the names of their classes, wherever these stand by now.
"""

import pickle
from pathlib import Path

from whoosh.fields import ID, Schema
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC

from search.whoosh_engine.segments.codec import PackedCodec, PackedSegment
from search.whoosh_engine.segments.segment_builder import NAME

# By the names under which they were ever written. One that gets another name keeps its former one here.
_CLASSES = {"PackedSegment": PackedSegment, "PackedCodec": PackedCodec}
_OURS = "search."
# Whoosh reads the pickled schema unless it is given one; nobody needs it.
_NO_SCHEMA = Schema(none=ID())


def segments_listed(folder: Path | str, number: int) -> list[PackedSegment]:
    """The segments in the table of contents of that number. Raises whatever befalls a file that is damaged or gone."""
    return TOC.read(_Storage(str(folder)), NAME, gen=number, schema=_NO_SCHEMA).segments


class _Storage(FileStorage):
    def open_file(self, name, **options):
        return _File(open(self._fpath(name), "rb"), name=name, **options)  # noqa: SIM115 - it closes what it is given


class _File(StructFile):
    def read_pickle(self):
        return _Unpickler(self.file).load()


class _Unpickler(pickle.Unpickler):
    def find_class(self, module, name):
        if not module.startswith(_OURS):
            return super().find_class(module, name)
        if name not in _CLASSES:
            raise pickle.UnpicklingError(f"{module}.{name} is no class of the index's")
        return _CLASSES[name]
