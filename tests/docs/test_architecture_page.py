"""What the documentation names is there, and the page about the architecture names every room."""

import re
from pathlib import Path

import pytest

from tests.docs.pages import ROOT, bare_files, links, ours, pages, paths

ARCHITECTURE = ROOT / "docs" / "architecture.md"


def name_of(page: Path) -> str:
    return str(page.relative_to(ROOT))


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_path_named_is_there(page):
    assert [path for path in paths(page) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_file_named_without_its_folder_is_somewhere(page):
    there = {path.name for path in ours()}
    assert [name for name in bare_files(page) if name not in there] == []


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_every_link_leads_to_a_file(page):
    assert [str(target) for target in links(page) if not target.exists()] == []


def test_folders_are_written_with_a_slash_at_their_end():
    named = [path for page in pages() for path in paths(page)]
    assert [path for path in named if (ROOT / path).is_dir() and not path.endswith("/")] == []


@pytest.mark.parametrize("app", ["archive", "search"])
def test_the_page_names_every_room(app):
    rooms = {f"{app}/{path.name}/" for path in (ROOT / app).iterdir() if (path / "__init__.py").exists()}
    assert rooms - set(paths(ARCHITECTURE)) == set()


def test_each_of_the_ten_questions_has_an_answer_that_is_a_path():
    asked, _, answered = ARCHITECTURE.read_text(encoding="utf-8").partition("<details>")
    questions = re.findall(r"^\d+\. .+\?$", asked, re.MULTILINE)
    answers = re.findall(r"^\d+\. .+$", answered, re.MULTILINE)
    assert len(questions) == len(answers) == 10
    assert all("`archive/" in answer or "`search/" in answer for answer in answers)


def test_the_page_is_one_page():
    assert len(ARCHITECTURE.read_text(encoding="utf-8").splitlines()) <= 130
