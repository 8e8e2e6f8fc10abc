"""An archive whose originals lie in a bucket: each door on to them, and what checks, backs up and removes them."""

import io
import json
import zipfile
from io import StringIO

import pytest
from django.core.management import call_command

from archive.custody import custody_acts, purge_request
from archive.custody.purge import purge
from archive.ingest import originals
from archive.models import Directive, IntakeDraft, Source
from tests.depot.conftest import use
from tests.support import intake_drafts
from tests.support.accounts import make_account
from tests.support.check_archive import checked
from tests.support.incoming_texts import own

pytestmark = pytest.mark.django_db
OTHER = "别的内容".encode()


@pytest.fixture
def directive(take, bucket):
    """One whose original lies in the bucket."""
    take(own())
    return Directive.objects.get()


def key_of(directive) -> str:
    return f"sources/{directive.source.file.name}"


def kinds(*options) -> set[str]:
    return {fault["kind"] for fault in json.loads(checked("--json", *options)[1])["faults"] if not fault["mended"]}


def test_an_original_comes_back_byte_for_byte_by_its_address_and_in_the_zip(directive, bucket, client, settings):
    data = bucket.get(key_of(directive))
    assert originals.digest(data) == directive.source.sha256 and bucket.names() == [key_of(directive)]
    answer = client.get(f"/directives/{directive.pk}/source/")
    assert answer.getvalue() == data and int(answer["Content-Length"]) == len(data)
    packed = zipfile.ZipFile(io.BytesIO(client.get(f"/chosen/originals.zip?d={directive.pk}").getvalue()))
    assert data in [packed.read(name) for name in packed.namelist()]
    # Nothing lies in the folder.
    assert not settings.MEDIA_ROOT.exists()


def test_one_that_is_missing_is_told_as_one_of_a_folder(directive, bucket, client):
    bucket.drop(key_of(directive))
    assert client.get(f"/directives/{directive.pk}/source/").status_code == 404
    assert client.get(f"/chosen/originals.zip?d={directive.pk}").status_code == 404


def test_no_page_gives_a_signed_address_of_the_store(directive, admin_client):
    page = admin_client.get(f"/admin/archive/source/{directive.source_id}/change/")
    assert page.status_code == 200 and directive.source.sha256 in page.text
    assert "Signature" not in page.text and "127.0.0.1" not in page.text


def test_check_archive_reads_every_original_back(directive, bucket, index, take):
    call_command("refresh_index", stdout=StringIO())
    assert kinds() == set()
    data = bucket.get(key_of(directive))
    bucket.put(key_of(directive), OTHER)
    assert kinds() == {"original-changed"}
    # The damaged one is set aside, and the one that is brought again takes its place.
    outcome = take(own())
    assert outcome.status == "known" and bucket.get(key_of(directive)) == data and kinds() == set()
    assert bucket.get(f"set-aside/{directive.source.sha256}") == OTHER
    bucket.drop(key_of(directive))
    assert kinds() == {"original-missing"}


def test_what_no_row_tells_of_is_set_aside_once_it_is_no_import_s(directive, bucket, index, monkeypatch):
    call_command("refresh_index", stdout=StringIO())
    bucket.put("sources/stray.txt", OTHER)
    assert kinds() == set()
    monkeypatch.setattr("archive.ingest.stray_originals._AT_WORK", -1)
    assert kinds() == {"original-stray"} and kinds("--repair") == set()
    assert sorted(bucket.names()) == sorted(["set-aside/stray.txt", key_of(directive)])


def test_a_purge_takes_every_version_and_what_was_set_aside(
    take, store, settings, keys, django_capture_on_commit_callbacks
):
    bucket = store.make_bucket(versions=True)
    use(settings, bucket.url)
    take(own())
    directive = Directive.objects.get()
    bucket.put(key_of(directive), OTHER)
    take(own())
    assert len(bucket.versions()) > 3
    first, second = make_account("张某"), make_account("李某")
    custody_acts.seal([directive.pk], first, "误收")
    with django_capture_on_commit_callbacks(execute=True):
        purge(purge_request.ask(directive, first, "误收"), second)
    assert not Source.objects.exists() and bucket.versions() == []


def test_a_purge_without_the_store_is_not_done(directive, store):
    first, second = make_account("张某"), make_account("李某")
    custody_acts.seal([directive.pk], first, "误收")
    asked = purge_request.ask(directive, first, "误收")
    store.stop()
    try:
        with pytest.raises(OSError, match="ORIGINALS_URL"):
            purge(asked, second)
    finally:
        store.start()
    assert Source.objects.exists()


def test_what_is_left_of_a_purge_that_was_killed_is_gone_and_not_set_aside(
    directive, bucket, index, monkeypatch, django_capture_on_commit_callbacks
):
    data, key = bucket.get(key_of(directive)), key_of(directive)
    first, second = make_account("张某"), make_account("李某")
    custody_acts.seal([directive.pk], first, "误收")
    with django_capture_on_commit_callbacks(execute=True):
        purge(purge_request.ask(directive, first, "误收"), second)
    bucket.put(key, data)
    monkeypatch.setattr("archive.ingest.stray_originals._AT_WORK", -1)
    assert kinds("--repair") == set() and bucket.names() == []


def test_what_comes_by_the_browser_lies_there_until_it_is_taken_in(bucket, known_places, monkeypatch):
    intake_drafts.work_at_once(monkeypatch)
    client = intake_drafts.clerk()
    draft = intake_drafts.read(client, intake_drafts.notice())
    assert bucket.names() == [f"intake/{draft.sha256}"]
    client.post(draft.get_absolute_url(), intake_drafts.fields_of(draft) | {"act": "take-in"})
    draft.refresh_from_db()
    assert draft.state == "taken-in" and bucket.names() == [f"sources/{originals.name_of(draft.sha256)}"]
    assert not IntakeDraft.objects.exclude(state="taken-in").exists()


def test_a_backup_says_plainly_where_originals_are_where_it_cannot_hold_them(bucket, settings, tmp_path, monkeypatch):
    monkeypatch.setattr("archive.ops.database_state.database_file", lambda: None)
    with pytest.raises(Exception, match="s3://.*版本保留") as refused:
        call_command("backup", str(tmp_path / "backups"))
    assert "pg_dump" in str(refused.value)
