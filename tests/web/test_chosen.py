"""The page of the chosen directives, and what an account's browser is told of them."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.custody import custody_acts
from archive.models import ChosenDirective, Directive
from archive.models.choices import Openness
from archive.models.chosen_directive import MOST_CHOSEN
from tests.support.accounts import make_account
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db


@pytest.fixture
def three():
    return [make_directive(f"示例市总工会关于示例{at}的通知") for at in "甲乙丙"]


@pytest.fixture
def reader(client):
    client.force_login(make_account("示例读者"))
    return client


def address(directives, path="/chosen/") -> str:
    return f"{path}?" + "&".join(f"d={one.pk}" for one in directives)


def choice(client, **sent):
    answer = client.post("/chosen/choice.json", sent) if sent else client.get("/chosen/choice.json")
    return answer.json()["keys"]


def test_the_address_lists_them_in_its_order(client, three):
    page = client.get(address(reversed(three)))
    assert page.status_code == 200 and page.text.index("示例丙") < page.text.index("示例甲")
    assert "共 3 件" in page.text and page.text.count('name="without"') == 3


def test_one_is_taken_off_the_address(client, three):
    answer = client.get(address(three) + f"&without={three[1].pk}&sort=newest")
    assert answer["Location"] == f"/chosen/?d={three[0].pk}&d={three[2].pk}&sort=newest"


def test_without_any_it_says_how_to_choose(client):
    page = client.get("/chosen/")
    assert page.status_code == 200 and "勾选标题前的方框" in page.text


def test_what_is_closed_and_what_never_was_are_told_alike(client, three):
    Directive.objects.filter(pk=three[0].pk).update(openness=Openness.SIGNED_IN)
    page = client.get(address(three) + "&d=999999&d=abc")
    assert page.status_code == 200 and "示例甲" not in page.text
    assert f"有 3 件不在库内，或者不对您开放，未列入（编号 {three[0].pk}、999999、abc）" in page.text
    assert client.get("/chosen/?d=999999").status_code == 404


def test_more_than_can_be_chosen_are_told_on_a_page(client):
    page = client.get("/chosen/?" + "&".join(f"d={key}" for key in range(1, MOST_CHOSEN + 2)))
    assert page.status_code == 400
    assert f"选了 {MOST_CHOSEN + 1} 件，一次最多办理 {MOST_CHOSEN} 件" in page.text and "主导航" in page.text


@pytest.mark.parametrize("path", ["/chosen/", "/compare/", "/directives/pdf/", "/chosen/export.xlsx", "/directives/"])
def test_ten_thousand_ticks_are_told_on_a_page(client, path):
    page = client.get(f"{path}?" + "&".join(f"d={key}" for key in range(1, 10_001)))
    assert page.status_code == 400
    assert f"所选文件一次最多 {MOST_CHOSEN} 件" in page.text and "主导航" in page.text


def test_an_account_chooses_and_takes_out(reader, three):
    first, second, third = (one.pk for one in three)
    assert choice(reader, add=[second, first, second]) == [second, first]
    assert choice(reader, add=[third]) == [second, first, third]
    assert choice(reader, remove=[first]) == [second, third] == choice(reader)
    assert choice(reader, clear=1) == [] == choice(reader)


def test_its_page_needs_no_script(reader, three):
    first, second, _ = (one.pk for one in three)
    reader.post("/chosen/", {"add": [first, second], "sort": "newest"})
    page = reader.get("/chosen/")
    assert "示例甲" in page.text and "示例乙" in page.text and "只有您自己看得到" in page.text
    answer = reader.post("/chosen/", {"remove": first, "sort": "newest"})
    assert answer["Location"] == "/chosen/?sort=newest" and choice(reader) == [second]
    reader.post("/chosen/", {"clear": "1"})
    assert choice(reader) == []


def test_nobody_else_sees_it(reader, three):
    choice(reader, add=[three[0].pk])
    other = Client()
    assert other.get("/chosen/choice.json").status_code == 401
    assert other.post("/chosen/", {"clear": "1"})["Location"].startswith("/accounts/login/")
    other.force_login(make_account("另一读者"))
    assert choice(other, clear=1) == [] and "示例甲" not in other.get("/chosen/").text
    assert choice(reader) == [three[0].pk]


def test_nothing_of_it_may_be_kept(reader):
    assert "no-store" in reader.get("/chosen/choice.json")["Cache-Control"]
    assert "no-store" in reader.get("/chosen/")["Cache-Control"]


def test_there_is_an_end_to_it(reader, three, monkeypatch):
    monkeypatch.setattr("archive.web.account_choice.MOST_CHOSEN", 2)
    answer = reader.post("/chosen/choice.json", {"add": [one.pk for one in three]}).json()
    assert answer["keys"] == [one.pk for one in three[:2]]
    assert answer["notices"] == [f"最多选 {MOST_CHOSEN} 件，有 1 件没有选入。请先移出几件，或者清空。"]


def test_what_goes_is_left_out_and_told_until_something_is_changed(reader, three):
    first, second, third = three
    choice(reader, add=[one.pk for one in three])
    custody_acts.withdraw([first.pk], User.objects.create_superuser("示例甲某"), "示例理由")
    second.source.delete()
    page = reader.get("/chosen/")
    assert "您选过的文件中有 2 件已不在库内" in page.text and page.text.count('name="remove"') == 1
    assert choice(reader) == [third.pk]
    answer = reader.post("/chosen/choice.json", {"remove": [third.pk]}).json()
    assert answer["keys"] == [] and "2 件" in answer["notices"][0]
    assert reader.get("/chosen/choice.json").json()["notices"] == [] and not ChosenDirective.objects.exists()


def test_what_one_may_not_know_of_cannot_be_chosen(reader, three):
    Directive.objects.filter(pk=three[0].pk).update(openness=Openness.GROUPS)
    assert choice(reader, add=[three[0].pk, three[1].pk, 999_999]) == [three[1].pk]


def test_it_goes_with_its_account(reader, three):
    choice(reader, add=[three[0].pk])
    User.objects.get(username="示例读者").delete()
    assert not ChosenDirective.objects.exists()


@pytest.mark.parametrize("sent", [{}, {"add": "示例"}, {"remove": ""}, {"clear": "2"}])
def test_what_says_nothing_changes_nothing(reader, three, sent):
    choice(reader, add=[three[0].pk])
    assert reader.post("/chosen/choice.json", sent).status_code == 400
    page = reader.post("/chosen/", sent)
    assert page.status_code == 400 and "没有改动" in page.text and choice(reader) == [three[0].pk]


def test_a_workbook_has_them_in_their_order(reader, three):
    answer = reader.get(address(three, "/chosen/export.xlsx"))
    assert answer.status_code == 200 and "xlsx" in answer["Content-Disposition"]
    choice(reader, add=[three[0].pk])
    assert reader.get("/chosen/export.xlsx").status_code == 200


@pytest.mark.parametrize("path", ["/chosen/export.xlsx", "/chosen/originals.zip"])
def test_of_nothing_no_file_is_made(client, path):
    page = client.get(path)
    assert page.status_code == 400 and "没有选择文件" in page.text
    assert client.get(f"{path}?d=999999").status_code == 404
