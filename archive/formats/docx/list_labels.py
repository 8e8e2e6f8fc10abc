"""The labels that Word's automatic lists show before a paragraph (ISO/IEC 29500-1, 17.9): 一、 （一） 1. ①

A paragraph or its style names a list (num) and a level; the list points to an abstract one, which holds
the levels and the count. Lists that share an abstract one go on counting together, unless one starts anew.
"""

import re

from docx.oxml.ns import qn
from lxml import etree

from archive.formats.docx.element_names import W_PPR, value
from archive.formats.docx.list_definitions import ListDefinitions, ListLevel, Style, named_list
from archive.formats.docx.number_formats import written

_STYLE, _NUMPR = qn("w:pStyle"), qn("w:numPr")


class Numbering:
    """Gives every paragraph its label; has to be asked for each in the order in which they stand."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None):
        self._lists = ListDefinitions(numbering, styles)
        self._counts: dict[str, dict[int, int]] = {}  # by abstract list and level
        self._begun: set[str] = set()

    def label(self, paragraph: etree._Element) -> str:
        """一、, or 第一条 with the space that the list sets where there is no punctuation. '' without number."""
        name, at = self._place(paragraph)
        levels = self._lists.levels(name)
        if at not in levels:
            return ""
        label = _written(levels[at], levels, self._advance(name, at, levels))
        return f"{label} " if label and levels[at].gap and label[-1].isalnum() else label

    def _place(self, paragraph: etree._Element) -> tuple[str, int]:
        """List and level of a paragraph: its own, or those of its style."""
        properties = paragraph.find(W_PPR)
        if properties is None:
            return self._of_style(self._lists.default_style)
        name, at = named_list(properties.find(_NUMPR))
        if name:
            return name, at or 0
        name, of_style = self._of_style(value(properties.find(_STYLE)) or self._lists.default_style)
        return name, of_style if at is None else at

    def _of_style(self, style_id: str) -> tuple[str, int]:
        """The list of a style, or of the one it is based on. A level that names the style decides which level
        it is; what the style itself says of that is only a hint (17.9.23)."""
        chain: list[str] = []
        while style_id and style_id not in chain and len(chain) < 20:
            chain.append(style_id)
            style = self._lists.styles.get(style_id, Style())
            if style.list:
                linked = {level.style: at for at, level in self._lists.levels(style.list).items()}
                return style.list, next((linked[each] for each in chain if each in linked), style.level or 0)
            style_id = style.based_on
        return "", 0

    def _advance(self, name: str, at: int, levels: dict[int, ListLevel]) -> dict[int, int]:
        """Count one on at a level. Returns the numbers of all levels; one not yet counted shows where it starts."""
        starts = {each: level.start for each, level in levels.items()} | self._lists[name].starts
        numbers = self._counts.setdefault(self._lists.abstract(name), {})
        if name not in self._begun:
            self._begun.add(name)
            for begun_anew in self._lists[name].starts:
                numbers.pop(begun_anew, None)
        numbers[at] = numbers[at] + 1 if at in numbers else starts[at]
        for deeper in [each for each in numbers if each > at]:
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or at + 1 <= restart:
                del numbers[deeper]
        return starts | numbers


def _written(level: ListLevel, levels: dict[int, ListLevel], numbers: dict[int, int]) -> str:
    if level.form == "bullet":
        # A bullet is a picture of a point; some authors put a word in its place.
        return level.text if any(character.isalnum() for character in level.text) else ""

    def shown(match: re.Match) -> str:
        at = int(match[1]) - 1
        if at not in levels or levels[at].form in ("none", "bullet"):
            return ""
        return written(numbers[at], "decimal" if level.legal else levels[at].form)

    return re.sub("%([1-9])", shown, level.text)
