"""A draft that is like a directive of the archive leads to what differs; nobody else sees either."""

import pytest
from django.contrib.auth.models import User
from django.test import Client

from archive.custody import custody_acts
from archive.models import Directive
from tests.support.accounts import make_account_of
from tests.support.intake_drafts import fields_of, notice, read

pytestmark = pytest.mark.django_db
_ITEMS = "一、认真组织。\n各单位要认真组织示例活动，按期报送总结，做好示例工作。\n二、加强宣传。\n{second}\n"
_SECOND = "各单位要加强示例活动的宣传报道，营造良好氛围，扩大示例活动的影响。" * 4


def text_of(serial: int, more: str = "") -> str:
    return notice(serial=serial).replace("为做好", _ITEMS.format(second=_SECOND + more) + "为做好")


@pytest.fixture
def alike(client, known_places):
    """A draft like one that is in the archive."""
    held = read(client, text_of(7), "一.txt")
    client.post(held.get_absolute_url(), fields_of(held) | {"act": "take-in"})
    return read(client, text_of(8, "另设示例奖项十个。"), "二.txt")


def address(draft) -> str:
    return f"{draft.get_absolute_url()}compare/0/"


def test_a_draft_leads_to_what_differs_section_by_section_and_field_by_field(client, alike):
    assert address(alike) in client.get(alike.get_absolute_url()).text
    page = client.get(address(alike))
    assert [(field.draft, field.held) for field in page.context["fields"]] == [
        ("示工发〔2024〕8号", "示工发〔2024〕7号")
    ]
    rows = page.context["shown"].comparison.rows
    pairs = [([side.part.heading for side in row.left], [side.part.heading for side in row.right]) for row in rows]
    assert all(left == right and left for left, right in pairs)
    own = [span.text for row in rows for side in row.left for span in side.text if span.standing == "own"]
    assert any("另设示例奖项十个" in words for words in own) and "只见于" not in page.text
    assert f"/directives/{Directive.objects.get().pk}/" in page.text


def test_what_was_corrected_is_what_is_compared(client, alike):
    number = "示工发〔2024〕7号"
    client.post(alike.get_absolute_url(), fields_of(alike) | {"act": "save", "d0-number": number})
    assert client.get(address(alike)).context["fields"] == []


def test_a_draft_of_which_no_sections_were_kept_is_compared_as_a_whole(client, alike):
    del alike.reading[0]["outline"]
    alike.save()
    page = client.get(address(alike))
    assert "另设示例奖项十个" in page.text and page.context["shown"].comparison.figures.left_share > 0.7


def test_two_that_are_too_long_together_are_told(client, alike, monkeypatch):
    monkeypatch.setattr("archive.web.comparison_choice.LONGEST", 100)
    answer = client.get(address(alike))
    assert answer.status_code == 400 and "太长" in answer.text and "示工发〔2024〕8号" in answer.text


def test_who_may_not_enter_sees_nothing_of_it(alike):
    reader = Client()
    assert reader.get(address(alike))["Location"].startswith("/accounts/login/")
    reader.force_login(make_account_of("查阅人员"))
    assert reader.get(address(alike)).status_code == 403


def test_what_was_withdrawn_is_beside_nothing(client, alike):
    custody_acts.withdraw([Directive.objects.get().pk], User.objects.get(username="文秘甲"), "误收")
    assert client.get(address(alike)).status_code == 404
    assert "compare/0/" not in client.get(alike.get_absolute_url()).text


def test_of_a_draft_that_is_like_nothing_there_is_no_such_page(client, alike):
    other = read(client, notice("示例普查", 30), "三.txt")
    assert (
        client.get(address(other)).status_code == client.get(address(alike).replace("/0/", "/7/")).status_code == 404
    )


def test_a_persons_number_is_hidden_on_both_sides(client, known_places):
    number, other = "110101199003070011", "110101199003070097"
    texts = [text_of(at, f"困难职工周某某，身份证号：{one}。") for at, one in ((7, number), (8, other))]
    held = read(client, texts[0], "一.txt")
    client.post(held.get_absolute_url(), fields_of(held) | {"act": "take-in"})
    page = client.get(address(read(client, texts[1], "二.txt")))
    assert page.status_code == 200 and number not in page.text and other not in page.text
