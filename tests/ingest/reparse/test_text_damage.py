"""Texts that no longer fit their sections: check_archive finds them, --repair and the next start mend them."""

import io
import json
import shutil

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError
from django.test import Client
from django.utils import timezone

from archive.ingest import content_writer, corrections
from archive.ingest.content_writer import held_parts
from archive.ingest.slice_rules import fits
from archive.models import ActionItem, Directive, OutboxEntry, Provenance, Section, Source, Upkeep
from tests.support.check_archive import checked
from tests.support.corpus import SOURCES
from tests.support.incoming_texts import own
from tests.support.makers import overwrite, save_as_the_first_release

pytestmark = pytest.mark.django_db(transaction=True)
MODELS = (Directive, Section, ActionItem, Provenance)


@pytest.fixture
def six(known_places, index):
    call_command("import_directives", str(SOURCES), verbosity=0)
    return list(Directive.objects.order_by("pk"))


@pytest.fixture
def directive(known_places, index, tmp_path):
    (tmp_path / "示例.txt").write_text(own())
    call_command("import_directives", str(tmp_path / "示例.txt"), verbosity=0)
    return Directive.objects.get()


UNMENDED = "有 1 件正文与章节、工作任务对不上的文件未能修复；请稍后运行 check_archive --repair。"


def state(leaving_out=("id", "corrected_at", "annotations")):
    return [
        [{name: row[name] for name in row if name not in leaving_out} for row in model.objects.order_by("pk").values()]
        for model in MODELS
    ]


def kinds():
    found = json.loads(checked("--json")[1])["faults"]
    return {fault["kind"] for fault in found}


def all_fit():
    return all(fits(one.text, held_parts([one.pk])[one.pk]) for one in Directive.objects.all())


def mended_at_start():
    out = io.StringIO()
    call_command("prepare", stdout=out)
    return [line for line in out.getvalue().splitlines() if "修复" in line]


@pytest.fixture
def started(settings, tmp_path):
    """Have `prepare` start an archive that stands already."""
    settings.DATA_DIR, settings.STATIC_ROOT = tmp_path, tmp_path / "static"
    manifest = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": manifest}
    (tmp_path / "first-holdings-imported").touch()


def damage(directives, user):
    """What the first release's unchanged saves leave, with a title that was corrected and a review that was done."""
    for one in directives:
        Directive.objects.filter(pk=one.pk).update(title="核定的标题", reviewed_at=timezone.now(), reviewed_by=user)
        corrections.mark([one], ["title"], user)
    before = state()
    for one in directives:
        save_as_the_first_release(one, user=user)
    return before


def test_line_ends_are_found_and_folded_and_all_else_stays(six, admin_user):
    before = damage(six, admin_user)
    status, said = checked()
    assert status == 1 and "6 件文件的正文里有回车符" in said and "6 件文件的章节或工作任务与正文不相符" in said
    assert checked("--repair")[0] == 0
    assert state() == before and all_fit()
    assert not Provenance.objects.corrected().filter(field="outline").exists()
    assert checked()[0] == 0 and not OutboxEntry.objects.exists()
    out = io.StringIO()
    call_command("reparse", "--all", stdout=out)
    assert "5 个原件：无变 5 个" in out.getvalue()


def test_the_first_start_mends_and_says_so_once(six, admin_user, started):
    before = damage(six[:2], admin_user)
    assert mended_at_start() == ["已修复 2 件在后台保存后正文与章节、工作任务对不上的文件。"]
    assert state() == before
    assert mended_at_start() == []
    Upkeep.objects.all().delete()
    assert mended_at_start() == [] and state() == before


def test_damage_without_a_carriage_return_is_mended_at_the_first_start_too(six, started):
    """The first release's own pages of sections and action items let staff change words and offsets."""
    overwrite(ActionItem.objects.filter(pk=ActionItem.objects.first().pk), start=0, end=2)
    overwrite(Section.objects.filter(pk=Section.objects.last().pk), text="别的文字")
    (said,) = mended_at_start()
    assert "已修复 2 件" in said and all_fit()


@pytest.mark.parametrize("name", ["fold", "write"])
def test_what_a_passing_fault_kept_from_being_mended_is_mended_at_the_next_start(six, started, monkeypatch, name):
    for one in six[:2]:
        save_as_the_first_release(one, f"示例\n{one.text}" if name == "write" else None)
    whole, locked = getattr(content_writer, name), []

    def lock_once(*args, **how):
        if not locked:
            locked.append(args)
            raise OperationalError("database is locked")
        return whole(*args, **how)

    monkeypatch.setattr(content_writer, name, lock_once)
    first, missed = mended_at_start()
    assert "已修复 1 件" in first
    assert missed == UNMENDED
    (second,) = mended_at_start()
    assert "已修复 1 件" in second and all_fit()
    assert mended_at_start() == []


def test_what_cannot_be_mended_is_told_once(six, started, monkeypatch):
    Source.objects.update(text="")
    overwrite(Directive.objects.filter(pk=six[0].pk), text=" ")
    shutil.rmtree(settings.MEDIA_ROOT)
    assert mended_at_start() == [UNMENDED]
    assert mended_at_start() == []
    assert "text-unfit" in kinds()


def test_an_outline_that_staff_corrected_stays_theirs(six, admin_user):
    action = ActionItem.objects.first()
    ActionItem.objects.filter(pk=action.pk).update(actor="核定的主体")
    save_as_the_first_release(action.section.directive, user=admin_user)
    checked("--repair")
    assert ActionItem.objects.get(pk=action.pk).actor == "核定的主体"
    assert corrections.corrected(action.section.directive) == {"outline"}
    assert checked()[0] == 0


def test_the_heading_that_staff_reworded_in_the_first_release_is_no_damage(directive, admin_user):
    overwrite(directive.sections.filter(anchor="s-1"), heading="核定的标题")
    assert kinds() >= {"text-unfit"}
    save_as_the_first_release(directive, user=admin_user)
    assert checked("--repair")[0] == 0
    assert directive.sections.get(anchor="s-1").heading == "核定的标题"
    assert corrections.corrected(directive) == {"outline"}


def test_a_section_saved_by_itself_is_folded_too(directive, started):
    section = directive.sections.first()
    overwrite(Directive.objects.all(), text=directive.text.replace("如下。", "如下。\n请遵照执行。"))
    call_command("reparse", "--all", "--write", stdout=io.StringIO())
    two_lines = "甲。\n乙。"
    text = f"示例标题\n{two_lines}\n"
    overwrite(Directive.objects.all(), text=text)
    directive.sections.exclude(pk=section.pk).delete()
    section.actions.all().delete()
    overwrite(Section.objects.all(), text="甲。\r\n乙。", start=5, body_start=5, end=10, label="", heading="")
    assert "text-unfit" in kinds()
    assert mended_at_start() == ["已修复 1 件在后台保存后正文与章节、工作任务对不上的文件。"]
    assert Section.objects.get().text == two_lines
    assert Directive.objects.get().text == text


def test_a_text_that_was_really_changed_goes_to_review_with_both_texts(directive, admin_user, started):
    Directive.objects.update(number="核定〔2022〕1号", reviewed_at=timezone.now())
    corrections.mark([directive], ["number"], admin_user)
    fresh = list(Section.objects.values_list("anchor", "text", "start"))
    changed = directive.text.replace("现将有关事项", "经研究，现将示例事项")
    save_as_the_first_release(directive, changed, admin_user)
    (said,) = mended_at_start()
    assert "已修复 1 件" in said and said.endswith("其中 1 件与原文对不上，已按原件重读并列入待审核。")
    assert (Directive.objects.get().text, Directive.objects.get().number) == (directive.text, "核定〔2022〕1号")
    assert list(Section.objects.values_list("anchor", "text", "start")) == fresh
    provenance = Provenance.objects.get(field="text")
    assert (provenance.evidence.startswith(changed), provenance.is_doubtful) == (True, True)
    assert list(Directive.objects.to_review()) == [directive]
    assert corrections.corrected(directive) == {"number"}
    call_command("reparse", "--all", "--write", stdout=io.StringIO())
    assert Provenance.objects.get(field="text").evidence == provenance.evidence
    assert checked()[0] == 0


def test_both_texts_stand_on_the_review_page(admin_client, directive, admin_user):
    changed = directive.text.replace("现将有关事项", "经研究，现将示例事项")
    save_as_the_first_release(directive, changed, admin_user)
    checked("--repair")
    page = admin_client.get(f"/review/{directive.pk}/").text
    assert "经研究，现将示例事项" in page and directive.text.split("\n")[3] in page


def test_the_text_that_stood_there_is_told_to_staff_alone(client, admin_client, directive, django_user_model):
    save_as_the_first_release(directive, f"经研究\n{directive.text}")
    checked("--repair")
    client.force_login(django_user_model.objects.create_user("reader"))
    for address in (f"/api/v1/directives/{directive.pk}/", directive.get_absolute_url()):
        assert "经研究" in admin_client.get(address).text
        assert "经研究" not in Client().get(address).text and "经研究" not in client.get(address).text


@pytest.mark.parametrize(
    ("model", "columns"),
    [
        (Section, {"text": "别的文字"}),
        (Section, {"label": "九、"}),
        (Section, {"heading": "别的标题"}),
        (Section, {"body_start": 1, "start": 0}),
        (Section, {"end": 9_999}),
        (Section, {"parent": "first"}),
        (ActionItem, {"text": "别的任务"}),
        (ActionItem, {"start": 0, "end": 2}),
        (Directive, {"text": "示例"}),
        (Directive, {"text": ""}),
    ],
)
def test_whatever_does_not_fit_is_found_and_mended(directive, model, columns):
    before = state()
    fields = {name: directive.sections.first().pk if value == "first" else value for name, value in columns.items()}
    rows = model.objects.filter(pk=model.objects.order_by("pk").last().pk)
    if "parent" in fields:
        # A section above which stands one that ended long before.
        second = Section.objects.order_by("pk")[1]
        Section.objects.filter(pk=second.pk).update(parent=directive.sections.first())
        fields["parent"] = second.pk
        Section.objects.filter(pk=rows.get().pk).update(parent=second)
        rows = Section.objects.filter(pk=Section.objects.order_by("pk")[2].pk)
        fields["parent"] = directive.sections.last().pk
    overwrite(rows, **fields)
    assert kinds() == {"text-unfit"} or kinds() == {"text-unfit", "index-stale"}
    assert checked("--repair")[0] == 0
    assert all_fit() and checked()[0] == 0
    assert state()[:3] == before[:3]
    assert Provenance.objects.filter(field="text").count() == 1


def test_without_its_original_a_text_is_read_as_it_stands(directive, settings, admin_user):
    Source.objects.update(text="")
    (settings.MEDIA_ROOT / directive.source.file.name).unlink()
    changed = directive.text.replace("现将有关事项", "经研究，现将示例事项")
    save_as_the_first_release(directive, changed, admin_user)
    checked("--repair")
    assert Directive.objects.get().text == changed
    assert all_fit() and "text-unfit" not in kinds()
    assert list(Directive.objects.to_review()) == [directive]


def test_the_json_of_check_archive_keeps_its_keys(directive, admin_user):
    save_as_the_first_release(directive, user=admin_user)
    answer = json.loads(checked("--repair", "--json")[1])
    assert set(answer) == {"ok", "directives", "faults", "last_backup", "remarks"}
    assert all(set(one) == {"kind", "what", "where", "remedy", "mendable", "mended"} for one in answer["faults"])
    assert answer["ok"] and all(one["mended"] for one in answer["faults"])
