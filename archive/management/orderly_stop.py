"""A command that is told to stop does so in order: what it was about is undone, and its working folders go."""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_SIGNALS = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def in_order() -> Iterator[None]:
    """Have SIGTERM and SIGHUP end the block as Ctrl-C does. Without it Python ends at once, and a copy of a document
    that was being converted stays in the temporary folder. A signal that is ignored (nohup) stays ignored."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may be told
        return
    # None: a handler that Python did not set and could not put back.
    heard = [number for number in _SIGNALS if signal.getsignal(number) not in (signal.SIG_IGN, None)]
    before = {number: signal.signal(number, _stop) for number in heard}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number, _frame) -> None:
    sys.exit(128 + number)
