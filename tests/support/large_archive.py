"""An archive of ten thousand directives with their action items and two texts of 2.9 million characters, made once and
kept between runs: as benchmarks fill it, in bulk."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from tests.support.served_archive import ServedArchive
from tests.support.serving import ROOT, environment_of

# DIRECTIVES=1000 for a shorter look.
COUNT = int(os.environ.get("DIRECTIVES", "10000"))
LONG = 2_900_000
_FOLDER = ROOT / "test-results" / f"faults-{COUNT}"
_FILL = """
import sys
import django; django.setup()
from benchmarks.search_speed import bulk_archive
from archive.models import ActionItem, Section

bulk_archive.fill(int(sys.argv[1]))

def items(section):
    at = 0
    for sentence in section.text.split("。"):
        if sentence.strip():
            yield ActionItem(section=section, start=at, end=at + len(sentence) + 1, text=sentence + "。", kind="task")
        at += len(sentence) + 1

batch = []
for section in Section.objects.order_by("pk").iterator(chunk_size=1000):
    batch += items(section)
    if len(batch) > 5000:
        ActionItem.objects.bulk_create(batch)
        batch = []
ActionItem.objects.bulk_create(batch)
"""


def large_archive() -> ServedArchive:
    """Not started. Whoever changes it removes the folder."""
    note, stamp = _FOLDER / "made", _stamp()
    if not note.exists() or note.read_text() != stamp:
        _make(note, stamp)
    return ServedArchive(_FOLDER)


def long_keys(archive: ServedArchive) -> list[int]:
    return [pk for (pk,) in archive.rows("SELECT id FROM archive_directive WHERE length(text) > 1000000 ORDER BY id")]


def _make(note: Path, stamp: str) -> None:
    subprocess.run(["rm", "-rf", str(_FOLDER)], check=True)
    _FOLDER.mkdir(parents=True)
    (_FOLDER / "first-holdings-imported").touch()
    environment = environment_of(_FOLDER) | {"DJANGO_SETTINGS_MODULE": "archive.settings"}
    subprocess.run([sys.executable, "-c", _FILL, str(COUNT)], cwd=ROOT, env=environment, check=True)
    archive, files = ServedArchive(_FOLDER), _FOLDER.with_name(f"{_FOLDER.name}-long")
    files.mkdir(exist_ok=True)
    for serial in (1, 2):
        (files / f"{serial}.txt").write_text(long_text(serial), encoding="utf-8")
    for words in (["prepare"], ["import_directives", str(files)], ["prepare"]):
        status, said = archive.command(*words)
        assert status == 0, said
    note.write_text(stamp)


def long_text(serial: int) -> str:
    head = f"示例市总工会文件\n示工字〔2021〕{serial}号\n示例市总工会关于第{serial}份长篇示例的通知\n各县总工会：\n"
    lines, length = [], len(head)
    while length < LONG:
        at = len(lines)
        line = f"（{at % 9}）落实《第{serial}示例{at}办法》（示工字〔2020〕{at}号），于{at % 12 + 1}月底前报送情况。"
        lines.append(f"{'一二三四五六七八九'[at // 1000 % 9]}、第{at // 1000}部分的任务" if at % 1000 == 0 else line)
        length += len(lines[-1]) + 1
    return head + "\n".join([*lines, "示例市总工会", "2021年3月1日", ""])


def _stamp() -> str:
    code = [*sorted(ROOT.glob("*/migrations/*.py")), *sorted((ROOT / "benchmarks").glob("*.py")), Path(__file__)]
    return hashlib.sha256(b"".join(path.read_bytes() for path in code)).hexdigest()
