"""The door to the index's keeping: what follows a commit, what the commands do."""

from search.indexing.outcome import Outcome
from search.indexing.queue import after_commit, drain
from search.indexing.refreshing import rebuild, refresh
from search.indexing.state import fault, version

__all__ = ["Outcome", "after_commit", "drain", "fault", "rebuild", "refresh", "version"]
