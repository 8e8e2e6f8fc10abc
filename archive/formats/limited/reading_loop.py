"""The child's own main: files on the socket that is its standard input, one after another → their texts, within limits
that it sets itself."""

import resource
import socket
import struct
import traceback
from pathlib import Path
from typing import Any

from archive.formats.file_kind import FileKind
from archive.formats.limited import text_json
from archive.formats.limited.document_readers import READERS
from archive.formats.refusal import Refused

REQUEST, ANSWER = struct.Struct("<16sQ"), struct.Struct("<Q")
_MEGABYTE = 1 << 20
_OPEN_FILES = 64


def main(memory: int, seconds: int) -> None:
    """Serve until the parent closes its end: `memory` in megabytes for the process, `seconds` of processor time for a
    file. A child that was short of memory, or has grown, says so with its answer and ends."""
    for kind, amount in (
        (resource.RLIMIT_AS, memory * _MEGABYTE),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_NOFILE, _OPEN_FILES),
    ):
        _limit(kind, amount)
    parent = socket.socket(fileno=0)
    is_last = False
    while not is_last and (request := _received(parent, REQUEST.size)):
        kind, length = REQUEST.unpack(request)
        data = _received(parent, length) if length else b""
        _allow(seconds)
        answer = _answer(FileKind(kind.rstrip(b"\x00").decode()), data)
        is_last = bool(answer.get("problem")) or _has_grown(memory)
        written = text_json.written(answer | {"last": is_last})
        parent.sendall(ANSWER.pack(len(written)) + written)


def _answer(kind: FileKind, data: bytes) -> dict[str, Any]:
    try:
        return text_json.of_text(READERS[kind](data))
    except Refused as refusal:
        return {"refused": str(refusal)}
    except MemoryError:
        return {"problem": "memory"}
    except Exception as error:
        return {"fault": type(error).__name__, "trace": traceback.format_exc()}


def _received(parent: socket.socket, length: int) -> bytes:
    """So many bytes, b"" where the parent has closed its end."""
    data = bytearray()
    while len(data) < length:
        piece = parent.recv(min(length - len(data), _MEGABYTE))
        if not piece:
            return b""
        data += piece
    return bytes(data)


def _allow(seconds: int) -> None:
    """So much more processor time from now: at the soft limit the kernel ends the child and says why (SIGXCPU)."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    soft = int(used.ru_utime + used.ru_stime) + seconds + 1
    resource.setrlimit(resource.RLIMIT_CPU, (soft if hard == resource.RLIM_INFINITY else min(soft, hard), hard))


def _has_grown(memory: int) -> bool:
    """Whether so little room is left that the next file might suffer for this one."""
    return _resident() > memory * _MEGABYTE / 2


def _resident() -> int:
    """Bytes that this process has in memory. What getrusage tells on Linux counts the program that started it too: its
    high mark outlives the exec."""
    try:
        return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize()
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def _limit(kind: int, amount: int) -> None:
    _, hard = resource.getrlimit(kind)
    wanted = amount if hard == resource.RLIM_INFINITY else min(amount, hard)
    resource.setrlimit(kind, (wanted, wanted))
