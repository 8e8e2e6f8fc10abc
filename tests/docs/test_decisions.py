"""Decisions: one a page, each on the list."""

import re

import pytest

from tests.docs.pages import ROOT

FOLDER = ROOT / "docs" / "decisions"
PAGES = sorted(path for path in FOLDER.glob("*.md") if path.name != "README.md")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_decision_says_what_and_why_within_a_page(page):
    lines = page.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith(f"# {page.name[:4]} ")
    assert [line for line in lines if line.startswith("## ")][:2] == ["## What", "## Why"]
    assert len(lines) <= 60


def test_numbers_run_on_and_are_used_once():
    assert [int(page.name[:4]) for page in PAGES] == list(range(1, len(PAGES) + 1))


def test_the_list_names_every_decision_by_its_title():
    text = (FOLDER / "README.md").read_text(encoding="utf-8")
    # Under headings by what they are about, and not all in the order of their numbers.
    listed = sorted(re.findall(r"^- \[(\d{4})\]\((\S+)\) (.+)$", text, re.MULTILINE))
    titles = [page.read_text(encoding="utf-8").partition("\n")[0] for page in PAGES]
    assert [f"# {number} {title}" for number, _, title in listed] == titles
    assert [name for _, name, _ in listed] == [page.name for page in PAGES]
