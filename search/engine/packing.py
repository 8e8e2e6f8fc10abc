"""A posting list as bytes that NumPy reads at once: directives, frequencies, positions, each in the narrowest width.

    count u4 · widths 3 × u1 · directives · frequencies · positions        (little-endian)

Width 0 says that a part is not there: no frequencies means one each, no positions that none were kept.
"""

import struct
from dataclasses import dataclass

import numpy as np

_HEAD = struct.Struct("<IBBB")
_TYPES = {1: np.dtype("u1"), 2: np.dtype("<u2"), 4: np.dtype("<u4")}


@dataclass(frozen=True)
class Postings:
    """`docs` ascending numbers within one segment; `freqs` how often each holds the term; `positions` those of
    the first directive, then of the second …, or None."""

    docs: np.ndarray
    freqs: np.ndarray
    positions: np.ndarray | None = None

    @property
    def nbytes(self) -> int:
        return self.docs.nbytes + self.freqs.nbytes + (0 if self.positions is None else self.positions.nbytes)


NONE = Postings(np.zeros(0, np.int32), np.zeros(0, np.int32), np.zeros(0, np.int32))


def pack(docs, freqs, positions=None, most: tuple[int, int] | None = None) -> bytes:
    """The bytes of a posting list. `most`, the largest frequency and position, spares looking for them."""
    top_freq, top_position = most or (_largest(freqs), 0 if positions is None else _largest(positions))
    doc_type = _narrowest(int(docs[-1]))
    freq_type = _narrowest(top_freq) if top_freq > 1 else None
    position_type = None if positions is None else _narrowest(top_position)
    parts = [_HEAD.pack(len(docs), *(kind.itemsize if kind else 0 for kind in (doc_type, freq_type, position_type)))]
    parts.append(docs.astype(doc_type).tobytes())
    if freq_type:
        parts.append(freqs.astype(freq_type).tobytes())
    if position_type:
        parts.append(positions.astype(position_type).tobytes())
    return b"".join(parts)


def unpack(data: bytes, with_positions: bool = True) -> Postings:
    """The posting list that `pack` wrote. Raises ValueError or struct.error where the bytes are cut short."""
    count, doc_width, freq_width, position_width = _HEAD.unpack_from(data)
    at = _HEAD.size
    docs = np.frombuffer(data, _TYPES[doc_width], count, at).astype(np.int32)
    at += count * doc_width
    if freq_width:
        freqs = np.frombuffer(data, _TYPES[freq_width], count, at).astype(np.int32)
    else:
        freqs = np.ones(count, np.int32)
    at += count * freq_width
    if not (position_width and with_positions):
        return Postings(docs, freqs)
    positions = np.frombuffer(data, _TYPES[position_width], int(freqs.sum()), at).astype(np.int32)
    return Postings(docs, freqs, positions)


def _largest(values) -> int:
    return int(values.max()) if len(values) else 0


def _narrowest(largest: int) -> np.dtype:
    return _TYPES[1 if largest < 1 << 8 else 2 if largest < 1 << 16 else 4]
