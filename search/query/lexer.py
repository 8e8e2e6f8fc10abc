"""Query text into tokens."""

import re
from dataclasses import dataclass
from typing import Any

from archive.lexicon import document_numbers
from archive.lexicon.number_shapes import CLOSE, DIGIT, HAO, OPEN
from search.query.problems import Code, Problem

FIELDS = {
    "标题": "title", "title": "title",
    "文号": "number", "number": "number",
    "机关": "issuer", "issuer": "issuer",
    "地区": "region", "region": "region",
    "年份": "year", "year": "year",
    "主题": "topic", "topic": "topic",
}  # fmt: skip

_OPEN, _CLOSE, _MINUS = "(（", ")）", "-－−"
_QUOTES = {'"': '"”“＂', "“": '”"＂', "”": '"”“＂', "＂": '"”“＂', "「": "」", "『": "』"}
_STRAY = "」』"
_OPERATORS = {"OR": "or", "或": "or", "NOT": "not", "AND": "and"}
_FIELD = re.compile(r"([A-Za-z_]{1,20}|[\u4e00-\u9fff]{1,6})[:：]")


@dataclass(frozen=True)
class Token:
    """`kind` is word, phrase, number, field, open, close, or, not; `written` its very wording."""

    kind: str
    written: str
    value: Any = None


# The year and serial of a number, without its code: one word, whatever brackets it is typed in.
_YEAR_AND_SERIAL = re.compile(
    rf"{OPEN}[12１２]{DIGIT}{{3}}{CLOSE}\s?第?\s?{DIGIT}{{1,4}}(?:-{DIGIT}{{1,4}})?(?!{DIGIT})\s?(?:{HAO}文?)?"
)

# Pasted with the number that they run into (转发示工〔2023〕7号), and no part of what is sought.
_LEADS_TO_NUMBER = frozenset(["转发", "印发", "批转", "根据", "按照", "依据", "贯彻", "落实"])


def tokens_of(text: str) -> tuple[list[Token], list[Problem]]:
    """The tokens of a query, and what is wrong with its quotes and field names."""
    lexer = _Lexer(text)
    lexer.run()
    return lexer.tokens, lexer.problems


class _Lexer:
    def __init__(self, text: str):
        self.text, self.at = text, 0
        self.tokens: list[Token] = []
        self.problems: list[Problem] = []
        # A number is recognised before its brackets can be taken for grouping.
        self.numbers = {number.start: number for number in document_numbers.find(text)}

    def run(self) -> None:
        while self.at < len(self.text):
            character = self.text[self.at]
            if character.isspace():
                self.at += 1
            elif self.at in self.numbers:
                number = self.numbers[self.at]
                self._take("number", number.end, number)
            elif match := _YEAR_AND_SERIAL.match(self.text, self.at):
                self._take("word", match.end(), match[0])
            elif character in _QUOTES:
                self._phrase(_QUOTES[character])
            elif character in _STRAY:
                self._unbalanced(character)
            elif character in _CLOSE:
                self._take("close", self.at + 1)
            elif character in _OPEN:
                self._take("open", self.at + 1)
            elif character in _MINUS:
                self._minus()
            else:
                self._field_or_word()

    def _take(self, kind: str, end: int, value: Any = None) -> None:
        self.tokens.append(Token(kind, self.text[self.at : end], value))
        self.at = end

    def _phrase(self, closers: str) -> None:
        start = self.at + 1
        end = next((at for at in range(start, len(self.text)) if self.text[at] in closers), None)
        if end is None:
            # The rest is searched as it would be without it: to its very end it stands in no text.
            self._unbalanced(self.text[self.at])
            return
        self._take("phrase", end + 1, self.text[start:end])

    def _unbalanced(self, quote: str) -> None:
        if (problem := Problem(Code.UNBALANCED_QUOTE, quote)) not in self.problems:
            self.problems.append(problem)
        self.at += 1

    def _minus(self) -> None:
        following = self.text[self.at + 1 : self.at + 2]
        if following and not following.isspace():
            self._take("not", self.at + 1)
            return
        if not following:
            self.problems.append(Problem(Code.DANGLING, self.text[self.at]))
        self.at += 1

    def _field_or_word(self) -> None:
        if match := _FIELD.match(self.text, self.at):
            name, value = match[1], self.text[match.end() : match.end() + 1]
            if field := FIELDS.get(name.lower()):
                self._take("field", match.end(), field)
                return
            # 通知： at the end of pasted words is no field, nor is http://.
            if value.strip() and value != "/":
                self.problems.append(Problem(Code.UNKNOWN_FIELD, name))
        self._word()

    def _word(self) -> None:
        end, depth = self.at, 0
        while end < len(self.text):
            character = self.text[end]
            if character.isspace() or character in _QUOTES or character in _STRAY:
                break
            if end > self.at and end in self.numbers:
                break
            if character in _OPEN:
                if not depth and (not self._glued(end) or self.text[self.at : end] in _OPERATORS):
                    break
                depth += 1
            elif character in _CLOSE:
                if not depth:
                    break
                depth -= 1
            end += 1
        word = self.text[self.at : end]
        kind = _OPERATORS.get(word, "word")
        if kind == "and" or (word in _LEADS_TO_NUMBER and end in self.numbers):
            self.at = end
        else:
            self._take(kind, end, word)

    def _glued(self, at: int) -> bool:
        """Whether a bracket belongs to the text before it: 各市（州）总工会, 各市（州）（县）."""
        before = self.text[at - 1 : at]
        return at > self.at and (before.isalnum() or before in _CLOSE)
