"""Who imports whom among the modules of archive/ and search/, as Python really runs it.

Imports inside functions count, `from package import module` means the module, and a module brings in the
packages that it stands in, but for those that the importing one stands in too: they are being read already.
"""

import ast
from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APPS = ("archive", "search")

Graph = dict[str, set[str]]


@cache
def modules() -> dict[str, Path]:
    """Every product module by its dotted name, a package by its own."""
    files = [path for app in APPS for path in (ROOT / app).rglob("*.py") if "migrations" not in path.parts]
    return {_name_of(path): path for path in files}


def imports() -> Graph:
    """Each module with those that it imports. It is everybody's: nobody alters it."""
    return _imports_of(frozenset(modules().items()))


def rooms() -> Graph:
    """Each room with those that it imports from. Rooms are compared with their neighbours in one folder: an import
    counts for the two parts, folder or module, in which it first leaves the folder that both sides stand in."""
    graph: Graph = {}
    for importer, imported in imports().items():
        for module in imported:
            mine, other = _parts(importer, module)
            graph.setdefault(mine, set()).add(other)
    return graph


def circles(graph: Graph) -> list[list[str]]:
    """Groups of nodes that import each other, each sorted: the strongly connected parts of more than one node."""
    found = {node: reached(graph, node) for node in graph}
    groups = {
        tuple(sorted({node} | {other for other in found[node] if node in found.get(other, ())}))
        for node in graph
        if node in found[node]
    }
    return sorted(map(list, groups))


def reached(graph: Graph, start: str) -> set[str]:
    """Every node that one comes to from `start`; itself only where a circle leads back."""
    found: set[str] = set()
    pending = list(graph.get(start, ()))
    while pending:
        if (node := pending.pop()) not in found:
            found.add(node)
            pending += graph.get(node, ())
    return found


@cache
def _imports_of(files: frozenset[tuple[str, Path]]) -> Graph:
    """Read once: of so many modules it takes a second."""
    return {module: set(_imported(module)) for module, _ in files}


def _imported(module: str) -> Iterator[str]:
    above = {*_and_packages(module)}
    for node in ast.walk(ast.parse(modules()[module].read_text(encoding="utf-8"))):
        for name in _named(node, module):
            yield from (one for one in _and_packages(name) if one in modules() and (one == name or one not in above))


def _named(node: ast.AST, module: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        source = _source(node, module)
        whole = [f"{source}.{alias.name}" for alias in node.names]
        return [name if name in modules() else source for name in whole]
    return []


def _source(node: ast.ImportFrom, module: str) -> str:
    """The absolute name of what an import takes from: one dot is the package that the module stands in."""
    if not node.level:
        return node.module or ""
    is_package = modules()[module].name == "__init__.py"
    above = module.split(".")[: None if is_package and node.level == 1 else is_package - node.level]
    return ".".join([*above, *filter(None, [node.module])])


def _and_packages(module: str) -> Iterator[str]:
    """archive.parsing.parser → archive, archive.parsing, archive.parsing.parser"""
    return accumulate(module.split("."), "{}.{}".format)


def _parts(importer: str, module: str) -> tuple[str, str]:
    # A package's own module stands inside it, beside the modules that it imports.
    mine, other = ([*_and_packages(name), f"{name}.__init__"] for name in (importer, module))
    return next((one, two) for one, two in zip(mine, other, strict=False) if one != two)


def _name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
