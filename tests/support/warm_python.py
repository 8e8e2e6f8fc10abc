"""A Python that has imported what needs no settings, and forks for each command.

Most of what `manage.py prepare` takes is imports; here they are made once. A command has environment, arguments and
settings of its own, read by a process of its own, as when it is started from a shell.
"""

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
import tempfile
import threading
import traceback
from importlib import import_module
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_SECONDS = 120
_IMPORTED = [
    "archive.comparison", "archive.formats", "archive.parsing", "django.core.mail", "django.core.management",
    "django.core.management.commands.migrate", "django.core.serializers", "django.db.migrations.executor",
    "django.forms", "django.http", "django.template.loader", "django.test", "django.urls", "django.views", "jieba",
    "numpy", "opencc", "polib", "pypinyin", "rapidfuzz.distance", "typst", "whoosh.codec.whoosh3", "whoosh.highlight",
    "whoosh.qparser", "whoosh.searching", "xlsxwriter",
]  # fmt: skip


class WarmPython:
    """The process that forks; end it with `close`."""

    def __init__(self):
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )

    def run(self, *arguments: str, environment: dict[str, str]) -> tuple[int, str]:
        """`python ARGUMENTS`: a script or -c CODE, and what it is given. (exit status, what it printed)"""
        with tempfile.NamedTemporaryFile("r", encoding="utf-8") as output:
            asked = {"arguments": arguments, "environment": environment, "output": output.name}
            print(json.dumps(asked), file=self._process.stdin, flush=True)
            return json.loads(self._process.stdout.readline()), output.read()

    def close(self) -> None:
        self._process.stdin.close()
        self._process.wait(timeout=_SECONDS)


def _serve() -> None:
    for name in _IMPORTED:
        import_module(name)
    # What is loaded now stays: no child need go through it.
    gc.collect()
    gc.freeze()
    for line in sys.stdin:
        child = os.fork()
        if not child:
            _become(**json.loads(line))
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _become(arguments: list[str], environment: dict[str, str], output: str) -> None:
    """Be the command, and end."""
    signal.alarm(_SECONDS)
    os.environ.clear()
    os.environ.update(environment)
    printing, nothing = os.open(output, os.O_WRONLY | os.O_APPEND), os.open(os.devnull, os.O_RDONLY)
    for taken, given in ((0, nothing), (1, printing), (2, printing)):
        os.dup2(given, taken)
    status = _status_of(arguments)
    threading._shutdown()
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _status_of(arguments: list[str]) -> int:
    try:
        if arguments[0] == "-c":
            sys.argv = arguments[:1] + arguments[2:]
            exec(arguments[1], {"__name__": "__main__"})
        else:
            sys.argv = arguments
            runpy.run_path(arguments[0], run_name="__main__")
    except SystemExit as ended:
        if isinstance(ended.code, str):
            print(ended.code, file=sys.stderr)
        return ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        traceback.print_exc()
        return 1
    return 0


if __name__ == "__main__":
    _serve()
