"""Originals as received: one file per SHA-256 under DATA_DIR/sources, written once, never changed."""

import contextlib
import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from django.conf import settings

from archive.ingest import stray_originals
from archive.models import Source


def digest(data: bytes) -> str:
    """The SHA-256 of the bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def name_of(sha256: str) -> str:
    """Where an original lies, relative to the folder of originals: ab/ab12…"""
    return f"{sha256[:2]}/{sha256}"


def keep(data: bytes) -> str:
    """Keep the bytes; return their name. Bytes that are kept already are left alone; what stands in their place and is
    something else is set aside."""
    sha256 = digest(data)
    name = name_of(sha256)
    path = Path(settings.MEDIA_ROOT) / name
    if is_whole(sha256):
        return name
    if os.path.lexists(path):
        stray_originals.move(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Written beside its place and renamed: a power cut leaves no half original under its name.
    handle, draft = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    except BaseException:
        with contextlib.suppress(FileNotFoundError):
            os.unlink(draft)
        raise
    return name


def is_whole(sha256: str) -> bool:
    """Whether the bytes of that digest are kept as they were received."""
    path = Path(settings.MEDIA_ROOT) / name_of(sha256)
    # A link is no original: what it points at may change, and is not in a copy of the folder.
    if not path.is_file() or path.is_symlink():
        return False
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == sha256
    except OSError:
        return False


def remove(sha256: str) -> None:
    """Have the original gone, if it is there: purged, nothing of it may stay. Raises OSError."""
    (Path(settings.MEDIA_ROOT) / name_of(sha256)).unlink(missing_ok=True)


def opened(source: Source) -> BinaryIO:
    """The original of a source, open for reading. Raises OSError where it is not there or is no regular file: a pipe
    that was put in its place would keep the reader waiting for ever."""
    file = os.open(source.file.path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    if not stat.S_ISREG(os.fstat(file).st_mode):
        os.close(file)
        raise OSError(errno.EINVAL, "不是普通文件")
    return os.fdopen(file, "rb")


def faults() -> Iterator[tuple[Source, str]]:
    """(source, "missing" or "changed") of every original that is not what was received. Of a sealed file a backup
    brings the record alone: none is looked for."""
    for source in Source.objects.exclude(file="").order_by("pk").only("sha256", "file", "name").iterator():
        try:
            with opened(source) as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            yield source, "missing"
        else:
            if found != source.sha256:
                yield source, "changed"
