"""Whether words look like a directive at all: asked where something else may well have come, a letter or a list."""

import re

from archive.lexicon import document_numbers, titles

_MOST_LINES = 60
_FEWEST = 2
_ADDRESSEES = re.compile(r"^[^。；？！\t]{2,200}[：:]$")
_DATE = re.compile(
    r"^[0-9０-９〇○零一二三四五六七八九十]{4}\s*年[0-9０-９一二三四五六七八九十\s]{1,4}月[0-9０-９一二三四五六七八九十\s]{1,4}日$"
)


def are_in(text: str) -> bool:
    """Whether two of these stand in a text: title, number, addressees, a date alone; one of the first two always."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    first = lines[:_MOST_LINES]
    title = any(len(line) > 5 and titles.is_title(line) for line in first) or _stands_on_two_lines(first)
    number = any(document_numbers.find(line) for line in first if len(line) < titles.LONGEST)
    addressees = any(map(_ADDRESSEES.match, first))
    date = any(map(_DATE.match, lines[-_MOST_LINES:]))
    return (title or number) and title + number + addressees + date >= _FEWEST


def _stands_on_two_lines(lines: list[str]) -> bool:
    return any((found := titles.at(lines, at)) and len(found.text) > 5 for at in range(min(len(lines), 12)))
