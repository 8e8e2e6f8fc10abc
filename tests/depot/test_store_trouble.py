"""A store that does not answer, refuses, or is another: each one sentence that names the setting; pages say so, and
what does not need originals goes on."""

import json
import socket
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management.base import SystemCheckError

from archive.depot import bucket_client
from archive.management.commands.prepare import Command
from archive.models import Directive, IntakeDraft, Source
from archive.ops import store_trouble
from archive.ops.store_trouble import StoreTrouble
from tests.depot.conftest import use
from tests.support import intake_drafts
from tests.support.check_archive import checked
from tests.support.incoming_texts import own

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_store(settings, keys):
    """An address at which nobody listens."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    use(settings, f"s3://archive/zgh?endpoint=http://127.0.0.1:{port}")


@pytest.fixture
def no_bucket(store, settings, keys):
    use(settings, f"s3://nobody-has-it?endpoint={store.endpoint}")


@pytest.fixture
def refused_keys(store, bucket):
    store.refuse_keys(True)
    yield
    store.refuse_keys(False)


@pytest.fixture
def no_keys(bucket, monkeypatch, tmp_path):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.delenv(name)
    # Not those of whoever runs the tests, nor of the machine that they run on.
    monkeypatch.setenv("AWS_SHARED_CREDENTIALS_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_CONFIG_FILE", str(tmp_path / "none"))
    monkeypatch.setenv("AWS_EC2_METADATA_DISABLED", "true")
    bucket_client.begin_anew()
    yield
    bucket_client.begin_anew()


@pytest.fixture
def no_store_at_all(live_server, settings, keys):
    """Something that speaks HTTP and is no store: here the archive itself."""
    use(settings, f"s3://archive?endpoint={live_server.url}")


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ("no_store", "没有应答（ORIGINALS_URL"),
        ("no_bucket", "ORIGINALS_URL 所指的存储桶 nobody-has-it 不存在"),
        ("refused_keys", "不接受密钥（AWS_ACCESS_KEY_ID"),
        ("no_keys", "没有可用的密钥；ORIGINALS_URL"),
    ],
)
def test_check_and_check_archive_say_what_is_wrong_and_name_the_setting(trouble, words, request, index):
    request.getfixturevalue(trouble)
    with pytest.raises(SystemCheckError, match="archive.E001") as refused:
        call_command("check", deploy=True, tags=["originals"])
    assert words in str(refused.value)
    status, said = checked("--json")
    (fault,) = [one for one in json.loads(said)["faults"] if one["kind"].startswith("original")]
    assert status == 1 and fault["kind"] == "originals-away" and words in fault["remedy"]


def test_check_is_content_with_a_folder_and_with_a_bucket_that_answers(bucket):
    call_command("check", deploy=True, tags=["originals"], stdout=StringIO())


def test_pages_say_so_and_texts_are_read_on(take, bucket, store, client, settings, index):
    take(own())
    call_command("refresh_index", stdout=StringIO())
    key = Directive.objects.get().pk
    settings.DEBUG_PROPAGATE_EXCEPTIONS = False
    client.raise_request_exception = False
    store.stop()
    try:
        answer = client.get(f"/directives/{key}/source/")
        packed = client.get(f"/chosen/originals.zip?d={key}")
        page = client.get(f"/directives/{key}/")
        ready = client.get("/readyz")
    finally:
        store.start()
    assert answer.status_code == packed.status_code == 503 and answer["Retry-After"]
    assert str(store_trouble.SENTENCE) in answer.text
    assert page.status_code == 200 and "示例" in page.text
    assert ready.status_code == 200 and "ORIGINALS_URL" in ready.text
    assert client.get(f"/directives/{key}/source/").status_code == 200
    assert "ORIGINALS_URL" not in client.get("/readyz").text


def test_an_import_stops_with_a_sentence_and_loses_nothing(bucket, store, tmp_path, known_places):
    for serial in (1, 2, 3):
        (tmp_path / f"{serial}.txt").write_text(intake_drafts.notice(f"第{serial}项", serial), encoding="utf-8")
    call_command("import_directives", str(tmp_path / "1.txt"), stdout=StringIO())
    store.stop()
    try:
        with pytest.raises(StoreTrouble, match="ORIGINALS_URL"):
            call_command("import_directives", str(tmp_path), stdout=StringIO(), stderr=StringIO())
    finally:
        store.start()
    assert Source.objects.count() == Directive.objects.count() == len(bucket.names()) == 1
    call_command("import_directives", str(tmp_path), stdout=StringIO(), stderr=StringIO())
    assert Source.objects.count() == len(bucket.names()) == 3


def test_what_was_brought_in_waits_for_the_store(bucket, store, monkeypatch, known_places):
    client = intake_drafts.clerk()
    intake_drafts.send(client, ("来文.txt", intake_drafts.notice()))
    from_ = IntakeDraft.objects.get()
    store.stop()
    try:
        for _ in range(5):
            with pytest.raises(StoreTrouble):
                intake_drafts.draft_work.do_due()
    finally:
        store.start()
    from_.refresh_from_db()
    assert (from_.state, from_.tries) == ("waiting", 0)
    intake_drafts.draft_work.do_due()
    from_.refresh_from_db()
    assert from_.state == "read"


def test_a_start_says_so_and_goes_on(no_store, settings, tmp_path):
    said = StringIO()
    command = Command(stderr=said)
    command._put_in_order = lambda: None
    command._bring_index_in_step = lambda: None
    command.handle()
    assert "ORIGINALS_URL" in said.getvalue() and "照常可以阅读" in said.getvalue()
    assert not (tmp_path / "first-holdings-imported").exists()


def test_without_a_bucket_nothing_is_moved(settings):
    with pytest.raises(CommandError, match="ORIGINALS_URL"):
        call_command("move_originals")
