"""The index on disk: opening, writing under the lock, the stamp that says what it was made by."""

import json
from contextlib import contextmanager
from pathlib import Path
from time import sleep

from whoosh.filedb.filestore import FileStorage
from whoosh.index import EmptyIndexError
from whoosh.util.filelock import try_for

from search.engine.writing import Writer

STAMP = "STAMP.json"


class IndexBusy(Exception):
    """Another process is writing, and went on longer than was to be waited."""


class IndexUnavailable(Exception):
    """There is no index that can be read just now: it is being rebuilt, or has to be."""


def opened(path: str, schema, wait: float):
    """The index at `path`, made empty where there is none."""
    Path(path).mkdir(parents=True, exist_ok=True)
    storage = FileStorage(path)
    try:
        return patiently(lambda: storage.open_index(schema=schema), attempts=2)
    except EmptyIndexError:
        pass
    # Making an index wipes the folder: look again under the lock, where no commit can be under way.
    lock = storage.lock("MAIN_WRITELOCK")
    if not try_for(lock.acquire, timeout=wait, delay=0.1):
        raise IndexBusy
    try:
        if storage.index_exists():
            return storage.open_index(schema=schema)
        return storage.create_index(schema)
    finally:
        lock.release()


def patiently(read, attempts: int = 20):
    """What `read()` returns, tried again where a commit took a file away between listing and opening it."""
    for _ in range(attempts - 1):
        try:
            return read()
        except (FileNotFoundError, EmptyIndexError):
            sleep(0.01)
    return read()


@contextmanager
def writing(index, wait: float, fresh=None):
    """A writer of the index; what it wrote appears all at once at the end, or not at all after an error.

    With `fresh`, a schema, whatever the index held is replaced in that same instant, so that
    readers see the old index until they see the whole new one.
    """
    lock = index.lock("WRITELOCK")
    if not try_for(lock.acquire, timeout=wait, delay=0.1):
        raise IndexBusy
    try:
        writer = Writer(index.storage, fresh or index.schema, fresh=fresh is not None)
        try:
            yield writer
        except BaseException:
            writer.cancel()
            raise
        writer.commit()
    finally:
        lock.release()


def read_stamp(path: str) -> dict:
    """What the index at `path` was made by; empty where there is no telling."""
    try:
        return json.loads((Path(path) / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def write_stamp(path: str, stamp: dict) -> None:
    written = Path(path) / f"{STAMP}.new"
    written.write_text(json.dumps(stamp), encoding="utf-8")
    written.replace(Path(path) / STAMP)
