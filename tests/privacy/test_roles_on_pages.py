"""What the roles of persons hide, on every page that shows a directive: from readers, on a day, in the index."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, User

from archive.circle import EVERYBODYS
from archive.models import Directive
from archive.parsing import parse_as_it_stands
from archive.privacy.sight import EVERYBODY, Sight, sight_of
from archive.privacy.text import hidden_from, hidden_from_all, redact
from search.indexing import index_upkeep
from tests.support.accounts import make_account
from tests.support.answer_contents import content
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

IDENTITY, CARD, HOME, BORN = "110101199003070011", "6222000011112222341", "示例县示例路88号2栋301室", "1990年3月7日"
SECRETS = (IDENTITY, CARD, HOME, BORN)
POOR, PUNISHED, HONOURED, CANDIDATE = "周某某", "吴小某", "张三丰", "郑小某"
MOBILE, UNITS_LINE, CORPORATE = "13900000001", "0000-87000051", "6222000011112222333"
POSTED_UNTIL = date(2024, 5, 12)


@pytest.fixture
def held(index):
    lines = [
        f"市总工会办公室电话：{UNITS_LINE}，捐款账户名称：示例市总工会，账号：{CORPORATE}。",
        f"困难职工{POOR}，身份证号：{IDENTITY}，{BORN}出生，家庭住址：{HOME}，银行卡号：{CARD}。",
        f"决定给予{PUNISHED}通报批评，授予{HONOURED}“示例工匠”称号，{MOBILE}。",
    ]
    sections = [(label, "", line) for label, line in zip(("一、", "二、", "三、"), lines, strict=True)]
    directive = make_directive("示例市总工会关于天象观测的通知", sections=sections, number="示工〔2023〕9号")
    index_upkeep.rebuild()
    return directive


def pages(directive) -> list[str]:
    page = f"/directives/{directive.pk}/"
    parts = ["", "print/", "received/", "docx/", "?q=天象"]
    return [*(page + part for part in parts), f"/api/v1{page}", "/search/?q=天象", "/api/v1/search/?q=天象"]


def test_secrets_are_hidden_from_everybody(client, held):
    for _ in range(2):
        told = {(address, one) for address in pages(held) for one in SECRETS if one in content(client, address)}
        assert told == set()
        client.force_login(User.objects.get_or_create(username="archivist", is_superuser=True)[0])


@pytest.mark.parametrize("words", [*SECRETS, POOR, PUNISHED, MOBILE])
def test_nobody_finds_them(client, held, words):
    found = client.get("/api/v1/search/", {"q": f'"{words}"'}).json()
    assert found["count"] == 0
    assert client.get("/search/suggest/", {"q": words}).json()["suggestions"] == []


def test_roles_hide_names_and_leave_the_honoured_and_the_unit(client, held):
    page = content(client, f"/directives/{held.pk}/")
    assert all(one not in page for one in (POOR, PUNISHED, MOBILE))
    assert all(one in page for one in (HONOURED, UNITS_LINE, CORPORATE))


def test_who_may_see_contacts_sees_the_punished_and_by_another_permission_the_poor(client, held):
    client.force_login(make_account("clerk", "view_contacts"))
    page = content(client, f"/directives/{held.pk}/")
    assert (PUNISHED in page, MOBILE in page, POOR in page) == (True, True, False)
    client.force_login(make_account("archivist", "view_contacts", "view_hardship"))
    assert POOR in content(client, f"/directives/{held.pk}/")


@pytest.fixture
def posted(db):
    text = f"""示例市总工会关于示例工匠人选的公示
现将拟命名的示例工匠{CANDIDATE}予以公示，公示期自2024年5月6日至5月12日。
1.{CANDIDATE}，示例机床厂车工
示例市总工会
2024年5月6日"""
    return make_directive("示例市总工会关于示例工匠人选的公示", text=text)


@pytest.mark.parametrize(("days", "is_shown"), [(-3, True), (0, True), (1, False), (400, False)])
def test_a_candidate_is_shown_until_the_last_day(posted, monkeypatch, days, is_shown):
    monkeypatch.setattr("archive.privacy.text.today", lambda: POSTED_UNTIL + timedelta(days=days))
    shown = redact(posted.text, hidden_from(AnonymousUser(), posted))
    assert (CANDIDATE in shown) is is_shown
    assert "示例机床厂车工" in shown
    clerk = make_account("clerk", "view_contacts")
    assert CANDIDATE in redact(posted.text, hidden_from(clerk, posted))
    assert CANDIDATE not in redact(posted.text, hidden_from_all(posted))


def test_what_the_parser_reads_of_contacts_has_no_secrets(held):
    contacts = parse_as_it_stands(held.text).contacts
    assert set(contacts) >= {UNITS_LINE, MOBILE}
    assert not {*SECRETS, CORPORATE, POOR, PUNISHED, HONOURED} & set(contacts)


def test_the_units_own_line_stays_where_it_is_a_contact(client, held):
    Directive.objects.filter(pk=held.pk).update(contacts=[UNITS_LINE, MOBILE, "staff added"])
    answer = client.get(f"/api/v1/directives/{held.pk}/").json()
    assert answer["contacts"] == [UNITS_LINE, "*" * len(MOBILE), "***** *****"]
    page = content(client, f"/directives/{held.pk}/")
    assert UNITS_LINE in page and "已隐去" in page and MOBILE not in page


def test_the_same_sight_sees_the_same():
    assert sight_of(AnonymousUser()) == EVERYBODY == Sight()
    reader, clerk, archivist = (make_account(name, *may) for name, may in _MAY.items())
    sights = [sight_of(one)._replace(circle=EVERYBODYS) for one in (reader, clerk, archivist)]
    assert sights == [EVERYBODY, Sight(True), Sight(True, True)]


_MAY = {"reader": [], "clerk": ["view_contacts"], "archivist": ["view_contacts", "view_hardship"]}
