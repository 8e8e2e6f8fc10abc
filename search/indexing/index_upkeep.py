"""The door to the index's keeping: what follows a commit, what the commands do."""

from search.indexing.index_state import fault, progress, version
from search.indexing.lag import lags, remark
from search.indexing.outbox_queue import after_commit, drain
from search.indexing.outcome import IndexOutcome
from search.indexing.refresh import rebuild, refresh

__all__ = [
    "IndexOutcome",
    "after_commit",
    "drain",
    "fault",
    "lags",
    "progress",
    "rebuild",
    "refresh",
    "remark",
    "version",
]
