"""Three hundred hostile files in one folder: each is refused in words or brought in clean, and none costs much."""

import json
import os
import subprocess
import sys

from django.utils.html import escape

from tests.support import hostile_files
from tests.support.hostile_kinds import SCRIPT
from tests.support.serving import ROOT
from tests.support.whole_archive import wrongs

_COUNT = 300
# Of the process that imports; what a file's reader may take is its own child's: 1,024 MB each, 15 s of processor time
# and 60 s (a PDF's 60 and 90 s).
_MOST_MB, _MOST_SECONDS, _MOST_WITH_CHILD = 256, 20, 100
_PAGES = 60
# Each file as `import_directives` takes it, with what it took: a line of JSON for each of its outcomes.
_MEASURED = """
import json, resource, sys, time
from pathlib import Path
import django; django.setup()
from archive import ingest, signals
from archive.ingest import reference_fixtures

def peak():
    status = Path("/proc/self/status").read_text()
    return int(status.partition("VmHWM:")[2].split()[0]) // 1024

def busy():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

reference_fixtures.load()
run = ingest.ImportRun()
with signals.batched():
    for found in ingest.listed([Path(sys.argv[1])]).files:
        Path("/proc/self/clear_refs").write_text("5")
        began, before = time.monotonic(), busy()
        outcomes = [(one.status, one.reason) for one in run.import_files(found)]
        taken = {"wall": time.monotonic() - began, "busy": busy() - before, "peak": peak()}
        print(json.dumps({"path": ingest.shown(found.path), "outcomes": outcomes, **taken}), flush=True)
"""


def test_hostile_files(archive, chance, figures, tmp_path):
    folder = tmp_path / "hostile"
    folder.mkdir()
    for name, data in hostile_files.files(chance, _COUNT):
        (folder / name).write_bytes(data)
    links = no_files(folder, archive.folder)
    seen = brought_in(archive, folder)
    assert len(seen) == _COUNT + len(links)
    outcomes = [(one["path"], *outcome) for one in seen for outcome in one["outcomes"]]
    assert [one for one in outcomes if one[1] == "refused" and not one[2].strip().endswith("。")] == []
    told = {one["path"].rpartition("/")[2]: one["outcomes"] for one in seen}
    assert {name: told[name] for name in links if [status for status, _ in told[name]] != ["refused"]} == {}
    heavy = max(seen, key=lambda one: one["peak"])
    slow = max(seen, key=lambda one: one["busy"])
    late = max(seen, key=lambda one: one["wall"])
    statuses = [status for _, status, _ in outcomes]
    figures(files=len(seen), imported=statuses.count("imported"), refused=statuses.count("refused"))
    figures(most_MB=heavy["peak"], most_processor_s=slow["busy"], most_with_child_s=late["wall"])
    assert heavy["peak"] <= _MOST_MB, heavy
    assert slow["busy"] <= _MOST_SECONDS, slow
    assert late["wall"] <= _MOST_WITH_CHILD, late
    assert [one for one in outcomes if "程序出错" in one[2] or "Traceback" in one[2]] == []
    assert wrongs(archive) == []
    nothing_of_the_account_is_public(archive)
    pages_are_clean(archive, chance, figures)
    assert archive.checked() == []


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
    log = folder.with_name("import.log")
    with log.open("w") as errors:
        done = subprocess.run(
            [sys.executable, "-c", _MEASURED, str(folder)], cwd=ROOT, env=environment, stdout=subprocess.PIPE,
            stderr=errors, text=True, errors="replace", timeout=1500,
        )  # fmt: skip
    said = log.read_text(errors="replace")
    assert done.returncode == 0, said[-3000:]
    assert "Traceback" not in said, said[:3000]
    return [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]


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
