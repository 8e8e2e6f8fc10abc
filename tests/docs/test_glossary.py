"""The code keeps to the glossary's words: no name in it bears one of those that were retired, and no English of the
interface."""

import ast
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import polib
import pytest

from tests.docs.pages import ROOT, table
from tests.support.strings import messages

GLOSSARY = ROOT / "docs" / "glossary.md"
# The tables with a column of what pages say.
SAID = ["A directive and its parts", "What it asks for, rests on and brings along", "The archive"]
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
# The context of words that leave the program, see archive/exporting/.
EXPORT_HEAD = "export head"
# _carriedBy → _, carried, By; HTMLNames → HTML, Names.
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")


class Retired(NamedTuple):
    """Words that no name bears, as `kind` says, in a folder."""

    words: str
    instead: str
    kind: str
    folder: str


class Name(NamedTuple):
    """An identifier in a file; `line` 0 where it is the file's own or its folder's."""

    name: str
    path: str
    line: int


@cache
def retired() -> list[Retired]:
    found = []
    for words, instead, where in table(GLOSSARY, "Retired words"):
        kind, _, folder = where.partition(" ")
        found += [Retired(word.strip(), instead, kind, folder) for word in words.split(",")]
    return found


@cache
def staying() -> list[tuple[str, str]]:
    """(name, folder) of the names that stay."""
    return [(name, folder) for name, folder, _ in table(GLOSSARY, "Names that stay")]


@cache
def split(name: str) -> list[str]:
    """['carried', 'by'] of carried_by, CarriedBy, _CARRIED_BY."""
    return [word.lower() for word in _WORD.findall(name)]


def bears(name: Name, word: Retired) -> bool:
    if not is_within(name.path, word.folder) or word.kind == "modules" and name.line:
        return False
    if word.kind == "english":
        return False
    if word.kind == "whole":
        return name.name == word.words
    sought, words = word.words.lower().split(), split(name.name)
    if word.kind == "modules":
        return words == sought
    return any(words[at : at + len(sought)] == sought for at in range(len(words)))


@cache
def borne(name: str) -> list[Retired]:
    """The retired words that a name bears, wherever it stands: most names stand in many modules."""
    return [word for word in retired() if bears(Name(name, f"{word.folder}/", 0), word)]


def is_within(path: str, folder: str) -> bool:
    return not folder or path.startswith(f"{folder}/")


@cache
def names_in(path: Path) -> list[Name]:
    """Every identifier of a module once, where it stands first; its own name, and its package's, before them."""
    where = str(path.relative_to(ROOT))
    found = {}
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        for name in _names_of(node):
            found.setdefault(name, getattr(node, "lineno", 1))
    own = Name(path.parent.name if path.stem == "__init__" else path.stem, where, 0)
    return [own, *(Name(name, where, line) for name, line in found.items())]


def _names_of(node: ast.AST) -> list[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name) | ast.arg(arg=name):
            return [name]
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return [name]
        case ast.keyword(arg=str(name)) | ast.MatchAs(name=str(name)):
            return [name]
        case ast.alias(asname=str(name)):
            return [name]
    return []


def modules(*folders: str) -> list[Path]:
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in files if "migrations" not in path.parts]


def of_tests() -> list[Path]:
    """All but those of the tables and columns of the first release."""
    old = {"test_migrations.py", "test_renamed_models.py"}
    return [path for path in modules("tests") if path.name not in old]


def bearing(path: Path) -> set[str]:
    """'carrier (line 12): forwarding directive', a line for each name that bears a retired word. What a test is called
    is a sentence, in which a word may mean what it means anywhere, and its tools are no rooms of the archive."""
    stay, found = staying(), {}
    for name in names_in(path):
        of_test = name.path.startswith("tests/")
        if any(name.name == one and (of_test or is_within(name.path, folder)) for one, folder in stay):
            continue
        if of_test and name.name.startswith("test_"):
            continue
        for word in borne(name.name):
            if bears(name, word) and not (of_test and word.kind == "modules"):
                found.setdefault(name.name, (name.line, word.instead))
    return {f"{name} (line {line}): {instead}" for name, (line, instead) in found.items()}


def test_no_name_bears_a_retired_word():
    looked_at = [*modules("archive", "search", "benchmarks"), *of_tests()]
    assert len(looked_at) > 1000
    assert {str(path.relative_to(ROOT)): found for path in looked_at if (found := bearing(path))} == {}


def test_no_english_of_the_interface_bears_a_retired_word():
    everywhere = [word for word in retired() if word.kind == "english" or (word.kind == "names" and not word.folder)]
    found = {}
    for entry in polib.pofile(str(CATALOGUE)):
        for english in [entry.msgstr, *entry.msgstr_plural.values()] if entry.msgctxt != EXPORT_HEAD else ():
            for word in everywhere:
                if re.search(rf"\b{word.words}\b", english, re.IGNORECASE):
                    found[english] = word.instead
    assert found == {}


def test_no_class_or_id_of_a_page_bears_a_retired_word():
    """But for duty-…: the anchors of action items leave the program, and the classes beside are called like them."""
    sheets = [path.read_text(encoding="utf-8") for path in (ROOT / "static" / "css").glob("*.css")]
    pages = [path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")]
    given = [value for page in pages for value in re.findall(r'\b(?:class|id)="([^"]*)"', page)]
    names = {name for sheet in sheets for name in re.findall(r"[.#]([a-z][\w-]*)", sheet)}
    names |= {name for value in given for name in re.findall(r"[a-z][\w-]*", re.sub(r"{[{%].*?[}%]}", " ", value))}
    everywhere = [word for word in retired() if word.kind == "names" and not word.folder]
    bearing = {name for name in names for word in everywhere if bears(Name(name, "", 1), word)}
    assert len(names) > 300 and {name for name in bearing if name.split("-")[0] != "duty"} == set()


def test_each_name_that_stays_is_there():
    names = {(name.name, name.path) for path in modules("archive", "search", "benchmarks") for name in names_in(path)}
    lost = [one for one, folder in staying() if not any(one == n and is_within(p, folder) for n, p in names)]
    assert lost == []


def test_the_table_is_understood():
    assert {word.kind for word in retired()} == {"names", "whole", "modules", "english"}
    assert [word.folder for word in retired() if not (ROOT / word.folder).is_dir()] == []


def test_each_chinese_term_has_one_english_word():
    terms = [term for heading in SAID for row in table(GLOSSARY, heading) for term in row[0].split(", ")]
    assert sorted(terms) == sorted(set(terms))


def test_what_pages_are_said_to_say_they_say():
    texts = "\n".join(text for message in messages() for text in message)
    rows = [row for heading in SAID for row in table(GLOSSARY, heading)]
    cells = [chinese if said == "the same" else said for chinese, _english, said, _meaning in rows]
    words = [word for cell in cells for word in cell.split(", ")]
    assert [word for word in words if word not in texts] == []


@pytest.mark.parametrize(
    ("name", "word", "kind", "found"),
    [
        ("_CARRIED_BY", "carried", "names", True),
        ("CarryingInline", "carrying", "names", True),
        ("miscarried", "carried", "names", False),
        ("cached_until_change", "Change", "whole", False),
        ("holdings_of", "holdings of", "names", True),
        ("HoldingsTable", "holdings of", "names", False),
    ],
)
def test_a_word_is_found_in_a_name_however_it_is_written(name, word, kind, found):
    assert bears(Name(name, "archive/x.py", 1), Retired(word, "", kind, "")) is found
