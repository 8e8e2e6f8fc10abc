"""The five first directives, as tests use them."""

from pathlib import Path

from archive.formats import read
from archive.parsing import ParsedText, parse

SOURCES = Path(__file__).resolve().parents[2] / "fixtures" / "sources"
NAMES = sorted(path.stem for path in SOURCES.glob("*.txt"))


def raw(name: str) -> str:
    """The text of a source as decoded."""
    path = SOURCES / f"{name}.txt"
    return read(path.read_bytes(), path.name).text


def reading(name: str) -> ParsedText:
    return parse(raw(name))
