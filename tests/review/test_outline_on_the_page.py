"""Levels, headings, borders and action items corrected on the text: the rows fit, keep their keys, and are marked."""

import pytest

from archive.amendment.undone_changes import undo
from archive.history import outline_value
from archive.ingest.content_writer import held_parts
from archive.ingest.slice_rules import fits
from archive.models import ActionItem, HistoryEntry, Provenance, Section, Topic
from archive.review.page_version import CHANGED
from tests.support.makers import make_action, make_directive
from tests.support.review_forms import boxes_of

pytestmark = pytest.mark.django_db


def do(client, directive, what, **changed):
    address = f"/review/{directive.pk}/"
    return client.post(address, boxes_of(client.get(address)) | changed | {"do": what})


def section(directive, label):
    return Section.objects.get(directive=directive, label=label)


def _levels(value):
    return [one["level"] for one in value["sections"]]


def in_order(directive):
    directive.refresh_from_db()
    return fits(directive.text, held_parts([directive.pk])[directive.pk])


def test_a_level_is_lowered_and_its_rows_keep_their_keys(client, archivist, directive):
    keys = set(Section.objects.values_list("pk", flat=True))
    item = make_action(section(directive, "二、"), "请于8月31日前上报示例总结。", actor="示例县总工会")
    answer = do(client, directive, "down:1")
    assert answer.status_code == 302 and answer["Location"].endswith("#s-2")
    lowered = section(directive, "二、")
    assert (lowered.level, lowered.parent) == (2, section(directive, "一、"))
    assert set(Section.objects.values_list("pk", flat=True)) == keys
    assert ActionItem.objects.get() == item and ActionItem.objects.get().actor == "示例县总工会"
    assert Provenance.objects.corrected().get().field == "outline"
    entry = HistoryEntry.objects.get()
    assert (entry.field, *(_levels(value) for value in (entry.old, entry.new))) == (
        "outline", [1, 1], [1, 2],
    )  # fmt: skip
    assert in_order(directive)


def test_a_paragraph_becomes_a_heading_and_two_sections_one(client, archivist, directive):
    own = section(directive, "一、").text
    do(client, directive, f"to-heading:0:{own.index('宣传安排')}")
    assert list(directive.sections.values_list("heading", "text")) == [
        ("加强领导", "各级工会要学习。"), ("宣传安排", "要多宣传。"), ("工作要求", "请于8月31日前上报示例总结。"),
    ]  # fmt: skip
    assert in_order(directive)
    do(client, directive, "merge:1")
    assert section(directive, "一、").text == own and in_order(directive)


def test_a_sentence_becomes_an_action_item_with_what_is_read_of_it(client, archivist, directive):
    words = "请于8月31日前上报示例总结。"
    do(client, directive, f"add-action:1:0:{len(words)}")
    item = ActionItem.objects.get()
    assert (item.text, item.kind, item.section, item.deadline_text) == (
        words,
        "report",
        section(directive, "二、"),
        "8月31日前",
    )
    page = client.get(f"/review/{directive.pk}/").content.decode()
    assert f"/review/{directive.pk}/actions/{item.pk}/" in page
    do(client, directive, "remove-action:1:0")
    assert not ActionItem.objects.exists() and in_order(directive)


@pytest.mark.parametrize("what", ["as-attachment:1", "as-closing:1", "as-lead:0", "run-in:0"])
def test_what_a_section_is_and_how_its_heading_stands_is_saved_told_and_taken_back(client, archivist, directive, what):
    before = outline_value.of(directive)
    assert f'value="{what}"' in client.get(f"/review/{directive.pk}/").content.decode()
    assert do(client, directive, what).status_code == 302
    changed, entry = outline_value.of(directive), HistoryEntry.objects.get()
    assert changed != before and entry.field == "outline" and in_order(directive)
    page = client.get(f"/review/{directive.pk}/history/")
    assert [sign for sign, _line in page.context["acts"][0].changes[0].lines] == ["−", "+"]
    assert Provenance.objects.corrected().get().field == "outline"
    undo(directive, [entry.pk], archivist)
    assert outline_value.of(directive) == before


@pytest.mark.parametrize(
    "what",
    [
        "up:0", "down:0", "split:0:3", "nonsense:0", "up:99", "up", "up:x", "up:-1", "", "add-action:0:1",
        "as-item:0", "as-lead:1", "own-line:0",
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_told_and_changes_nothing(client, archivist, directive, what):
    answer = do(client, directive, what, note="示例附注")
    assert answer.status_code == 200 and answer.context["told"]
    assert "示例附注" in answer.content.decode()
    assert not HistoryEntry.objects.exists()


def test_what_was_typed_and_not_saved_is_still_there_afterwards(client, archivist, directive):
    answer = do(client, directive, "down:1", note="示例附注")
    assert answer.status_code == 200 and "示例附注" in answer.content.decode()
    assert section(directive, "二、").level == 2
    sent = boxes_of(answer) | {"save": "1"}
    assert client.post(f"/review/{directive.pk}/", sent).status_code == 302
    directive.refresh_from_db()
    assert directive.note == "示例附注"


def test_an_older_outline_is_not_worked_on(client, archivist, directive):
    address = f"/review/{directive.pk}/"
    sent = boxes_of(client.get(address)) | {"do": "down:1"}
    assert client.post(address, sent).status_code == 302
    answer = client.post(address, sent)
    assert answer.status_code == 200 and str(CHANGED) in answer.content.decode()
    assert section(directive, "二、").level == 2


def test_kind_actor_and_deadline_of_an_action_item_are_corrected(client, archivist, directive):
    item = make_action(section(directive, "二、"), "请于8月31日前上报示例总结。", deadline_rule="issued+30d")
    address = f"/review/{directive.pk}/actions/{item.pk}/"
    stale = boxes_of(client.get(address))
    changed = {"kind": "report", "actor": "示例县总工会", "deadline_text": "8月31日前", "deadline": "2023-08-31"}
    assert client.post(address, stale | changed).status_code == 302
    item.refresh_from_db()
    assert (item.kind, item.actor, str(item.deadline), item.deadline_rule) == (
        "report",
        "示例县总工会",
        "2023-08-31",
        "",
    )
    assert Provenance.objects.corrected().get().field == "outline"
    assert str(CHANGED) in client.post(address, stale | {"actor": "示例"}).content.decode()
    for wrong in (
        {"kind": "没有的"},
        {"deadline": "昨天"},
        {"actor": "示" * 201},
        {"actor": "密级：机密"},
        {"deadline_text": ""},
    ):
        assert client.post(address, boxes_of(client.get(address)) | wrong).status_code == 200
    other = make_directive(title="示例市总工会关于另一工作的通知")
    assert client.get(f"/review/{other.pk}/actions/{item.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("typed", "column", "value"),
    [
        ({"figures": "不少于30名\r\n80%以上"}, "figures", ["不少于30名", "80%以上"]),
        ({"initiatives": ""}, "initiatives", []),
        ({"initiatives": "“示例杯”竞赛"}, "initiatives", ["“示例杯”竞赛"]),
        ({"actor_inferred": []}, "actor_inferred", False),
        ({"actor": "示例市总工会", "actor_inferred": "on"}, "actor_inferred", False),
        ({"topics": ["示例主题乙"]}, "topics", ["示例主题乙"]),
        ({"topics": []}, "topics", []),
        ({"topics": ["示例主题甲", "示例主题乙"]}, "topics", ["示例主题乙", "示例主题甲"]),
    ],
)
def test_all_that_is_known_of_an_action_item_is_corrected_and_comes_back(
    client, archivist, directive, typed, column, value
):
    first, _second = (Topic.objects.create(name=f"示例主题{name}") for name in "甲乙")
    item = make_action(
        section(directive, "二、"), figures=["20名"], initiatives=["示例行动"], actor="县总", actor_inferred=True
    )
    item.topics.set([first])
    address, before = f"/review/{directive.pk}/actions/{item.pk}/", outline_value.of(directive)
    assert client.post(address, boxes_of(client.get(address)) | typed).status_code == 302
    item.refresh_from_db()
    held = sorted(item.topics.values_list("name", flat=True)) if column == "topics" else getattr(item, column)
    assert held == value
    assert Provenance.objects.corrected().get().field == "outline"
    page = client.get(f"/review/{directive.pk}/history/")
    assert [sign for sign, _line in page.context["acts"][0].changes[0].lines] == ["−", "+"]
    undo(directive, [HistoryEntry.objects.get().pk], archivist)
    assert outline_value.of(directive) == before


def test_an_action_item_sent_back_as_it_was_changes_nothing(client, archivist, directive):
    item = make_action(section(directive, "二、"), figures=["20名"], initiatives=["示例 行动 "], actor_inferred=True)
    item.topics.add(Topic.objects.create(name="示例主题"))
    address, before = f"/review/{directive.pk}/actions/{item.pk}/", outline_value.of(directive)
    assert client.post(address, boxes_of(client.get(address))).status_code == 302
    assert outline_value.of(directive) == before and not HistoryEntry.objects.exists()


@pytest.mark.parametrize("wrong", [{"topics": ["没有的主题"]}, {"figures": "示" * 301}, {"initiatives": "密级：机密"}])
def test_what_an_action_item_cannot_have_is_told(client, archivist, directive, wrong):
    item = make_action(section(directive, "二、"))
    address = f"/review/{directive.pk}/actions/{item.pk}/"
    answer = client.post(address, boxes_of(client.get(address)) | wrong)
    assert answer.status_code == 200 and set(answer.context["form"].errors) == set(wrong)
    assert not HistoryEntry.objects.exists()


@pytest.mark.parametrize(("typed", "kept"), [(" 示例\x00理由 ", "示例理由"), ("", "")])
def test_why_an_action_item_is_taken_away_stands_in_the_history(client, archivist, directive, typed, kept):
    make_action(section(directive, "二、"))
    page = client.get(f"/review/{directive.pk}/").content.decode()
    assert 'name="reason:remove-action:1:0"' in page
    do(client, directive, "remove-action:1:0", **{"reason:remove-action:1:0": typed, "reason:other": "不相干"})
    assert not ActionItem.objects.exists() and HistoryEntry.objects.get().reason == kept


def test_a_reason_that_is_too_long_takes_nothing_away(client, archivist, directive):
    make_action(section(directive, "二、"))
    answer = do(client, directive, "remove-action:1:0", **{"reason:remove-action:1:0": "示" * 2000})
    assert answer.status_code == 200 and answer.context["told"] and ActionItem.objects.exists()


def test_a_changed_text_is_taken_once_its_writer_was_told(client, archivist, directive):
    address, before = f"/review/{directive.pk}/text/", directive.text
    new = f"{before}\n三、示例的一项\n各级工会要报送示例名单。"
    sent = boxes_of(client.get(address)) | {"text": new.replace("\n", "\r\n")}
    told = client.post(address, sent)
    assert told.status_code == 200 and "章节由 2 个变为 3 个" in told.content.decode()
    directive.refresh_from_db()
    assert directive.text == before
    stamp = told.context["form"].fields["reread"].widget.attrs["value"]
    other = sent | {"reread": stamp, "text": new.replace("一项", "另一项")}
    assert client.post(address, other).status_code == 200
    assert client.post(address, sent | {"reread": stamp}).status_code == 302
    assert in_order(directive) and directive.text == new
    assert set(HistoryEntry.objects.values_list("field", flat=True)) == {"outline"}
    assert client.post(address, sent | {"reread": stamp}).status_code == 200


@pytest.mark.parametrize("text", ["", " \n ", "000012\n特急秘密★1年\n示例"])
def test_a_text_that_cannot_be_kept_is_refused(client, archivist, directive, text):
    address, before = f"/review/{directive.pk}/text/", directive.text
    answer = client.post(address, boxes_of(client.get(address)) | {"text": text, "reread": "x"})
    assert answer.status_code == 200
    directive.refresh_from_db()
    assert directive.text == before


def test_a_text_sent_back_as_it_was_changes_nothing(client, archivist, directive):
    address, before = f"/review/{directive.pk}/text/", directive.text
    assert client.post(address, boxes_of(client.get(address))).status_code == 302
    directive.refresh_from_db()
    assert directive.text == before and not HistoryEntry.objects.exists()


def test_words_that_close_its_circulation_are_told_and_bring_it_to_review(client, archivist, directive):
    address = f"/review/{directive.pk}/text/"
    sent = boxes_of(client.get(address)) | {"text": f"{directive.text}\n（此件不公开）"}
    stamp = client.post(address, sent).context["form"].fields["reread"].widget.attrs["value"]
    page = client.post(address, sent | {"reread": stamp}, follow=True).content.decode()
    assert "已列入审核" in page
    assert Provenance.objects.doubtful().filter(field="publication").get().evidence == "此件不公开"


def written(client, directive, text):
    """The page that follows a text that was changed and said yes to."""
    address = f"/review/{directive.pk}/text/"
    sent = boxes_of(client.get(address)) | {"text": text}
    stamp = client.post(address, sent).context["form"].fields["reread"].widget.attrs["value"]
    return client.post(address, sent | {"reread": stamp}, follow=True).content.decode()


def test_what_staff_settled_of_a_closed_circulation_is_not_asked_again(client, archivist, directive):
    address, closed = f"/review/{directive.pk}/", f"{directive.text}\n（此件不公开）"
    assert "已列入审核" in written(client, directive, closed)
    client.post(address, boxes_of(client.get(address)) | {"publication": "主动公开", "save": "1"})
    page = written(client, directive, closed.replace("要多宣传。", "要多多宣传。"))
    assert "整理文本已保存" in page and "已列入审核" not in page
