"""Whoosh's segment format with posting lists that NumPy reads at once (see `postings`).

Stored fields, lengths and columns lie as Whoosh's own codec writes them. Whoosh's queries and matchers read the
lists all the same: they are the reference that the tests compare the engine with. Only `segment_builder` writes them.
"""

import numpy as np
from whoosh.codec.base import FieldCursor, TermsReader
from whoosh.codec.whoosh3 import W3Codec, W3Segment, W3TermInfo
from whoosh.formats import Frequency, Positions
from whoosh.matching import ListMatcher
from whoosh.reading import TermNotFound

from search.whoosh_engine.segments.postings import PostingsFile, PostingsWriter

# One more whenever what an index holds lies otherwise in its files than before: one that was made before is then not
# searched until it is made anew. A golden file tells when that is so.
INDEX_FORMAT = 1

POSTINGS_EXT = ".lists"


class PackedPositions(Positions):
    """Positions as packed integers where Whoosh has a pickle for each posting."""

    in_stamps = "PackedPositions"

    def encode(self, poslist):
        return np.asarray(poslist, "<u4").tobytes()

    def decode_positions(self, valuestring):
        return np.frombuffer(valuestring, "<u4").tolist()

    def decode_frequency(self, valuestring):
        return len(valuestring) // 4


class PackedSegment(W3Segment):
    """`longest` is the number of positions in the longest text of each gram field."""

    def __init__(self, codec, indexname, **options):
        super().__init__(codec, indexname, **options)
        self.longest: dict[str, int] = {}

    def should_assemble(self):
        # An assembled segment would have to be copied as a whole at every commit.
        return False


class PackedCodec(W3Codec):
    def field_writer(self, storage, segment):
        return PostingsWriter(segment.create_file(storage, POSTINGS_EXT))

    def terms_reader(self, storage, segment):
        return PackedTermsReader(PostingsFile(segment.open_file(storage, POSTINGS_EXT)))

    def new_segment(self, storage, indexname):
        return PackedSegment(self, indexname)


class PackedTermsReader(TermsReader):
    """Whoosh's view of the posting lists."""

    def __init__(self, postings_file: PostingsFile):
        self.postings_file = postings_file

    def __contains__(self, term):
        return self.postings_file.find(*term) is not None

    def indexed_field_names(self):
        return self.postings_file.fields

    def cursor(self, fieldname, fieldobj):
        return _Cursor(self, fieldname, fieldobj)

    def terms(self):
        return (term for term, _ in self.items())

    def terms_from(self, fieldname, prefix):
        return (term for term, _ in self._numbered_from(fieldname, prefix))

    def items(self):
        for field in self.postings_file.fields:
            for term, number in self._numbered_from(field, b"", alone=True):
                yield term, self._info(field, number)

    def items_from(self, fieldname, prefix):
        return ((term, self._info(term[0], number)) for term, number in self._numbered_from(fieldname, prefix))

    def term_info(self, fieldname, tbytes):
        number = self.postings_file.find(fieldname, tbytes)
        if number is None:
            raise TermNotFound(f"No term {fieldname}:{tbytes!r}")
        return self._info(fieldname, number)

    def frequency(self, fieldname, tbytes):
        return self._found(fieldname, tbytes).weight()

    def doc_frequency(self, fieldname, tbytes):
        return self._found(fieldname, tbytes).doc_frequency()

    def matcher(self, fieldname, tbytes, format_, scorer=None):
        number = self.postings_file.find(fieldname, tbytes)
        if number is None:
            raise TermNotFound(f"No term {fieldname}:{tbytes!r}")
        found = self.postings_file.postings(fieldname, number, with_positions=True)
        return ListMatcher(
            found.docs.tolist(), found.freqs.astype(float).tolist(), _values(found, format_), format_,
            scorer=scorer, term=(fieldname, tbytes), terminfo=self._info(fieldname, number),
        )  # fmt: skip

    def close(self):
        self.postings_file.close()

    def _numbered_from(self, fieldname, prefix, alone=False):
        for field in self.postings_file.fields:
            if field == fieldname or (field > fieldname and not alone):
                for number, text in enumerate(self.postings_file.terms(field).texts()):
                    if field > fieldname or text >= prefix:
                        yield (field, text), number

    def _found(self, field, text) -> W3TermInfo:
        number = self.postings_file.find(field, text)
        if number is None:
            # Here Whoosh takes a KeyError for 0, and a TermNotFound for an error.
            raise KeyError(text)
        return self._info(field, number)

    def _info(self, field, number) -> W3TermInfo:
        found = self.postings_file.postings(field, number)
        total = float(found.freqs.sum())
        # Whoosh skips blocks by the shortest and longest field that holds a term: any length may be in ours.
        return W3TermInfo(total, len(found.docs), 1, 1 << 20, total, int(found.docs[0]), int(found.docs[-1]))


class _Cursor(FieldCursor):
    def __init__(self, reader: PackedTermsReader, field, kind):
        self._reader, self._field, self._kind = reader, field, kind
        self._terms, self._at = reader.postings_file.terms(field), 0

    def first(self):
        self._at = 0
        return self.text()

    def find(self, term):
        wanted = term if isinstance(term, bytes) else self._kind.to_bytes(term)
        self._at = self._terms.rank(wanted)
        return self.text()

    def next(self):
        self._at += 1
        return self.text()

    def text(self):
        return self._kind.from_bytes(self._terms[self._at]) if self.is_valid() else None

    def term_info(self):
        return self._reader._info(self._field, self._at) if self.is_valid() else None

    def is_valid(self):
        return self._at < len(self._terms)


def _values(found, format_):
    """The values of the postings, as the field's format reads them."""
    if isinstance(format_, PackedPositions):
        ends = np.cumsum(found.freqs)
        return [format_.encode(found.positions[end - n : end]) for end, n in zip(ends, found.freqs, strict=True)]
    if isinstance(format_, Frequency):
        return [int(freq).to_bytes(4, "big") for freq in found.freqs]
    return [b""] * len(found.docs)
