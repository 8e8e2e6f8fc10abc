"""A backup made while others write, a full disk, a folder that cannot be written: the archive as it is kept."""

import hashlib
import os
import re
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, contextmanager

import pytest

from tests.support.kept_archive import ROOT, KeptArchive
from tests.support.serving import environment_of

pytestmark = pytest.mark.slow

is_root = pytest.mark.skipif(os.geteuid() != 0 or sys.platform != "linux", reason="mounts a disk of its own")

# Corrections as the admin saves them, each on record once it is committed; and files that come in between.
_WRITES = """
import sys, django; django.setup()
from pathlib import Path
from django.contrib.auth import get_user_model
from django.test import Client
from archive import signals
from archive.ingest import ImportRun
from archive.models import Directive
from archive.ingest import corrections
from django.db import transaction
folder, run = Path(sys.argv[1]), ImportRun()
with signals.batched(send_at_end=False):
    for at in range(1, 100000):
        directive = Directive.objects.order_by("pk").first()
        directive.note = f"更正 {at}"
        with transaction.atomic():
            directive.save(update_fields=["note"])
            corrections.mark([directive], ["note"], None)
        print(at, flush=True)
        path = folder / f"{at}.txt"
        path.write_text(f"示例市总工会关于示例工作第{at}号的通知\\n\\n各县总工会：\\n做好第{at}项示例工作。\\n示例市总工会\\n2026年1月5日\\n")
        run.import_file(path)
"""


@pytest.fixture(scope="module")
def whole(tmp_path_factory, warm_python):
    archive = KeptArchive(tmp_path_factory.mktemp("whole") / "data", warm_python)
    status, said = archive.run("prepare")
    assert status == 0, said
    return archive


@pytest.fixture
def archive(whole, tmp_path):
    return whole.copied_to(tmp_path / "data")


@contextmanager
def writing(archive, folder):
    """Somebody who writes all the while; the numbers of the corrections that were acknowledged."""
    folder.mkdir()
    environment = environment_of(archive.path) | {"DJANGO_SETTINGS_MODULE": "archive.settings"}
    command = [sys.executable, "-c", _WRITES, str(folder)]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    acknowledged, reached = [], threading.Event()

    def take_down():
        for line in process.stdout:
            acknowledged.append(int(line))
            if len(acknowledged) >= 10:
                reached.set()

    thread = threading.Thread(target=take_down)
    thread.start()
    try:
        assert reached.wait(120)
        yield acknowledged
    finally:
        process.kill()
        process.wait()
        thread.join()
        process.stdout.close()


def test_what_was_acknowledged_before_a_backup_made_in_use_is_found_in_the_restored_one(archive, tmp_path):
    with writing(archive, tmp_path / "incoming") as acknowledged:
        before = acknowledged[-1]
        status, said = archive.run("backup", str(tmp_path / "backups"))
        assert status == 0, said
        after = acknowledged[-1]
    assert after > before, "nobody wrote while the backup was made"
    (file,) = (tmp_path / "backups").glob("*.zip")
    assert file.stat().st_mode & 0o077 == 0
    restored = KeptArchive(tmp_path / "restored", archive.python)
    restored.path.mkdir()
    status, said = restored.run("restore", str(file))
    assert status == 0, said
    assert restored.run("prepare")[0] == 0
    (note,) = restored.sql("SELECT note FROM archive_directive ORDER BY id LIMIT 1")[0]
    assert int(note.removeprefix("更正 ")) >= before
    sources = restored.sql("SELECT file, sha256 FROM archive_source")
    assert len(sources) > 5 + before - 1
    for name, sha256 in sources:
        assert hashlib.sha256((restored.path / "sources" / name).read_bytes()).hexdigest() == sha256
    assert restored.checked()[1]["faults"] == []


def test_a_backup_of_an_archive_that_lacks_an_original_is_made_and_says_so(archive):
    archive.originals()[0].unlink()
    status, said = archive.run("backup")
    assert status == 1 and "原件不在" in said and len(archive.backups()) == 1


def test_of_a_damaged_database_there_is_no_backup_and_the_others_stay(archive):
    assert archive.run("backup")[0] == 0
    held = archive.backups()
    with archive.database.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\xa5" * 8192)
    status, said = archive.run("backup", "--keep", "1")
    assert status == 1 and "没有备份" in said and "Traceback" not in said
    assert archive.backups() == held
    assert [path for path in (archive.path / "backups").iterdir() if path not in held] == []


def test_a_new_data_folder_is_its_owner_s_alone_and_one_that_is_wider_is_told(whole, archive):
    # What is served to everybody is no secret; the folder above it keeps others out.
    mine = [path for path in whole.path.rglob("*") if "static" not in path.relative_to(whole.path).parts]
    assert {str(path) for path in [whole.path, *mine] if path.stat().st_mode & 0o077} == set()
    archive.path.chmod(0o755)
    said = archive.run("check_archive")
    assert said[0] == 0 and f"chmod -R go-rwx {archive.path}" in said[1]
    assert archive.path.stat().st_mode & 0o777 == 0o755


@contextmanager
def read_only(path):
    subprocess.run(["mount", "--bind", path, path], check=True)
    try:
        subprocess.run(["mount", "-o", "remount,ro,bind", path], check=True)
        yield
    finally:
        subprocess.run(["umount", path], check=True)


_PAGES = """
import django; django.setup()
from django.conf import settings; settings.ALLOWED_HOSTS = ["*"]
from django.test import Client
client = Client(raise_request_exception=False)
paths = ["/", "/directives/", "/directives/1/", "/search/?q=工会", "/api/v1/search/?q=工会", "/actions/", "/readyz"]
for path in paths:
    answer = client.get(path)
    print(path, answer.status_code, answer.content.decode() if answer.status_code > 300 or path == "/readyz" else "")
answer = client.post("/accounts/login/?next=/admin/", {"username": "editor", "password": "long enough 7"})
print("login", answer.status_code, answer.content.decode()[-1500:])
"""
_STAFF = """
import django; django.setup()
from django.contrib.auth import get_user_model
get_user_model().objects.create_superuser("editor", password="long enough 7")
"""


def script(archive, code):
    told = environment_of(archive.path) | {"DJANGO_SETTINGS_MODULE": "archive.settings", "PYTHONPATH": str(ROOT)}
    return archive.python.run("-c", code, environment=told)[1]


@is_root
@pytest.mark.parametrize("has_static", [True, False])
def test_a_folder_that_cannot_be_written_is_read_and_said_so(archive, has_static):
    script(archive, _STAFF)
    if not has_static:
        subprocess.run(["rm", "-r", archive.path / "static"], check=True)
    with read_only(archive.path):
        said = script(archive, _PAGES)
        status, prepared = archive.run("prepare")
        assert status == 0 and f"{archive.path} 所在的磁盘是只读的" in prepared
        assert archive.checked()[1]["faults"] == []
        for command in (["import_directives", "fixtures/sources"], ["rebuild_index"], ["check_archive", "--repair"]):
            status, refused = archive.run(*command)
            assert status == 1 and "只读" in refused and str(archive.path) in refused
            assert "Traceback" not in refused and "还没有建好" not in refused
    pages, _, login = said.partition("\nlogin ")
    assert re.findall(r"^/\S* (\d{3}) ", pages, re.MULTILINE) == ["200"] * 7
    assert "cannot be written" in pages
    assert login.startswith("503") and "只读" in login and "Traceback" not in said


@pytest.mark.parametrize("path", ["/", "/actions/", "/api/v1/directives/"])
def test_of_a_damaged_database_pages_say_so_in_a_sentence_and_the_log_in_a_line(archive, path):
    with archive.database.open("r+b") as file:
        file.seek(4096)
        file.write(b"\xa5" * (archive.database.stat().st_size - 8192))
    said = script(
        archive,
        f"""
import django; django.setup()
from django.conf import settings; settings.ALLOWED_HOSTS = ["*"]
from django.test import Client
client = Client(raise_request_exception=False)
for path in ({path!r}, "/readyz"):
    answer = client.get(path)
    print(path, answer.status_code, answer.content.decode())
""",
    )
    assert f"{path} 503" in said and "数据库已损坏" in said and "/readyz 503" in said
    assert "Traceback" not in said
    assert len([line for line in said.splitlines() if f"] Service Unavailable: {path}:" in line]) == 1


@contextmanager
def small_disk(path, megabytes):
    path.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", path], check=True)
    try:
        yield path
    finally:
        subprocess.run(["umount", path], check=True)


def fill(path):
    """Take what room there is."""
    with path.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            pass


@is_root
def test_on_a_full_disk_each_write_has_its_sentence_and_nothing_is_lost(whole, tmp_path):
    with small_disk(tmp_path / "disk", 40) as disk:
        archive = whole.copied_to(disk / "data")
        script(archive, _STAFF)
        fill(disk / "filler")
        incoming = tmp_path / "来文.txt"
        incoming.write_text("示例市总工会关于示例工作的通知\n\n各县总工会：\n做好示例工作。" + "示例" * 50_000)
        for command, words in (
            (["backup"], "磁盘已满"),
            (["import_directives", str(incoming)], "磁盘空间"),
            (["rebuild_index"], "磁盘已满"),
        ):
            status, said = archive.run(*command)
            assert status == 1 and words in said and "腾出空间" in said + "腾出空间" * ("检查磁盘空间" in said), said
        assert "login 503" in script(archive, _PAGES) and archive.backups() == []
        assert [path.name for path in archive.path.rglob("*.partial")] == []
        (disk / "filler").unlink()
        assert archive.run("import_directives", str(incoming))[0] == 0
        assert archive.run("backup")[0] == 0
        assert archive.checked()[1]["faults"] == []


@is_root
def test_a_restore_onto_a_disk_without_room_touches_nothing(whole, tmp_path):
    assert whole.run("backup", str(tmp_path / "backups"))[0] == 0
    (file,) = (tmp_path / "backups").glob("*.zip")
    with small_disk(tmp_path / "disk", 1) as disk:
        restored = KeptArchive(disk / "data", whole.python)
        restored.path.mkdir()
        status, said = restored.run("restore", str(file))
        assert status == 1 and "腾出空间" in said and list(restored.path.iterdir()) == []


def test_a_backup_is_one_zip_that_any_system_opens(archive, tmp_path):
    assert archive.run("backup")[0] == 0
    (file,) = archive.backups()
    subprocess.run([sys.executable, "-m", "zipfile", "-e", file, tmp_path / "out"], check=True)
    with closing(sqlite3.connect(tmp_path / "out" / "archive.sqlite3")) as database:
        assert database.execute("SELECT count(*) FROM archive_directive").fetchone() == (6,)
    assert (tmp_path / "out" / "manifest.json").exists()
