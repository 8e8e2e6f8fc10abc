"""Three hundred hostile files in one folder: each is refused in words or brought in clean, and none costs much."""

import json
import os
import subprocess
import sys
from operator import itemgetter

from django.utils.html import escape

from tests.support import hostile_files
from tests.support.hostile_kinds import SCRIPT
from tests.support.serving import ROOT
from tests.support.whole_archive import wrongs

_COUNT = 300
# Of the process that imports, above what it held before the file; what a file's reader may take is its own child's:
# 1,024 MB each, 15 s of processor time and 60 s (a PDF's 60 and 90 s).
_MOST_MB, _MOST_SECONDS, _MOST_WITH_CHILD = 256, 20, 100
# A text of a million characters and more that is taken in, with its forty thousand items, is long and no trick.
_LONG_BYTES, _MOST_MB_OF_LONG, _MOST_SECONDS_OF_LONG = 2_000_000, 768, 120
_PAGES = 60
# Each file as `import_directives` takes it, with what it took: a line of JSON for each of its outcomes.
_MEASURED = """
import json, resource, sys, time
from pathlib import Path
import django; django.setup()
from archive import ingest, signals
from archive.ingest import reference_fixtures

def memory(name):
    status = Path("/proc/self/status").read_text()
    return int(status.partition(name + ":")[2].split()[0]) // 1024

def busy():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

reference_fixtures.load()
run = ingest.ImportRun()
with signals.batched():
    for found in ingest.listed([Path(sys.argv[1])]).files:
        Path("/proc/self/clear_refs").write_text("5")
        began, before, held = time.monotonic(), busy(), memory("VmRSS")
        outcomes = [(one.status, one.reason) for one in run.import_files(found)]
        size = found.path.stat().st_size if found.path.is_file() else 0
        taken = {"size": size, "wall": time.monotonic() - began, "busy": busy() - before}
        taken["peak"] = memory("VmHWM") - held
        print(json.dumps({"path": ingest.shown(found.path), "outcomes": outcomes, **taken}), flush=True)
"""


def test_hostile_files(archive, chance, figures, tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name, data in hostile_files.files(chance, _COUNT):
        (folder / name).write_bytes(data)
    links = no_files(folder, archive.folder)
    seen = brought_in(archive, folder)
    hidden = [one for one in folder.iterdir() if one.name.startswith(".")]
    assert len(seen) == _COUNT - len(hidden) + len(links)
    outcomes = [(one["path"], *outcome) for one in seen for outcome in one["outcomes"]]
    assert [one for one in outcomes if one[1] == "refused" and not one[2].strip().endswith("。")] == []
    told = {one["path"].rpartition("/")[2]: one["outcomes"] for one in seen}
    assert {name: told[name] for name in links if [status for status, _ in told[name]] != ["refused"]} == {}
    statuses = [status for _, status, _ in outcomes]
    figures(files=len(seen), imported=statuses.count("imported"), refused=statuses.count("refused"))
    bounded("hostile", [one for one in seen if not is_long(one)], figures, _MOST_MB, _MOST_SECONDS)
    bounded("long", list(filter(is_long, seen)), figures, _MOST_MB_OF_LONG, _MOST_SECONDS_OF_LONG)
    assert [one for one in outcomes if "程序出错" in one[2] or "Traceback" in one[2]] == []
    assert wrongs(archive) == []
    nothing_of_the_account_is_public(archive)
    pages_are_clean(archive, chance, figures)
    assert archive.checked() == []


def is_long(one) -> bool:
    return one["size"] >= _LONG_BYTES and one["outcomes"][0][0] == "imported"


def bounded(what, seen, figures, most_mb, most_seconds) -> None:
    heavy, slow, late = (max(seen, key=itemgetter(name)) for name in ("peak", "busy", "wall"))
    figures(of=f"{len(seen)} {what}", most_MB=heavy["peak"], processor_s=slow["busy"], with_child_s=late["wall"])
    assert heavy["peak"] <= most_mb, heavy
    assert slow["busy"] <= most_seconds, slow
    assert late["wall"] <= 3 * max(most_seconds, _MOST_WITH_CHILD), late


def no_files(folder, data) -> list[str]:
    """What lies in the folder and is no file: links, pipes. Their names."""
    os.mkfifo(folder / "管道.txt")
    points = {
        "外.txt": "/etc/passwd",
        "密钥.txt": data / "secret-key",
        "断.txt": "/nonexistent",
        "零.txt": "/dev/zero",
    }
    points |= {"夹": "/etc", "圈": ".", "进程.txt": "/proc/self/environ", "库.txt": data / "archive.sqlite3"}
    for name, target in points.items():
        (folder / name).symlink_to(target)
    return ["管道.txt", *points]


def brought_in(archive, folder) -> list[dict]:
    environment = archive.environment | {"DJANGO_SETTINGS_MODULE": "archive.settings"}
    output, log = folder.with_name("measured"), folder.with_name("import.log")
    with output.open("w") as out, log.open("w") as errors:
        command = [sys.executable, "-c", _MEASURED, str(folder)]
        done = subprocess.run(command, cwd=ROOT, env=environment, stdout=out, stderr=errors, timeout=2400)
    said = log.read_text(errors="replace")
    assert done.returncode == 0, said[-3000:]
    assert "Traceback" not in said, said[:3000]
    return [json.loads(line) for line in output.read_text().splitlines() if line.startswith("{")]


def nothing_of_the_account_is_public(archive) -> None:
    key = (archive.folder / "secret-key").read_text().strip()
    for (text,) in archive.rows("SELECT text FROM archive_source"):
        assert "root:x:0" not in text
        assert key not in text


def pages_are_clean(archive, chance, figures) -> None:
    """What came in is shown like anything else."""
    archive.start()
    keys = [pk for (pk,) in archive.rows("SELECT id FROM archive_directive WHERE length(text) < 200000")]
    marked = [pk for (pk,) in archive.rows("SELECT id FROM archive_directive WHERE text LIKE '%qz9%'")]
    assert marked
    chosen = {*marked, *chance.sample(keys, min(_PAGES, len(keys)))}
    for pk in sorted(chosen):
        for form in ("", "print/", "received/"):
            answer = archive.get(f"/directives/{pk}/{form}")
            assert answer.status == 200, (pk, form, answer)
            assert SCRIPT not in answer.text
    assert escape(SCRIPT) in archive.get(f"/directives/{marked[0]}/").text
    assert archive.tracebacks() == []
    figures(pages_looked_at=len(chosen) * 3)
