"""What the archive asks of either storage, beside what Django's storage API has."""

from collections.abc import Iterator
from typing import IO, Protocol

from archive.depot.kept_file import KeptFile


class KeptStorage(Protocol):
    """What is a file that is not there is a FileNotFoundError, what keeps all of them from being reached StoreTrouble;
    both are OSErrors."""

    def where(self, name: str = "") -> str:
        """Where a file lies, or all of them, for whoever looks there."""

    def keep(self, name: str, data: bytes) -> None:
        """Keep the bytes, whole or not at all. Raises FileExistsError where other bytes stand there."""

    def stands(self, name: str) -> bool:
        """Whether anything stands under the name."""

    def open(self, name: str) -> IO[bytes]:
        """From its beginning; the caller closes it."""

    def read(self, name: str) -> bytes:
        """All of it."""

    def erase(self, name: str) -> None:
        """Have it gone, with whatever the storage keeps of it, if it is there."""

    def rename(self, name: str, other: str) -> None:
        """What stood under the other name is gone."""

    def files(self) -> Iterator[KeptFile]:
        """All that lie here, in order."""

    def aside(self) -> str:
        """Where what is set aside goes."""

    def set_aside(self, name: str) -> str:
        """Move it there, under a name that is free. Where it is now."""

    def erase_aside(self, beginning: str) -> None:
        """Have all that was set aside under a name with this beginning gone."""

    def require(self) -> None:
        """Raises StoreTrouble where it cannot be used."""
