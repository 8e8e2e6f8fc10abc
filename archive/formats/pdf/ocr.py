"""Recognition of scanned pages by Tesseract, where it is installed with simplified Chinese (chi_sim).

Tesseract is called directly on a picture that our own child process drew of the page. ocrmypdf would do the same
with more machinery: it hands the file itself to Ghostscript, one more large program for a hostile file to harm.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

from archive.formats import workspace
from archive.formats.pdf import child_process, recognised_words
from archive.formats.pdf.placed_lines import PlacedPage
from archive.formats.pdf.recognised_words import Recognition
from archive.formats.refusal import Refused

MOST_PAGES, SECONDS_A_PAGE, SECONDS_A_FILE = 200, 90, 900
_ENVIRONMENT = ("PATH", "LD_LIBRARY_PATH", "LANG", "TMPDIR", "TESSDATA_PREFIX")
_PROGRAM, _LANGUAGE = "tesseract", "chi_sim"
# Tesseract looks for columns and tables itself (3), but now and then leaves words out of a line; told that the page
# is one block of lines (6) it does not, but reads across columns and loses tables.
_PARTED, _ONE_BLOCK, _ORIENTATION = "3", "6", "0"
# A page that lies on its side or head is read with hardly any confidence; an upright one with about 90.
_DOUBTED = 55
_ROTATE = re.compile(r"^Rotate:\s*(\d+)", re.M)

_NOT_INSTALLED = (
    "本机未安装文字识别程序；请让管理员安装 tesseract-ocr 和 tesseract-ocr-chi-sim，"
    "或改用带文字的 PDF、Word 或文本文件再导入。"
)
_SLOW = "识别扫描页用时过长，已停止；请拆分文件，或改用带文字的文件再导入。"
_FAILED = "识别扫描页时程序出错；请检查扫描图像，或改用带文字的文件再导入。"


def is_installed() -> bool:
    """Whether Tesseract is on the PATH and knows simplified Chinese."""
    if shutil.which(_PROGRAM) is None:
        return False
    try:
        return _LANGUAGE in _run(["--list-langs"], 20).split()
    except Refused:
        return False


def recognise(data: bytes, pages: list[PlacedPage]) -> list[PlacedPage]:
    """The pages, those that are pictures read from their pictures. Raises Refused."""
    wanted = [number for number, page in enumerate(pages) if page.needs_ocr]
    if not is_installed():
        raise Refused(_named(pages, wanted) + _NOT_INSTALLED)
    if len(wanted) > MOST_PAGES:
        raise Refused(f"PDF 文件有 {len(wanted)} 页扫描图像，超过 {MOST_PAGES} 页的上限；请拆分后再导入。")
    ends = time.monotonic() + SECONDS_A_FILE
    result = list(pages)
    with workspace.folder() as folder:
        for number in wanted:
            if time.monotonic() > ends:
                raise Refused(_SLOW)
            page = _recognise_page(data, number, folder / "page.pgm")
            page.omitted = pages[number].omitted + page.omitted
            result[number] = page
    return result


def _named(pages: list[PlacedPage], wanted: list[int]) -> str:
    """Which pages cannot be read, and why: PDF 文件第 1、2 页是扫描图像，没有文字；"""
    garbled = all(pages[number].garbled for number in wanted)
    reason = "的文字层是乱码" if garbled else "是扫描图像，没有文字层"
    if len(wanted) == len(pages):
        return f"PDF 文件{reason}，需要识别，"
    numbers = "、".join(str(number + 1) for number in wanted[:5]) + ("等" if len(wanted) > 5 else "")
    return f"PDF 文件第 {numbers} 页{reason}，需要识别，"


def _recognise_page(data: bytes, number: int, path: Path) -> PlacedPage:
    drawn = child_process.draw_page(data, number, 0, path)
    found = _read_picture(path, drawn, _PARTED)
    if found.confidence < _DOUBTED and (turns := _turns_needed(path)):
        drawn = child_process.draw_page(data, number, turns, path)
        found = max(found, _read_picture(path, drawn, _PARTED), key=lambda reading: reading.confidence)
    if found.is_plain:
        found = max(found, _read_picture(path, drawn, _ONE_BLOCK), key=lambda reading: reading.clear)
    return found.page


def _read_picture(path: Path, drawn: dict, mode: str) -> Recognition:
    dots = str(round(drawn["scale"] * 72))
    table = _run([str(path), "stdout", "-l", _LANGUAGE, "--psm", mode, "--dpi", dots, "tsv"], SECONDS_A_PAGE)
    try:
        return recognised_words.read(table, drawn["width"], drawn["height"], drawn["scale"])
    except (KeyError, TypeError, ValueError) as error:
        raise Refused(_FAILED) from error


def _turns_needed(path: Path) -> int:
    """By how many quarter turns to the right the picture stands upright; 0 where Tesseract cannot tell."""
    try:
        found = _ROTATE.search(_run([str(path), "stdout", "--psm", _ORIENTATION], SECONDS_A_PAGE))
    except Refused:
        return 0
    return int(found[1]) // 90 % 4 if found else 0


def _run(arguments: list[str], seconds: float) -> str:
    """What Tesseract prints. It is stopped with all it started when the time is up. Raises Refused."""
    # On one thread it is four times as fast as on the four it would take.
    environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ} | {"OMP_THREAD_LIMIT": "1"}
    try:
        process = subprocess.Popen(  # noqa: S603 - a fixed program, no shell
            [shutil.which(_PROGRAM) or _PROGRAM, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise Refused(_FAILED) from error
    try:
        output, _ = process.communicate(timeout=seconds)
    except subprocess.TimeoutExpired as error:
        raise Refused(_SLOW) from error
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
    if process.returncode:
        raise Refused(_FAILED)
    return output.decode("utf-8", "replace")
