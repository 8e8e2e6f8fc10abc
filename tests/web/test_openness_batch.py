"""Who may know of several directives, set at once on one basis: all of them, or none; taken back by one button."""

import pytest
from django.contrib.auth.models import Group

from archive.models import Directive, Forwarding, HistoryEntry
from archive.models.choices import Custody, Openness
from archive.web.chosen_directives import MOST
from tests.support.accounts import make_account
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db
RIGHTS = ("open_directive", "change_directive", "view_hardship", "view_contacts")


@pytest.fixture
def staff(client):
    client.force_login(make_account("archivist", *RIGHTS))
    return client


@pytest.fixture
def three():
    return [make_directive(f"示例市总工会关于示例{at}的通知", openness=Openness.SIGNED_IN) for at in "甲乙丙"]


def address(directives) -> str:
    return "/review/openness/?" + "&".join(f"d={one.pk}" for one in directives)


def send(client, directives, **fields):
    shown = client.get(address(directives)).context["form"]["shown"].value()
    return client.post(address(directives), {"openness": "all", "reason": "经公开审查", "shown": shown, **fields})


def opennesses() -> list[str]:
    return list(Directive.objects.order_by("pk").values_list("openness", flat=True))


def test_one_basis_is_one_act_of_the_history(staff, three):
    answer = send(staff, three)
    assert answer["Location"] == address(three) and opennesses() == ["all"] * 3
    assert "已设定 3 件的知悉范围" in staff.get(answer["Location"]).text
    assert (
        HistoryEntry.objects.count() == 3 and HistoryEntry.objects.values("act_id", "reason").distinct().count() == 1
    )


def test_groups_of_several_are_kept_and_what_is_so_already_is_not_recorded(staff, three):
    group = Group.objects.create(name="示例组")
    send(staff, three[:1], openness="groups", groups=[group.pk])
    send(staff, three, openness="groups", groups=[group.pk])
    assert opennesses() == ["groups"] * 3 and all(list(one.known_to.all()) == [group] for one in three)
    assert HistoryEntry.objects.count() == 3


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " "}, {"openness": ""}, {"openness": "groups"}, {"openness": "groups", "groups": ["9" * 30]},
        {"shown": "x"},
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_and_nothing_is_done(staff, three, wrong):
    answer = send(staff, three, **wrong)
    assert answer.status_code == 400 and 'role="alert"' in answer.text
    assert wrong.get("reason", "经公开审查").strip() in answer.text
    assert opennesses() == ["signed-in"] * 3 and not HistoryEntry.objects.exists()


def test_one_that_brings_along_a_narrower_one_is_told_by_its_title_and_none_is_opened(staff, three):
    narrow = make_directive("示例市总工会关于示例丁的方案", openness=Openness.SIGNED_IN)
    Forwarding.objects.create(forwarding_directive=three[1], forwarded_directive=narrow, kind="转发")
    answer = send(staff, three)
    assert answer.status_code == 400 and narrow.title in answer.text and opennesses() == ["signed-in"] * 4
    assert send(staff, [*three, narrow]).status_code == 302 and opennesses() == ["all"] * 4


def test_the_second_to_save_is_told(staff, three):
    shown = staff.get(address(three)).context["form"]["shown"].value()
    Directive.objects.filter(pk=three[2].pk).update(openness=Openness.GROUPS)
    answer = send(staff, three, reason="我的依据", shown=shown)
    assert answer.status_code == 400 and "另一位工作人员" in answer.text and "我的依据" in answer.text
    assert opennesses() == ["signed-in", "signed-in", "groups"]


def test_what_is_no_longer_there_is_counted_and_a_page_of_none_says_so(staff, three):
    Directive.objects.filter(pk=three[0].pk).update(custody=Custody.SEALED)
    page = staff.get(address(three) + "&d=x&d=999999").text
    assert three[0].title not in page and three[1].title in page and "另有 2 件" in page
    assert "没有选择文件" in staff.get("/review/openness/").text
    assert send(staff, []).status_code == 400


def test_more_than_one_act_deals_with_are_told(staff, three):
    keys = "".join(f"&d={10**6 + at}" for at in range(MOST - 2))
    for page in ("/review/openness/", "/review/withdraw/"):
        if page == "/review/withdraw/":
            staff.force_login(make_account("another", "withdraw_directive"))
        there = f"{page}?{keys}" + "".join(f"&d={one.pk}" for one in three)
        for answer in (staff.get(there), staff.post(there, {"openness": "all", "reason": "依据"})):
            assert answer.status_code == 400 and f"一次最多办理 {MOST} 件" in answer.text
    assert opennesses() == ["signed-in"] * 3 and not Directive.objects.exclude(custody=Custody.HELD).exists()


def undo(client, directive, **fields):
    page = f"/review/{directive.pk}/history/"
    entry = directive.history.order_by("-pk").first().pk
    return client.post(page, {"entry": entry, "latest": entry, "scope": "together", "reason": "示例理由", **fields})


def test_one_button_takes_all_of_it_back_and_another_brings_it_again(staff, three):
    send(staff, three)
    assert "同时办理的 3 件一并撤销" in staff.get(f"/review/{three[1].pk}/history/").text
    assert undo(staff, three[1]).status_code == 302 and opennesses() == ["signed-in"] * 3
    assert undo(staff, three[0]).status_code == 302 and opennesses() == ["all"] * 3
    assert HistoryEntry.objects.values("act_id").distinct().count() == 3


def test_where_one_of_them_was_changed_since_nothing_is_taken_back(staff, three):
    send(staff, three)
    send(staff, three[2:], openness="signed-in")
    answer = undo(staff, three[0])
    assert answer.status_code == 409 and three[2].title in answer.text and "示例理由" in answer.text
    assert opennesses() == ["all", "all", "signed-in"]


def test_one_that_is_sealed_since_keeps_the_rest_as_they_are(staff, three):
    send(staff, three)
    Directive.objects.filter(pk=three[2].pk).update(custody=Custody.SEALED)
    answer = undo(staff, three[0])
    assert answer.status_code == 409 and "不能查看的文件" in answer.text and three[2].title not in answer.text
    assert opennesses() == ["all"] * 3


def test_to_take_back_is_to_set_it_basis_permission_and_all(staff, client, three):
    send(staff, three[:1], openness="signed-in")
    narrowed = make_directive("示例市总工会关于示例戊的通知")
    send(staff, [narrowed], openness="signed-in", reason="")
    answer = undo(staff, narrowed, scope="", reason="")
    assert answer.status_code == 409 and "请写明依据" in answer.text
    staff.force_login(make_account("clerk", "change_directive", "view_hardship", "view_contacts"))
    answer = undo(staff, narrowed, scope="")
    assert answer.status_code == 409 and "没有设定知悉范围的权限" in answer.text
    narrowed.refresh_from_db()
    assert narrowed.openness == "signed-in"


def test_they_are_chosen_on_the_list_of_the_review(client, three):
    chosen = {"openness": "1", "d": [one.pk for one in three]}
    client.force_login(make_account("archivist", *RIGHTS, is_staff=True))
    assert "一并设定知悉范围" in client.get("/review/?state=all").content.decode()
    assert client.post("/review/", chosen)["Location"] == address(three)
    client.force_login(make_account("clerk", "change_directive", is_staff=True))
    assert "一并设定知悉范围" not in client.get("/review/?state=all").content.decode()
    assert client.get(client.post("/review/", chosen)["Location"]).status_code == 403
