"""Whether the files of a generation are what was written: each is listed with its size and checksum.

Whoosh's files bear no checksums: of a damaged one it reads other directives, or none, and says nothing.
"""

import contextlib
import json
import os
import re
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path

from whoosh.filedb.filestore import FileStorage

from search.errors import EngineUnavailable
from search.whoosh_engine.segments.segment_builder import NAME
from search.whoosh_engine.storage.generation_contents import segments_listed
from search.whoosh_engine.storage.locks import sync

_CONTENTS = re.compile(rf"_{NAME}_(\d+)\.toc")
_SUMS = "_{name}_{number}.sums"
_CHUNK = 1 << 20


class DurableStorage(FileStorage):
    """A folder in which a table of contents appears only when all it lists is on the disk, with its checksums."""

    def check(self, segments: Iterable) -> None:
        """Raises EngineUnavailable unless those of the segments that are listed already are what was written."""
        folder = Path(self.folder)
        sums, ids = _sums(folder, newest(folder)), {segment.segment_id() for segment in segments}
        _check(folder, sums, [name for name in sums if name.split(".")[0] in ids])

    def rename_file(self, oldname, newname, safe=False):
        folder, number = Path(self.folder), contents_number(newname)
        held = _sums(folder, number - 1)
        segments = [name for name in os.listdir(folder) if name.startswith(f"{NAME}_")]
        sums = {name: held.get(name) or _sum(folder / name) for name in segments}
        sums[newname] = _sum(folder / oldname)
        listing = folder / _SUMS.format(name=NAME, number=number)
        listing.write_text(json.dumps(sums), encoding="utf-8")
        for name in [name for name in segments if name not in held] + [oldname, listing.name]:
            sync(folder / name)
        super().rename_file(oldname, newname, safe)
        sync(folder)
        for path in folder.glob("*.sums"):
            if path != listing:
                path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            # Whoosh's own scratch folder, which it never takes away.
            (folder / f"{NAME}.tmp").rmdir()


def contents_number(name: str) -> int:
    """Which of a folder's tables of contents a file is; -1 where it is none."""
    found = _CONTENTS.fullmatch(name)
    return int(found[1]) if found else -1


def newest(folder: Path | str) -> int:
    """The number of a folder's newest table of contents; -1 where it has none."""
    return max((contents_number(name) for name in os.listdir(folder) if name.endswith(".toc")), default=-1)


def segments_of(folder: Path, is_trusted: Callable = lambda segment: False) -> list:
    """The segments in a generation's newest table of contents, once every file of those that are not trusted is
    seen to be what was written. Raises EngineUnavailable."""
    number = newest(folder)
    if number < 0:
        raise EngineUnavailable("damaged", f"{folder}: no table of contents")
    contents = f"_{NAME}_{number}.toc"
    sums = _sums(folder, number)
    _check(folder, sums, [contents])
    segments = segments_listed(folder, number)
    for segment in segments:
        if not is_trusted(segment):
            files = [name for name in sums if name.startswith(f"{segment.segment_id()}.")]
            if not files:
                raise EngineUnavailable("damaged", f"{folder}: a segment without files")
            _check(folder, sums, files)
    return segments


def check(folder: Path) -> None:
    """Raises EngineUnavailable unless every file of a generation is what was written."""
    try:
        segments_of(folder)
    except EngineUnavailable:
        raise
    except Exception as error:
        raise EngineUnavailable("damaged", str(folder)) from error


def unneeded(folder: Path) -> list[Path]:
    """Files of a generation that its table of contents does not list: what a killed writer left behind."""
    number = newest(folder)
    needed = {f"_{NAME}_{number}.toc", _SUMS.format(name=NAME, number=number)}
    ids = {segment.segment_id() for segment in segments_listed(folder, number)}
    return [
        folder / name for name in sorted(os.listdir(folder)) if name not in needed and name.split(".")[0] not in ids
    ]


def _check(folder, sums, names):
    for name in names:
        if sums.get(name) != _sum(folder / name):
            raise EngineUnavailable("damaged", str(folder / name))


def _sums(folder, number) -> dict[str, list]:
    """{file name: [size, checksum]} as written with a table of contents; nothing where it cannot be read."""
    try:
        sums = json.loads((folder / _SUMS.format(name=NAME, number=number)).read_bytes())
    except (OSError, ValueError):
        return {}
    return sums if isinstance(sums, dict) else {}


def _sum(path) -> list:
    size = checksum = 0
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            size, checksum = size + len(chunk), zlib.crc32(chunk, checksum)
    return [size, checksum]
