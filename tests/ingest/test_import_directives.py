"""python manage.py import_directives, from the outside."""

import io
import json
import os
from pathlib import Path
from unittest.mock import Mock

import pytest
from django.core.management import CommandError, call_command
from django.db import OperationalError, connection

from archive import ingest
from archive.formats import read
from archive.ingest import accession, import_run, originals
from archive.models import Directive, Forwarding, Issuer, OutboxEntry, Reference, Section, Source, Topic
from tests.support.corpus import NAMES, SOURCES

pytestmark = pytest.mark.django_db(transaction=True)

NOTICE = (
    "示例市总工会关于示例工作的通知\n示工发〔2022〕{n}号\n各县总工会：\n现通知如下。\n一、加强领导。要重视示例工作。\n"
)


def run(*arguments):
    """Exit status, standard output, standard error."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import_directives", *map(str, arguments), stdout=out, stderr=err)
        return 0, out.getvalue(), err.getvalue()
    except SystemExit as stop:
        return stop.code, out.getvalue(), err.getvalue()


def write(folder: Path, name: str, text) -> Path:
    path = folder / name
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_five_sources_become_six_directives(known_places):
    status, out, _ = run(SOURCES)
    assert (status, Source.objects.count(), Directive.objects.count()) == (0, 5, 6)
    assert "已导入 5 个" in out


def test_the_original_is_kept_byte_for_byte(known_places):
    run(SOURCES)
    for name in NAMES:
        source = Source.objects.get(name=f"{name}.txt")
        with source.file.open("rb") as kept:
            assert kept.read() == (SOURCES / f"{name}.txt").read_bytes()


def test_the_manifest_of_the_sources_holds():
    for line in (SOURCES.parent / "sources.sha256").read_text().splitlines():
        sha256, name = line.split()
        assert originals.digest((SOURCES.parent / name).read_bytes()) == sha256


def test_the_same_bytes_are_imported_once(known_places, tmp_path):
    path = write(tmp_path, "a.txt", NOTICE.format(n=1))
    run(path)
    status, out, _ = run(path, write(tmp_path, "b.txt", NOTICE.format(n=1)))
    assert (status, Source.objects.count()) == (0, 1)
    assert "已在档案中 2 个" in out


def test_the_forwarded_directive_is_linked(known_places):
    run(SOURCES / "shandong-education-2020-forwarding.txt")
    forwarding = Forwarding.objects.get()
    assert (forwarding.kind, forwarding.forwarding_directive.title[:4]) == ("转发", "关于转发")
    assert forwarding.forwarding_directive.references.get().target == forwarding.forwarded_directive


def test_region_city_and_issuer_are_the_known_ones(known_places):
    run(SOURCES / "pingdingshan-2020-plan.txt")
    directive = Directive.objects.get()
    assert (directive.region.name, directive.city.name) == ("河南省", "平顶山市")
    assert directive.issuers.get() == Issuer.objects.get(name="平顶山市总工会")


def test_a_later_arrival_answers_an_earlier_reference(known_places, tmp_path):
    first = "示例市总工会关于落实《示例市总工会关于示例工作的通知》的通知\n各县总工会：\n要落实示工发〔2022〕7号。\n"
    run(write(tmp_path, "a.txt", first))
    assert Reference.objects.filter(target=None).count() == 2
    run(write(tmp_path, "b.txt", NOTICE.format(n=7)))
    cited = Directive.objects.get(number="示工发〔2022〕7号")
    assert set(Reference.objects.values_list("target", flat=True)) == {cited.pk}


def test_what_cannot_be_read_is_named_and_the_rest_comes_in(known_places, tmp_path):
    write(tmp_path, "empty.txt", b"")
    write(tmp_path, "binary.txt", b"\x00\x01\x02" * 50)
    write(tmp_path, "large.txt", b"a" * (20 * 1024 * 1024 + 1))
    write(tmp_path, "good.txt", NOTICE.format(n=2))
    missing = tmp_path / "missing.txt"
    status, _, err = run(tmp_path, missing)
    assert (status, Directive.objects.count()) == (1, 1)
    lines = err.strip().splitlines()
    assert len(lines) == 4
    for name, reason in (("empty", "空"), ("binary", "二进制"), ("large", "20 MB"), ("missing", "没有")):
        assert [line for line in lines if name in line and reason in line]


def test_a_file_without_permission_is_named(known_places, tmp_path, monkeypatch):
    locked = write(tmp_path, "locked.txt", NOTICE.format(n=3))
    write(tmp_path, "good.txt", NOTICE.format(n=12))
    opened = os.open

    def guarded(path, *arguments, **options):
        # Root may read everything, so the file system's own refusal is played here.
        if path == locked.name:
            raise PermissionError(13, "Permission denied")
        return opened(path, *arguments, **options)

    monkeypatch.setattr(os, "open", guarded)
    status, _, err = run(tmp_path)
    assert (status, Directive.objects.count()) == (1, 1)
    assert "locked.txt" in err and "权限" in err


def test_a_failure_in_the_middle_writes_nothing(known_places, tmp_path, monkeypatch):
    monkeypatch.setattr("archive.ingest.reference_resolution.arrived", lambda directives: 1 / 0)
    outcome = ingest.ImportRun().import_file(write(tmp_path, "a.txt", NOTICE.format(n=4)))
    assert (outcome.status, "程序错误" in outcome.reason) == ("refused", True)
    assert [model.objects.count() for model in (Source, Directive, Section, OutboxEntry)] == [0, 0, 0, 0]


def test_a_dry_run_prints_what_it_read_and_writes_nothing(tmp_path):
    before = len(connection.queries_log)
    status, out, _ = run(SOURCES, "--dry-run", "--json")
    found = json.loads(out)
    assert (status, len(found), Source.objects.count(), len(connection.queries_log)) == (0, 5, 0, before)
    assert [len(file["directives"]) for file in found] == [1, 1, 1, 2, 1]
    assert {file["status"] for file in found} == {"parsed"}
    keys = {"title", "number", "issuers", "issuer_basis", "region", "city", "year", "year_basis", "issued_on"}
    keys |= {"printed_on", "genre", "form", "addressees", "outline", "carried_by", "contacts", "cites"}
    assert set(found[0]["directives"][0]) >= keys | {"reports_to", "actions", "text"}


def test_a_dry_run_tells_a_refused_file(tmp_path):
    status, out, _ = run(write(tmp_path, "empty.txt", b""), "--dry-run", "--json")
    assert (status, json.loads(out)[0]["status"]) == (1, "refused")


def test_hidden_files_of_a_folder_are_left_out(known_places, tmp_path):
    write(tmp_path, ".draft.txt", NOTICE.format(n=5))
    status, out, _ = run(tmp_path)
    assert (status, Source.objects.count()) == (0, 0)
    assert "没有文件" in out


def test_gb18030_and_utf8_of_one_text_read_alike(tmp_path):
    text = NOTICE.format(n=6)
    assert read(text.encode("gb18030"), "a.txt").text == read(text.encode(), "a.txt").text


def test_a_batch_is_told_to_the_index_once(known_places, tmp_path, monkeypatch):
    told = []
    monkeypatch.setattr(
        "search.indexing.index_upkeep.after_commit", lambda is_batch: told.append(OutboxEntry.objects.count())
    )
    for n in (1, 2, 3):
        write(tmp_path, f"{n}.txt", NOTICE.format(n=n))
    run(tmp_path)
    assert told == [3]


def test_an_import_needs_only_the_tables(tmp_path):
    status, _, _ = run(SOURCES / "yunnan-2023-7.txt")
    assert (status, Directive.objects.get().region.name) == (0, "云南省")


def test_a_database_that_is_not_made_is_told_in_a_sentence(monkeypatch):
    monkeypatch.setattr("archive.ingest.reference_fixtures.load", Mock(side_effect=OperationalError("no such table")))
    with pytest.raises(CommandError, match="make serve"):
        run(SOURCES)


def test_a_pipe_does_not_keep_the_run_waiting(known_places, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    status, _, err = run(tmp_path / "pipe.txt", write(tmp_path, "good.txt", NOTICE.format(n=8)))
    assert (status, Directive.objects.count()) == (1, 1)
    assert "不是普通文件" in err


def test_a_name_that_is_no_utf8_is_printed_and_kept(known_places, tmp_path):
    Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt")).write_text(NOTICE.format(n=10))
    status, out, _ = run(tmp_path, "--json")
    assert (status, json.loads(out)[0]["reason"]) == (0, None)
    assert Source.objects.get().name == "�.txt"


def test_topics_are_told_by_the_words_that_staff_keep(known_places, tmp_path):
    Topic.objects.create(name="示例主题", words=["示例工作"])
    run(write(tmp_path, "a.txt", NOTICE.format(n=11).replace("示例工作。", "示例工作、示例工作。")))
    assert "示例主题" in Directive.objects.get().topics.values_list("name", flat=True)


def test_a_file_that_the_program_stumbles_over_does_not_stop_the_others(known_places, tmp_path, monkeypatch):
    parsed = ingest.received_file.parse

    def stumbling(text, lexicon=None):
        return 1 / 0 if "示例绊脚石" in text else parsed(text, lexicon)

    monkeypatch.setattr(ingest.received_file, "parse", stumbling)
    write(tmp_path, "a.txt", "示例绊脚石")
    write(tmp_path, "b.txt", NOTICE.format(n=12))
    status, _, err = run(tmp_path)
    assert (status, Directive.objects.count(), Source.objects.count()) == (1, 1, 1)
    assert "a.txt：程序错误（ZeroDivisionError）" in err


def test_bytes_that_are_held_are_not_read_again(known_places, tmp_path, monkeypatch):
    path = write(tmp_path, "a.txt", NOTICE.format(n=13))
    run(path)
    monkeypatch.setattr(ingest.received_file, "parse", lambda *arguments: 1 / 0)
    status, out, _ = run(path)
    assert (status, "已在档案中 1 个" in out) == (0, True)


def test_the_reader_is_told_what_was_recognised(known_places, tmp_path):
    run(write(tmp_path, "a.txt", NOTICE.format(n=14)))
    held = Directive.objects.get().pk
    again = write(tmp_path, "b.txt", NOTICE.format(n=14).encode("utf-16"))
    status, out, _ = run(again, "--json")
    file = json.loads(out)[0]
    assert (status, file["status"], file["recognised"]) == (0, "imported", [held])
    assert "不再重复入库" in file["notes"][0]
    _, out, _ = run(write(tmp_path, "c.txt", NOTICE.format(n=14).encode("gb18030")))
    assert "已在档案中（文字完全相同），不再重复入库" in out
    assert "1 个文件：已导入 1 个（0 份文件材料，另有 1 份原已入库）" in out


def test_a_file_after_a_failed_one_knows_no_more_than_the_database(known_places, tmp_path, monkeypatch):
    failing = iter([True, False])
    link = ingest.accession.link
    monkeypatch.setattr(ingest.accession, "link", lambda *a: 1 / 0 if next(failing) else link(*a))
    text = NOTICE.replace("示例市总工会", "示例某某工会")
    write(tmp_path, "a.txt", text.format(n=15))
    write(tmp_path, "b.txt", text.format(n=16))
    status, _, _ = run(tmp_path)
    assert (status, Directive.objects.get().issuers.get().name) == (1, "示例某某工会")


@pytest.mark.parametrize(("misses", "status"), [(2, "imported"), (99, "refused")])
def test_a_file_that_missed_its_turn_to_be_written_is_tried_again(tmp_path, monkeypatch, caplog, misses, status):
    path, missed = write(tmp_path, "a.txt", NOTICE.format(n=7)), []

    def write_in_turn(*arguments):
        if len(missed) < misses:
            missed.append(1)
            raise OperationalError("database is locked")
        return accession.write(*arguments)

    monkeypatch.setattr(import_run, "write", write_in_turn)
    outcome = import_run.ImportRun().import_file(path)
    assert outcome.status == status
    assert "轮到" in outcome.reason or status == "imported"
    assert "Traceback" not in caplog.text
