"""Arrows run one way."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PURE = [
    "archive/formats", "archive/parsing", "archive/comparison", "archive/printing", "search/query", "search/analysis",
]  # fmt: skip


def imported(path: Path) -> set[str]:
    """Top names of every module that a file imports, wherever in the file."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module.partition(".")[0])
    return names


def files(folder: str) -> list[Path]:
    found = sorted((ROOT / folder).rglob("*.py"))
    assert found
    return found


@pytest.mark.parametrize("folder", PURE)
def test_pure_packages_know_neither_django_nor_haystack(folder):
    assert {path.name for path in files(folder) if imported(path) & {"django", "haystack"}} == set()


def test_the_archive_does_not_know_search():
    assert {path.name for path in files("archive") if "search" in imported(path)} == set()


def test_only_the_search_app_knows_whoosh():
    assert {path.name for path in files("archive") if imported(path) & {"whoosh", "haystack", "jieba"}} == set()


def test_the_parser_does_not_know_where_its_text_came_from():
    known = {path.name for path in files("archive/parsing") if "archive.formats" in path.read_text(encoding="utf-8")}
    assert known == set()
