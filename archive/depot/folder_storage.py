"""A folder of this machine, in which a file is written once, whole, and never changed."""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.files.base import File
from django.core.files.storage import FileSystemStorage

from archive.depot.kept_file import KeptFile
from archive.ops import data_rights


class FolderStorage(FileSystemStorage):
    """`folder` is one of DATA_DIR; without it MEDIA_ROOT."""

    def __init__(self, folder: str = "", **options: Any):
        super().__init__(**options)
        self._folder = folder

    # Asked each time: tests have other folders.
    @property
    def base_location(self) -> str:
        return str(Path(settings.DATA_DIR) / self._folder if self._folder else settings.MEDIA_ROOT)

    @property
    def location(self) -> str:
        return os.path.abspath(self.base_location)

    def where(self, name: str = "") -> str:
        """Where a file lies, or all of them, for whoever looks there."""
        return str(Path(self.location) / name)

    def keep(self, name: str, data: bytes) -> None:
        """Keep the bytes, whole or not at all. Raises FileExistsError where other bytes stand there; OSError."""
        place = self._at(name)
        if os.path.lexists(place):
            self._refuse_other(name, data)
            return
        data_rights.make(Path(self.location))
        place.parent.mkdir(exist_ok=True)
        # Written beside its place and renamed: a power cut leaves no half file under its name. Its owner's alone from
        # the first byte: mkstemp makes it so.
        handle, draft = tempfile.mkstemp(dir=place.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(draft, place)
        except BaseException:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(draft)
            raise

    def stands(self, name: str) -> bool:
        """Whether anything stands under the name, be it a link that leads nowhere."""
        return os.path.lexists(self._at(name))

    def read(self, name: str) -> bytes:
        """Raises FileNotFoundError; OSError for what is no file, or a link: what that points at may change, and is not
        in a copy of the folder."""
        if os.path.islink(self._at(name)):
            raise OSError(errno.ELOOP, "是链接")
        with self._open(name) as file:
            return bytes(file.read())

    def erase(self, name: str) -> None:
        """Have it gone, if it is there. Raises OSError."""
        self._at(name).unlink(missing_ok=True)

    def rename(self, name: str, other: str) -> None:
        """Raises FileNotFoundError, OSError."""
        os.replace(self._at(name), self._at(other))

    def files(self) -> Iterator[KeptFile]:
        """All that lie here, in order."""
        found = sorted(Path(at, name) for at, _folders, names in os.walk(self.location) for name in names)
        for path in found:
            # One that is being written is named anew meanwhile.
            with contextlib.suppress(FileNotFoundError):
                yield KeptFile(str(path.relative_to(self.location)), path.lstat().st_mtime)

    def aside(self) -> str:
        """Where what is set aside goes."""
        return str(_aside())

    def set_aside(self, name: str) -> str:
        """Move it there, under a name that is free. Where it is now."""
        _aside().mkdir(mode=0o700, parents=True, exist_ok=True)
        path = self._at(name)
        for at in range(1, 10_000):
            place = _aside() / (path.name if at == 1 else f"{path.name}-{at}")
            if not os.path.lexists(place):
                break
        os.replace(path, place)
        return str(place)

    def erase_aside(self, beginning: str) -> None:
        """Have all that was set aside under a name with this beginning gone."""
        with contextlib.suppress(FileNotFoundError):
            for path in _aside().glob(f"{beginning}*"):
                path.unlink(missing_ok=True)

    def require(self) -> None:
        """Raises StoreTrouble where it cannot be used, which of a folder the database would tell first."""

    def get_available_name(self, name: str, max_length: int | None = None) -> str:
        """The name itself: it tells the bytes."""
        return name

    def _open(self, name: str, mode: str = "rb") -> File:
        """Raises OSError where it is no regular file: a pipe that was put in its place would keep the reader waiting
        for ever."""
        file = os.open(self.path(name), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        kind = os.fstat(file).st_mode
        if not stat.S_ISREG(kind):
            os.close(file)
            if stat.S_ISDIR(kind):
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), self.where(name))
            raise OSError(errno.EINVAL, "不是普通文件")
        return File(os.fdopen(file, "rb"), name)

    def _save(self, name: str, content: File) -> str:
        self.keep(name, content.read())
        return name

    def _at(self, name: str) -> Path:
        """Raises SuspiciousFileOperation for a name that leads out."""
        return Path(self.path(name))

    def _refuse_other(self, name: str, data: bytes) -> None:
        with contextlib.suppress(OSError):
            if self.read(name) == data:
                return
        raise FileExistsError(errno.EEXIST, "那里已有别的内容", self.where(name))


def _aside() -> Path:
    return Path(settings.DATA_DIR) / "set-aside"
