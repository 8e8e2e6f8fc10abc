"""What is in a file that brings others."""

from collections.abc import Callable
from dataclasses import dataclass

from archive.formats.received_text import Text
from archive.formats.refusal import Refused


@dataclass(frozen=True)
class Member:
    """A file of a bundle: `name` is its path within it, by /. `read` gives its bytes or raises Refused."""

    name: str
    read: Callable[[], bytes]


@dataclass(frozen=True)
class Bundle:
    """`members` in order, without the files of systems, whose names are `passed_by`. `words` is what the bundle itself
    says (the body of a mail), looked at for marks and not taken in; `notes` tell of it."""

    members: tuple[Member, ...]
    passed_by: tuple[str, ...] = ()
    words: Text | None = None
    notes: tuple[str, ...] = ()


def refused(name: str, sentence: str) -> Member:
    """A member that is there and cannot be had."""

    def read() -> bytes:
        raise Refused(sentence)

    return Member(name, read)
