"""Whatever it takes to bring the index in step with the archive: nothing, the queue, single directives, or all."""

from archive.models import Directive, OutboxConsumer, OutboxEntry
from search import suggesting
from search.haystack_front.connection import engine
from search.indexing import unindexed
from search.indexing.archive_documents import BATCH, write
from search.indexing.index_differences import differences
from search.indexing.index_state import why_rebuild
from search.indexing.indexers_turn import WRITE, indexers_turn
from search.indexing.outbox_queue import drain
from search.indexing.outcome import IndexOutcome
from search.indexing.rebuild import rebuild_if

# So many directives are written, and be it into a new index, while somebody waits for the address.
WRITTEN_AT_START = 200


def rebuild() -> IndexOutcome:
    """Make the whole index anew, after whoever is doing so already. Readers see the old one until the new one is
    complete."""
    done = rebuild_if(lambda: "asked")
    # Whoever saved a directive while the new index was being put in place has left it to us.
    drain()
    return done


def refresh(most: int | None = None) -> IndexOutcome:
    """Bring the index in step, and take away what killed writers left behind. Where more than `most` directives would
    have to be written that is left to be done (`IndexOutcome.left`); None leaves nothing."""
    if most is not None and (reason := _why_long(most)):
        return IndexOutcome(left=reason)
    done = rebuild_if(why_rebuild) if why_rebuild() else IndexOutcome()
    done += drain()
    found = differences(engine().fingerprints()).all
    if most is not None and len(wanted := found | suggesting.behind()) > most:
        # On record, so that whoever is to do it knows without comparing everything once more.
        OutboxEntry.objects.bulk_create([OutboxEntry(directive_id=pk) for pk in sorted(wanted)], BATCH)
        return done + IndexOutcome(left="behind")
    if found or unindexed.recorded():
        done += _write_differences()
    unindexed.record(suggesting.refresh())
    engine().tidy()
    OutboxConsumer.objects.filled()
    return done + drain()


def _why_long(most) -> str:
    if Directive.objects.held().count() <= most:
        return ""
    return why_rebuild() or ("behind" if OutboxEntry.objects.waiting().count() > most else "")


def _write_differences() -> IndexOutcome:
    # Looked at again with the lock held: another indexer may have written them meanwhile.
    with indexers_turn(WRITE):
        written = write(lambda: differences(engine().fingerprints()).all | unindexed.recorded().keys())
    return IndexOutcome(len(written.saved), len(written.gone))
