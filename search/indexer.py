"""The door to the index's keeping: what follows a commit, what the commands do."""

from search.indexing.outcome import Outcome
from search.indexing.queue import after_commit, drain
from search.indexing.refreshing import go_on_beside, rebuild, refresh
from search.indexing.state import fault, progress, version

__all__ = ["Outcome", "after_commit", "drain", "fault", "go_on_beside", "progress", "rebuild", "refresh", "version"]
