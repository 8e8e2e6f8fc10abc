"""Zips and mails from the outside: each file an object and a source of its own, one that is refused stops no other."""

import json
from pathlib import Path

import pytest
from django.urls import reverse

from archive.ingest import originals
from archive.ingest.reparse.original import read_again
from archive.models import Directive, Source
from tests.ingest.test_import_directives import NOTICE, run, write
from tests.support import ofd_files
from tests.support.mails import gbk_mail, mail, page, part, saved_page
from tests.support.saved_files import word
from tests.support.word_files import zipped
from tests.support.zips import locked, packed

pytestmark = pytest.mark.django_db(transaction=True)

BAD = {"扫描.jpg": b"\xff\xd8\xff\xe0" + bytes(99), "空.txt": b""}


def notice(number: int) -> bytes:
    return NOTICE.format(n=number).encode()


def told(*arguments) -> dict[str, dict]:
    status, out, _ = run(*arguments, "--json")
    found = json.loads(out)
    assert status == any(one["status"] == "refused" for one in found)
    return {one["path"].partition("来文")[2]: one for one in found}


def statuses(found: dict[str, dict]) -> dict[str, str]:
    return {path: one["status"] for path, one in found.items()}


@pytest.mark.parametrize("names", ["utf-8", "gb18030"])
def test_each_file_of_a_zip_is_an_object_and_a_source(known_places, tmp_path, names):
    files = {"通知.txt": notice(51), "附件/方案.docx": word(NOTICE.format(n=52).strip().split("\n")), **BAD}
    path = write(tmp_path, "来文.zip", packed(files, names))
    expected = {
        ".zip/通知.txt": "parsed",
        ".zip/附件/方案.docx": "parsed",
        ".zip/扫描.jpg": "refused",
        ".zip/空.txt": "refused",
    }
    assert statuses(told(path, "--dry-run")) == expected
    assert Source.objects.count() == 0
    found = told(path)
    assert statuses(found) == {path: "imported" if status == "parsed" else status for path, status in expected.items()}
    kept = {source.name: source for source in Source.objects.all()}
    assert sorted(kept) == ["来文.zip/通知.txt", "来文.zip/附件/方案.docx"]
    with originals.opened(kept["来文.zip/通知.txt"]) as original:
        assert original.read() == notice(51)
    assert statuses(told(path))[".zip/通知.txt"] == "known"


def test_the_page_and_the_original_of_a_file_of_a_zip(known_places, tmp_path, client):
    run(write(tmp_path, "来文.zip", packed({"附件/通知.txt": notice(53)})))
    directive = Directive.objects.get()
    assert "来文.zip/附件/通知.txt" in client.get(reverse("directive", args=[directive.pk])).content.decode()
    original = client.get(reverse("directive_source", args=[directive.pk]))
    assert b"".join(original.streaming_content) == notice(53)


@pytest.mark.parametrize("make", [mail, gbk_mail])
def test_the_files_of_a_mail_and_what_it_says(known_places, tmp_path, make):
    files = (("通知.txt", notice(54)), ("说明.pdf", b"%PDF-1.4"))
    data = make("请查收附件。", "通知", files) if make is mail else make("通知", files, "请查收附件。")
    found = told(write(tmp_path, "来文.eml", data))
    assert statuses(found) == {".eml/通知.txt": "imported", ".eml/说明.pdf": "refused"}
    assert "请查收附件" in found[".eml/通知.txt"]["notes"][0]
    assert found[".eml/说明.pdf"]["notes"] == []
    assert Source.objects.get().name == "来文.eml/通知.txt"


def test_a_page_an_ofd_and_a_zip_come_in_by_one_command_and_are_read(known_places, tmp_path, client):
    lines = [NOTICE.format(n=number).strip().split("\n") for number in (71, 72)]
    write(tmp_path, "网页.mht", saved_page(part(page(lines[0]))))
    write(tmp_path, "公文.ofd", ofd_files.ofd(ofd_files.lines(lines[1])))
    write(tmp_path, "来文.zip", packed({"通知.txt": notice(73)}, "gb18030"))
    status, out, _ = run(tmp_path)
    assert (status, "已导入 3 个" in out) == (0, True)
    for number, name in ((71, "网页.mht"), (72, "公文.ofd"), (73, "来文.zip/通知.txt")):
        directive = Directive.objects.get(number=f"示工发〔2022〕{number}号")
        assert directive.source.name == name
        shown = client.get(reverse("directive", args=[directive.pk])).content.decode()
        assert "要重视示例工作" in shown
        assert client.get(reverse("directive_source", args=[directive.pk])).status_code == 200


def test_a_zip_within_a_zip_is_opened_and_one_within_that_is_not(known_places, tmp_path):
    inner = packed({"通知.txt": notice(55), "再套.zip": packed({"a.txt": notice(56)})})
    found = told(write(tmp_path, "来文.zip", packed({"里层.zip": inner, "外层.txt": notice(57)})))
    assert statuses(found) == {
        ".zip/里层.zip/通知.txt": "imported",
        ".zip/里层.zip/再套.zip": "refused",
        ".zip/外层.txt": "imported",
    }
    assert "三层" in found[".zip/里层.zip/再套.zip"]["reason"]


@pytest.mark.parametrize("name", ["机密★通知.txt", "秘密 方案/通知.txt", "【绝密】.docx"])
def test_the_name_of_each_file_passes_the_gate(known_places, tmp_path, name):
    found = told(write(tmp_path, "来文.zip", packed({name: notice(58), "好.txt": notice(59)})))
    assert (found[f".zip/{name}"]["status"], found[".zip/好.txt"]["status"]) == ("refused", "imported")
    assert "非涉密系统" in found[f".zip/{name}"]["reason"]
    assert Source.objects.count() == 1


def test_the_text_of_each_file_passes_the_gate(known_places, tmp_path):
    marked = "机密★1年\n" + NOTICE.format(n=60)
    found = told(write(tmp_path, "来文.zip", packed({"甲.txt": marked.encode(), "乙.txt": notice(61)})))
    assert statuses(found) == {".zip/甲.txt": "refused", ".zip/乙.txt": "imported"}


@pytest.mark.parametrize(("subject", "body"), [("【机密】通知", "请查收。"), ("通知", "机密★1年\n请查收。")])
def test_a_mark_on_a_mail_counts_for_its_files(known_places, tmp_path, subject, body):
    found = told(write(tmp_path, "来文.eml", mail(body, subject, (("通知.txt", notice(62)),))))
    assert statuses(found) == {".eml": "refused"}
    assert Source.objects.count() == 0


def test_a_file_that_unpacks_to_more_than_a_file_may_have(known_places, tmp_path, settings):
    settings.MAX_SOURCE_BYTES = 4_000
    found = told(write(tmp_path, "来文.zip", zipped({"大.txt": "示例" * 1_500, "小.txt": notice(63)})))
    assert statuses(found) == {".zip/大.txt": "refused", ".zip/小.txt": "imported"}


def test_the_key_of_the_archive_does_not_come_in_by_a_zip(known_places, tmp_path, settings):
    settings.SECRET_KEY = "a-key-that-nobody-is-to-read"
    found = told(write(tmp_path, "来文.zip", zipped({"密钥.txt": settings.SECRET_KEY, "通知.txt": notice(64)})))
    assert "密钥" in found[".zip/密钥.txt"]["reason"]


def test_what_is_passed_by_in_a_zip_is_told_with_the_rest(known_places, tmp_path):
    write(tmp_path, "来文.zip", zipped({"__MACOSX/._通知.txt": b"a", "Thumbs.db": b"b", "通知.txt": notice(65)}))
    write(tmp_path, "desktop.ini", b"a")
    status, out, err = run(tmp_path)
    assert (status, err) == (0, "")
    assert "略过 3 个系统、隐藏或临时文件" in out


def test_locked_and_broken_zips_have_their_sentences(known_places, tmp_path):
    found = told(write(tmp_path, "来文.zip", locked(zipped({"a.txt": notice(66)}), "a.txt")))
    assert "有密码" in found[".zip/a.txt"]["reason"]
    found = told(write(tmp_path, "来文.zip", packed({"a.txt": notice(66)})[:-30]))
    assert "不完整" in found[".zip"]["reason"]


def test_a_long_way_into_a_zip_is_cut_at_its_beginning(known_places, tmp_path):
    name = "/".join(["示例文件夹" * 10] * 7) + "/通知.txt"
    run(write(tmp_path, "来文.zip", packed({name: notice(67)})))
    kept = Source.objects.get().name
    assert (len(kept), kept[0], Path(kept).name) == (255, "…", "通知.txt")


def test_reading_an_original_of_a_zip_again_changes_nothing(known_places, tmp_path, client):
    run(write(tmp_path, "来文.zip", packed({"通知.txt": notice(68)})))
    source = Source.objects.get()
    assert read_again(source, None).text.text == source.text
