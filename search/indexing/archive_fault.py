"""A fault as `check_archive` tells it."""

from collections.abc import Iterable
from dataclasses import dataclass

# How many keys or names a sentence lists.
_SHOWN = 10
REPAIR = "运行 check_archive --repair"


@dataclass(frozen=True)
class Fault:
    """What is wrong, where, and what to do about it; `mendable` where --repair does it."""

    kind: str
    what: str
    where: str
    remedy: str
    mendable: bool = True


def some(names: Iterable[str], most: int = _SHOWN) -> str:
    """The first of them, as a sentence lists them."""
    names = list(names)
    return "、".join(names[:most]) + ("……" if len(names) > most else "")
