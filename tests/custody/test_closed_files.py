"""D3: what was withdrawn comes in again by no door, whoever tries, and whoever tries is told."""

import pytest
from django.core.management import call_command

from archive.custody import custody_acts
from archive.models import Directive, Occurrence, Source
from archive.models.choices import Custody
from tests.support.accounts import make_account
from tests.support.incoming_texts import NUMBER, TITLE, forwarding, own

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawn(take):
    take(own())
    key = Directive.objects.get(title=TITLE).pk
    custody_acts.withdraw([key], make_account("张某", "withdraw_directive"), "内容有误")
    return key


def test_its_bytes_are_refused_with_who_when_why_and_where_to_restore_it(take, withdrawn):
    outcome = take(own())
    assert outcome.status == "refused"
    assert all(
        words in outcome.reason for words in (TITLE, "张某", "撤下", "内容有误", f"/review/{withdrawn}/custody/")
    )


def test_its_text_in_another_file_is_refused_and_nothing_is_kept(take, withdrawn, settings):
    for text in (own().encode("gb18030"), forwarding(own())):
        outcome = take(text)
        assert outcome.status == "refused" and "张某" in outcome.reason
    assert (Source.objects.count(), Occurrence.objects.count(), Directive.objects.count()) == (1, 0, 1)
    assert len([path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]) == 1


def test_no_re_reading_brings_it_back_or_changes_it(take, withdrawn):
    Directive.objects.filter(pk=withdrawn).update(number="")
    call_command("reparse", "--all", "--write", verbosity=0)
    directive = Directive.objects.get()
    assert (directive.pk, directive.custody, directive.number) == (withdrawn, Custody.WITHDRAWN, "")
    custody_acts.restore([withdrawn], make_account("李某"), "已核对")
    call_command("reparse", "--all", "--write", verbosity=0)
    assert Directive.objects.get().number == NUMBER


def test_of_what_is_sealed_neither_title_nor_reason_is_told(take, withdrawn):
    custody_acts.seal([withdrawn], make_account("王某"), "疑似涉密")
    outcome = take(own())
    assert outcome.status == "refused" and "封存" in outcome.reason and "保密员" in outcome.reason
    assert TITLE not in outcome.reason and "疑似涉密" not in outcome.reason


def test_a_file_of_which_a_part_is_in_view_is_known_with_a_note(take):
    take(forwarding(own()))
    forwarded = Directive.objects.get(title=TITLE)
    custody_acts.withdraw([forwarded.pk], make_account("张某"), "内容有误")
    outcome = take(forwarding(own()))
    assert outcome.status == "known" and len(outcome.notes) == 1 and "张某" in outcome.notes[0]
