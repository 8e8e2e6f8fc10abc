"""manage.py prepare: what make serve does before it serves."""

import errno
import io

import pytest
from django.core.management import call_command

from archive.models import Source

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def fresh_installation(settings, tmp_path, index):
    settings.DATA_DIR = tmp_path
    settings.STATIC_ROOT = tmp_path / "static"
    manifest = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": manifest}


def prepare():
    out = io.StringIO()
    call_command("prepare", stdout=out)
    return out.getvalue()


def test_the_first_run_brings_in_the_five_and_builds_the_index(client, settings):
    assert "首批 5 个文件" in prepare()
    assert client.get("/api/v1/search/?q=劳模精神").json()["count"] == 5
    assert (settings.STATIC_ROOT / "css" / "base.css").exists()


def test_the_second_run_does_nothing(settings):
    prepare()
    collected = (settings.STATIC_ROOT / "css" / "base.css").stat().st_mtime_ns
    assert "首批" not in prepare()
    assert Source.objects.count() == 5
    assert (settings.STATIC_ROOT / "css" / "base.css").stat().st_mtime_ns == collected


def test_what_staff_deleted_does_not_come_back():
    prepare()
    Source.objects.first().delete()
    prepare()
    assert Source.objects.count() == 4


def test_an_archive_changed_behind_the_index_is_brought_in_step(client):
    prepare()
    Source.objects.filter(name__startswith="yunnan").delete()
    assert client.get("/api/v1/search/").json()["count"] == 6
    prepare()
    assert client.get("/api/v1/search/").json()["count"] == 5


def test_a_full_disk_keeps_nobody_from_reading(monkeypatch, capsys):
    def full(most):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("search.indexing.index_upkeep.refresh", full)
    prepare()
    assert "磁盘已满" in capsys.readouterr().err
