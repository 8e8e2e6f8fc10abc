"""The page of a directive's history: who changed what, before and after, and the button that takes it back."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from archive.access import roles
from archive.amendment.saved_fields import save_fields
from archive.history.recorded_change import record
from archive.models import ActionItem, Directive, HistoryEntry
from archive.models.choices import ChangeAct, Custody
from tests.support.accounts import make_account_of
from tests.support.makers import make_action, make_directive

pytestmark = pytest.mark.django_db

SECTIONS = [("一、", "总体要求", "各级工会要于年底前报告。"), ("二、", "保障措施", "要加强领导。")]


@pytest.fixture
def directive():
    made = make_directive(sections=SECTIONS)
    make_action(made.sections.first())
    return made


@pytest.fixture
def archivist(client):
    account = make_account_of(roles.ARCHIVIST)
    client.force_login(account)
    return account


def page_of(client, directive, status=200):
    answer = client.get(reverse("directive_history", args=[directive.pk]))
    assert answer.status_code == status
    return answer.content.decode()


def press(client, directive, change, **more):
    sent = {"entry": change.pk, "latest": directive.history.order_by("-pk")[0].pk} | more
    return client.post(reverse("directive_history", args=[directive.pk]), sent)


def test_a_change_is_shown_with_who_when_why_and_both_values(client, archivist, directive):
    save_fields(directive, {"title": "示例市总工会关于示范工作的通知"}, archivist, "漏字")
    page = page_of(client, directive)
    assert archivist.username in page
    assert "理由：漏字" in page
    assert "<del>例</del>" in page and "<ins>范</ins>" in page


def test_one_button_takes_back_one_value_and_another_the_whole_act(client, archivist, directive):
    save_fields(directive, {"title": "新题", "note": "附注", "addressees": ["甲工会"]}, archivist)
    assert press(client, directive, directive.history.get(field="note"), reason="弄错了").status_code == 302
    assert Directive.objects.values_list("title", "note").get() == ("新题", "")
    assert directive.history.get(act=ChangeAct.UNDONE).reason == "弄错了"
    press(client, directive, directive.history.get(field="title", undoes=None), scope="act")
    kept = Directive.objects.get()
    assert (kept.title, kept.addressees) == (directive.title, [])
    assert "已由" in page_of(client, directive)


def test_what_cannot_be_taken_back_is_told_and_what_was_typed_is_kept(client, archivist, directive):
    save_fields(directive, {"title": "第一次"}, archivist)
    first = directive.history.get()
    save_fields(directive, {"title": "第二次"}, archivist)
    answer = press(client, directive, first, reason="示例的理由")
    assert answer.status_code == 409
    assert "请先撤销那一次" in answer.content.decode() and 'value="示例的理由"' in answer.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"latest": "1"},
        {"latest": ""},
        {"latest": "x"},
        {"entry": ""},
        {"entry": "9" * 30},
        {"entry": "999999"},
        {"entry": "-1"},
        {"reason": "长" * 501},
    ],
)
def test_bad_input_takes_nothing_back_and_is_told(client, archivist, directive, sent):
    other = make_directive(title="另一件")
    save_fields(other, {"note": "甲"}, archivist)
    save_fields(directive, {"note": "乙"}, archivist)
    answer = press(client, directive, directive.history.get(), **sent)
    assert answer.status_code == 409
    assert 'role="alert"' in answer.content.decode()
    assert Directive.objects.get(pk=directive.pk).note == "乙"


def test_a_change_of_another_directive_is_not_taken_back_here(client, archivist, directive):
    other = make_directive(title="另一件")
    save_fields(other, {"note": "甲"}, archivist)
    save_fields(directive, {"note": "乙"}, archivist)
    assert press(client, directive, other.history.get()).status_code == 409
    assert Directive.objects.get(pk=other.pk).note == "甲"


def test_without_a_token_nothing_is_taken_back(directive):
    client, account = Client(enforce_csrf_checks=True), make_account_of(roles.ARCHIVIST)
    client.force_login(account)
    save_fields(directive, {"note": "乙"}, account)
    assert press(client, directive, directive.history.get()).status_code == 403


def test_of_a_sealed_directive_nothing_is_shown_and_of_a_withdrawn_one_nothing_taken_back(
    client, archivist, directive
):
    save_fields(directive, {"note": "乙"}, archivist)
    Directive.objects.filter(pk=directive.pk).update(custody=Custody.SEALED)
    page_of(client, directive, status=404)
    Directive.objects.filter(pk=directive.pk).update(custody=Custody.WITHDRAWN)
    assert "文件已撤下" in page_of(client, directive)
    assert press(client, directive, directive.history.get()).status_code == 409


def test_who_may_not_see_persons_in_hardship_sees_them_in_no_value_and_takes_nothing_back(client, archivist):
    poor = "困难职工示例甲（身份证号110101199003074514）家庭困难，给予救助。"
    directive = make_directive(title="示例市总工会关于救助困难职工的通知", sections=[("一、", "名单", poor)])
    outline = {"text": directive.text.replace("给予救助", "不再救助")}
    save_fields(directive, {"note": "身份证号110101199003074514", "outline": outline}, archivist)
    save_fields(directive, {"contacts": ["示例乙", "13900000000"]}, archivist)
    client.force_login(make_account_of(roles.CLERK))
    page = page_of(client, directive)
    assert "110101199003074514" not in page
    assert "不再救助" in page


def test_who_saves_in_the_review_list_has_reviewed(client, archivist, directive):
    address = reverse("directive_review", args=[directive.pk])
    form = client.get(address).context["form"]
    boxes = {name: form[name].value() for name in form.fields}
    kept = {name: value for name, value in boxes.items() if value not in (None, "", [])}
    client.post(address, kept | {"note": "附注", "done": "1"})
    assert {(one.field, one.act) for one in directive.history.all()} == {
        ("note", ChangeAct.CORRECTED), ("reviewed", ChangeAct.REVIEWED),
    }  # fmt: skip
    press(client, directive, directive.history.get(field="reviewed"))
    assert Directive.objects.get().reviewed_at is None


def test_several_marked_as_reviewed_are_recorded(client, archivist, directive):
    client.post("/review/", {"d": [directive.pk], "done": "1"})
    assert directive.history.get().act == ChangeAct.REVIEWED


def test_an_action_item_that_was_taken_away_comes_back_by_the_button(client, archivist, directive):
    item, rows = ActionItem.objects.get(), list(ActionItem.objects.values())
    place = list(directive.sections.order_by("position")).index(item.section)
    client.post(f"/review/{directive.pk}/", {"do": f"remove-action:{place}:{item.start}"})
    assert not ActionItem.objects.exists()
    press(client, directive, directive.history.get())
    assert list(ActionItem.objects.values()) == rows


def test_fields_of_other_rooms_are_shown_by_the_name_that_the_model_has(client, archivist, directive):
    record(directive, ChangeAct.WITHDRAWN, {"custody": ("held", "withdrawn")}, archivist)
    assert "在库情况" in page_of(client, directive)


def test_an_account_that_is_no_more_keeps_its_name_in_the_history(client, archivist, directive):
    gone = User.objects.create_user("示例前任")
    save_fields(directive, {"note": "甲"}, gone)
    gone.delete()
    assert "示例前任" in page_of(client, directive)
    assert HistoryEntry.objects.get().person is None
