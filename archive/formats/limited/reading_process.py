"""The parent's side: one child that reads file after file, and is replaced when a file breaks a limit or the child.

The child is a fresh interpreter, no fork: whoever reads a file may run threads. It gets an environment without the
archive's secrets and may write no file. A hostile file can thus at worst cost the child its life and us some seconds.
"""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path

from archive.formats.file_kind import FileKind
from archive.formats.limited import text_json
from archive.formats.limited.reading_loop import ANSWER, REQUEST
from archive.formats.received_text import Text
from archive.formats.refusal import Refused

MEMORY_MB, PROCESSOR_SECONDS, WALL_SECONDS = 1024, 15, 60
_MOST_ANSWER = 256 << 20
_ROOT = str(Path(__file__).resolve().parents[3])
# -I keeps the current folder and the user's settings out of the child's modules; so the folder is named here.
_PROGRAM = (
    "import sys; sys.path.insert(0, sys.argv[1]); from archive.formats.limited import reading_loop; "
    "reading_loop.main(int(sys.argv[2]), int(sys.argv[3]))"
)
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "TMPDIR")

SLOW = "读取文件用时过长，已停止；文件可能异常，请用原来的程序打开、另存后再导入。"
GREEDY = "读取文件占用内存过多，已停止；文件可能异常，请用原来的程序打开、另存后再导入。"
CRASHED = "读取文件时程序出错中止；文件可能已损坏，请用原来的程序打开、另存后再导入。"


class ReaderFault(Exception):
    """A reader stumbled over a file, which is a fault of ours; the text is the child's traceback."""


def read(kind: FileKind, data: bytes) -> Text:
    """What the reader of this kind says of the bytes. Raises Refused, also where that takes too much time or memory,
    and ReaderFault."""
    with _lock:
        answer = _child().ask(kind, data)
    if "fault" in answer:
        raise ReaderFault(str(answer.get("trace", answer["fault"])))
    if "problem" in answer:
        raise Refused(GREEDY)
    if "refused" in answer:
        raise Refused(str(answer["refused"]))
    try:
        return text_json.text_of(answer)
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(CRASHED) from error


class _Child:
    """A child at work. `owner` is the process that started it: another that was forked from it starts its own."""

    def __init__(self) -> None:
        self.owner, self.is_done = os.getpid(), False
        self._socket, theirs = socket.socketpair()
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        command = [sys.executable, "-I", "-B", "-c", _PROGRAM, _ROOT, str(MEMORY_MB), str(PROCESSOR_SECONDS)]
        with theirs:
            self.process = subprocess.Popen(  # noqa: S603 - our own program, no shell
                command,
                stdin=theirs.fileno(),
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=environment,
                start_new_session=True,
            )

    def can_be_asked(self) -> bool:
        return not self.is_done and self.owner == os.getpid() and self.process.poll() is None

    def ask(self, kind: FileKind, data: bytes) -> dict:
        """The child's answer. Raises Refused where there is none."""
        self._ends = time.monotonic() + WALL_SECONDS
        try:
            self._send(REQUEST.pack(kind.value.encode(), len(data)) + data)
            (length,) = ANSWER.unpack(self._receive(ANSWER.size))
            if length > _MOST_ANSWER:
                raise Refused(GREEDY)
            answer = text_json.answer_of(self._receive(length))
        except TimeoutError as error:
            self.end()
            raise Refused(SLOW) from error
        except OSError as error:
            raise Refused(self._why()) from error
        except ValueError as error:
            self.end()
            raise Refused(CRASHED) from error
        except BaseException:
            # Half an answer may be on its way: nobody is to take it for that to the next question.
            self.end()
            raise
        if answer.get("last"):
            self.end()
        return answer

    def end(self) -> None:
        self.is_done = True
        self._socket.close()
        with contextlib.suppress(ProcessLookupError):
            self.process.kill()
        self.process.wait()

    def _why(self) -> str:
        """The sentence for a child that has ended on its own."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)
        status = self.process.poll()
        self.end()
        if status == -signal.SIGXCPU:
            return SLOW
        # Libraries abort when they are granted no more memory; nobody kills but a machine that has none left.
        return GREEDY if status in (-signal.SIGABRT, -signal.SIGKILL) else CRASHED

    def _send(self, data: bytes) -> None:
        self._socket.settimeout(self._left())
        self._socket.sendall(data)

    def _receive(self, length: int) -> bytes:
        data = bytearray()
        while len(data) < length:
            self._socket.settimeout(self._left())
            piece = self._socket.recv(length - len(data))
            if not piece:
                raise ConnectionResetError("the child has ended")
            data += piece
        return bytes(data)

    def _left(self) -> float:
        left = self._ends - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


_lock = threading.Lock()
_children: list[_Child] = []


def _child() -> _Child:
    """The child of this process, a new one where there is none that can be asked."""
    if not _children or not _children[0].can_be_asked():
        _children[:] = [_Child()]
    return _children[0]
