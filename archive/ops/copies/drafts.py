"""Copies and backups while they are being written: copies/archive-0.1.0-2026-01-31.77.partial, by the process 77."""

import errno
import os
from contextlib import suppress
from pathlib import Path

# A disk without hard links (exFAT, some network drives) answers with one of these.
_NO_LINKS = {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS}


def begin(folder: Path, stem: str) -> Path:
    """An empty draft, its owner's alone from the first byte on."""
    draft = folder / f"{stem}.{os.getpid()}.partial"
    _reserve(draft)
    return draft


def clear_away(folder: Path) -> None:
    """Delete what starts left that were killed over it."""
    for draft in folder.glob("*.partial"):
        if not _is_being_written(draft):
            draft.unlink(missing_ok=True)


def bring_to_disk(path: Path) -> None:
    """Have a file or folder on the disk before anything rests on it."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def finish(draft: Path, stem: str, ending: str = ".sqlite3") -> Path:
    """Give a whole draft its name, or the next that is free: no copy is ever written over. Returns the copy."""
    for at in range(1, 1000):
        copy = draft.with_name(f"{stem}{ending}" if at == 1 else f"{stem}-{at}{ending}")
        with suppress(FileExistsError):
            _name(draft, copy)
            bring_to_disk(copy.parent)
            return copy
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(draft))


def _name(draft: Path, copy: Path) -> None:
    """Raises FileExistsError where the name is taken."""
    try:
        os.link(draft, copy)
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        # Reserved, the name is this process's alone, and may be written over.
        _reserve(copy)
        draft.replace(copy)


def _reserve(path: Path) -> None:
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def _is_being_written(draft: Path) -> bool:
    """By another start; of one that was killed nobody has the number any more, or this process has it now."""
    pid = draft.stem.rpartition(".")[2]
    if not pid.isdecimal() or int(pid) == os.getpid():
        return False
    try:
        os.kill(int(pid), 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        # Somebody else's, and alive.
        return True
    return True
