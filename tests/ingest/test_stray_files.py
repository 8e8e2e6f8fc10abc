"""What systems and programs leave in folders is passed by with one line, and refused where somebody names it."""

import json

import pytest

from archive import ingest
from archive.formats import stray_files
from archive.models import Directive, Source
from tests.ingest.test_import_directives import NOTICE, run, write

pytestmark = pytest.mark.django_db(transaction=True)

STRAYS = {
    "desktop.ini": "[.ShellClassInfo]\nLocalizedResourceName=通知",
    "Thumbs.db": b"\xd0\xcf\x11\xe0" + bytes(600),
    "~$通知.docx": b"\x05\x00user",
    ".~lock.通知.docx#": "示例",
    "通知.txt.crdownload": NOTICE.format(n=41)[:60],
    "通知.docx.part": b"PK\x03\x04",
    "~WRL0001.tmp": b"\xd0\xcf\x11\xe0",
    ".DS_Store": b"\x00\x00\x00\x01Bud1",
    "._通知.txt": b"\x00\x05\x16\x07",
    "通知.lnk": b"L\x00\x00\x00",
    "网页.url": "[InternetShortcut]\nURL=http://www.example.cn/",
}


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "来文"
    (folder / "__MACOSX").mkdir(parents=True)
    write(folder / "__MACOSX", "._通知.txt", b"\x00\x05\x16\x07")
    for name, data in STRAYS.items():
        write(folder, name, data)
    write(folder, "通知.txt", NOTICE.format(n=41))
    return folder


def test_they_are_passed_by_with_one_line_and_nothing_is_wrong(known_places, folder):
    status, out, err = run(folder)
    assert (status, err, Directive.objects.count()) == (0, "", 1)
    assert Source.objects.get().name == "通知.txt"
    (line,) = [line for line in out.splitlines() if "略过" in line]
    assert line.startswith(f"略过 {len(STRAYS) + 1} 个系统、隐藏或临时文件：")
    assert "desktop.ini" in line


def test_in_json_they_are_told_beside_the_array(folder):
    status, out, err = run(folder, "--dry-run", "--json")
    assert (status, len(json.loads(out))) == (0, 1)
    assert err.startswith("略过 12 个")


def test_a_folder_of_nothing_else_is_no_fault(tmp_path):
    write(tmp_path, "desktop.ini", "[.ShellClassInfo]")
    status, out, err = run(tmp_path, "--dry-run", "--json")
    assert (status, json.loads(out), "略过 1 个" in err) == (0, [], True)


@pytest.mark.parametrize("name", STRAYS)
def test_one_that_is_named_is_refused_with_what_it_is(tmp_path, name):
    outcome = ingest.read_file(write(tmp_path, name, STRAYS[name]))
    assert (outcome.status, outcome.reason) == ("refused", stray_files.refusal(name))


@pytest.mark.parametrize(
    "name", ["通知.txt", "第1部分.docx", "关于desktop.ini的说明.txt", "部分.partition.md", "~通知.txt"]
)
def test_other_names_are_nobody_elses(name):
    assert stray_files.refusal(name) == ""
