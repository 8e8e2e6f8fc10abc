"""What is received at /intake/, and what is not; each refusal is a sentence, and nothing of it stays."""

import io
import zipfile

import pytest
from django.test import Client, RequestFactory

from archive.intake import capped_upload, draft_work, new_draft
from archive.models import IntakeDraft, Source
from tests.support import intake_drafts
from tests.support.accounts import make_account_of
from tests.support.intake_drafts import clerk, draft_of, fields_of, notice, read, send

pytestmark = pytest.mark.django_db
SECRET = "000012\n秘密★1年\n特急\n\n示例省总工会文件\n\n示工发〔2024〕7号\n\n示例省总工会关于示例的通知\n正文。\n"


def files() -> set[str]:
    place = intake_drafts.folder()
    return {path.name for path in place.iterdir()} if place.exists() else set()


def zipped(*members: tuple[str, str]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as held:
        for name, text in members:
            held.writestr(name, text)
    return data.getvalue()


def test_a_file_waits_to_be_read_is_read_and_its_bytes_are_the_owners_alone(client):
    assert send(client, ("来文.txt", notice())).status_code == 302
    draft = draft_of(notice())
    assert (draft.state, draft.name, draft.received_by.username) == ("waiting", "来文.txt", "文秘甲")
    assert (intake_drafts.folder() / draft.sha256).stat().st_mode & 0o777 == 0o600
    assert draft_work.do_due() == 1
    draft.refresh_from_db()
    assert (draft.state, draft.title) == ("read", "示例市总工会关于开展示例竞赛工作的通知")
    page = client.get(draft.get_absolute_url()).text
    assert "示工发〔2024〕7号" in page and "2024年6月30日前" in page and "确定" in page


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("空.txt", b"", "文件是空的"),
        ("~$来文.docx", b"x", "临时文件"),
        ("秘密★示例通知.txt", b"x", "非涉密系统"),
    ],
)
def test_what_is_refused_at_the_door_is_told_and_not_kept(client, name, data, told):
    answer = send(client, (name, data), accept="application/json").json()["files"][0]
    assert answer["refused"] and told in answer["sentence"]
    assert not IntakeDraft.objects.exists() and files() == set()


def test_a_file_above_the_limit_is_told_the_limit(client, settings):
    settings.MAX_SOURCE_BYTES = 1024 * 1024
    (told,) = send(client, ("大.txt", b"x" * (3 * 1024 * 1024)), accept="application/json").json()["files"]
    assert told["refused"] and "1 MB" in told["sentence"] and files() == set()


def test_of_two_hundred_and_one_files_none_is_received(client):
    answer = send(client, *((f"{at}.txt", f"示例{at}") for at in range(201)), accept="application/json")
    assert "200" in answer.json()["files"][0]["sentence"] and not IntakeDraft.objects.exists()


def test_a_request_above_the_limit_is_read_and_told(client, monkeypatch):
    monkeypatch.setattr(capped_upload, "MOST_BYTES", 1000)
    page = client.post("/intake/", {"files": io.BytesIO(b"x" * 5000)}, follow=True)
    assert "合计超过" in page.text and not IntakeDraft.objects.exists()


def test_a_name_with_a_path_is_its_last_part_and_is_shown_as_text(client):
    assert new_draft.name_of("../../etc/passwd") == new_draft.name_of("C:\\x\\passwd") == "passwd"
    assert new_draft.name_of("..") == new_draft.name_of("a/") == "未命名"
    draft = read(client, notice(), "<b>x<b>.txt")
    assert "&lt;b&gt;x&lt;b&gt;.txt" in client.get("/intake/").text and draft.name == "<b>x<b>.txt"


def test_the_same_file_twice_in_one_drop_is_one(client):
    told = send(client, ("甲.txt", notice()), ("乙.txt", notice()), accept="application/json").json()["files"]
    assert [bool(one["sentence"]) for one in told] == [False, True]
    assert told[0]["address"] == told[1]["address"] and IntakeDraft.objects.count() == 1


def test_of_a_file_with_a_mark_of_secrecy_nothing_stays(client):
    draft = read(client, SECRET, "关于机密事项的来文.txt")
    assert draft.state == "refused" and "非涉密系统" in draft.reason and draft.name == "（未保存文件名）.txt"
    assert (draft.reading, draft.title, files()) == ([], "", set())
    assert not Source.objects.exists()


def test_a_marked_file_in_a_bundle_is_refused_and_the_bundle_goes_with_it(client):
    bundle = zipped(("通知.txt", notice()), ("标密.txt", SECRET), ("密件/秘密★来文.txt", "正文"))
    send(client, ("来文.zip", bundle))
    draft_work.do_due()
    kept = draft_of(notice())
    assert (kept.state, kept.name) == ("read", "来文.zip/通知.txt")
    assert files() == {kept.sha256}
    assert IntakeDraft.objects.filter(state="refused", name="（未保存文件名）.txt").count() == 2


def test_what_the_archive_holds_is_told_with_its_address(client, known_places):
    draft = read(client, notice())
    client.post(draft.get_absolute_url(), fields_of(draft) | {"act": "take-in"})
    IntakeDraft.objects.all().delete()
    again = read(client, notice(), "又一次.txt")
    held = Source.objects.get().directives.get()
    assert again.state == "known" and f"/directives/{held.pk}/" in client.get(again.get_absolute_url()).text
    assert again.sha256 == draft.sha256 and files() == set()


def test_a_file_that_kills_its_reader_three_times_is_refused(client):
    send(client, ("来文.txt", notice()))
    IntakeDraft.objects.update(tries=3)
    draft_work.do_due()
    assert draft_of(notice()).state == "refused"


def test_without_the_token_nothing_is_received(client):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    assert send(strict, ("来文.txt", notice())).status_code == 403
    assert not IntakeDraft.objects.exists() and files() == set()


def test_a_body_that_breaks_off_leaves_nothing(client):
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n' + b"half of it"
    page = client.post("/intake/", body, content_type="multipart/form-data; boundary=x", follow=True)
    assert "没有传完" in page.text
    assert not IntakeDraft.objects.exists() and files() == set()


def test_what_a_handler_keeps_of_a_file_ends_at_the_limit(settings):
    settings.MAX_SOURCE_BYTES = 10
    handler = capped_upload.CappedUpload(RequestFactory().get("/"))
    assert handler.receive_data_chunk(b"x" * 8, 0) == b"x" * 8
    assert handler.receive_data_chunk(b"x" * 8, 8) == b"x" * 3
    assert handler.receive_data_chunk(b"x" * 8, 16) is None


def test_a_reader_may_not_and_is_told_why(db):
    reader = Client()
    assert reader.get("/intake/")["Location"] == "/accounts/login/?next=/intake/"
    reader.force_login(make_account_of("查阅人员"))
    answer = reader.post("/intake/", {})
    assert answer.status_code == 403 and "收文、登记和入库" in answer.text


def test_what_somebody_brought_in_the_whole_office_sees(client):
    read(client, notice())
    assert "示例市总工会关于开展示例竞赛工作的通知" in clerk("文秘乙").get("/intake/").text
