"""What the program tells people to do: the commands, targets, settings and words of its pages that its sentences name.

Of every string that a module, a template or a script has, but for what explains code: whoever is told of something
there has only these words to go by.
"""

import ast
import re
from collections.abc import Iterator

from tests.support.strings import ROOT, modules, templates

# Something is to be done where a sentence says so, or where it names what only a person types.
_ASKS = re.compile(r"请|可以|可在|运行|解除|不要的|属实的")
_CHINESE = re.compile("[\u4e00-\u9fff]")
_MAKE = re.compile(r"(?<![\w/-])make (?:[A-Z]+=\S+ )?([a-z][\w-]*)")
# With manage.py or, once it is clear that it is a command, without; then what it is given, to the end of the clause.
_COMMAND = re.compile(
    r"(?<![\w./-])(?:manage\.py )?"
    r"([a-z]+(?:_[a-z]+)+|(?<=manage\.py )[a-z]+|(?<=运行 )[a-z]+|reparse)(?![\w./=])([^，。；（）]*)"
)
_OPTION = re.compile(r"(?<![\w-])--[a-z][\w-]*")
_SETTING = re.compile(r"(?<![\w-])([A-Z][A-Z_]{2,})(?:=| 设)")
_ADDRESS = re.compile(r"(?<![\w./:])/[a-z]+/(?:[a-z-]+/)*")
_TAG = re.compile(r"\{[%{].*?[%}]\}")
_QUOTED = re.compile(r"“([^”“%{}]+)”")


def sentences() -> dict[str, str]:
    """{a string in which something is asked of somebody: a file that has it}."""
    found: dict[str, str] = {}
    for path in [*modules(), ROOT / "gunicorn.conf.py", *templates(), *sorted((ROOT / "static" / "js").glob("*.js"))]:
        text = path.read_text(encoding="utf-8")
        for words in _of_module(text) if path.suffix == ".py" else _of_page(text):
            if _ASKS.search(words) and _CHINESE.search(words):
                found.setdefault(words, str(path.relative_to(ROOT)))
    return found


def named_in(sentence: str) -> Iterator[str]:
    """What of it somebody can type, set, open or press: 'make serve', 'check_archive --repair', 'HTTPS=',
    '/accounts/login/', '“改动文字”'."""
    yield from (f"make {target}" for target in _MAKE.findall(sentence))
    for name, given in _COMMAND.findall(_MAKE.sub("", sentence)):
        yield " ".join([name, *_OPTION.findall(given)])
    yield from (f"{name}=" for name in _SETTING.findall(sentence))
    yield from _ADDRESS.findall(sentence)
    yield from (f"“{words}”" for words in _QUOTED.findall(sentence) if _CHINESE.search(words))


def _of_module(text: str) -> Iterator[str]:
    tree = ast.parse(text)
    explained = {id(docstring) for node in ast.walk(tree) if (docstring := _docstring(node)) is not None}
    inner = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield "".join(str(one.value) if isinstance(one, ast.Constant) else "…" for one in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in explained | inner:
            yield node.value


def _docstring(node: ast.AST) -> ast.AST | None:
    first = getattr(node, "body", None)
    first = first[0] if isinstance(first, list) and first else None
    return first.value if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) else None


def _of_page(text: str) -> Iterator[str]:
    """Strings of a template or a script, and what stands between the tags of either."""
    for words in re.findall(r'"((?:[^"\\\n]|\\.)*)"', text) + re.findall(r"[>}]([^<>{}]+)[<{]", text):
        yield _TAG.sub("…", words)
