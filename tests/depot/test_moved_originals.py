"""manage.py move_originals: from the folder into the bucket, counted, compared, gone on with after it was cut off."""

import hashlib
import json
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from archive.depot import moved_originals
from archive.depot.bucket_storage import BucketStorage
from archive.models import Directive, HandlingSheet, IntakeDraft, Source
from archive.ops.store_trouble import StoreTrouble
from archive.registry import handling_sheet
from tests.support import intake_drafts
from tests.support.kept_archive import KeptArchive

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path, take, known_places) -> Path:
    """A data folder with three originals, a handling sheet and a draft."""
    settings.DATA_DIR = tmp_path / "data"
    settings.DATA_DIR.mkdir()
    settings.MEDIA_ROOT = settings.DATA_DIR / "sources"
    for serial in (1, 2, 3):
        assert take(intake_drafts.notice(f"第{serial}项", serial)).status == "imported"
    handling_sheet.keep(HandlingSheet(sha256=_digest(b"sheet"), name="单.pdf", media_type="x", size=5), b"sheet")
    intake_drafts.send(intake_drafts.clerk(), ("来文.txt", intake_drafts.notice("另一项", 4)))
    return settings.DATA_DIR


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def moved(*arguments) -> dict:
    out = StringIO()
    call_command("move_originals", "--json", *arguments, stdout=out)
    return json.loads(out.getvalue())


def files(folder: Path) -> dict[str, bytes]:
    kept = [path for name in ("sources", "intake") for path in (folder / name).rglob("*") if path.is_file()]
    return {str(path.relative_to(folder)): path.read_bytes() for path in kept}


def test_all_is_there_byte_for_byte_and_the_folder_as_it_was(folder, bucket, client):
    before = files(folder)
    told = moved()
    assert (told["named"], told["moved"], told["held"], told["faults"]) == (5, 5, 0, [])
    assert told["digest"] == told["told"]
    assert bucket.contents() == before == files(folder)
    key = Directive.objects.first().pk
    assert client.get(f"/directives/{key}/source/").getvalue() in before.values()
    again = moved()
    assert (again["moved"], again["held"], again["digest"]) == (0, 5, told["digest"])


def test_cut_off_it_goes_on(folder, bucket, store, monkeypatch):
    keep, kept = BucketStorage.keep, []

    def keeps_two(self, name, data):
        kept.append(name)
        if len(kept) == 3:
            store.stop()
        return keep(self, name, data)

    monkeypatch.setattr(moved_originals, "_AT_ONCE", 1)
    with monkeypatch.context() as patch:
        patch.setattr(BucketStorage, "keep", keeps_two)
        try:
            with pytest.raises(StoreTrouble, match="ORIGINALS_URL"):
                moved()
        finally:
            store.start()
    assert len(bucket.names()) == 2
    told = moved()
    assert (told["moved"], told["held"]) == (3, 2) and bucket.contents() == files(folder)


def test_what_is_nowhere_as_it_was_received_is_named(folder, bucket):
    lost, changed, _ = Source.objects.order_by("pk")
    (folder / "sources" / lost.file.name).unlink()
    (folder / "sources" / changed.file.name).write_bytes(b"other")
    with pytest.raises(CommandError) as refused:
        call_command("move_originals", stdout=StringIO())
    assert all(f"sources/{one.file.name}" in str(refused.value) for one in (lost, changed))
    assert len(bucket.names()) == 3
    # What the bucket has no folder need have any more.
    (folder / "sources" / changed.file.name).unlink()
    bucket.put(f"sources/{lost.file.name}", intake_drafts.notice("第1项", 1).encode())
    with pytest.raises(CommandError) as refused:
        call_command("move_originals", stdout=StringIO())
    assert lost.file.name not in str(refused.value) and changed.file.name in str(refused.value)


def test_of_a_draft_that_has_ended_the_file_may_be_gone(folder, bucket):
    draft = IntakeDraft.objects.get()
    (folder / "intake" / draft.sha256).unlink()
    with pytest.raises(CommandError, match=draft.sha256):
        call_command("move_originals", stdout=StringIO())
    IntakeDraft.objects.update(state="given-up")
    assert moved()["gone"] == 1


def test_a_bucket_that_has_other_bytes_there_keeps_them_aside(folder, bucket):
    source = Source.objects.first()
    bucket.put(f"sources/{source.file.name}", b"other")
    moved()
    assert bucket.get(f"set-aside/{source.sha256}") == b"other"


def test_another_data_folder_may_be_named(folder, bucket, settings, tmp_path):
    settings.DATA_DIR = tmp_path / "new"
    settings.DATA_DIR.mkdir()
    assert moved(str(folder))["moved"] == 5
    with pytest.raises(CommandError, match="没有这个文件夹"):
        moved(str(tmp_path / "none"))


@pytest.mark.slow
def test_a_backup_holds_what_the_bucket_has_and_comes_back_by_the_same_command(bucket, store, tmp_path, warm_python):
    archive = KeptArchive(tmp_path / "data", warm_python)
    environment = {"ORIGINALS_URL": bucket.url}
    assert archive.run("prepare", **environment)[0] == 0
    held = bucket.contents()
    assert len(held) == 5 and archive.originals() == []
    status, said = archive.run("backup", **environment)
    assert status == 0 and "原件 5 个" in said, said
    other = store.make_bucket()
    restored = KeptArchive(tmp_path / "restored", warm_python)
    status, said = restored.run("restore", str(archive.backups()[0]), ORIGINALS_URL=other.url)
    assert status == 0 and "move_originals" in said, said
    status, said = restored.run("move_originals", ORIGINALS_URL=other.url)
    assert status == 0 and "都相符" in said, said
    assert other.contents() == held
