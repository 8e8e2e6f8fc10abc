"""The Chinese README and the English one: whatever is typed, opened or set stands in both, in the same order."""

import re
from itertools import zip_longest
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
CHINESE, ENGLISH = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.en.md"))
# Where a command has a word for whatever one puts there, each language has its own.
_PLACEHOLDERS = {"文件或文件夹": "FILE-OR-FOLDER", "文件夹": "FOLDER"}
_BLOCK = re.compile(r"^```\w*\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_TABLE = re.compile(r"(?:^\|.*\n)+", re.MULTILINE)


def blocks(text: str) -> list[str]:
    """The commands in blocks of code, without what is said of them."""
    lines = [line for block in _BLOCK.findall(text) for line in block.splitlines()]
    commands = [line.split(" #")[0].rstrip() for line in lines]
    for chinese, english in _PLACEHOLDERS.items():
        commands = [re.sub(rf"(?<= ){chinese}(?= |$)", english, command) for command in commands]
    return commands


def spans(text: str) -> list[str]:
    """Code within a line."""
    return re.findall(r"`([^`\n]+)`", _BLOCK.sub("", text))


def addresses(text: str) -> list[str]:
    """What is linked to or shown, but for the README's link to the other."""
    found = re.findall(r"\]\(([^)]+)\)|src=\"([^\"]+)\"|(https?://[^\s）)]+)", text)
    return [one for one in map("".join, found) if one not in ("README.md", "README.en.md")]


def formats(text: str) -> list[str]:
    """Ends of files' names."""
    return re.findall(r"(?<![\w/.])\.(?:[a-z]{2,4})\b(?![/.])", text)


def defaults(text: str) -> list[tuple[str, ...]]:
    """Settings and their defaults, where these are not words."""
    rows = re.findall(r"^\| ((?:`[A-Z_]+` ?)+) \| ([^|]*) \|", text, re.MULTILINE)
    return [(names, value if value.isascii() and re.search(r"[\d/]", value) else "") for names, value in rows]


def levels(text: str) -> list[str]:
    """The headings' depths."""
    return re.findall(r"^(#+) ", _BLOCK.sub("", text), re.MULTILINE)


def tables(text: str) -> list[list[int]]:
    """How many cells each row of each table has."""
    return [[row.count("|") for row in table.splitlines()] for table in _TABLE.findall(text)]


@pytest.mark.parametrize("taken", [blocks, spans, addresses, formats, defaults, levels, tables])
def test_both_readmes_have_it(taken):
    chinese, english = taken(CHINESE), taken(ENGLISH)
    assert len(chinese) > 1
    apart = [pair for pair in zip_longest(chinese, english) if pair[0] != pair[1]]
    assert not apart, (
        f"README.md, README.en.md ({taken.__doc__}): {apart[:3]}. What changes in one changes in the other."
    )


def test_each_links_to_the_other():
    assert CHINESE.startswith("[English](README.en.md)\n")
    assert ENGLISH.startswith("[中文](README.md)\n")


def test_every_picture_is_there():
    assert [one for one in addresses(ENGLISH) if "://" not in one and not (ROOT / one).exists()] == []
