"""Withdrawn, restored, sealed: what is recorded, and what is answered under the address."""

import pytest
from django.urls import reverse

from archive.custody import custody_acts
from archive.history import field_writers
from archive.models import Directive, HistoryEntry, OutboxEntry, Reference
from archive.models.choices import ChangeAct, Custody
from search.indexing import archive_check, index_upkeep
from tests.support.accounts import make_account
from tests.support.incoming_texts import NUMBER, TITLE, citing, forwarding, own
from tests.support.makers import make_directive

pytestmark = pytest.mark.django_db

PAGES = ["directive", "directive_print", "directive_pdf", "directive_docx", "directive_received", "directive_source"]


@pytest.fixture
def archivist():
    return make_account("张某", "withdraw_directive")


def answers(client, key) -> dict[str, int]:
    paths = [reverse(name, args=[key]) for name in PAGES] + [f"/api/v1/directives/{key}/"]
    return {path: client.get(path).status_code for path in paths}


def test_everything_under_its_address_answers_410_and_says_so(client, take, archivist):
    take(own())
    key = Directive.objects.get().pk
    assert set(answers(client, key).values()) == {200}
    custody_acts.withdraw([key], archivist, "内容有误")
    assert set(answers(client, key).values()) == {410}
    page = client.get(f"/directives/{key}/").text
    assert "在本库已于" in page and "撤下" in page and TITLE not in page and "内容有误" not in page
    assert "撤下" in client.get(f"/api/v1/directives/{key}/").json()["error"]
    client.force_login(archivist)
    assert "内容有误" in client.get(f"/directives/{key}/").text


def test_restored_it_is_what_it_was(client, take, archivist):
    take(own())
    key = Directive.objects.get().pk
    before = client.get(f"/api/v1/directives/{key}/").json()
    custody_acts.withdraw([key], archivist, "内容有误")
    custody_acts.restore([key], archivist, "已核对")
    assert client.get(f"/api/v1/directives/{key}/").json() == before
    entries = HistoryEntry.objects.filter(field="custody").order_by("pk").values_list("act", "old", "new", "reason")
    assert list(entries) == [
        (ChangeAct.WITHDRAWN, "held", "withdrawn", "内容有误"),
        (ChangeAct.RESTORED, "withdrawn", "held", "已核对"),
    ]


@pytest.mark.parametrize("reason", ["", "  \n ", "\x00", "长" * 501])
def test_no_act_without_a_reason_that_fits(archivist, reason):
    directive = make_directive()
    with pytest.raises(custody_acts.NotDone):
        custody_acts.withdraw([directive.pk], archivist, reason)
    assert Directive.objects.get().custody == Custody.HELD and not HistoryEntry.objects.exists()


def test_what_is_done_already_is_not_recorded_again(archivist):
    directive = make_directive()
    assert [custody_acts.withdraw([directive.pk, 10**6], archivist, "理由") for _ in range(2)] == [1, 0]
    assert HistoryEntry.objects.count() == 1
    assert OutboxEntry.objects.filter(directive_id=directive.pk).count() == 1


def test_a_reference_keeps_its_words_without_a_link_and_finds_the_next_of_that_number(client, take, archivist):
    take(own())
    take(citing(NUMBER))
    cited = Directive.objects.get(number=NUMBER)
    citing_page = Reference.objects.get(text=NUMBER).directive.get_absolute_url()
    link = f'href="{cited.get_absolute_url()}'
    assert link in client.get(citing_page).text
    custody_acts.withdraw([cited.pk], archivist, "理由")
    page = client.get(citing_page).text
    assert link not in page and NUMBER in page
    take(own(body="另有一件同号的文件。\n"))
    other = Directive.objects.filter(number=NUMBER).exclude(pk=cited.pk).get()
    assert Reference.objects.get(text=NUMBER).target == other
    custody_acts.restore([cited.pk], archivist, "理由")
    assert Reference.objects.get(text=NUMBER).target == cited


def test_its_words_are_not_to_be_had_from_the_file_of_another(client, take, archivist):
    take(forwarding(own()))
    forwarded, wrapper = Directive.objects.get(title=TITLE), Directive.objects.exclude(title=TITLE).get()
    custody_acts.withdraw([forwarded.pk], archivist, "理由")
    for name in ("directive_received", "directive_source"):
        assert client.get(reverse(name, args=[wrapper.pk])).status_code == 410
    page = client.get(wrapper.get_absolute_url())
    assert page.status_code == 200 and forwarded.get_absolute_url() not in page.text
    assert client.get(f"/api/v1/directives/{wrapper.pk}/").json()["carries"] == []


def test_the_index_is_what_is_in_view_and_the_check_agrees(index, archivist, client):
    directive, other = make_directive(), make_directive("示例市总工会关于另一项工作的通知")
    index_upkeep.rebuild()
    custody_acts.withdraw([directive.pk], archivist, "理由")
    index_upkeep.drain()
    assert {key for key, _ in index.get_backend().engine.fingerprints()} == {other.pk}
    assert list(archive_check.index_faults()) == []
    index_upkeep.rebuild()
    assert list(archive_check.index_faults()) == []
    custody_acts.restore([directive.pk], archivist, "理由")
    index_upkeep.drain()
    assert list(archive_check.index_faults()) == []


def test_the_history_undoes_a_withdrawal_and_no_seal(archivist):
    directive = make_directive()
    custody_acts.withdraw([directive.pk], archivist, "理由")
    undo = field_writers.writer_of("custody")
    undo(Directive.objects.get(), "held", archivist)
    assert Directive.objects.get().custody == Custody.HELD
    custody_acts.seal([directive.pk], archivist, "理由")
    with pytest.raises(ValueError, match="封存"):
        undo(Directive.objects.get(), "held", archivist)
    with pytest.raises(ValueError, match="权限"):
        undo(make_directive(), "withdrawn", make_account("李某"))
