"""What a Word file says of its automatic lists (ISO/IEC 29500-1, 17.9): levels, lists, and styles that use them."""

from dataclasses import dataclass, replace

from docx.oxml.ns import qn
from lxml import etree

from archive.formats.docx.element_names import W_PPR, W_RPR, W_TYPE, is_on, number, value

_ABSTRACT, _NUM, _ABSTRACT_ID, _NUM_ID = (qn(f"w:{name}") for name in ("abstractNum", "num", "abstractNumId", "numId"))
_LEVEL, _ILVL, _OVERRIDE, _START_OVERRIDE = (
    qn(f"w:{name}") for name in ("lvl", "ilvl", "lvlOverride", "startOverride")
)
_START, _FORM, _TEXT, _SUFFIX = (qn(f"w:{name}") for name in ("start", "numFmt", "lvlText", "suff"))
_RESTART, _LEGAL, _LEVEL_STYLE = (qn(f"w:{name}") for name in ("lvlRestart", "isLgl", "pStyle"))
_STYLE_LINK, _VANISH = qn("w:numStyleLink"), qn("w:vanish")
_STYLE, _STYLE_ID, _BASED_ON, _NUMPR = qn("w:style"), qn("w:styleId"), qn("w:basedOn"), qn("w:numPr")
_DEFAULT = qn("w:default")
# No list says more before its number; a longer text repeated on every line would only fill the memory.
_LONGEST_TEXT = 100
_LEVELS = range(9)


@dataclass(frozen=True)
class ListLevel:
    text: str = ""
    form: str = "decimal"
    start: int = 1
    restart: int | None = None  # the level, counted from 1, that starts this one anew; 0 for none
    legal: bool = False  # all numbers in it are Arabic
    gap: bool = True
    style: str = ""


@dataclass(frozen=True)
class ListDefinition:
    abstract: str
    starts: dict[int, int]
    levels: dict[int, ListLevel]


@dataclass(frozen=True)
class Style:
    based_on: str = ""
    list: str = ""
    level: int | None = None


class ListDefinitions:
    """The lists and styles of a file."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None):
        self.styles = _read_styles(styles)
        self.default_style = _default_style(styles)
        self._abstracts: dict[str, dict[int, ListLevel]] = {}
        self._links: dict[str, str] = {}
        self._lists: dict[str, ListDefinition] = {}
        if numbering is not None:
            self._read(numbering)

    def __contains__(self, name: str) -> bool:
        # 0 is no list but switches off the one that the style has.
        return name != "0" and name in self._lists

    def __getitem__(self, name: str) -> ListDefinition:
        return self._lists[name]

    def levels(self, name: str) -> dict[int, ListLevel]:
        """The levels of a list, its own before those of the abstract one; {} where there is no such list."""
        if name not in self:
            return {}
        return {**self._abstracts.get(self.abstract(name), {}), **self._lists[name].levels}

    def abstract(self, name: str) -> str:
        """The abstract list that has the levels: some only point to a list style, which points to another."""
        found = self._lists[name].abstract
        linked = self.styles.get(self._links.get(found, ""), Style()).list
        return self._lists[linked].abstract if linked in self else found

    def _read(self, numbering: etree._Element) -> None:
        for abstract in numbering.iterchildren(_ABSTRACT):
            name = value(abstract, _ABSTRACT_ID)
            self._abstracts[name] = _read_levels(abstract)
            self._links[name] = value(abstract.find(_STYLE_LINK))
        for entry in numbering.iterchildren(_NUM):
            starts: dict[int, int] = {}
            levels: dict[int, ListLevel] = {}
            for override in entry.iterchildren(_OVERRIDE):
                at = number(override, _ILVL)
                if at is not None and at in _LEVELS:
                    levels |= _read_levels(override)
                    start = number(override.find(_START_OVERRIDE))
                    starts |= {} if start is None else {at: start}
            self._lists[value(entry, _NUM_ID)] = ListDefinition(value(entry.find(_ABSTRACT_ID)), starts, levels)


def _read_levels(parent: etree._Element) -> dict[int, ListLevel]:
    numbered = ((number(level, _ILVL), level) for level in parent.iterchildren(_LEVEL))
    return {at: _read_level(level) for at, level in numbered if at is not None and at in _LEVELS}


def _read_level(element: etree._Element) -> ListLevel:
    # The form may stand in a branch for newer programs (mc:AlternateContent) with a plain one beside it.
    forms = list(element.iter(_FORM))
    start = number(element.find(_START))
    level = ListLevel(
        text=value(element.find(_TEXT))[:_LONGEST_TEXT],
        form=value(forms[-1] if forms else None, default="decimal"),
        start=0 if start is None else start,
        restart=number(element.find(_RESTART)),
        legal=is_on(element, _LEGAL),
        gap=value(element.find(_SUFFIX)) != "nothing",
        style=value(element.find(_LEVEL_STYLE)),
    )
    return replace(level, text="") if is_on(element.find(W_RPR), _VANISH) else level


def named_list(properties: etree._Element | None) -> tuple[str, int | None]:
    """List and level that a w:numPr names, as far as it does."""
    if properties is None:
        return "", None
    return value(properties.find(_NUM_ID)), number(properties.find(_ILVL))


def _read_styles(styles: etree._Element | None) -> dict[str, Style]:
    found = {}
    for style in () if styles is None else styles.iterchildren(_STYLE):
        properties = style.find(W_PPR)
        name, level = named_list(None if properties is None else properties.find(_NUMPR))
        found[value(style, _STYLE_ID)] = Style(value(style.find(_BASED_ON)), name, level)
    return found


def _default_style(styles: etree._Element | None) -> str:
    for style in () if styles is None else styles.iterchildren(_STYLE):
        if value(style, W_TYPE) == "paragraph" and value(style, _DEFAULT) in ("1", "true"):
            return value(style, _STYLE_ID)
    return ""
