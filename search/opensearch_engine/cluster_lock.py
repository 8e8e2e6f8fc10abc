"""One writer at a time, wherever it runs: a document that its holder goes on counting up.

No clock is compared with another. Whoever waits looks at the count: where it has stood still for EXPIRY seconds of his
own, or where the holder ran on this machine and is dead, the holder is gone and its place is taken, by a write that
only succeeds if nobody has written meanwhile. Each holder has a greater number than all before it: what is written
carries it as version, so that whoever was thought dead and wakes up changes nothing that came after him.
"""

import os
import socket
import threading
import time
import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from opensearchpy import OpenSearch, exceptions

from search.errors import EngineBusy

# Seconds between two counts of a holder, and after which one that stands still is gone.
BEAT, EXPIRY = 1.0, 10.0
_PAUSE = 0.05


class Hold:
    """A lock that is held: its `number`, and what its holder tells of what he does. It is lost where another has taken
    its place, since nothing was heard of this holder for too long."""

    def __init__(self, lock: "ClusterLock", body: dict[str, Any], at: dict[str, int]):
        self._lock, self._body, self._at = lock, body, at
        self._turn, self._ended, self._is_lost = threading.Lock(), threading.Event(), False
        self._beating = threading.Thread(target=self._beat, daemon=True)
        self._beating.start()

    @property
    def number(self) -> int:
        return self._body["number"]

    def require(self) -> None:
        """Raises EngineBusy where it is lost: what follows is another's to do."""
        if self._is_lost:
            raise EngineBusy

    def tell(self, **what: Any) -> None:
        """For whoever asks how far it is. Raises EngineBusy where it is lost."""
        self._put(told=what)
        self.require()

    def raise_above(self, number: int) -> None:
        """Have a number greater than that. Raises EngineBusy where it is lost."""
        self._put(number=max(self.number, number) + 1)
        self.require()

    def release(self) -> None:
        self._ended.set()
        self._beating.join()
        # A cluster that is away cannot be told: the count stands still.
        with suppress(exceptions.OpenSearchException):
            self._put(holder="", told={})

    def _beat(self) -> None:
        while not self._ended.wait(BEAT):
            with suppress(exceptions.OpenSearchException):
                self._put()

    def _put(self, **changes: Any) -> None:
        with self._turn:
            if self._is_lost:
                return
            self._body |= changes | {"count": self._body["count"] + 1}
            try:
                self._at = self._lock.put(self._body, self._at)
            except exceptions.ConflictError:
                # The answer to what this holder wrote before may have been lost on its way, with its node.
                at = self._lock.place_of(self._body["holder"])
                self._is_lost = at is None
                if at is not None:
                    self._at = self._lock.put(self._body, at)


class ClusterLock:
    """The lock of that name in a control index, which is made where there is none. Raises what its client raises."""

    def __init__(self, client: OpenSearch, index: str, name: str, replicas: int = 0):
        self._client, self._index, self._name, self._replicas = client, index, name, replicas
        # What was seen of a holder, and since when by this process's own clock.
        self._seen: tuple[Any, float] = (None, 0.0)

    @contextmanager
    def held(self, wait: float | None) -> Iterator[Hold]:
        """Hold it. Raises EngineBusy after `wait` seconds of another's; None waits on."""
        hold = self._taken(wait)
        try:
            yield hold
        finally:
            hold.release()

    def told(self) -> dict[str, Any]:
        """What its holder tells, {} where nobody holds it."""
        found = self._read()
        return found["_source"]["told"] if found and self._is_held(found["_source"]) else {}

    def is_held(self) -> bool:
        found = self._read()
        return found is not None and self._is_held(found["_source"])

    def number(self) -> int:
        """The number of whoever held it last."""
        found = self._read()
        return found["_source"]["number"] if found else 0

    def put(self, body: dict[str, Any], at: Mapping[str, Any]) -> dict[str, int]:
        """Write it where nobody has written since; where it stands then. Raises ConflictError."""
        done = self._client.index(index=self._index, id=self._name, body=body, params=at)
        return {"if_seq_no": done["_seq_no"], "if_primary_term": done["_primary_term"]}

    def place_of(self, holder: str) -> dict[str, int] | None:
        """Where the document of this holder stands; None where it is another's by now."""
        found = self._read()
        return _place(found) if found and found["_source"]["holder"] == holder else None

    def _taken(self, wait: float | None) -> Hold:
        until = None if wait is None else time.monotonic() + wait
        while True:
            found = self._read()
            if found is None or not self._is_held(found["_source"]):
                with suppress(exceptions.ConflictError):
                    return self._take(found)
            elif until is not None and time.monotonic() >= until:
                raise EngineBusy
            time.sleep(_PAUSE)

    def _take(self, found) -> Hold:
        # An index of locks that was lost begins above all numbers that it may have given.
        number = max((found["_source"]["number"] if found else 0) + 1, time.time_ns() // 1000)
        body: dict[str, Any] = {
            "holder": f"{_machine()}:{os.getpid()}:{uuid.uuid4()}",
            "count": 0,
            "number": number,
            "told": {},
        }
        if found:
            at: dict[str, Any] = _place(found)
        else:
            self._make_index()
            at = {"op_type": "create"}
        return Hold(self, body, self.put(body, at))

    def _read(self) -> dict[str, Any] | None:
        try:
            return self._client.get(index=self._index, id=self._name)
        except exceptions.NotFoundError:
            return None

    def _is_held(self, body: dict[str, Any]) -> bool:
        holder = body["holder"]
        if not holder or _is_dead_here(holder):
            return False
        now, seen = time.monotonic(), (holder, body["count"])
        if self._seen[0] != seen:
            self._seen = (seen, now)
        return now - self._seen[1] < EXPIRY

    def _make_index(self) -> None:
        body: dict[str, Any] = {
            "settings": {"number_of_shards": 1, "number_of_replicas": self._replicas},
            "mappings": {"dynamic": False},
        }
        with suppress(exceptions.RequestError):  # another has made it
            self._client.indices.create(index=self._index, body=body)


def _place(found: dict[str, Any]) -> dict[str, int]:
    return {"if_seq_no": found["_seq_no"], "if_primary_term": found["_primary_term"]}


def _machine() -> str:
    """This machine since it was started: the processes of another, or of before, are not to be looked for here."""
    with suppress(OSError):
        return f"{socket.gethostname()}/{Path('/proc/sys/kernel/random/boot_id').read_text().strip()}"
    return f"{socket.gethostname()}/{uuid.getnode()}"


def _is_dead_here(holder: str) -> bool:
    machine, pid, _ = holder.rsplit(":", 2)
    if machine != _machine():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return True
    except OSError:
        return False
    return False
