"""The pages of the documentation, and what they name between backticks."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# What is not ours, or is made by a run: nothing of it counts as being there.
_NOT_OURS = {".git", ".venv", "var", "__pycache__", ".pytest_cache", ".ruff_cache", ".hypothesis", "test-results"}
_BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_NAMED = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"\]\((?!https?:|/|#)([^)#\s]+)")
_FILE = re.compile(r"[\w-]+\.(?:py|md|css|js|typ|txt|toml|yaml|html|json)")


def pages() -> list[Path]:
    """Every page of the documentation; figures stand with the benchmarks. The history of changes is one of them: what
    a version brought and a later one took away would be named there without backticks."""
    named = ("README.md", "README.en.md", "CHANGELOG.md", "CONTRIBUTING.md", "benchmarks/FIGURES.md")
    return sorted((ROOT / "docs").rglob("*.md")) + [ROOT / name for name in named]


def prose(page: Path) -> str:
    """A page without its blocks of code."""
    return _BLOCK.sub("", page.read_text(encoding="utf-8"))


def code(page: Path) -> Iterator[str]:
    """What stands between backticks, and each line of the blocks of code without what is said of it."""
    yield from _NAMED.findall(prose(page))
    for block in _BLOCK.findall(page.read_text(encoding="utf-8")):
        yield from (line.split(" #")[0].rstrip() for line in block.splitlines())


def table(page: Path, heading: str) -> list[list[str]]:
    """The cells of the table that stands first below a heading, without its two head rows."""
    below = page.read_text(encoding="utf-8").partition(f"\n## {heading}\n")[2]
    rows = []
    for line in below.splitlines():
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
        elif rows or line.startswith("## "):
            break
    return rows[2:]


def paths(page: Path) -> Iterator[str]:
    """The files and folders that a page names between backticks: `archive/web/page_cache.py`, `Makefile`."""
    folders, files = _top()
    for named in _NAMED.findall(prose(page)):
        if named.partition("/")[0] in folders and "/" in named or named in files:
            yield named


def bare_files(page: Path) -> Iterator[str]:
    """The files that a page names without their folder: `choices.py`."""
    for named in _NAMED.findall(prose(page)):
        if _FILE.fullmatch(named):
            yield named


def links(page: Path) -> Iterator[Path]:
    """What the links of a page lead to in the repository."""
    for target in _LINK.findall(prose(page)):
        yield (page.parent / target).resolve()


def ours(folder: Path = ROOT) -> Iterator[Path]:
    """Every file of the repository, as far as it is not made by a run."""
    for path in folder.iterdir():
        if path.name not in _NOT_OURS:
            if path.is_dir():
                yield from ours(path)
            else:
                yield path


def _top() -> tuple[set[str], set[str]]:
    entries = [path for path in ROOT.iterdir() if path.name not in _NOT_OURS]
    return {path.name for path in entries if path.is_dir()}, {path.name for path in entries if path.is_file()}
