"""What lies in the archive's own data folder. None of it is ever taken in: a directive is public, the key is not.

A name tells nothing: a link, `..`, another writing of capitals or a bind mount lead to the same folder under another
path. So folders and files are compared as the file system knows them, by device and inode, upwards from an open one.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings

from archive.ingest import originals

Identity = tuple[int, int]
# To look at a folder's identity no right to list it is needed.
_LOOK = getattr(os, "O_PATH", os.O_RDONLY) | os.O_DIRECTORY | os.O_CLOEXEC


def identity(status: os.stat_result) -> Identity:
    """Device and inode: one for all names of a file or folder."""
    return status.st_dev, status.st_ino


def known() -> set[Identity]:
    """The data folder, what lies directly in it (also where that is a link to another disk), and the originals."""
    own = [Path(settings.DATA_DIR), Path(settings.MEDIA_ROOT)]
    own += Path(settings.DATA_DIR).iterdir() if own[0].is_dir() else []
    return {found for path in own if (found := _identity_at(path))}


def holds_folder(path: Path | str) -> bool:
    """Whether a folder is the data folder or lies within it. Raises OSError where it cannot be opened."""
    folder = os.open(path, _LOOK)
    try:
        return holds(folder)
    finally:
        os.close(folder)


def holds(folder: int) -> bool:
    """Whether the folder open as a descriptor is the data folder or lies within it."""
    # The first sources come with the program, wherever it was told to keep its data.
    shipped, own = _identity_at(settings.BASE_DIR / "fixtures"), known()
    for found in _lineage(folder):
        if found == shipped:
            return False
        if found in own:
            return True
    return False


def is_another_name(status: os.stat_result) -> bool:
    """Whether a file elsewhere is a file of the data folder under another name (a hard link, a mounted file)."""
    found = identity(status)
    return found in known() or status.st_nlink > 1 and found in _files()


def is_original(status: os.stat_result, sha256: str) -> bool:
    """Whether a file with these bytes is the very file that the archive keeps of them."""
    return identity(status) == _identity_at(Path(settings.MEDIA_ROOT) / originals.name_of(sha256))


def _lineage(folder: int) -> Iterator[Identity]:
    """The identity of an open folder and of all above it, as the file system has them."""
    here = os.open(".", _LOOK, dir_fd=folder)
    try:
        found = identity(os.fstat(here))
        while True:
            yield found
            try:
                above = os.open("..", _LOOK, dir_fd=here)
            except PermissionError:
                return  # above what this account may enter there is nothing of its own
            os.close(here)
            here, below = above, found
            if (found := identity(os.fstat(here))) == below:
                return
    finally:
        os.close(here)


def _files() -> set[Identity]:
    """The files of the data folder but for the originals, of which there are many and each is known by its name."""
    found = set()
    for folder, folders, files in os.walk(settings.DATA_DIR):
        folders[:] = [name for name in folders if Path(folder, name) != Path(settings.MEDIA_ROOT)]
        found |= {_identity_at(Path(folder, name)) for name in files}
    return found - {None}


def _identity_at(path: Path) -> Identity | None:
    try:
        return identity(os.stat(path))
    except OSError:
        return None
