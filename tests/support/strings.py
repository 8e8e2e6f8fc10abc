"""What of the source is to be translated, and where."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from django.conf import settings
from django.utils.translation.template import templatize

ROOT = settings.BASE_DIR
_TEXT = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_CALL = re.compile(rf"\b(?P<name>n?p?gettext|_)\((?P<texts>u?{_TEXT}(?:\s*,\s*u?{_TEXT})*)", re.DOTALL)
_FUNCTION = re.compile(r"(?P<name>n?p?gettext)(?:_lazy|_noop)?")


class Message(NamedTuple):
    """What a catalogue knows a string by; '' where it has no context or no plural."""

    context: str
    singular: str
    plural: str


def templates() -> list[Path]:
    found = sorted((ROOT / "templates").rglob("*.html"))
    assert found
    return found


def modules() -> list[Path]:
    found = sorted(path for app in ("archive", "search") for path in (ROOT / app).rglob("*.py"))
    assert found
    return [path for path in found if "migrations" not in path.parts]


@cache
def messages() -> dict[Message, str]:
    """{message: a file that has it} of all templates and modules."""
    found = {}
    for read, paths in ((of_template, templates()), (of_module, modules())):
        for path in paths:
            for message in read(path.read_text(encoding="utf-8")):
                found.setdefault(message, str(path.relative_to(ROOT)))
    return found


def of_template(text: str) -> Iterator[Message]:
    for call in _CALL.finditer(templatize(text)):
        yield _message(call["name"], ast.literal_eval(f"({call['texts']},)"))


def of_module(text: str) -> Iterator[Message]:
    """Of whatever is called as a function of django.utils.translation, by whatever name it was imported; and of what
    bears the name of one without an import: a module that knows no Django takes it as a parameter, or its own."""
    tree = ast.parse(text)
    known = {
        alias.asname or alias.name: match["name"]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if (match := _FUNCTION.fullmatch(alias.name))
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and (name := known.get(called := _name(node.func)) or _own(called)):
            texts = [argument.value for argument in node.args if isinstance(argument, ast.Constant)]
            if len(texts) >= _wanted(name):
                yield _message(name, texts)


def _name(function) -> str:
    return function.id if isinstance(function, ast.Name) else getattr(function, "attr", "")


def _own(name: str) -> str:
    match = _FUNCTION.fullmatch(name)
    return match["name"] if match else ""


def _wanted(name: str) -> int:
    return 1 + name.startswith("n") + ("p" in name.removesuffix("gettext"))


def _message(name: str, texts) -> Message:
    texts = list(texts)
    context = texts.pop(0) if "p" in name.removesuffix("gettext") else ""
    return Message(context, texts[0], texts[1] if name.startswith("n") else "")
