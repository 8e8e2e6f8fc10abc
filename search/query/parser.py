"""Query text into a tree.

    query   = all ("OR" all)*
    all     = operand operand …                    every one of them
    operand = ("-" | field ":")* (word | "phrase" | number | "(" query ")")

Any text whatsoever is understood somehow; what had to be guessed or left out is a Problem.
"""

import re
import unicodedata
from functools import lru_cache

from search.analysis.matching_copy import fold
from search.query import spellings
from search.query.lexer import Token, tokens_of
from search.query.problems import MAX_ASKED, MAX_DEPTH, MAX_LENGTH, Code, Problem
from search.query.tree import ANYWHERE, And, Filter, Node, Not, Numbered, Or, Phrase, Word, joined

_YEARS = re.compile(r"(\d{4})年?(?:[-~至到—–](\d{4})年?)?")
_CHINESE_DIGITS = str.maketrans("〇一二三四五六七八九", "0123456789")
# Half a surrogate pair stands in no text, and cannot be written to or read from an index; a control character is
# nothing that a reader sees.
_UNSEEN = ("Cs", "Cc")


def parse(text: str) -> tuple[Node | None, list[Problem]]:
    """(tree, problems); the tree is None where there is nothing to search for."""
    tree, problems = _understood(text[:MAX_LENGTH])
    cut = [Problem(Code.TOO_LONG, str(len(text)))] if len(text) > MAX_LENGTH else []
    return tree, [*cut, *problems]


# Asked again for the next page, another filter and whatever else is counted under the same words.
@lru_cache(1024)
def _understood(text: str) -> tuple[Node | None, list[Problem]]:
    text = "".join(" " if unicodedata.category(character) in _UNSEEN else character for character in text)
    tokens, found = tokens_of(text)
    parser = _Parser(tokens, found)
    tree = parser.any_of(0, ANYWHERE)
    if tree is None:
        parser.report(Code.NOTHING)
    return tree, parser.problems


class _Parser:
    def __init__(self, tokens: list[Token], problems: list[Problem]):
        self.tokens, self.at = tokens, 0
        self.problems = problems
        self.ignored_brackets = self.asked = 0

    def report(self, code: Code, data: str = "") -> None:
        problem = Problem(code, data)
        if problem not in self.problems:
            self.problems.append(problem)

    @property
    def kind(self) -> str | None:
        return self.tokens[self.at].kind if self.at < len(self.tokens) else None

    def any_of(self, depth: int, field: str) -> Node | None:
        parts = [self.all_of(depth, field)]
        while self.kind == "or":
            operator = self.tokens[self.at].written
            self.at += 1
            parts.append(self.all_of(depth, field))
            if None in parts[-2:]:
                self.report(Code.DANGLING, operator)
        return joined(Or, [part for part in parts if part is not None])

    def all_of(self, depth: int, field: str) -> Node | None:
        parts: list[Node] = []
        while self.kind not in (None, "or"):
            if self.kind == "close":
                if self.ignored_brackets:
                    self.ignored_brackets -= 1
                elif depth:
                    break
                else:
                    self.report(Code.UNBALANCED_BRACKET, self.tokens[self.at].written)
                self.at += 1
            elif (part := self.operand(depth, field)) is not None:
                parts.append(part)
        return joined(And, parts)

    def operand(self, depth: int, field: str) -> Node | None:
        negated, last = False, ""
        while self.kind in ("not", "field"):
            last = self.tokens[self.at].written
            if self.kind == "not":
                negated = not negated
            else:
                field = self.tokens[self.at].value
            self.at += 1
        if self.kind in (None, "or", "close"):
            self.report(Code.DANGLING, last)
            return None
        part = self.primary(depth, field)
        if part is None or not negated:
            return part
        return part.part if isinstance(part, Not) else Not(part)

    def primary(self, depth: int, field: str) -> Node | None:
        token = self.tokens[self.at]
        self.at += 1
        if token.kind == "open":
            return self.group(depth, field, token)
        if field == "year":
            return self.year(token)
        part = self.asked_for(token, field)
        if part is None:
            return None
        self.asked += 1
        if self.asked > MAX_ASKED:
            self.report(Code.TOO_MANY)
            return None
        return part

    def asked_for(self, token: Token, field: str) -> Node | None:
        """A word, a phrase or a number; None where there is no text in it."""
        if token.kind == "number":
            if field in (ANYWHERE, "number"):
                return Numbered(token.value.code, token.value.year, token.value.serial, field, token.value.part)
            return Phrase(token.written, field)
        if token.kind == "phrase":
            if spellings.is_cut(fold(token.value)):
                self.report(Code.LONG_WORDING)
            return Phrase(token.value, field) if fold(token.value) else None
        searchable = any(character.isalnum() for character in fold(token.value))
        return Word(token.value, field) if searchable else None

    def group(self, depth: int, field: str, token: Token) -> Node | None:
        if depth == MAX_DEPTH:
            self.report(Code.TOO_DEEP)
            self.ignored_brackets += 1
            return None
        part = self.any_of(depth + 1, field)
        if self.kind == "close":
            self.at += 1
        else:
            self.report(Code.UNBALANCED_BRACKET, token.written)
        return part

    def year(self, token: Token) -> Node | None:
        written = token.value if isinstance(token.value, str) else token.written
        match = _YEARS.fullmatch(fold(written).translate(_CHINESE_DIGITS))
        if not match:
            self.report(Code.BAD_YEAR, written)
            return None
        years = sorted((int(match[1]), int(match[2] or match[1])))
        return Filter("year", "range", tuple(years))
