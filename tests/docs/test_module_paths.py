"""A module that a comment or a docstring of the product names by a dotted path is there."""

import ast
import builtins
import io
import re
import tokenize
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support.import_graph import ROOT, modules

# parsing.outline.item_labels, `composition.paper_of`; no address, no call of a method, no file.
_DOTTED = re.compile(r"(?<![\w./-])[a-z_]\w*(?:\.[A-Za-z_]\w*)+(?![\w/(-])", re.ASCII)
_CLASS = re.compile(r".+\.[A-Z][a-z]\w*")
_FILE = re.compile(r".+\.(?:py|txt|css|typ|xml|html|json|md)")
_DOCUMENTED = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)


def said(path: Path) -> Iterator[str]:
    """The comments and docstrings of a module."""
    source = path.read_text(encoding="utf-8")
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        if token.type == tokenize.COMMENT:
            yield token.string
    for node in ast.walk(_tree(path)):
        if isinstance(node, _DOCUMENTED):
            yield ast.get_docstring(node, clean=False) or ""


def named(path: Path) -> list[str]:
    """The dotted paths in them that begin with the name of a module, in full or from a package within; and those
    between backticks, or that end in a class, which begin with nothing that the module itself knows."""
    paths, own = [], _known(path)
    for text in said(path):
        quoted = set(re.findall(r"`([^`\n]+)`", text))
        for dotted in _DOTTED.findall(text):
            first = dotted.partition(".")[0]
            is_name = dotted in quoted or _CLASS.fullmatch(dotted)
            if not _FILE.fullmatch(dotted) and (first in _ends() or is_name and first not in own):
                paths.append(dotted)
    return paths


def is_there(dotted: str) -> bool:
    """Whether it is a module, by its whole name or the end of it, or a name at the top of one."""
    module, _, name = dotted.rpartition(".")
    return bool(_found(dotted)) or any(name in _top_names(modules()[one]) for one in _found(module))


def _found(dotted: str) -> list[str]:
    return [module for module in _ends()[dotted.rpartition(".")[2]] if f".{module}".endswith(f".{dotted}")]


@cache
def _ends() -> defaultdict[str, list[str]]:
    """{the last part of a name: the modules whose name ends so}"""
    found = defaultdict(list)
    for module in modules():
        found[module.rpartition(".")[2]].append(module)
    return found


def _top_names(path: Path) -> set[str]:
    """What stands at the top of a module, imported or its own."""
    names = set()
    for node in _tree(path).body:
        match node:
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Assign() | ast.AnnAssign():
                names |= {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}
            case ast.Import() | ast.ImportFrom():
                names |= {alias.asname or alias.name for alias in node.names}
    return names


def _known(path: Path) -> set[str]:
    """The names that a module uses or imports from, and Python's own."""
    names = set(dir(builtins))
    for node in ast.walk(_tree(path)):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name):
                names.add(name)
            case ast.Import(names=aliases):
                names |= {alias.name.partition(".")[0] for alias in aliases}
            case ast.ImportFrom(module=str(name)):
                names.add(name.partition(".")[0])
    return names


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_every_module_that_is_named_by_its_path_is_there():
    found = {module: named(path) for module, path in modules().items()}
    lost = {module: [dotted for dotted in paths if not is_there(dotted)] for module, paths in found.items()}
    assert {module: paths for module, paths in lost.items() if paths} == {}
    assert sum(map(len, found.values())) > 20


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("# see parsing.labelling\n", ["parsing.labelling"]),
        ('"""`gone.Unfit` is raised."""\n', ["gone.Unfit"]),
        ("# parsing.parser, composition.paper_of and archive.signals\n", []),
        ("# manage.py, words.txt, e.g. 1.5 and e.g.this, `other.attribute`\nother = 1\n", []),
    ],
)
def test_a_path_is_told_from_what_only_has_a_dot(tmp_path, text, found):
    module = tmp_path / "module.py"
    module.write_text(text, encoding="utf-8")
    assert [dotted for dotted in named(module) if not is_there(dotted)] == found


def test_every_module_is_looked_at():
    assert ROOT / "archive" / "lexicon" / "labels.py" in modules().values()
