"""check_archive: index, database and originals compared; what it says, what it mends."""

import json
import re
import shutil
from pathlib import Path

import pytest
from haystack.query import SearchQuerySet

from archive import signals
from archive.ingest import announcement, originals
from archive.models import Directive, Issuer, IssuerAlias, Provenance, Region, Source, Topic
from search.haystack_front.index_documents import document_of
from search.indexing import index_upkeep
from search.whoosh_engine import new_generation
from search.whoosh_engine.storage.index_directory import writing
from tests.support.check_archive import checked
from tests.support.makers import make_directive, make_source, overwrite, rewrite, save_as_the_first_release
from tests.support.review_forms import boxes_of
from tests.support.take import take

__all__ = ["take"]

INCOMING = "示例市总工会关于示例工作的通知\n各县总工会：\n一、加强领导\n各级工会要学习。\n示例市总工会\n2023年3月1日"
SECTION = [("一、", "总体要求", "做好示例工作。")]


@pytest.fixture
def directive(index):
    """One of two directives whose index and originals are in order."""
    first, _ = (make_directive(source=kept_source(word), sections=SECTION) for word in ("甲", "乙"))
    IssuerAlias.objects.create(issuer=Issuer.objects.get(), name="示例市工会")
    index_upkeep.rebuild()
    return first


def kept_source(word):
    source = make_source(word.encode())
    Source.objects.filter(pk=source.pk).update(file=originals.keep(word.encode()))
    return source


def test_where_all_is_well_it_says_so(directive):
    assert checked() == (0, "文件 2 件，原件 2 个：索引、数据库、原件一致。\n还没有备份；请运行 manage.py backup。\n")


def rename_issuer(directive):
    Issuer.objects.update(name="示例市总工会（改）")


def add_alias(directive):
    IssuerAlias.objects.create(issuer=Issuer.objects.get(), name="示例总工会")


def add_topic(directive):
    directive.topics.add(Topic.objects.create(name="示例主题", words=[]))


def change_heading(directive):
    rewrite(directive, directive.text.replace(directive.sections.get().heading, "工作要求"))


def change_a_letter(directive):
    rewrite(directive, directive.text.replace("做好", "搞好"))


def change_year(directive):
    Directive.objects.filter(pk=directive.pk).update(year=2020)


def rename_region(directive):
    Region.objects.filter(pk=directive.region_id).update(other_abbreviation="例")


def give_it_a_county(directive):
    county = Region.objects.create(
        code="990121", name="样例县", short_name="样例", level="county", parent_id=directive.region_id
    )
    Directive.objects.filter(pk=directive.pk).update(county=county)


def rename_alias_of_before(directive):
    IssuerAlias.objects.update(name="示例总工会")


@pytest.mark.parametrize(
    "change",
    [
        rename_issuer,
        add_alias,
        give_it_a_county,
        add_topic,
        change_heading,
        change_a_letter,
        change_year,
        rename_region,
        rename_alias_of_before,
    ],
)
def test_whatever_is_indexed_and_changed_behind_the_index_is_found(directive, change):
    change(directive)
    status, said = checked()
    assert status == 1 and "在索引中的内容不是现在的" in said and f"{directive.pk}" in said
    status, said = checked("--repair")
    assert status == 0 and said.startswith("已修复：")
    assert checked()[0] == 0


def test_both_ways(directive):
    new = make_directive(source=kept_source("丙"))
    gone = directive.pk
    directive.delete()
    status, said = checked()
    assert status == 1
    assert f"1 件文件不在索引中：编号 {new.pk}。" in said
    assert f"1 件已删除的文件仍在索引中：编号 {gone}。" in said
    assert checked("--repair")[0] == 0
    assert {int(hit.pk) for hit in SearchQuerySet().all()} == set(Directive.objects.values_list("pk", flat=True))


def test_a_directive_held_twice_is_written_once(index, directive):
    engine, directives = index.get_backend().engine, index.get_unified_index().get_index(Directive)
    row = engine.rows.row(document_of(directives, directive))
    with writing(engine.index_directory.current(), engine.schema) as writer:
        writer.add_document(**row)
    assert SearchQuerySet().all().count() == 3
    assert checked()[0] == 1
    assert checked("--repair")[0] == 0
    assert SearchQuerySet().all().count() == 2


def test_leftovers_and_waiting_changes(index, directive, monkeypatch):
    directory = index.get_backend().engine.index_directory
    (directory.current() / "MAIN_killed.trm").write_bytes(b"half")
    (directory.folder / "generation-killed").mkdir()
    monkeypatch.setattr(signals.directives_changed, "receivers", [])
    announcement.announce(saved=[directive.pk])
    status, said = checked()
    assert status == 1
    assert "2 个残留" in said and "MAIN_killed.trm" in said and "generation-killed" in said
    assert "1 条变更尚未写入索引" in said
    assert checked("--repair")[0] == 0
    assert directory.leftovers() == []


def test_an_original_gone_or_changed_is_told_and_cannot_be_mended(directive):
    first, second = Source.objects.order_by("pk")
    Path(first.file.path).unlink()
    Path(second.file.path).write_bytes(b"other")
    status, said = checked("--repair")
    assert status == 1
    assert f"原件不在了：{first.file.path}（{first.name}）。处理：重新导入" in said
    assert f"不符：{second.file.path}" in said
    originals.keep("甲".encode())
    assert "不在了" not in checked()[1]


def test_a_missing_index_is_made(index, directive):
    shutil.rmtree(index.options["PATH"])
    assert "检索索引尚未建成" in checked()[1]
    assert checked("--repair")[0] == 0
    assert SearchQuerySet().all().count() == 2


def test_a_segment_that_is_no_segment_though_its_bytes_are_as_written(index, directive, monkeypatch):
    monkeypatch.setattr("search.whoosh_engine.segments.segment_reader.SegmentReader.stored", lambda self, at: {}[at])
    assert "检索索引损坏" in checked()[1]
    monkeypatch.undo()
    assert checked()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_where_texts_and_index_are_damaged_the_index_is_made_once(index, directive, monkeypatch):
    save_as_the_first_release(directive)
    shutil.rmtree(index.options["PATH"])
    made, fill = [], new_generation.fill
    monkeypatch.setattr(new_generation, "fill", lambda *args: made.append(args) or fill(*args))
    status, said = checked("--repair")
    assert (status, len(made)) == (0, 1)
    assert "正文里有回车符" in said and "检索索引尚未建成" in said


@pytest.mark.parametrize("ending", [".lists", ".col", ".toc"])
def test_a_changed_byte_in_any_kind_of_file_is_found_and_mended(index, directive, ending):
    files = [
        path for path in index.get_backend().engine.index_directory.current().iterdir() if path.name.endswith(ending)
    ]
    damaged = max(files, key=lambda path: path.stat().st_size)
    data = bytearray(damaged.read_bytes())
    data[len(data) // 2] ^= 0xFF
    damaged.write_bytes(data)
    assert "检索索引损坏" in checked()[1]
    assert checked("--repair")[0] == checked()[0] == 0


def test_as_json(directive):
    well = {"ok": True, "directives": 2, "faults": [], "last_backup": None, "remarks": []}
    assert json.loads(checked("--json")[1]) == well
    add_alias(directive)
    status, said = checked("--json")
    (fault,) = json.loads(said)["faults"]
    assert status == 1
    assert fault["kind"] == "index-stale" and fault["mended"] is False and fault["remedy"]
    status, said = checked("--json", "--repair")
    assert status == 0 and json.loads(said)["faults"][0]["mended"] is True


def test_a_text_changed_by_hand_that_is_right_is_vouched_for_on_its_page(admin_client, index, take):
    take(INCOMING)
    directive = Directive.objects.get()
    index_upkeep.rebuild()
    # In its head, which is no section's.
    overwrite(Directive.objects.filter(pk=directive.pk), text=directive.text.replace("示例市", "试例市", 1))
    status, said = checked("--repair")
    assert status == 1 and "在校核里打开该文件的“改动文字”，保存一次" in said
    page = re.search(r'<a href="([^"]+)">改动文字</a>', admin_client.get(f"/review/{directive.pk}/").text)[1]
    answer = admin_client.post(page, boxes_of(admin_client.get(page)), follow=True)
    assert "整理文本已保存" in answer.text
    assert Provenance.objects.corrected().filter(field="outline").exists()
    assert checked("--repair")[0] == 0


def test_what_was_read_again_and_is_not_wanted_is_withdrawn(admin_client, index, take):
    take(INCOMING)
    index_upkeep.rebuild()
    Directive.objects.all().delete()
    status, said = checked()
    assert status == 1 and "不要的，补回以后在它的“撤下、封存、清除”页撤下" in said
    assert checked("--repair")[0] == 0
    directive = Directive.objects.get()
    page = re.search(r'<a href="([^"]+)">撤下、封存、清除</a>', admin_client.get(f"/review/{directive.pk}/").text)[1]
    sent = boxes_of(admin_client.get(page)) | {"act": "withdraw", "reason": "不要"}
    assert admin_client.post(page, sent).status_code == 302
    assert admin_client.get(directive.get_absolute_url()).status_code == 410
    assert checked("--repair")[0] == 0
