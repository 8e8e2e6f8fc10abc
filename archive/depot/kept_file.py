"""One file of a storage, as a listing tells of it."""

from typing import NamedTuple


class KeptFile(NamedTuple):
    """`modified` is in seconds since the epoch, by the clock of whoever keeps it."""

    name: str
    modified: float
