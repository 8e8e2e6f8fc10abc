"""The page of licences names whatever is installed: a line for each pinned requirement, and none for what is gone."""

import json
import re

import pytest

from tests.docs.pages import ROOT, table
from tests.support import component_licences

PAGE = ROOT / "docs" / "licences.md"
# Programs that are used where they are installed: no requirement pins them.
PROGRAMS = {"LibreOffice", "Tesseract"}
_PERMISSIVE = r"\b(MIT|0?BSD|Apache|PSF|OFL|Zlib)\b"
# Who asks that other parts be open too, or closes his own.
_DEMANDING = r"GPL|MPL|EPL|CDDL|SSPL|Affero|Proprietary"
# A federation's machines have them beside the program, unchanged and to be replaced: docs/decisions/0104.
_EXCEPTED = {"psycopg": "LGPL", "psycopg-binary": "LGPL", "psycopg-pool": "LGPL", "certifi": "MPL"}


def pinned(requirements: str) -> set[str]:
    text = (ROOT / requirements).read_text(encoding="utf-8")
    return set(re.findall(r"^([\w.-]+)(?:\[[\w,]+\])?==", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("requirements", "heading"),
    [
        ("requirements.txt", "With the product"),
        ("requirements-cluster.txt", "For a federation alone"),
        ("requirements-dev.txt", "For tests alone"),
    ],
)
def test_every_requirement_has_its_line(requirements, heading):
    named = [
        name for cell, _licence, _use in table(PAGE, heading) for name in re.sub(r" \(.*?\)", "", cell).split(", ")
    ]
    assert len(named) == len(set(named))
    assert set(named) - PROGRAMS == pinned(requirements)


@pytest.mark.parametrize("package", sorted(pinned("requirements.txt")))
def test_whatever_the_archive_runs_on_says_its_permissive_licence(package):
    words = component_licences.in_words(component_licences.licences_of(package))
    assert re.search(_PERMISSIVE, words), words
    assert not re.search(_DEMANDING, words), words


@pytest.mark.parametrize("package", sorted(pinned("requirements-cluster.txt")))
def test_what_a_federation_runs_on_is_permissive_or_excepted_by_name(package):
    words = component_licences.in_words(component_licences.licences_of(package))
    if package in _EXCEPTED:
        assert _EXCEPTED[package] in words
    else:
        assert re.search(_PERMISSIVE, words), words
        assert not re.search(_DEMANDING, words), words


def test_the_list_of_components_has_the_licence_of_each(tmp_path):
    listed = tmp_path / "sbom.json"
    listed.write_text(json.dumps({"components": [{"name": "jieba"}, {"name": "packaging"}, {"name": "olefile"}]}))
    assert component_licences.add_licences(listed) == []
    assert [one["licenses"] for one in json.loads(listed.read_text(encoding="utf-8"))["components"]] == [
        [{"license": {"id": "MIT"}}],
        [{"expression": "Apache-2.0 OR BSD-2-Clause"}],
        [{"license": {"name": "BSD License"}}],
    ]
