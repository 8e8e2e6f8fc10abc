"""What there is to be done for the index. The server's own process looks every second, so a look has to be cheap."""

import time
from collections.abc import Callable
from datetime import timedelta

from archive.machines import database_clock
from archive.models import OutboxConsumer, OutboxEntry
from search.haystack_front.connection import engine
from search.indexing import purged_words
from search.indexing.index_state import why_rebuild, why_unsound

# What waits for longer was left by somebody who is gone: who saves has his change written at once.
LEFT = timedelta(seconds=2)
# Every file is read through where any looks changed, but for no more than this share of the time; and each so many
# seconds whatever it looks like, since a disk may fail without a date.
_SHARE, _ANYWAY = 0.05, 600
REFRESH, DRAIN = "refresh", "drain"


class IndexWatch:
    """Remembers what it saw the last time. `clock` tells seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic):
        self._clock = clock
        self._marks: object = None
        self._read_at = self._read_again_at = float(-_ANYWAY)
        self._is_first = True
        self._versions: tuple = ()
        self._is_odd = False

    def look(self) -> str:
        """REFRESH where the index has to be made anew or compared, DRAIN where changes wait, '' where nothing is to be
        done or somebody is at it."""
        if engine().is_being_rebuilt():
            return ""
        consumer = OutboxConsumer.objects.registered()
        if purged_words.is_marked() or self._why() or not consumer.is_filled:
            return REFRESH
        self._tell_of_what_nobody_told(consumer.version)
        OutboxConsumer.objects.seen()
        left = OutboxEntry.objects.waiting().filter(at__lt=database_clock.now() - LEFT)
        return DRAIN if left.exists() else ""

    def _why(self) -> str:
        """Why the index has to be made anew. Words that another program's index was made with count at the start
        alone: two programs would take turns at making it theirs."""
        began = self._clock()
        marks = engine().state()
        is_due = marks != self._marks and began >= self._read_again_at
        if marks and not is_due and began < self._read_at + _ANYWAY:
            return ""
        reason = (why_rebuild if self._is_first else why_unsound)()
        if not reason:
            self._marks, self._is_first, self._read_at = marks, False, self._clock()
        self._read_again_at = self._clock() + (self._clock() - began) / _SHARE
        return reason

    def _tell_of_what_nobody_told(self, version: int) -> None:
        """Whoever was killed between a write and its telling has left pages kept that show what was before."""
        before, self._versions = self._versions, (engine().state(), version)
        if not before:
            return
        is_written, is_told = (now != then for now, then in zip(self._versions, before, strict=True))
        if self._is_odd and not is_told:
            OutboxConsumer.objects.written()
        # Who has written may be about to tell: that is seen the next time.
        self._is_odd = is_written and not is_told
