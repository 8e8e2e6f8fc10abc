"""What speaks to the store: one client for all threads of a process, since to make one takes a quarter of a second and
each has some ten megabytes. None is used on both sides of a fork."""

import os
import threading
from collections.abc import Callable
from typing import Any

from botocore.config import Config

from archive.ops.originals_url import BucketAddress

# Seconds: whoever waits for a page is told within a few. A second try helps where one of several servers has died.
_CONNECT, _READ, _TRIES = 3, 10, 2
# Workers have 32 threads.
_CONNECTIONS = 32


class _Clients:
    """Those of this process, and the session that has read what the library knows of S3."""

    def __init__(self) -> None:
        self.lock, self.clients = threading.Lock(), dict[BucketAddress, Any]()
        self.maker: Any = None


_held = _Clients()


def begin_anew() -> None:
    """Use none of what there was."""
    global _held
    _held = _Clients()


os.register_at_fork(after_in_child=begin_anew)


def config(address: BucketAddress) -> Config:
    """How long to wait, and how a bucket stands in an address. What only newer stores know of checksums is not asked
    for: each file has its own, by its name."""
    return Config(
        s3={"addressing_style": address.style}, connect_timeout=_CONNECT, read_timeout=_READ,
        retries={"mode": "standard", "total_max_attempts": _TRIES}, max_pool_connections=_CONNECTIONS,
        request_checksum_calculation="when_required", response_checksum_validation="when_required",
    )  # fmt: skip


def region(address: BucketAddress) -> str | None:
    """The region named; a store of one's own is signed for with that which all of them know."""
    return address.region or ("us-east-1" if address.endpoint else None)


def client_of(address: BucketAddress, make_session: Callable[[], Any]) -> Any:
    """The client for an address. Raises what the library does where there are no keys or the like."""
    with _held.lock:
        if address not in _held.clients:
            _held.maker = _held.maker or make_session()
            _held.clients[address] = _held.maker.client(
                "s3", region_name=region(address), endpoint_url=address.endpoint or None, config=config(address)
            )
        return _held.clients[address]
