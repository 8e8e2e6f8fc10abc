"""The parser on forms that the five sources do not have: a text and what a careful reader tells of it.

Every text is of our own wording, its issuers plainly fictional. An expected file names the fields worth
telling; an outline is one line an item, indented by its level: label|heading.
"""

import json
from pathlib import Path

import pytest

from archive.parsing import parse
from archive.parsing.cleaning import clean
from archive.rendering.directive_json import as_json
from tests.support.doubtful_fields import doubtful_fields

FORMS = Path(__file__).resolve().parent.parent / "golden" / "forms"
NAMES = sorted(path.stem for path in FORMS.glob("*.txt"))


def outline(sections, depth=0):
    lines = []
    for section in sections:
        lines.append("  " * depth + f"{section['label']}|{section['heading']}")
        lines += outline(section["children"], depth + 1)
    return lines


def told(directive, field):
    """What was read, in the form in which the expected files write it."""
    if field == "doubtful":
        return [name for name in doubtful_fields(directive) if name not in ("region", "city")]
    found = as_json(directive)
    if field == "outline":
        return outline(found["outline"])
    if field == "parts":
        return [part["heading"] for part in found["attachment_parts"]]
    return found[field]


def differences(name):
    """(place, expected, found) of every field that was read otherwise, and the number of fields held."""
    text = (FORMS / f"{name}.txt").read_text(encoding="utf-8")
    expected = json.loads((FORMS / f"{name}.expected.json").read_text(encoding="utf-8"))
    directives = parse(text).directives
    held = [("directives", len(expected["directives"]), len(directives))]
    for at, (fields, directive) in enumerate(zip(expected["directives"], directives, strict=False)):
        held += [(f"{at}.{field}", value, told(directive, field)) for field, value in fields.items()]
    body = "\n".join(directive.text for directive in directives)
    held += [(f"joined {passage}", True, passage in body) for passage in expected.get("joined", [])]
    return [check for check in held if check[1] != check[2]], len(held)


@pytest.mark.parametrize("name", NAMES)
def test_a_form_is_read_as_a_careful_reader_reads_it(name):
    different, _ = differences(name)
    assert different == []


@pytest.mark.parametrize("name", NAMES)
def test_the_directives_together_are_the_text(name):
    """A directive goes from its first paragraph to the next one's: nothing is told twice, nothing left out."""
    text = (FORMS / f"{name}.txt").read_text(encoding="utf-8")
    assert "\n".join(directive.text for directive in parse(text).directives) == clean(text).text
