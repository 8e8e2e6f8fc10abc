"""What makes an index another: what is done otherwise, never how the program is written."""

import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from haystack.query import SearchQuerySet
from whoosh.fields import TEXT, Schema

from search.analysis import ANALYSIS_VERSION
from search.errors import EngineUnavailable
from search.haystack_front import backend
from search.haystack_front.connection import engine
from search.indexing import index_upkeep
from search.indexing.archive_check import index_faults
from search.indexing.index_state import why_rebuild
from search.whoosh_engine.analyzers import GramAnalyzer, WholeAnalyzer, WordAnalyzer
from search.whoosh_engine.schema import described
from search.whoosh_engine.stamp import digests
from search.whoosh_engine.storage.generation_contents import segments_listed
from tests.support import index_golden
from tests.support.makers import make_directive

FIRST_RELEASE = Path(index_golden.GOLDEN).with_name("first-release.zip")
# Prints the stamp, and which files were opened for it.
STAMP = """
import json, sys, django
django.setup()
from search.indexing.archive_check import index_faults
from search.haystack_front.connection import engine
from search.whoosh_engine.stamp import digests
opened, schema = [], engine().schema
sys.addaudithook(lambda event, told: opened.append(str(told[0])) if event == "open" else None)
print(json.dumps([digests(schema), opened]))
"""


@pytest.fixture
def copy(tmp_path):
    """The program once more, to be changed."""
    for name in ("archive", "search", "tests"):
        shutil.copytree(index_golden.ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def edited(copy, before, after):
    """Change the one line of the product that has these words, wherever it stands."""
    sources = [path for name in ("archive", "search") for path in (copy / name).rglob("*.py")]
    (path,) = [path for path in sources if before in path.read_text(encoding="utf-8")]
    path.write_text(path.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def stamp_in(folder):
    """(what makes an index in the program there, the files that were opened to tell)"""
    command = [sys.executable, "-c", STAMP]
    environment = {"DJANGO_SETTINGS_MODULE": "tests.settings", "PATH": ""}
    told = subprocess.run(command, cwd=folder, env=environment, check=True, stdout=subprocess.PIPE).stdout
    return json.loads(told)


def test_what_is_in_the_index_and_how_it_lies_has_not_changed_under_its_number():
    assert index_golden.faults(index_golden.golden(), index_golden.measured()) == []


def test_a_comment_everywhere_changes_nothing(copy, db):
    for path in copy.rglob("*.py"):
        path.write_text(path.read_text(encoding="utf-8") + "\n# A comment.\n", encoding="utf-8")
    told, opened = stamp_in(copy)
    assert told == digests(engine().schema)
    assert [name for name in opened if name.endswith((".py", ".pyc"))] == []
    assert [Path(name).name for name in opened if "lexicon" in name]


def test_what_the_analyzers_are_called_changes_nothing():
    for kind in (WordAnalyzer, GramAnalyzer, WholeAnalyzer):
        renamed = type("Another", (kind,), {})
        one, other = (Schema(field=TEXT(analyzer=analyzer())) for analyzer in (kind, renamed))
        assert described(one) == described(other)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("before", "after", "part"),
    [
        ("〝〞〟‟‛`´", "〝〞〟‟‛´", "folded"),
        ('directive.dated:%Y%m%d}"', 'directive.dated:%Y%d%m}"', "fields"),
        ("return self.issued_on or self.printed_on", "return self.printed_on or self.issued_on", "fields"),
        ("MOST_READINGS = 4", "MOST_READINGS = 1", "suggested"),
        ('"<u4" if largest', '">u4" if largest', "built lists"),
        ("positions -= bases[owners]", "positions += bases[owners]", "built lists"),
        ("column[3] for column in columns])[np.argsort(occur", "column[3] for column in columns])[np.argsort(-occur",
         "merged lists"),
    ],
)  # fmt: skip
def test_what_is_done_otherwise_is_told(copy, before, after, part):
    edited(copy, before, after)
    assert part in "".join(index_golden.faults(index_golden.golden(), index_golden.measured(copy)))


def test_blessing_adds_a_number_and_never_writes_over_one():
    held = {"INDEX_FORMAT": {"1": {"lists": "a", "stored": "b"}}}
    otherwise = {"INDEX_FORMAT": [1, {"lists": "c", "stored": "b"}]}
    assert index_golden.blessed(held, otherwise) == held
    (told,) = index_golden.faults(held, otherwise)
    assert "INDEX_FORMAT" in told and "(lists)" in told and "make bless" in told
    raised = {"INDEX_FORMAT": [2, {"lists": "c", "stored": "b"}]}
    assert index_golden.faults(held, raised)
    assert index_golden.faults(index_golden.blessed(held, raised), raised) == []
    assert index_golden.blessed(held, raised)["INDEX_FORMAT"]["1"] == held["INDEX_FORMAT"]["1"]


@pytest.fixture
def first_release(index, monkeypatch):
    """The index that the first release made of these two directives, for a program that indexes the same as it did."""
    monkeypatch.setattr("search.whoosh_engine.stamp.ANALYSIS_VERSION", 1)
    make_directive(
        pk=1, title="示例市总工会关于开展劳动竞赛的通知", number="示工发〔2023〕7号",
        sections=[("一、", "总体要求", "每年召开职工代表大会，困难职工不少于二〇〇人。")],
    )  # fmt: skip
    make_directive(
        pk=2, title="示例市总工会关于安康杯竞赛的通知", sections=[("一、", "安全", "各级工会做好「安康杯」竞賽。")]
    )
    directory = index.get_backend().engine.index_directory
    shutil.rmtree(directory.folder)
    with zipfile.ZipFile(FIRST_RELEASE) as archived:
        archived.extractall(directory.folder)
    # Word lists may have grown since: they have their own part in a stamp.
    now = digests(engine().schema)
    with directory.writing_alone(0):
        lists = {name: now[name] for name in ("dictionary", "synonyms")}
        directory.swap(directory.current(), directory.stamp() | lists)
    return directory


def test_an_index_of_the_first_release_is_made_anew_and_readers_are_told(first_release, client):
    """It lacks the columns of later filters: who searches is told that the index is being made, until it is."""
    assert why_rebuild() == "outdated"
    page = client.get("/search/?q=竞赛&issuer=none")
    assert page.status_code == 503 and "检索索引正在重建" in page.text
    assert index_upkeep.refresh().rebuilt == "outdated"
    assert [int(found.pk) for found in SearchQuerySet().auto_query("竞赛 安康杯")] == [2]
    assert client.get("/search/?q=竞赛&issuer=none").status_code == 200
    assert list(index_faults()) == []


def test_an_index_that_may_hold_persons_is_made_anew(first_release, monkeypatch):
    """The first release hid contacts alone: identity numbers and the poor of lists could be searched for."""
    monkeypatch.setattr("search.whoosh_engine.stamp.ANALYSIS_VERSION", ANALYSIS_VERSION)
    assert ANALYSIS_VERSION > 1
    assert index_upkeep.refresh().rebuilt == "outdated"
    assert SearchQuerySet().auto_query("安康杯").count() == 1


def test_an_index_whose_stamp_says_nothing_of_whoosh_is_taken_as_it_is(index):
    """Made before stamps told it."""
    make_directive()
    index_upkeep.rebuild()
    directory = index.get_backend().engine.index_directory
    with directory.writing_alone(0):
        directory.swap(
            directory.current(), {name: value for name, value in directory.stamp().items() if name != "whoosh"}
        )
    assert why_rebuild() == ""
    assert SearchQuerySet().all().count() == 1


def test_an_index_of_another_whoosh_is_not_read(index, monkeypatch):
    index_upkeep.rebuild()
    monkeypatch.setattr("search.whoosh_engine.stamp._version", lambda name: "another")
    assert why_rebuild() == "outdated"
    backend.engines.clear()
    index.reset_sessions()
    with pytest.raises(EngineUnavailable, match="outdated"):
        index.get_backend().engine.snapshot()


@pytest.mark.parametrize("part", ["format", "code"])
def test_one_of_neither_release_is_made_anew(first_release, part):
    with first_release.writing_alone(0):
        first_release.swap(first_release.current(), first_release.stamp() | {part: "another"})
    assert index_upkeep.refresh().rebuilt == "outdated"
    assert SearchQuerySet().auto_query("安康杯").count() == 1


def test_segments_are_read_wherever_their_classes_stood_when_they_were_written(first_release):
    (path,) = first_release.current().glob("*.toc")
    written = path.read_bytes()
    (before,) = segments_listed(first_release.current(), 0)
    assert b"search.engine.codec" in written
    path.write_bytes(written.replace(b"search.engine.codec", b"search.another.room"))
    (after,) = segments_listed(first_release.current(), 0)
    assert (after.segment_id(), after.doc_count(), after.longest) == (
        before.segment_id(), before.doc_count(), before.longest,
    )  # fmt: skip
