"""A PDF in a process of its own, with limits on memory, processor time, wall time and output.

The child is a fresh interpreter, no fork: whoever reads a file may run threads. It gets the bytes on standard
input and an environment without the archive's secrets; what it writes goes to a file, whose size it cannot
exceed. A hostile file can thus at worst cost the child its life and the reader some seconds.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from archive.formats.refusal import Refused

MEMORY_MB, PROCESSOR_SECONDS, WALL_SECONDS, OUTPUT_MB = 1024, 60, 90, 64
MOST_PAGES, MOST_CHARACTERS = 2_000, 2_000_000
_FOLDER = str(Path(__file__).resolve().parent)
# -I keeps the current folder and the user's settings out of the child's modules; so the folder is named here.
_PROGRAM = "import sys; sys.path.insert(0, sys.argv.pop(1)); from pages import child; child.main(sys.argv[1:])"
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "TMPDIR")

SLOW = "读取 PDF 用时过长，已停止；文件可能异常，请用 PDF 阅读器另存后再导入。"
GREEDY = "读取 PDF 占用内存过多，已停止；文件可能异常，请用 PDF 阅读器另存后再导入。"
CRASHED = "读取 PDF 时程序出错中止；文件可能已损坏，请用 PDF 阅读器另存后再导入。"
_SENTENCES = {
    "password": "PDF 文件有密码，无法打开；请去掉密码后再导入。",
    "security": "PDF 文件的加密方式无法识别；请去掉加密后再导入。",
    "format": "PDF 文件已损坏，无法打开；请重新下载或复制后再导入。",
    "empty": "PDF 文件里没有页面；请检查文件是否损坏。",
    "pages": f"PDF 文件有 {{count}} 页，超过 {MOST_PAGES} 页的上限；请拆分后再导入。",
    "page": "PDF 文件第 {page} 页已损坏，无法读取；请重新下载或复制后再导入。",
    "characters": f"PDF 文件超过 {MOST_CHARACTERS // 10_000} 万字的上限；请拆分后再导入。",
    "memory": GREEDY,
}


def read_pages(data: bytes) -> list[dict]:
    """The pages of a PDF as the child describes them (see pages/child.py). Raises Refused."""
    answer = _run(data, "read", MOST_PAGES, MOST_CHARACTERS)
    return answer.get("pages", [])


def draw_page(data: bytes, number: int, turns: int, path: Path) -> dict:
    """Write the picture of a page to `path`; says its size in points and its dots per point. Raises Refused."""
    return _run(data, "draw", MOST_PAGES, number, turns, path)


def _run(data: bytes, task: str, *arguments: object) -> dict:
    limits = (MEMORY_MB, PROCESSOR_SECONDS, OUTPUT_MB)
    command = [sys.executable, "-I", "-c", _PROGRAM, _FOLDER, *map(str, (*limits, task, *arguments))]
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
    with tempfile.TemporaryFile() as output:
        try:
            done = subprocess.run(  # noqa: S603 - our own program, no shell
                command,
                input=data,
                stdout=output,
                stderr=subprocess.DEVNULL,
                env=environment,
                timeout=WALL_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise Refused(SLOW) from error
        except OSError as error:
            raise Refused(CRASHED) from error
        output.seek(0)
        return _answer(done.returncode, output.read())


def _answer(status: int, output: bytes) -> dict:
    if status == -signal.SIGXCPU:
        raise Refused(SLOW)
    if status in (-signal.SIGABRT, -signal.SIGKILL):
        # pdfium aborts when it is granted no more memory; nobody kills but a machine that has none left.
        raise Refused(GREEDY)
    if status:
        raise Refused(CRASHED)
    try:
        answer = json.loads(output)
        if "problem" in answer:
            raise Refused(_SENTENCES[answer["problem"]].format_map(answer))
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise Refused(CRASHED) from error
    return answer
