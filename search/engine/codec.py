"""Whoosh's segment format with posting lists that NumPy reads at once.

Terms, stored fields and lengths lie as Whoosh's own codec writes them; only a posting list is other: one
block for a term (see `packing`) instead of pickles of 128. Whoosh's matchers read it all the same: they are
the reference that the tests compare the engine with.
"""

import numpy as np
from whoosh.codec.base import PostingsWriter
from whoosh.codec.whoosh3 import W3Codec, W3FieldWriter, W3Segment, W3TermInfo
from whoosh.formats import Frequency, Positions
from whoosh.matching import ListMatcher

from search.engine.packing import pack, unpack

# Whoosh keeps the shortest and longest field that holds a term, to skip blocks by. We have one block.
_ANY_LENGTH = (1, 1 << 20)


class PackedPositions(Positions):
    """Positions as packed integers where Whoosh has a pickle for each posting."""

    def encode(self, poslist):
        return np.asarray(poslist, "<u4").tobytes()

    def decode_positions(self, valuestring):
        return np.frombuffer(valuestring, "<u4").tolist()

    def decode_frequency(self, valuestring):
        return len(valuestring) // 4

    def combine(self, vs):
        return self.encode(sorted({position for value in vs for position in self.decode_positions(value)}))


class PackedSegment(W3Segment):
    """A segment of separate files: an assembled one would have to be copied as a whole at every commit."""

    def should_assemble(self):
        return False


class PackedCodec(W3Codec):
    def field_writer(self, storage, segment):
        return PackedFieldWriter(self, storage, segment)

    def postings_writer(self, dbfile, byteids=False):
        return PackedPostingsWriter(dbfile)

    def postings_reader(self, dbfile, terminfo, format_, term=None, scorer=None):
        found = unpack(dbfile.get(*extent_of(terminfo)))
        return ListMatcher(
            found.docs.tolist(), found.freqs.astype(float).tolist(), _values(found, format_), format_,
            scorer=scorer, term=term, terminfo=terminfo,
        )  # fmt: skip

    def new_segment(self, storage, indexname):
        return PackedSegment(self, indexname)


class PackedFieldWriter(W3FieldWriter):
    """Takes whole posting lists besides Whoosh's postings one at a time."""

    def add_term(self, text: bytes, packed: bytes, count: int, total: int, first: int, last: int) -> None:
        """Write one term of the field started: its packed list, how many directives, how many occurrences,
        and the numbers of the first and last directive. Terms come in the order of their bytes."""
        info = term_info(count, total, first, last)
        info.set_extent(self._postfile.tell(), len(packed))
        self._postfile.write(packed)
        self._tindex.add(self._fieldid.to_bytes(2, "big") + text, info.to_bytes())


class PackedPostingsWriter(PostingsWriter):
    """Whoosh's own door, a posting at a time: what its stock writer needs."""

    def __init__(self, postfile):
        self._postfile = postfile

    def start_postings(self, format_, terminfo):
        self._format, self._docs, self._freqs, self._values = format_, [], [], []

    def add_posting(self, id_, weight, vbytes, length=None):
        self._docs.append(id_)
        self._freqs.append(int(weight))
        self._values.append(vbytes)

    def finish_postings(self):
        positions = None
        if isinstance(self._format, PackedPositions) and any(self._values):
            positions = np.frombuffer(b"".join(self._values), "<u4")
            self._freqs = [len(value) // 4 for value in self._values]
        packed = pack(np.array(self._docs), np.array(self._freqs), positions)
        info = term_info(len(self._docs), sum(self._freqs), self._docs[0], self._docs[-1])
        info.set_extent(self._postfile.tell(), len(packed))
        self._postfile.write(packed)
        return info

    def written(self):
        return False


def extent_of(info: W3TermInfo) -> tuple[int, int]:
    """Where a term's posting list begins in the file, and its length in bytes."""
    offset, length = info.extent()
    # Whoosh reads the length back as a tuple of one.
    return offset, length[0] if isinstance(length, tuple) else length


def term_info(count: int, total: int, first: int, last: int) -> W3TermInfo:
    shortest, longest = _ANY_LENGTH
    return W3TermInfo(float(total), count, shortest, longest, float(total), first, last)


def _values(found, format_):
    """The values of the postings, as the field's format reads them."""
    if isinstance(format_, PackedPositions):
        if found.positions is None:
            return [b""] * len(found.docs)
        ends = np.cumsum(found.freqs)
        return [format_.encode(found.positions[end - n : end]) for end, n in zip(ends, found.freqs, strict=True)]
    if isinstance(format_, Frequency):
        return [int(freq).to_bytes(4, "big") for freq in found.freqs]
    return [b""] * len(found.docs)
