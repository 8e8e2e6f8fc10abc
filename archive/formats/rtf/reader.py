"""The bytes of an RTF file → its text."""

import re
from collections import defaultdict
from dataclasses import replace

from archive.formats.received_text import Omission, Text
from archive.formats.refusal import Refused
from archive.formats.rtf import code_pages, rtf_state
from archive.formats.rtf.rtf_lines import Lines
from archive.formats.rtf.rtf_state import BODY, FONTS, NOTE, NOWHERE, State
from archive.formats.rtf.rtf_tokens import Token, tokens

MEDIA_TYPE = "application/rtf"
_DEEPEST = 1_000
_CUT_SHORT = "RTF 文件不完整，末尾缺了一截；请重新下载或重新另存。"
_TOO_DEEP = f"RTF 文件的括号嵌套超过 {_DEEPEST} 层，不是正常的文件；请检查来源。"
_WITHOUT_WORDS = "RTF 文件里没有文字{}；请检查是否存错了文件，扫描的图片请另存为 PDF 后导入。"
_CHARACTERS = {
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": "\u3000", "enspace": " ", "qmspace": " ", "\\~": " ", "\\_": "-", "\\\\": "\\",
    "\\{": "{", "\\}": "}", "\\\t": "\t",
}  # fmt: skip
_ENDS = ("par", "sect", "page", "line", "column", "\\\n", "\\\r")
_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_LONE = re.compile("[\ud800-\udfff]")


def read(data: bytes) -> Text:
    """The text of an RTF file, a paragraph or a row of a table to the line, with what was left out.

    Raises Refused for a file that is cut off, and for one without words.
    """
    reading = _Reading()
    for token in tokens(data.rstrip(b"\x00\r\n\t ")):
        reading.take(token)
    if reading.stack:
        raise Refused(_CUT_SHORT)
    text = "\n".join(filter(None, (reading.text(BODY), reading.text(NOTE))))
    if not any(character.isalnum() for character in text):
        raise Refused(_WITHOUT_WORDS.format(f"，只有 {reading.pictures} 张图片" if reading.pictures else ""))
    omitted = [
        Omission(place, found)
        for place in reading.lines
        if place not in (BODY, NOTE) and (found := reading.text(place))
    ]
    return Text(text, MEDIA_TYPE, reading.page, omitted=tuple(omitted))


class _Reading:
    """A file on its way: the groups that are open, the bytes that wait for the rest of a character."""

    def __init__(self) -> None:
        self.stack: list[State] = []
        self.state = State()
        self.lines: dict[str, Lines] = defaultdict(Lines)
        self.page, self.pictures = "cp1252", 0
        self._fonts: dict[int, str] = {}
        self._bytes, self._skipped = bytearray(), 0
        self._starred = self._in_table = False

    def text(self, place: str) -> str:
        return _whole(self.lines[place].text())

    def take(self, token: Token) -> None:
        if not self.stack and token.word != "{":
            return  # behind the end
        if token.text:
            self._take_bytes(token.text)
            return
        if token.word == "\\*":
            self._starred = True
            return
        self._flush()
        starred, self._starred = self._starred, False
        if token.word == "{":
            self._open()
        elif token.word == "}":
            self._close()
        elif token.word == "u" and token.number is not None:
            self._add(chr(token.number % 0x10000))
            self._skipped = self.state.after
        elif token.word in _CHARACTERS:
            self._take_character(_CHARACTERS[token.word])
        elif not self._take_end(token.word):
            self._take_word(token, starred)

    def _take_bytes(self, data: bytes) -> None:
        self._starred = False
        passed = min(self._skipped, len(data))
        self._skipped -= passed
        self._bytes += data[passed:]

    def _take_character(self, character: str) -> None:
        if self._skipped:
            self._skipped -= 1
        elif not (self.state.is_label and character == "\t"):
            # Behind an automatic label stands a tab, as behind a cell.
            self._add(character)

    def _take_end(self, word: str) -> bool:
        lines = self.lines[self.state.place]
        if word in ("cell", "nestcell"):
            lines.end_cell()
        elif word in ("row", "nestrow"):
            lines.end_row()
        elif word in _ENDS:
            lines.end_paragraph(self._in_table and word in ("par", "line"))
        else:
            return False
        return True

    def _take_word(self, token: Token, starred: bool) -> None:
        state, word, number = self.state, token.word, token.number
        if word in rtf_state.DESTINATIONS:
            self.pictures += word == "pict"
            if state.place != NOWHERE:
                state.place = rtf_state.DESTINATIONS[word]
        elif word == "ud":
            state.place = self.stack[-2].place if len(self.stack) > 1 else BODY
        elif starred and word not in rtf_state.KEPT:
            state.place = NOWHERE
        elif word in ("listtext", "pntext"):
            state.is_label = True
        elif word in ("v", "deleted"):
            setattr(state, {"v": "hidden"}.get(word, word), number != 0)
        elif word == "plain":
            state.hidden = state.deleted = False
        elif word == "pard":
            self._in_table = False
        elif word == "intbl":
            self._in_table = True
        else:
            self._take_encoding(word, number)

    def _take_encoding(self, word: str, number: int | None) -> None:
        if number is None:
            return
        if word == "f":
            self.state.font = number
        elif word == "fcharset":
            self._fonts[self.state.font] = code_pages.of_charset(number)
        elif word == "ansicpg":
            self.page = code_pages.of_page(number)
        elif word == "uc":
            self.state.after = min(max(number, 0), 10)

    def _open(self) -> None:
        if len(self.stack) >= _DEEPEST:
            raise Refused(_TOO_DEEP)
        self.stack.append(self.state)
        self.state = replace(self.state)
        self._skipped = 0

    def _close(self) -> None:
        self.state = self.stack.pop()
        self._skipped = 0

    def _flush(self) -> None:
        if self._bytes:
            words = code_pages.decoded(bytes(self._bytes), self._fonts.get(self.state.font, ""), self.page)
            self._bytes.clear()
            self._add(words)

    def _add(self, words: str) -> None:
        if (place := self.state.goes_to) not in (NOWHERE, FONTS):
            self.lines[place].add(words)


def _whole(text: str) -> str:
    """The text with the two halves of a rare character, which RTF writes as two, made one."""
    joined = _HALVES.sub(lambda pair: pair[0].encode("utf-16-le", "surrogatepass").decode("utf-16-le"), text)
    return _LONE.sub("\ufffd", joined)
