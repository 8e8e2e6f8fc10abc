"""What the archive says to, and asks of, whoever has connected. It does not know who they are (the search app is one).

An app connects in its `ready`. A receiver takes `sender`, which says nothing, and `**kwargs`.
"""

import threading
from contextlib import contextmanager

from django.dispatch import Signal

# After a commit that changed directives: which ones stands in the table `OutboxEntry`. With it goes `is_batch`: it is
# the end of a batch, which may be large; otherwise somebody may be waiting for his page.
directives_changed = Signal()
# In the transaction in which files are removed for good (清除): whoever keeps words of them forgets these. With it go
# `keys` of the directives that go and `digests`, the SHA-256 of the files. A receiver that fails keeps it from being
# done.
files_purged = Signal()
# What version that has which a page shows and which is kept elsewhere: a hashable value that differs after every
# change, None while nobody can say.
version_asked = Signal()
# What is wrong, so that the service is not ready: a line of English for the log, '' for nothing.
faults_asked = Signal()
# What is worth knowing though the service is ready: as above.
remarks_asked = Signal()
# Digests of the words that this process has read, by which texts are cut and found.
words_asked = Signal()
# What answers in the API beside the archive's own operations: (prefix beneath /api/v1/, a ninja router or its name).
routers_asked = Signal()

_thread = threading.local()


def send(is_batch: bool = False) -> None:
    """Say that directives changed, now or at the end of the batch. The directive is saved by now: whoever saved it
    is not told that a receiver failed, which is logged."""
    if getattr(_thread, "is_batched", False):
        _thread.is_unsent = True
    else:
        directives_changed.send_robust(sender=None, is_batch=is_batch)


@contextmanager
def batched(send_at_end: bool = True):
    """Send this thread's changes once, at the end: an index takes up a thousand directives far faster than
    a thousand times one. A batch within another ends with that one. Should the process die before, or nothing be
    sent at the end, the changes stay in the table `OutboxEntry` for whoever asks next."""
    if getattr(_thread, "is_batched", False):
        yield
        return
    _thread.is_batched, _thread.is_unsent = True, False
    try:
        yield
    finally:
        _thread.is_batched = False
        if _thread.is_unsent and send_at_end:
            send(is_batch=True)


def faults() -> list[str]:
    """What is wrong now, a line each. Whoever fails to say is not in order either."""
    return _lines(faults_asked)


def remarks() -> list[str]:
    """What is worth knowing now, a line each; a failure to say is, too."""
    return _lines(remarks_asked)


def _lines(asked: Signal) -> list[str]:
    answers = [answer for _, answer in asked.send_robust(sender=None)]
    return [repr(answer) if isinstance(answer, Exception) else answer for answer in answers if answer]


def versions() -> list:
    """The versions of what is kept elsewhere; None for one that nobody can say."""
    answers = [answer for _, answer in version_asked.send_robust(sender=None)]
    return [None if isinstance(answer, Exception) else answer for answer in answers]
