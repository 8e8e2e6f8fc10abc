"""The page of licences names whatever is installed: a line for each pinned requirement, and none for what is gone."""

import re

import pytest

from tests.docs.pages import ROOT, table

PAGE = ROOT / "docs" / "licences.md"
# Programs that are used where they are installed: no requirement pins them.
PROGRAMS = {"LibreOffice", "Tesseract"}


@pytest.mark.parametrize(
    ("requirements", "heading"),
    [("requirements.txt", "With the product"), ("requirements-dev.txt", "For tests alone")],
)
def test_every_requirement_has_its_line(requirements, heading):
    text = (ROOT / requirements).read_text(encoding="utf-8")
    pinned = set(re.findall(r"^([\w.-]+)(?:\[\w+\])?==", text, re.MULTILINE))
    named = [
        name for cell, _licence, _use in table(PAGE, heading) for name in re.sub(r" \(.*?\)", "", cell).split(", ")
    ]
    assert len(named) == len(set(named))
    assert set(named) - PROGRAMS == pinned
