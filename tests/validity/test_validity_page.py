"""Staff settle whether a directive is in force; readers see it wherever the directive is named."""

import re
from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from archive.history.field_writers import writer_of
from archive.models import Directive, Reference, ValidityEvent
from archive.models.choices import Custody
from archive.validity import read_events
from tests.support.accounts import make_account
from tests.support.makers import make_directive, rewrite

pytestmark = pytest.mark.django_db
TICKED = re.compile(r'name="proposal" value="[\d-]+" checked')
OLD, NUMBER = "示例市总工会关于示例甲工作的通知", "示工发〔2015〕3号"


@pytest.fixture
def old():
    return make_directive(OLD, number=NUMBER, issued_on=date(2015, 3, 1), year=2015)


@pytest.fixture
def new():
    text = f"示例办法。\n本办法自2024年1月1日起施行，《关于示例甲工作的通知》（{NUMBER}）同时废止。"
    return make_directive(
        "示例市总工会关于示例乙工作的通知", number="示工发〔2023〕9号", issued_on=date(2023, 12, 1), text=text
    )


@pytest.fixture
def staff(client):
    client.force_login(make_account("示例馆员", "change_directive"))
    return client


def address(directive) -> str:
    return reverse("directive_validity", args=[directive.pk])


def sent(page, act: str, **values) -> dict:
    """A POST as a browser sends it from this page: with the version of the form that has the button."""
    form = next(
        one
        for one in re.findall(r"<form method=.*?</form>", page.content.decode(), re.DOTALL)
        if f'value="{act}"' in one
    )
    return {"shown": re.search(r'name="shown" value="(\w*)"', form)[1], "act": act, **values}


def declare(client, directive, **values):
    page = client.get(address(directive))
    return client.post(address(directive), sent(page, "declare", **values))


def test_one_is_declared_abolished_by_another_and_everybody_sees_it(staff, old, new):
    Reference.objects.create(directive=new, position=1, kind="number", text=NUMBER, target=old)
    answer = declare(staff, old, kind="abolished", day="2024-01-01", basis="示工发〔2023〕9号", place="第三条")
    assert answer.status_code == 302
    staff.logout()
    for page in (old.get_absolute_url(), reverse("directive_print", args=[old.pk]), reverse("directives")):
        text = staff.get(page).content.decode()
        assert "已废止" in text and "自2024年1月1日起" in text and "第三条" in text
        assert f'href="{new.get_absolute_url()}"' in text
    assert "已废止" in staff.get(new.get_absolute_url()).content.decode()
    told = staff.get(f"/api/v1/directives/{old.pk}/").json()
    assert list(told)[-3:] == ["state", "state_basis", "occasion"]
    assert (told["state"], told["state_basis"]) == (
        "abolished",
        {"since": "2024-01-01", "text": f"《{new.title}》（{new.number}）", "directive": new.pk, "place": "第三条",
         "url": new.get_absolute_url()},
    )  # fmt: skip
    rows = {row["id"]: row["state"] for row in staff.get("/api/v1/directives/").json()["results"]}
    assert rows == {old.pk: "abolished", new.pk: "unsettled"}


def test_the_day_decides_without_anything_being_written(staff, old, monkeypatch):
    ValidityEvent.objects.create(directive=old, kind="abolished", day=timezone.localdate() + timedelta(days=1))
    assert staff.get(f"/api/v1/directives/{old.pk}/").json()["state"] == "unsettled"
    monkeypatch.setattr("archive.catalogue.kept_validity.today", lambda: timezone.localdate() + timedelta(days=1))
    assert staff.get(f"/api/v1/directives/{old.pk}/").json()["state"] == "abolished"


def test_lists_say_nothing_of_what_nobody_settled(client, old):
    assert 'class="validity' not in client.get(reverse("directives")).content.decode()
    assert "未核定" in client.get(old.get_absolute_url()).content.decode()


def test_what_a_text_says_of_another_waits_until_it_is_applied_in_one_step(staff, old, new):
    page = staff.get(address(new))
    assert TICKED.search(page.content.decode())
    assert not ValidityEvent.objects.filter(is_read=False).exists()
    key = re.search(r'name="proposal" value="([\d-]+)"', page.content.decode())[1]
    assert staff.post(address(new), sent(page, "apply", proposal=key)).status_code == 302
    event = ValidityEvent.objects.get(is_read=False)
    assert (event.directive, event.kind, event.day, event.basis) == (old, "abolished", date(2024, 1, 1), new)
    assert "同时废止" in event.place
    entry = old.history.get()
    assert (entry.act, entry.field, entry.old, entry.new[0]["kind"]) == ("validity", "validity", [], "abolished")


def test_what_only_one_of_number_and_title_says_is_not_ticked(staff, new):
    make_directive("示例市总工会关于另一工作的通知", number=NUMBER, year=2015)
    page = staff.get(address(new)).content.decode()
    assert "存疑，请核对" in page and not TICKED.search(page)


def test_what_the_archive_does_not_hold_is_told_and_cannot_be_applied(staff, new):
    page = staff.get(address(new)).content.decode()
    assert "本库未收录" in page and 'value="apply"' not in page


def test_the_history_puts_back_what_was_set(staff, old, new):
    declare(staff, old, kind="abolished", day="2024-01-01", basis="示工发〔2023〕9号")
    entry = old.history.get()
    person = make_account("另一位")
    writer_of("validity")(old, entry.old, person)
    assert not old.validity_events.exists()
    writer_of("validity")(old, entry.new, person)
    assert old.validity_events.get().basis == new
    with pytest.raises(ValueError, match="读不出来"):
        writer_of("validity")(old, [{"kind": "示例"}], person)


def test_an_event_is_taken_back(staff, old):
    declare(staff, old, kind="confirmed")
    event = old.validity_events.get()
    page = staff.get(address(old))
    assert staff.post(address(old), sent(page, "retract", event=event.pk)).status_code == 302
    assert (old.validity_events.count(), old.history.count()) == (0, 2)


def test_the_second_to_save_is_told_and_keeps_what_was_typed(staff, old):
    page = staff.get(address(old))
    declare(staff, old, kind="confirmed")
    answer = staff.post(address(old), sent(page, "declare", kind="confirmed", note="第二位所写"))
    assert answer.status_code == 400
    assert "已经改过" in answer.content.decode() and "第二位所写" in answer.content.decode()
    assert old.validity_events.count() == 1


LONG = "长" * 501


@pytest.mark.parametrize(
    "values",
    [
        {"kind": "示例"},
        {"kind": "abolished", "day": "昨天", "basis": NUMBER},
        {"kind": "abolished", "day": "2024-01-01"},
        {"kind": "abolished", "basis": "库里没有的通知"},
        {"kind": "abolished", "day": "2001-01-01", "basis": "示例"},
        {"kind": "annulled", "day": "2999-01-01", "basis": "示例"},
        {"kind": "abolished", "day": "2024-01-01", "basis": "《》"},
        {"kind": "abolished", "day": "2024-01-01", "basis": "　——〔〕　"},
        {"kind": "abolished", "day": "2024-01-01", "basis": NUMBER},
        {"kind": "abolished", "day": "2024-01-01", "basis": f"《{OLD}》"},
        {"kind": "in-force-from"},
        {"kind": "term"},
        {"kind": "term", "months": "-1"},
        {"kind": "term", "months": "99999999999999999999"},
        {"kind": "term", "day": "2024-01-01", "until": "2023-01-01"},
        {"kind": "confirmed", "note": LONG},
        {"kind": "confirmed", "place": LONG},
        {"kind": "confirmed", "basis": LONG},
        {"kind": "confirmed", "note": "a\0b"},
    ],
)
def test_bad_input_is_told_and_nothing_is_kept(staff, old, values):
    answer = declare(staff, old, **values)
    assert answer.status_code == 400
    assert "validity-error" in answer.content.decode()
    assert not old.validity_events.exists()


@pytest.mark.parametrize("act", ["", "delete", "retract", "apply"])
@pytest.mark.parametrize("key", ["0", "999999", "x", "9" * 30])
def test_foreign_keys_and_unknown_acts_change_nothing(staff, old, new, act, key):
    other = ValidityEvent.objects.create(directive=new, kind="confirmed")
    for event in (key, str(other.pk)):
        answer = staff.post(address(old), {"act": act, "event": event, "proposal": event, "shown": ""})
        assert answer.status_code == 400
    assert ValidityEvent.objects.count() == 1


def test_a_form_without_its_token_is_refused(old):
    client = Client(enforce_csrf_checks=True)
    client.force_login(make_account("示例馆员", "change_directive"))
    assert client.post(address(old), {"act": "declare", "kind": "confirmed"}).status_code == 403
    assert not old.validity_events.exists()


def test_a_basis_that_was_withdrawn_keeps_its_words_and_one_that_was_sealed_does_not(client, old, new):
    ValidityEvent.objects.create(directive=old, kind="abolished", day=date(2024, 1, 1), basis=new)
    for custody, words in ((Custody.WITHDRAWN, True), (Custody.SEALED, False)):
        Directive.objects.filter(pk=new.pk).update(custody=custody)
        page = client.get(old.get_absolute_url()).content.decode()
        assert "已废止" in page and ("关于示例乙工作的通知" in page) == words
        assert f'href="{new.get_absolute_url()}"' not in page


def test_older_archives_are_looked_through_once(old):
    future = make_directive("示例市总工会关于示例丙工作的通知", text="本通知自2099年1月1日起施行。")
    assert not read_events.are_complete()
    assert (read_events.complete(), read_events.are_complete(), read_events.complete()) == (1, True, 0)
    event = future.validity_events.get()
    assert (event.kind, event.day, event.is_read) == ("in-force-from", date(2099, 1, 1), True)


def test_a_text_that_is_written_brings_its_own_dates(client):
    directive = make_directive("示例市总工会关于示例丁工作的通知", text="示例。")
    rewrite(directive, "示例。\n本通知自2099年1月1日起施行。")
    told = client.get(f"/api/v1/directives/{directive.pk}/").json()
    assert (told["state"], told["state_basis"]["since"]) == ("not-yet-in-force", "2099-01-01")
    rewrite(directive, "示例。")
    assert client.get(f"/api/v1/directives/{directive.pk}/").json()["state"] == "unsettled"


def test_a_trial_that_is_over_is_told(client, old):
    ValidityEvent.objects.create(directive=old, kind="trial", months=24, is_read=True)
    assert "试行期已满，是否继续执行请核实" in client.get(old.get_absolute_url()).content.decode()
