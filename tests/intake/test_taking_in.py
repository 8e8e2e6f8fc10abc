"""From a draft into the archive: corrected, marked as a person's own, in the history; the second to save is told."""

import pytest
from django.contrib.auth.models import User

from archive.amendment.saved_fields import save_fields
from archive.custody import custody_acts
from archive.history import directive_values
from archive.ingest import kept_annotations
from archive.intake import draft_bytes, draft_work
from archive.models import Directive, IntakeDraft, OutboxEntry, Source
from tests.support import intake_drafts
from tests.support.intake_drafts import clerk, draft_of, fields_of, notice, read, send

pytestmark = pytest.mark.django_db
TITLE = "示例市总工会关于开展示例竞赛工作的补充通知"


def post(client, draft, act, **typed):
    return client.post(draft.get_absolute_url(), fields_of(draft) | {"act": act} | typed, follow=True)


def test_a_draft_is_taken_in_as_an_import_takes_it(client, known_places):
    draft = read(client, notice())
    page = post(client, draft, "take-in")
    directive = Directive.objects.get()
    assert f"/directives/{directive.pk}/" in page.text and "收到 1 件 = 入库 1" in page.text
    assert (directive.number, directive.source.name) == ("示工发〔2024〕7号", "来文.txt")
    assert {entry.act for entry in directive.history.all()} == {"registered"} and OutboxEntry.objects.filter(
        directive_id=directive.pk
    ).exists()
    assert not list(intake_drafts.folder().iterdir())


def test_what_was_corrected_is_the_persons_own_and_in_the_history(client, known_places):
    draft = read(client, notice())
    typed = {"d0-title": TITLE, "d0-issuers": "示例市总工会\r\n示例市教育工会", "d0-issued_on": "2023-05-06"}
    post(client, draft, "take-in", **typed)
    directive = Directive.objects.get()
    assert (directive.title, str(directive.issued_on), directive.year) == (TITLE, "2023-05-06", 2023)
    assert list(directive.issuers.as_signed().values_list("name", flat=True)) == ["示例市总工会", "示例市教育工会"]
    changed = {
        entry.field: (entry.old, entry.new, entry.person_name) for entry in directive.history.filter(act="corrected")
    }
    assert changed["title"] == ("示例市总工会关于开展示例竞赛工作的通知", TITLE, "文秘甲")
    assert changed.keys() == {"title", "issuers", "issued_on", "year"}
    corrected = directive.provenance.corrected().values_list("field", "corrected_by__username")
    assert set(corrected) == {(name, "文秘甲") for name in changed}


@pytest.mark.parametrize(
    "typed",
    [
        {"d0-title": TITLE},
        {"d0-number": ""},
        {"d0-issuers": "示例市总工会\r\n示例市教育工会"},
        {"d0-issuers": ""},
        {"d0-issued_on": "2023-05-06"},
        {"d0-issued_on": ""},
        {"d0-printed_on": "2024-05-06"},
        {"d0-region": "530000", "d0-city": "530100"},
        {"d0-genre": "意见"},
        {"d0-addressees": "各县总工会\r\n各产业工会"},
        {"d0-urgency": "特急"},
    ],
)
def test_a_field_is_saved_as_a_save_in_the_review_saves_it(client, known_places, typed):
    """In the words of the history, from which a button takes it back; what is made of the fields follows them."""
    post(client, read(client, notice()), "take-in", **typed)
    directive = Directive.objects.get()
    entries = list(directive.history.filter(act="corrected"))
    told = directive_values.of(directive, [entry.field for entry in entries])
    assert entries and {entry.field: entry.new for entry in entries} == told
    assert directive.annotations == kept_annotations.of(directive)
    for entry in entries:
        save_fields(directive, {entry.field: entry.old}, User.objects.get())
    again = Directive.objects.get()
    assert directive_values.of(again, told) == {entry.field: entry.old for entry in entries}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"d0-title": "长" * 501}, "500"),
        ({"d0-title": ""}, "这个字段是必填项"),
        ({"d0-issued_on": "昨天"}, "日期"),
        ({"d0-issued_on": "1066-10-14"}, "年份应在"),
        ({"d0-genre": "圣旨"}, "圣旨"),
        ({"d0-region": "999999"}, "999999"),
        ({"d0-region": "530000", "d0-city": "520100"}, "不在所选的地区"),
        ({"d0-addressees": "长" * 301}, "300"),
        ({"d0-title": "秘密★1年"}, "非涉密系统"),
    ],
)
def test_a_bad_field_is_told_and_what_was_typed_stays(client, known_places, typed, told):
    draft = read(client, notice())
    answer = post(client, draft, "take-in", **typed, **{"d0-number": "示工发〔2024〕77号"})
    assert answer.status_code == 422 and told in answer.text and "示工发〔2024〕77号" in answer.text
    assert not Directive.objects.exists() and draft_of(notice()).corrections == {}


def test_the_second_to_save_is_told_and_keeps_what_was_typed(client, known_places):
    draft, other = read(client, notice()), clerk("文秘乙")
    post(client, draft, "save", **{"d0-title": "先保存的标题"})
    answer = post(other, draft, "save", **{"d0-title": "后保存的标题"})
    assert answer.status_code == 409 and "文秘甲" in answer.text
    assert "后保存的标题" in answer.text and "现在保存的是：先保存的标题" in answer.text
    draft = draft_of(notice())
    assert draft.title == "先保存的标题"
    assert post(other, draft, "save", **{"d0-title": "后保存的标题"}).status_code == 200
    assert draft_of(notice()).title == "后保存的标题"


@pytest.mark.parametrize("version", ["", "x", "-1", "９", "9" * 40])
def test_a_version_that_is_none_is_an_old_one(client, known_places, version):
    draft = read(client, notice())
    assert post(client, draft, "take-in", version=version).status_code == 409
    assert not Directive.objects.exists()


def test_a_draft_that_there_is_not_is_missing(client):
    assert client.get("/intake/999999/").status_code == client.post("/intake/999999/").status_code == 404


def test_all_that_is_certain_goes_in_at_once_and_the_doubtful_stays(client, known_places):
    certain = notice().replace("示例市", "昆明市").replace("示工发", "昆工发")
    send(client, ("确定.txt", certain), ("存疑.txt", notice()))
    draft_work.do_due()
    assert (draft_of(certain).doubts, bool(draft_of(notice()).doubts)) == (0, True)
    client.post("/intake/certain/")
    assert (draft_of(certain).state, draft_of(notice()).state) == ("taken-in", "read")


def test_what_was_given_up_keeps_its_file_and_can_be_read_again(client):
    draft = read(client, notice())
    post(client, draft, "give-up")
    draft = draft_of(notice())
    assert draft.state == "given-up" and draft_bytes.read(draft.sha256) == notice().encode()
    post(client, draft, "read-again")
    assert draft_of(notice()).state == "waiting"


def test_what_failed_while_it_was_written_is_told_and_can_be_tried_again(client, known_places, monkeypatch):
    draft = read(client, notice())
    with monkeypatch.context() as patch:
        patch.setattr("archive.intake.typed_fields.write", lambda *given: 1 / 0)
        post(client, draft, "take-in", **{"d0-title": TITLE})
    draft = draft_of(notice())
    assert draft.state == "read" and "程序错误" in draft.reason and not Source.objects.exists()
    post(client, draft, "take-in")
    assert Directive.objects.get().title == TITLE


def test_a_text_much_like_one_of_the_archive_is_told_with_its_address(client, known_places):
    body = "各单位要认真组织示例活动，按期报送总结，做好示例工作。" * 20
    post(client, read(client, notice().replace("为做好", body + "为做好")), "take-in")
    alike = notice().replace("为做好", body + "再为做好").replace("2024〕7号", "2024〕8号")
    draft = read(client, alike)
    held = Directive.objects.get()
    page = client.get(draft.get_absolute_url()).text
    assert f"/directives/{held.pk}/" in page and "与档案中的一件相似" in page


def test_a_persons_number_is_not_shown_on_a_draft(client):
    text = notice().replace("为做好", "困难职工周某某，身份证号：110101199003070011，为做好")
    draft = read(client, text)
    assert "110101199003070011" not in client.get(draft.get_absolute_url()).text


def test_states_are_told_to_the_page_that_sent_files(client):
    draft = read(client, notice())
    told = client.get(f"/intake/states/?d={draft.pk}&d=x&d=99999").json()
    assert told.keys() == {str(draft.pk)} and told[str(draft.pk)]["state"].startswith("已读")


def test_a_file_of_what_was_withdrawn_is_refused_and_told_where_it_can_be_restored(client, known_places):
    draft = read(client, notice())
    post(client, draft, "take-in")
    directive = Directive.objects.get()
    custody_acts.withdraw([directive.pk], User.objects.get(username="文秘甲"), "误收")
    IntakeDraft.objects.all().delete()
    again = read(client, notice(), "又一份.txt")
    assert again.state == "refused" and Directive.objects.held().count() == 0
    assert "文秘甲" in again.reason and "误收" in again.reason
    assert f"/review/{directive.pk}/custody/" in again.reason


BARE = "示例市总工会关于示例工作的说明\n\n示例工作按期完成。\n"


@pytest.mark.parametrize(
    "text", [notice(), BARE, "示例\n", "关于示例工作的通知\n\n各单位：\n示例。\n\n2024年3月1日\n"]
)
def test_a_page_that_nobody_changed_corrects_nothing(known_places, text):
    person = clerk()
    post(person, read(person, text), "take-in")
    directive = Directive.objects.get()
    assert {entry.act for entry in directive.history.all()} <= {"registered"}
    assert not directive.provenance.corrected().exists()


@pytest.mark.parametrize(
    "box", ["number", "issuers", "city", "issued_on", "printed_on", "genre", "addressees", "urgency"]
)
def test_each_box_may_be_emptied(known_places, box):
    person = clerk()
    post(person, read(person, notice()), "take-in", **{f"d0-{box}": ""})
    assert Directive.objects.exists(), IntakeDraft.objects.get().reason
