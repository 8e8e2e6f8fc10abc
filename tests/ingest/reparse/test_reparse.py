"""python manage.py reparse: shows what today's parser would read otherwise, and writes it when told to."""

import io
import json

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from archive.ingest import corrections
from archive.models import (
    ActionItem,
    Directive,
    Forwarding,
    Occurrence,
    OutboxEntry,
    Provenance,
    Reference,
    Section,
    Source,
)
from tests.support.corpus import NAMES, raw
from tests.support.incoming_texts import NUMBER, TITLE, citing, forwarding, own
from tests.support.makers import overwrite

pytestmark = pytest.mark.django_db


def reparse(*arguments):
    """Exit status, standard output, standard error."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("reparse", *map(str, arguments), stdout=out, stderr=err)
        return 0, out.getvalue(), err.getvalue()
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()


def state():
    """All that the archive holds, but for the keys of rows that are written anew."""
    return [
        list(model.objects.order_by(*order).values_list(*columns))
        for model, order, columns in (
            (Directive, ["pk"], ["pk", "title", "number", "year", "issued_on", "addressees", "text", "position"]),
            (Section, ["directive", "position"], ["directive", "label", "heading", "text", "start", "parent__anchor"]),
            (ActionItem, ["section__directive", "section__position", "start"], ["text", "kind", "deadline", "actor"]),
            (Reference, ["directive", "position"], ["directive", "kind", "text", "target"]),
            (Forwarding, ["pk"], ["forwarding_directive", "forwarded_directive", "kind"]),
            (Provenance, ["directive", "field"], ["directive", "field", "method", "confidence", "corrected_by"]),
        )
    ]


@pytest.fixture
def directive(take):
    take(own())
    return Directive.objects.get()


def spoil(directive):
    """Make the archive hold something else than what the original says."""
    Directive.objects.filter(pk=directive.pk).update(number="旧号", addressees=["旧机关"], issued_on=None)
    overwrite(directive.sections.filter(anchor="s-1"), heading="旧标题")
    ActionItem.objects.filter(section__directive=directive).first().delete()
    directive.issuances.all().delete()


def test_what_was_read_by_the_same_parser_is_no_different(known_places, take):
    for name in NAMES:
        take(raw(name))
    take(forwarding(own()))
    status, out, _ = reparse("--all")
    assert (status, out) == (0, "6 个原件：无变 6 个。\n")


def test_the_difference_is_shown_and_nothing_written(directive):
    spoil(directive)
    before = state()
    OutboxEntry.objects.all().delete()
    status, out, _ = reparse(directive.pk)
    lines = [line.strip() for line in out.splitlines()]
    assert (status, state(), OutboxEntry.objects.count()) == (0, before, 0)
    assert f"发文字号：旧号 → {NUMBER}" in lines
    assert "发文机关：（空） → 示例省总工会（文中载明）" in lines
    assert "主送机关：旧机关 → 各市总工会" in lines
    assert "- 一、旧标题｜" in out and "+ 一、加强组织领导｜" in out and "二、广泛" not in out
    assert "加 --write 写入" in lines[-1]


def test_what_is_written_is_what_a_fresh_import_gives(directive, take):
    fresh = state()
    spoil(directive)
    OutboxEntry.objects.all().delete()
    status, out, _ = reparse(directive.pk, "--write")
    assert (status, state()) == (0, fresh)
    assert "已写入" in out
    assert OutboxEntry.objects.get().directive_id == directive.pk
    assert reparse("--all")[1] == "1 个原件：无变 1 个。\n"


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("title", {"title": "核定的标题"}),
        ("number", {"number": "核定〔2022〕1号"}),
        ("year", {"year": 2020, "year_basis": "printed"}),
        ("issued_on", {"issued_on": "2020-01-01"}),
        ("genre", {"genre": "函"}),
        ("addressees", {"addressees": ["核定的机关"]}),
        ("contacts", {"contacts": ["示例某"]}),
        ("outline", {"text": "核定的正文"}),
    ],
)
def test_a_corrected_field_is_never_overwritten(directive, admin_user, field, changed):
    spoil(directive)
    overwrite(Directive.objects.filter(pk=directive.pk), **changed)
    corrections.mark([directive], [field], admin_user)
    kept = Directive.objects.filter(pk=directive.pk).values(*changed).get()
    _, out, _ = reparse("--all", "--write")
    assert Directive.objects.filter(pk=directive.pk).values(*changed).get() == kept
    assert directive.provenance.get(field=field).corrected_by == admin_user
    assert "（已人工核定，保留）" in out


def test_corrected_rows_are_never_overwritten(directive, admin_user, take):
    take(citing(f"《{TITLE}》"))
    citing_one = Directive.objects.exclude(pk=directive.pk).get()
    issuer = directive.issuers.get()
    for one in (directive, citing_one):
        one.topics.clear()
        one.issuances.update(position=5)
        overwrite(one.sections.filter(anchor="s-1"), heading="核定的标题")
        one.references.all().delete()
        Reference.objects.create(directive=one, position=0, kind="work", text="核定的引文", target=directive)
        corrections.mark([one], ["topics", "issuers", "outline", "references"], admin_user)
    before = state()
    reparse("--all", "--write")
    assert state() == before
    assert directive.issuers.get() == issuer


def test_what_another_source_told_stays(take):
    take(forwarding(own(number="", date="").rstrip()))
    take(own())
    assert Directive.objects.get(title=TITLE).number == NUMBER
    reparse("--all", "--write")
    assert Directive.objects.get(title=TITLE).number == NUMBER
    assert Provenance.objects.get(directive__title=TITLE, field="number").method == "据另一来源"


def test_a_source_of_the_first_version_gets_its_text(directive):
    Source.objects.update(text="", removals=[])
    directive.provenance.all().delete()
    _, out, _ = reparse("--all", "--write")
    source = Source.objects.get()
    assert source.text == own()
    assert f"读出的文字：补记 {len(own())} 字" in out
    assert "字段依据：补记" in out and directive.provenance.exists()


def test_a_directive_that_was_not_read_before_is_added(take):
    take(forwarding(own()))
    wrapper = Directive.objects.exclude(title=TITLE).get()
    Directive.objects.filter(title=TITLE).delete()
    assert f"第 2 件：新读出《{TITLE}》" in reparse(wrapper.pk)[1]
    assert Directive.objects.count() == 1
    reparse(wrapper.pk, "--write")
    row = Forwarding.objects.get()
    assert (row.forwarding_directive, row.forwarded_directive.title, row.forwarded_directive.position) == (
        wrapper,
        TITLE,
        1,
    )


def test_a_directive_that_is_no_longer_read_is_told_and_kept(directive):
    lost = Directive.objects.create(source=directive.source, position=3, title="示例某件", text="示例")
    _, out, _ = reparse(directive.pk, "--write")
    assert f"#{lost.pk} 示例某件：原件中已读不出这一件，未作改动，请人工处理。" in out
    assert Directive.objects.filter(pk=lost.pk).exists()


def test_what_was_recognised_elsewhere_is_left_to_its_own_source(take):
    take(own())
    take(forwarding(own()))
    before = state()
    status, out, _ = reparse("--all", "--write")
    assert (status, out, state()) == (0, "2 个原件：无变 2 个。\n", before)
    assert Occurrence.objects.count() == 1


def test_a_wrong_link_is_mended(take):
    take(forwarding(own()))
    Forwarding.objects.update(kind="印发")
    reparse("--all", "--write")
    assert Forwarding.objects.get().kind == "转发"
    Forwarding.objects.all().delete()
    reparse("--all", "--write")
    assert Forwarding.objects.get().forwarded_directive.title == TITLE


def test_references_find_their_targets_again(take):
    take(own())
    take(citing(NUMBER))
    target = Directive.objects.get(title=TITLE)
    Directive.objects.filter(pk=target.pk).update(number="", number_key="")
    Reference.objects.update(target=None)
    reparse("--all", "--write")
    assert Reference.objects.get(text=NUMBER).target == target


def test_an_unreadable_original_is_told_and_the_others_go_on(directive, take, settings):
    spoil(directive)
    take(citing(NUMBER))
    lost = Source.objects.order_by("pk").last()
    (settings.MEDIA_ROOT / lost.file.name).unlink()
    status, _, err = reparse("--all", "--write")
    assert (status, err) == (1, f"{lost.name}：原件不在档案文件夹里；请从备份恢复后再重新解析。\n")
    assert Directive.objects.get(pk=directive.pk).number == NUMBER


def test_an_original_that_was_tampered_with_is_not_read(directive, settings):
    (settings.MEDIA_ROOT / directive.source.file.name).write_text(own(number="示省工发〔2022〕99号"))
    status, _, err = reparse("--all", "--write")
    assert status == 1 and "SHA-256 不符" in err
    assert Directive.objects.get().number == NUMBER


def test_a_failure_in_the_middle_writes_nothing(directive, monkeypatch):
    spoil(directive)
    before = state()
    monkeypatch.setattr("archive.ingest.reference_resolution.arrived", lambda directives: 1 / 0)
    status, _, err = reparse("--all", "--write")
    assert (status, state()) == (1, before)
    assert "程序错误" in err


def test_a_changed_directive_is_reviewed_again(directive):
    spoil(directive)
    Directive.objects.update(reviewed_at=timezone.now())
    reparse("--all", "--write")
    assert Directive.objects.get().reviewed_at is None


def test_an_unchanged_directive_stays_reviewed(directive):
    Directive.objects.update(reviewed_at=timezone.now())
    reparse("--all", "--write")
    assert Directive.objects.get().reviewed_at is not None


def test_the_result_as_json(directive):
    spoil(directive)
    source = json.loads(reparse("--all", "--json")[1])[0]
    assert (source["status"], source["written"], source["reason"]) == ("changed", False, None)
    found = {difference["field"]: difference for difference in source["directives"][0]["differences"]}
    assert (found["number"]["before"], found["number"]["after"]) == (["旧号"], [NUMBER])
    assert not found["number"]["kept"]


@pytest.mark.parametrize("arguments", [[], [1, "--all"], [404]])
def test_ids_or_all(arguments):
    with pytest.raises(CommandError, match="编号"):
        reparse(*arguments)


def test_fields_that_an_older_parser_did_not_read_are_shown_and_written_only_when_asked(directive):
    """What it says today is what the archive has: so the archive is made to say something else."""
    overwrite(
        Directive.objects.all(),
        urgency="特急",
        copy_number="000012",
        signers=["示例甲"],
        note="示例",
        circulation=["不得翻印"],
    )
    overwrite(ActionItem.objects.all(), actor_inferred=True)
    keys = [list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in (Section, ActionItem)]
    status, shown, _ = reparse("--all")
    assert (
        all(f"{label}：" in shown for label in ("紧急程度", "份号", "签发人", "附注", "传播限制")) and "推断" in shown
    )
    assert Directive.objects.get().urgency == "特急"
    reparse("--all", "--write")
    written = Directive.objects.get()
    assert [written.urgency, written.copy_number, written.signers, written.note, written.circulation] == [
        "",
        "",
        [],
        "",
        [],
    ]
    assert not ActionItem.objects.filter(actor_inferred=True).exists()
    assert [list(model.objects.order_by("pk").values_list("pk", flat=True)) for model in (Section, ActionItem)] == keys
