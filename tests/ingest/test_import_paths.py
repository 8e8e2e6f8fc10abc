"""What a folder may not bring in: links, pipes, what cannot be read, and the archive's own data folder."""

import json
import os
import shutil
import socket
from pathlib import Path

import pytest
from django.core.management import call_command

from archive import ingest
from archive.ingest import originals
from archive.models import Directive, Source
from tests.ingest.test_import_directives import NOTICE, run, write

pytestmark = pytest.mark.django_db(transaction=True)

KEY = "a-key-that-nobody-is-to-read-in-a-title"


@pytest.fixture
def own(settings, tmp_path):
    """A data folder with a key, a database, a word list and an original in it."""
    settings.DATA_DIR = tmp_path / "var"
    settings.MEDIA_ROOT = settings.DATA_DIR / "sources"
    settings.SECRET_KEY = KEY
    (settings.DATA_DIR / "lexicon").mkdir(parents=True)
    write(settings.DATA_DIR, "secret-key", "示例密钥文件，不含密钥。")
    write(settings.DATA_DIR / "lexicon", "words.txt", "示例词")
    originals.keep("示例原件".encode())
    return settings.DATA_DIR


@pytest.fixture
def folder(tmp_path):
    """A folder that somebody sent, with one good file in it; beside it a file that is none of it."""
    write(tmp_path, "outside.txt", NOTICE.format(n=30))
    folder = tmp_path / "sent"
    folder.mkdir()
    write(folder, "good.txt", NOTICE.format(n=31))
    return folder


def told(*paths, dry=False):
    """{name: reason} of what was refused; what else there is must have come in."""
    status, out, _ = run(*paths, "--json", *(["--dry-run"] if dry else []))
    files = json.loads(out)
    refused = {Path(file["path"]).name: file["reason"] for file in files if file["status"] == "refused"}
    assert status == (1 if refused else 0)
    return refused


def make_links(folder: Path, outside: Path) -> dict[str, str]:
    """Whatever in a folder is no file of it, with a word of the sentence each gets."""
    os.symlink(outside / "outside.txt", folder / "link.txt")
    os.symlink("good.txt", folder / "within.txt")
    os.symlink(outside, folder / "folder")
    os.symlink(".", folder / "loop")
    os.symlink(outside / "nowhere.txt", folder / "broken.txt")
    os.symlink("/dev/zero", folder / "zero.txt")
    os.symlink("link.txt", folder / "second.txt")
    os.mkfifo(folder / "pipe.txt")
    return {
        **dict.fromkeys(["link.txt", "within.txt", "folder", "loop", "zero.txt", "second.txt"], "是符号链接"),
        "broken.txt": "断开的符号链接",
        "pipe.txt": "不是普通文件",
    }


@pytest.mark.parametrize("dry", [False, True])
def test_every_link_and_pipe_in_a_folder_is_named_and_the_files_come_in(known_places, folder, tmp_path, dry):
    expected = make_links(folder, tmp_path)
    refused = told(folder, dry=dry)
    assert refused.keys() == expected.keys()
    assert all(word in refused[name] for name, word in expected.items())
    assert Directive.objects.count() == (0 if dry else 1)


def test_in_words_each_has_its_line(known_places, folder, tmp_path):
    expected = make_links(folder, tmp_path)
    status, _, err = run(folder)
    assert (status, len(err.strip().splitlines())) == (1, len(expected))
    assert f"{folder / 'link.txt'}：是符号链接" in err


def test_links_deeper_in_a_folder_are_named_too(known_places, folder, tmp_path):
    deep = folder / "a" / "b"
    deep.mkdir(parents=True)
    expected = make_links(deep, tmp_path)
    assert told(folder).keys() == expected.keys()


def test_a_socket_is_named(known_places, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("socket.txt")
        assert "不是普通文件" in told(tmp_path)["socket.txt"]
        assert "不是普通文件" in told(tmp_path / "socket.txt")["socket.txt"]


def test_hidden_links_stay_left_out_and_are_counted(known_places, folder):
    os.symlink("/etc/passwd", folder / ".hidden.txt")
    (folder / ".通知.txt").write_text("示例市总工会关于示例工作的通知", encoding="utf-8")
    assert told(folder) == {}
    assert sorted(ingest.listed([folder]).passed_by) == [".hidden.txt", ".通知.txt"]


def test_a_file_that_became_a_link_since_it_was_listed_is_refused(known_places, folder, tmp_path):
    (found,) = ingest.files_under([folder])
    (folder / "good.txt").unlink()
    os.symlink(tmp_path / "outside.txt", folder / "good.txt")
    outcome = ingest.ImportRun().import_file(found)
    assert (outcome.status, "符号链接" in outcome.reason) == ("refused", True)


def test_a_folder_on_the_way_that_became_a_link_is_refused(known_places, folder, tmp_path):
    inner = folder / "inner"
    inner.mkdir()
    write(inner, "outside.txt", NOTICE.format(n=32))
    found = next(found for found in ingest.files_under([folder]) if found.path.parent == inner)
    shutil.rmtree(inner)
    os.symlink(tmp_path, inner)
    for outcome in (ingest.ImportRun().import_file(found), ingest.read_file(found)):
        assert (outcome.status, "符号链接" in outcome.reason) == ("refused", True)


def test_a_file_that_became_a_pipe_keeps_nobody_waiting(known_places, folder, monkeypatch):
    (found,) = ingest.files_under([folder])
    looked = os.stat(folder / "good.txt")
    (folder / "good.txt").unlink()
    os.mkfifo(folder / "good.txt")
    # The look before the opening still sees the file: the pipe comes in between.
    stat = os.stat
    monkeypatch.setattr(os, "stat", lambda path, **how: looked if path == "good.txt" else stat(path, **how))
    assert "不是普通文件" in ingest.read_file(found).reason


def test_a_folder_that_cannot_be_read_is_named(known_places, folder, monkeypatch):
    (folder / "locked").mkdir()
    scandir = os.scandir

    def guarded(path):
        # Root may read everything, so the file system's own refusal is played here.
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert "没有读取这个文件夹的权限" in told(folder)["locked"]


@pytest.mark.skipif(not hasattr(os, "O_PATH"), reason="this system opens a folder only to list it")
def test_a_named_file_comes_in_out_of_a_folder_that_may_only_be_entered(known_places, folder, monkeypatch):
    open_ = os.open

    def guarded(path, flags, *args, **how):
        # Root may list everything, so the file system's own refusal is played here.
        if Path(path) == folder and not flags & os.O_PATH:
            raise PermissionError(13, "Permission denied")
        return open_(path, flags, *args, **how)

    monkeypatch.setattr(os, "open", guarded)
    assert told(folder / "good.txt") == {}
    assert Directive.objects.exists()


def test_a_link_that_a_person_names_is_followed_and_said(known_places, folder, tmp_path):
    os.symlink(tmp_path / "outside.txt", tmp_path / "named.txt")
    os.symlink(folder, tmp_path / "named")
    _, out, _ = run(tmp_path / "named.txt", tmp_path / "named", "--json")
    first, second = json.loads(out)
    assert (first["status"], second["status"]) == ("imported", "imported")
    assert "outside.txt" in first["notes"][0] and "链接" not in "".join(second["notes"])
    assert Source.objects.order_by("pk").first().name == "named.txt"


def test_a_named_link_that_leads_nowhere_or_to_a_device_is_refused(known_places, tmp_path):
    os.symlink("nowhere", tmp_path / "broken.txt")
    os.symlink("/dev/zero", tmp_path / "zero.txt")
    refused = told(tmp_path / "broken.txt", tmp_path / "zero.txt")
    assert "断开的符号链接" in refused["broken.txt"] and "不是普通文件" in refused["zero.txt"]


def hard_link(target: Path, beside: Path) -> Path:
    os.link(target, beside / f"hard-{target.name}")
    return beside / f"hard-{target.name}"


def symbolic_link(target: Path, beside: Path) -> Path:
    os.symlink(target, beside / "soft")
    return beside / "soft"


def linked_folder(target: Path, beside: Path) -> Path:
    os.symlink(target.parent, beside / "way")
    return beside / "way" / target.name


ROUTES = {
    "named": lambda target, beside: target,
    "with dots": lambda target, beside: beside / ".." / target.relative_to(beside.parent),
    "by a link": symbolic_link,
    "by a link to its folder": linked_folder,
    "by a hard link": hard_link,
    "its folder": lambda target, beside: target.parent,
    "the data folder": lambda target, beside: beside.parent / "var",
    "what holds the data folder": lambda target, beside: beside.parent,
}


@pytest.mark.parametrize("route", ROUTES)
@pytest.mark.parametrize("target", ["secret-key", "lexicon/words.txt", "original"])
def test_nothing_of_the_data_folder_comes_in_by_whatever_route(known_places, own, folder, target, route):
    sha256 = originals.digest("示例原件".encode())
    target = own / "sources" / originals.name_of(sha256) if target == "original" else own / target
    refused = told(ROUTES[route](target, folder))
    assert len(refused) == 1 and "数据文件夹" in next(iter(refused.values()))
    assert not Source.objects.filter(name__in=[target.name, f"hard-{target.name}"]).exists()


def test_a_hard_linked_file_that_is_none_of_the_archives_comes_in(known_places, own, folder):
    os.link(folder / "good.txt", folder.parent / "twin.txt")
    assert told(folder.parent / "twin.txt") == {}


def test_originals_that_lie_on_another_disk_are_the_archives_too(known_places, own, folder, tmp_path):
    shutil.move(own / "sources", tmp_path / "disk")
    os.symlink(tmp_path / "disk", own / "sources")
    assert "数据文件夹" in told(tmp_path / "disk")["disk"]


def test_a_copy_of_the_key_does_not_come_in(known_places, own, folder):
    write(folder, "backup.txt", f"示例备份\n{KEY}\n")
    assert "密钥" in told(folder)["backup.txt"]


def test_the_first_sources_come_in_wherever_the_data_is_kept(known_places, settings):
    settings.DATA_DIR = settings.BASE_DIR
    assert told(settings.BASE_DIR / "fixtures" / "sources") == {}


def test_an_original_that_was_replaced_by_a_link_is_put_back(known_places, folder):
    run(folder)
    source = Source.objects.get()
    path, data = Path(source.file.path), Path(source.file.path).read_bytes()
    path.unlink()
    os.symlink(folder / "good.txt", path)
    call_command("reparse", "--all")
    assert originals.keep(data) == source.file.name
    assert not path.is_symlink() and path.read_bytes() == data


def test_a_pipe_in_the_place_of_an_original_is_told(known_places, folder, capsys):
    run(folder)
    path = Path(Source.objects.get().file.path)
    path.unlink()
    os.mkfifo(path)
    assert [kind for _, kind in originals.faults()] == ["missing"]
    with pytest.raises(SystemExit):
        call_command("reparse", "--all")
    assert "不是普通文件" in capsys.readouterr().err
