"""What nobody touches for long: given up, told first where somebody corrected it, its file removed at last; and never
more than that."""

from datetime import timedelta

import pytest
from django.utils import timezone

from archive.intake import draft_bytes, draft_sweep, draft_work
from archive.models import IntakeDraft, Source
from tests.support import intake_drafts
from tests.support.intake_drafts import draft_of, fields_of, notice, read, send
from tests.support.zips import packed

pytestmark = pytest.mark.django_db
SECRET = "000012\n秘密★1年\n特急\n\n示例省总工会文件\n\n示工发〔2024〕7号\n\n示例省总工会关于示例的通知\n正文。\n"
TITLE = "示例市总工会关于开展示例竞赛工作的补充通知"


@pytest.fixture(autouse=True)
def days(settings):
    settings.INTAKE_DAYS = 100


def later(days: int) -> None:
    """So many days pass, and the server's own process sees to what is due."""
    for draft in IntakeDraft.objects.all():
        draft.changed_at -= timedelta(days=days)
        draft.warned_at = draft.warned_at and draft.warned_at - timedelta(days=days)
        draft.save()
    draft_sweep.sweep()


def act(client, draft, what, **typed):
    return client.post(draft.get_absolute_url(), fields_of(draft) | {"act": what} | typed, follow=True)


def files() -> set[str]:
    return {path.name for path in intake_drafts.files()}


def is_as_it_was(draft) -> bool:
    now = IntakeDraft.objects.get(pk=draft.pk)
    return (now.state, now.version, now.reading) == (draft.state, draft.version, draft.reading)


def test_what_was_read_and_not_taken_in_is_given_up_and_can_still_be_read_again(client):
    draft = read(client, notice())
    later(99)
    assert is_as_it_was(draft)
    later(2)
    draft = draft_of(notice())
    assert draft.state == "given-up" and "100 天没有人处理" in draft.reason and files() == {draft.sha256}
    assert "100 天没有人处理" in client.get("/intake/?state=given-up").text
    act(client, draft, "read-again")
    assert draft_work.do_due() == 1 and draft_of(notice()).state == "read"


def test_what_somebody_corrected_is_told_for_a_month_before(client, known_places):
    draft = read(client, notice())
    act(client, draft, "save", **{"d0-title": TITLE})
    later(101)
    draft = draft_of(notice())
    day = f"{timezone.localtime(draft.given_up_on):%Y-%m-%d}"
    assert (
        draft.state == "read" and day in client.get("/intake/").text and day in client.get(f"/intake/{draft.pk}/").text
    )
    assert "将自动放弃" in client.get("/intake/").text
    later(29)
    assert draft_of(notice()).state == "read"
    later(2)
    draft = draft_of(notice())
    assert draft.state == "given-up" and draft.corrections["0"]["title"] == TITLE
    act(client, draft, "read-again")
    draft_work.do_due()
    draft = draft_of(notice())
    assert (draft.state, draft.title) == ("read", TITLE)
    assert TITLE in client.get(draft.get_absolute_url()).text


def test_whoever_does_something_with_it_keeps_it(client, known_places):
    draft = read(client, notice())
    act(client, draft, "save", **{"d0-title": TITLE})
    later(101)
    act(client, draft_of(notice()), "save", **{"d0-title": f"{TITLE}之二"})
    later(99)
    assert draft_of(notice()).state == "read" and draft_of(notice()).warned_at is None


@pytest.mark.parametrize("ends", ["given-up", "refused"])
def test_of_what_came_to_nothing_the_file_goes_and_the_row_stays_counted(client, ends):
    text = notice() if ends == "given-up" else "PK\x03\x04 不是压缩包"
    draft = read(client, text, "来文.txt" if ends == "given-up" else "来文.docx")
    if ends == "given-up":
        act(client, draft, "give-up")
    assert draft_of(text).state == ends
    later(99)
    assert files() == {draft.sha256}
    later(2)
    draft = draft_of(text)
    assert (draft.state, draft.reading, files()) == (ends, [], set())
    page = client.get(draft.get_absolute_url()).text
    assert "已不在服务器上" in page and "重新读取" not in page
    assert "收到 1 件" in client.get("/intake/").text
    # Sent once more it is read once more.
    assert read(client, text, draft.name).version > draft.version and files() == {draft.sha256}


def test_what_waits_to_be_read_waits_however_long(client):
    send(client, ("来文.txt", notice()))
    later(1000)
    assert draft_of(notice()).state == "waiting" and files() == {draft_of(notice()).sha256}


def test_with_no_days_set_everything_stays(client, settings):
    settings.INTAKE_DAYS = 0
    draft = read(client, notice())
    act(client, read(client, notice(serial=8)), "give-up")
    later(10_000)
    assert is_as_it_was(draft) and len(files()) == 2


def test_a_file_whose_draft_is_taken_in_goes_where_a_kill_left_it(client, known_places):
    draft = read(client, notice())
    act(client, draft, "take-in")
    draft_bytes.put(notice().encode())
    draft_sweep.sweep()
    assert files() == set() and draft_of(notice()).state == "taken-in"


def test_it_stays_while_the_archive_has_no_whole_original(client, known_places):
    act(client, read(client, notice()), "take-in")
    draft_bytes.put(notice().encode())
    Source.objects.get().file.storage.delete(Source.objects.get().file.name)
    draft_sweep.sweep()
    assert files() == {draft_of(notice()).sha256}


class _Killed(BaseException):
    pass


def _dies(*given):
    raise _Killed


@pytest.mark.parametrize("text", [SECRET, notice()])
def test_what_a_kill_before_the_removal_leaves_of_a_bundle_or_of_a_secret_goes_with_the_next_start(
    client, monkeypatch, text
):
    data = SECRET.encode() if text == SECRET else packed({"通知.txt": notice().encode(), "密.txt": SECRET.encode()})
    send(client, ("来文.txt" if text == SECRET else "来文.zip", data))
    with monkeypatch.context() as patch:
        patch.setattr(draft_bytes, "remove", _dies)
        with pytest.raises(_Killed):
            draft_work.do_due()
    assert any(data in path.read_bytes() for path in intake_drafts.files())
    draft_sweep.sweep()
    assert not any(data in path.read_bytes() for path in intake_drafts.files())
    draft_work.do_due()
    states = sorted(IntakeDraft.objects.values_list("state", flat=True))
    assert states == (["refused"] if text == SECRET else ["read", "refused"])


def test_a_bundle_is_opened_once_more_where_the_kill_came_before_it_was_written(client, monkeypatch):
    data = packed({"通知.txt": notice().encode()})
    send(client, ("来文.zip", data))
    let_go = draft_bytes.let_go
    with monkeypatch.context() as patch:
        patch.setattr(draft_bytes, "let_go", lambda sha256: (let_go(sha256), _dies()))
        with pytest.raises(_Killed):
            draft_work.do_due()
    assert [draft.name for draft in IntakeDraft.objects.all()] == ["来文.zip"]
    draft_sweep.sweep()
    draft_work.do_due()
    assert [(draft.name, draft.state) for draft in IntakeDraft.objects.all()] == [("来文.zip/通知.txt", "read")]
    assert files() == {draft_of(notice()).sha256}
