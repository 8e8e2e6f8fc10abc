"""One indexer at a time for an index to which several machines write: by a lock in the database, which dies with its
holder, so that another takes up at once what a killed one has left. An index that is a machine's own has its locks in
its files."""

import contextlib
from collections.abc import Iterator

from django.conf import settings

from archive.machines import turns
from search.errors import EngineBusy
from search.haystack_front.connection import engine

# What is done one at a time, each beside the other: changes taken up, and the whole made anew.
WRITE, REBUILD = "write", "rebuild"


@contextlib.contextmanager
def indexers_turn(work: str, wait: float | None = None) -> Iterator[None]:
    """Nobody else does this work on the index for as long as the block lasts. Raises EngineBusy after `wait` seconds
    of another's; None waits on."""
    if not engine().is_shared:
        yield
        return
    with turns.turn(f"index-{work}:{settings.INDEX_NAME}", wait) as is_mine:
        if not is_mine:
            raise EngineBusy
        yield
