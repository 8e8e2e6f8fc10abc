"""No two parts of the product import each other, however long the way round: not modules, and not rooms."""

import pytest

from tests.support import import_graph
from tests.support.import_graph import circles, imports, rooms

# Arrows between rooms that close a circle, each under the reason why it still stands. The list may only shrink.
ALLOWED = {
    # The writer of segments has the storage check what it merges; it moves when the engine gets its seam.
    ("search.whoosh_engine.segments", "search.whoosh_engine.storage"),
}


def without(arrows):
    return {room: {other for other in found if (room, other) not in arrows} for room, found in rooms().items()}


def test_no_modules_import_each_other():
    assert circles(imports()) == []


def test_no_rooms_import_each_other():
    assert circles(without(ALLOWED)) == []


@pytest.mark.parametrize("arrow", sorted(ALLOWED), ids=" → ".join)
def test_each_arrow_that_is_allowed_is_there_and_closes_a_circle(arrow):
    assert circles(without(ALLOWED - {arrow})) != []


@pytest.mark.parametrize(
    ("module", "imported"),
    [
        ("archive.parsing.parser", "archive.parsing.outline"),  # from package import package
        ("archive.parsing.parser", "archive.parsing.references"),  # from package import module
        ("archive.formats.pdf.pages.page_content", "archive.formats.pdf.pages.characters"),  # from . import module
        ("archive.formats.pdf.pages.strokes", "archive.formats.pdf.pages.glyphs"),  # from .module import name
        ("archive.parsing.outline.attachment_parts", "archive.parsing.foot"),  # the package on the way to a module
    ],
)
def test_the_graph_sees_every_way_of_importing(module, imported):
    assert imported in imports()[module]


def test_an_import_inside_a_function_counts(monkeypatch, tmp_path):
    (tmp_path / "one.py").write_text("def late():\n    from archive import two\n    return two\n")
    (tmp_path / "two.py").write_text("import archive.one\n")
    files = {f"archive.{name}": tmp_path / f"{name}.py" for name in ("one", "two")}
    monkeypatch.setattr(import_graph, "modules", lambda: files)
    assert circles(imports()) == [["archive.one", "archive.two"]]
