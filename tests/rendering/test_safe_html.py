"""HTML made in Python: nothing goes into it unescaped, and there is no second way to make it."""

import ast
import re

import pytest
from django.utils.translation import gettext_lazy
from hypothesis import given
from hypothesis import strategies as st
from lxml import html as parsed

from archive.rendering.safe_html import SafeString, html, joined
from tests.test_architecture import ROOT, files

DOOR = "archive/rendering/safe_html.py"
HOSTILE = "<script>alert('示例')</script>\"&amp;"


def test_values_are_escaped_and_html_is_not():
    bold = html("<b>{}</b>", HOSTILE)
    assert bold == "<b>&lt;script&gt;alert(&#x27;示例&#x27;)&lt;/script&gt;&quot;&amp;amp;</b>"
    assert html("<p>{}</p>", bold) == f"<p>{bold}</p>"
    assert joined([bold, HOSTILE, 7], between=html("<br>")).startswith(f"{bold}<br>&lt;script")


def test_a_value_is_no_pattern():
    assert html("{}{name}", "{name}", name="{0}") == "{name}{0}"


@pytest.mark.parametrize("value", [gettext_lazy("<示例>"), type("Text", (str,), {})("<示例>"), ["<示例>"]])
def test_whatever_else_is_escaped_as_it_is_written(value):
    assert "<" not in html("{}", value) and "&lt;示例&gt;" in html("{}", value)


def test_numbers_may_be_written_in_threes():
    assert html("{:,}", 12345) == "12,345"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_any_words_come_out_as_the_words_that_they_were(words):
    for made in (html('<p title="{}">{}</p>', words, words), html("<p>{}</p>", joined([words]))):
        (paragraph,) = parsed.fragments_fromstring(f"{made}")
        assert paragraph.text_content() == words
        assert paragraph.get("title", words) == words


def _calls(tree, names) -> list[ast.Call]:
    return [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) in names
    ]


def _trees():
    for path in [*files("archive"), *files("search")]:
        yield path.relative_to(ROOT).as_posix(), ast.parse(path.read_text(encoding="utf-8"))


def _names(tree) -> set[str]:
    """Whatever a module calls, imports or speaks of by name, an alias by what it stands for."""
    return (
        {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
        | {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
        | {one.name for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) for one in node.names}
    )


def _modules(tree) -> set[str | None]:
    return {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def test_there_is_one_door():
    trees = list(_trees())
    makers = {"mark_safe", "SafeText", "SafeData", "format_html", "format_html_join", "html_safe"}
    assert [path for path, tree in trees if _names(tree) & makers] == []
    assert [path for path, tree in trees if "django.utils.safestring" in _modules(tree)] == [DOOR]
    assert [path for path, tree in trees if _calls(tree, {"SafeString"})] == [DOOR]


def test_templates_escape_whatever_they_show():
    unescaped = re.compile(r"\|\s*(safe|safeseq)\b|{%-?\s*autoescape\s+off")
    pages = [path for path in (ROOT / "templates").rglob("*") if path.is_file()]
    assert len(pages) > 40
    assert [str(page.relative_to(ROOT)) for page in pages if unescaped.search(page.read_text(encoding="utf-8"))] == []


def test_a_pattern_stands_in_the_code_and_is_never_put_together():
    """A literal, one of two, or a name in capitals that is bound to one in its module."""
    calls = [(path, tree, call) for path, tree in _trees() for call in _calls(tree, {"html"})]
    assert len({path for path, *_ in calls}) > 8
    put_together = [
        f"{path}:{call.lineno}" for path, tree, call in calls if not _is_literal(call.args[0], _constants(tree))
    ]
    assert put_together == []


def _constants(tree) -> set[str]:
    return {
        target.id
        for node in tree.body
        if isinstance(node, ast.Assign) and _is_literal(node.value, set())
        for target in node.targets
        if isinstance(target, ast.Name)
    }


def _is_literal(node, constants) -> bool:
    if isinstance(node, ast.IfExp):
        return _is_literal(node.body, constants) and _is_literal(node.orelse, constants)
    return isinstance(node, ast.Constant) or (isinstance(node, ast.Name) and node.id in constants)


def test_the_door_makes_html():
    assert type(html("")) is type(joined([])) is SafeString
