"""Where a clean directive has its parts, found by rules of thumb that know nothing of the parser."""

import re
from dataclasses import dataclass
from functools import cached_property

_TYPE = "决议|决定|命令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|方案|办法|细则|倡议书|公示|工作要点"
_TITLE_END = re.compile(rf"(?:{_TYPE})[》」]?\s*$")
NUMBER = re.compile(
    r"^\s*(?P<code>\w*)[〔\[【（(]\s*(?P<year>(?:19|20)\d\d)\s*[〕\]】）)]\s*(?P<serial>第?\s*[\d-]+\s*号)\s*$"
)
_CHINESE_DAY = r"[〇零一二三四五六七八九]{4}\s*年\s*[一二三四五六七八九十元]+\s*月\s*[一二三四五六七八九十]+\s*日"
DAY = re.compile(rf"^\s*(?:\d{{4}}\s*[年.-]\s*\d{{1,2}}\s*[月.-]\s*\d{{1,2}}\s*日?|{_CHINESE_DAY})\s*$")
_NO_NAME = re.compile(r"[。；：:！？，]|^附|^\d|^[一二三四五六七八九十]+、|^（[一二三四五六七八九十]")


@dataclass(frozen=True)
class Anatomy:
    """A text by its lines; a part is the range of its lines, empty where the text has none that is easily told."""

    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def number(self) -> range:
        """The line of the document number."""
        for at in self._head:
            if NUMBER.match(self.lines[at]):
                return range(at, at + 1)
        return range(0)

    @cached_property
    def title(self) -> range:
        """The lines of the title."""
        start = None
        for at in self._head:
            line = self.lines[at]
            if at in self.number or not line.strip():
                continue
            start = at if start is None else start
            if _TITLE_END.search(line):
                return range(start, at + 1)
        return range(0)

    @cached_property
    def addressees(self) -> range:
        """The line in which the addressees end."""
        for at in range(self.title.stop, min(self.title.stop + 8, len(self.lines))):
            if re.search(r"[：:]\s*$", self.lines[at]):
                return range(at, at + 1)
        return range(0)

    @cached_property
    def day(self) -> range:
        """The line of the last date that stands by itself."""
        for at in reversed(range(len(self.lines))):
            if DAY.match(self.lines[at]):
                return range(at, at + 1)
        return range(0)

    @cached_property
    def signature(self) -> range:
        """The lines of the issuers above that date."""
        start = self.day.start
        while start > 0 and self._is_name(self.lines[start - 1]):
            start -= 1
        return range(start, self.day.start)

    @property
    def whole(self) -> str:
        """The title in one line."""
        return "".join(self.lines[at].strip() for at in self.title)

    def replaced(self, part: range, lines: list[str]) -> str:
        """The text with other lines in the place of a part."""
        return "\n".join([*self.lines[: part.start], *lines, *self.lines[part.stop :]])

    @property
    def _head(self) -> range:
        return range(min(9, len(self.lines)))

    def _is_name(self, line: str) -> bool:
        return 2 <= len(line.strip()) <= 40 and not _NO_NAME.search(line.strip())
