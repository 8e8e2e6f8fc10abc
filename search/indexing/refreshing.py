"""Whatever it takes to bring the index in step with the archive: nothing, the queue, single directives, or all."""

from search import suggesting
from search.indexing import unindexed
from search.indexing.comparing import differences
from search.indexing.connection import backend
from search.indexing.outcome import Outcome
from search.indexing.queue import drain
from search.indexing.rebuilding import rebuild_if
from search.indexing.state import why_rebuild
from search.indexing.writing import write


def rebuild() -> Outcome:
    """Make the whole index anew, after whoever is doing so already. Readers see the old one until the new one is
    complete."""
    done = rebuild_if(lambda: "asked")
    # Whoever saved a directive while the new index was being put in place has left it to us.
    drain()
    return done


def refresh() -> Outcome:
    """Bring the index in step, and take away what killed writers left behind."""
    done = rebuild_if(why_rebuild) if why_rebuild() else Outcome()
    done += drain()
    if differences(backend().snapshot()) or unindexed.recorded():
        done += _write_differences()
    unindexed.record(suggesting.refresh())
    with backend().place.writing_alone(None):
        backend().place.clean()
    return done + drain()


def _write_differences() -> Outcome:
    with backend().writing() as writer:
        # Looked at again with the lock held: another indexer may have written them meanwhile.
        saved, gone = write(writer, differences(backend().snapshot()).all | unindexed.recorded().keys())
    return Outcome(len(saved), len(gone))
