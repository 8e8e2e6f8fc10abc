"""How a field was found is told in the language of the interface."""

import ast
import json

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from archive.ops import translations
from archive.rendering.method_labels import METHODS
from archive.rendering.provenance_labels import provenance_of
from tests.support.makers import make_directive

PARSING = settings.BASE_DIR / "archive" / "parsing"
GOLDEN = settings.BASE_DIR / "tests" / "golden"


def test_every_method_that_the_parser_words_is_listed():
    calls = [
        node
        for path in PARSING.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "found" and node.args
    ]
    worded = {call.args[0].value for call in calls if isinstance(call.args[0], ast.Constant)}
    assert len(worded) > 20
    assert worded - set(METHODS) == set()


def test_every_method_that_the_five_sources_are_read_by_is_listed():
    results = [json.loads(path.read_text(encoding="utf-8")) for path in GOLDEN.glob("*.json")]
    read = {method for result in results for method in _methods(result)}
    assert read
    assert read - set(METHODS) == set()


@pytest.mark.django_db
def test_a_method_is_told_in_english_and_one_that_is_not_listed_as_it_was_kept():
    translations.compile_changed()
    directive = make_directive()
    directive.provenance.create(field="title", method="据正文推断", confidence="likely")
    directive.provenance.create(field="number", method="据示例推断", confidence="likely")
    with translation.override("en"):
        told = [(label.method, label.is_chinese) for label in provenance_of(directive, AnonymousUser())]
    assert told == [("inferred from the text", False), ("据示例推断", True)]


def _methods(value):
    """The values of every "how" in what JSON holds."""
    if isinstance(value, dict):
        yield from ([value["how"]] if isinstance(value.get("how"), str) else [])
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from _methods(one)
