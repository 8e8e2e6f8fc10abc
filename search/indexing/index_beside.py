"""An index of a cluster that is filled beside the one in use: with a consumer and by a command of its own, while the
service goes on with the other. Once it is level, the service is started with it, and nothing is to be made anew."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from django.conf import settings

from archive.models import OutboxConsumer, OutboxEntry
from search.contract import Progress
from search.errors import AWAY, EngineUnavailable
from search.haystack_front.connection import engine
from search.indexing.outbox_queue import drain
from search.indexing.outcome import IndexOutcome
from search.indexing.refresh import refresh

# Why the index that the settings name is none to be filled beside another.
EMBEDDED, TAKEN = "embedded", "taken"
# Seconds between two words on how far it is.
_EVERY = 10


def obstacle() -> str:
    """EMBEDDED where the settings name no cluster, TAKEN where the name is that of an index that is somewhere else, ''
    where it can be filled. Raises EngineUnavailable where the cluster does not answer."""
    if not engine().is_shared:
        return EMBEDDED
    health = engine().health()
    if health.fault == AWAY:
        raise EngineUnavailable(AWAY, health.where)
    # Two indexes of one name would pass each other's changes.
    mine = OutboxConsumer.objects.filter(name=settings.INDEX_NAME, is_filled=True)
    return TAKEN if health.fault == "missing" and mine.exists() else ""


def bring_level() -> IndexOutcome:
    """Have it hold all that the archive does, compared directive by directive, and nothing wait for it. Raises
    EngineBusy, EngineUnavailable."""
    done = refresh()
    while OutboxEntry.objects.waiting().exists():
        done += drain()
    return done


@contextmanager
def progress_told(tell: Callable[[Progress], object]) -> Iterator[None]:
    """Have it told every ten seconds how far it is."""
    ended = Event()

    def watch() -> None:
        while not ended.wait(_EVERY):
            if far := engine().progress():
                tell(far)

    watching = Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield
    finally:
        ended.set()
        watching.join()
