"""Texts as staff save them from a site, with what stands around them: head and foot are read, and what is certain is
right. Labelled before they were first read."""

import json
from pathlib import Path

import pytest

from archive.parsing import parse
from tests.damage.verdicts import folded

TEXTS = sorted((Path(__file__).parent / "web_texts").glob("*.txt"))
FIELDS = ("title", "number", "issuers", "issued_on", "addressees")


def wrong(path):
    """(field, wanted, read, confidence) of what reads otherwise than the label says."""
    label = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    one = parse(path.read_text(encoding="utf-8")).directives[0]
    found = []
    for field in FIELDS:
        read = getattr(one, field)
        got, want = (
            # 工会委员会 is what 工会 is.
            folded("、".join(value) if isinstance(value, list) else str(value or "")).replace("工会委员会", "工会")
            for value in (read, label[field])
        )
        if got != want:
            told = one.provenance.get(field)
            found.append((field, label[field], read, told.confidence if told else ""))
    return found


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_what_is_certain_of_a_saved_page_is_right(path):
    assert [one for one in wrong(path) if one[-1] == "certain"] == []


def test_nine_in_ten_of_the_fields_are_right():
    assert sum(len(wrong(path)) for path in TEXTS) <= len(TEXTS) * len(FIELDS) / 10
