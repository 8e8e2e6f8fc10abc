"""What keeps the store of originals from answering, in words. A missing original is none of this: the store has said
so, and that is a FileNotFoundError as in a folder."""

import errno
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from django.utils.translation import gettext_lazy as _

from archive.ops import database_trouble

# What readers are told; texts are in the database.
SENTENCE = _(
    "存放来源文件的地方现在用不了：正文照常可以阅读和检索，来源文件暂时取不到，也收不进；恢复后会自行继续。请告知管理员。"
)


class StoreTrouble(OSError):
    """`told` is a sentence for whoever runs the archive: it names the setting and says what to do. As an OSError it is
    met by whoever looks after a file that cannot be read or written; whoever takes it for a file that is not there
    has to let it pass."""

    def __init__(self, told: str):
        super().__init__(errno.EIO, told)
        self.told = told

    def __str__(self) -> str:
        return self.told


class _Last:
    """What the store answered when this process last asked it, if that was trouble."""

    def __init__(self) -> None:
        self.trouble: StoreTrouble | None = None
        self.turn = threading.RLock()


_last = _Last()


def note(trouble: StoreTrouble | None) -> None:
    """How it went when the store was last asked."""
    _last.trouble = trouble


def met() -> bool:
    """Whether it went badly then."""
    return _last.trouble is not None


@contextmanager
def asked_by_one() -> Iterator[None]:
    """While the store is in trouble one thread at a time asks it again, and the others are told at once what the one
    before was told: waiting for a store that keeps silent, they would take all threads from who reads texts."""
    last = _last
    if last.trouble is None:
        yield
    elif last.turn.acquire(blocking=False):
        try:
            yield
        finally:
            last.turn.release()
    else:
        raise StoreTrouble(last.trouble.told)


def _begin_anew() -> None:
    global _last
    _last = _Last()


# A thread that asks at the moment of a fork is not there in the child.
os.register_at_fork(after_in_child=_begin_anew)


def of(error: BaseException | None) -> StoreTrouble | None:
    """The trouble of the store that an error comes of, else None."""
    return next((one for one in database_trouble.chain(error) if isinstance(one, StoreTrouble)), None)
