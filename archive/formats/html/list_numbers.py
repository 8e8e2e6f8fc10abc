"""The numbers that a browser puts before the items of a list (HTML 4.4.5 ol, CSS Counter Styles 3)."""

import re

from lxml import etree

from archive.formats.docx import number_formats

_BY_TYPE = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_BY_STYLE = {
    "lower-alpha": "lowerLetter",
    "lower-latin": "lowerLetter",
    "upper-alpha": "upperLetter",
    "upper-latin": "upperLetter",
    "lower-roman": "lowerRoman",
    "upper-roman": "upperRoman",
    "cjk-ideographic": "chineseCountingThousand",
    "simp-chinese-informal": "chineseCountingThousand",
    "trad-chinese-informal": "chineseCountingThousand",
    "simp-chinese-formal": "chineseLegalSimplified",
    "cjk-decimal": "ideographDigital",
}
_STYLE = re.compile(r"list-style(?:-type)?\s{0,5}:[^;]{0,60}?([a-z][a-z-]+)", re.IGNORECASE)
# Sites switch the browser's numbers off in a style sheet and type their own.
_TYPED = re.compile(
    r"\s*(?:[（(【\[第]?\s?(?:[一二三四五六七八九十百]{1,5}|\d{1,3})\s?(?:[、．.，）)】\]章节条]|[是要])|[①-⑳㈠-㈩⑴-⒛])"
)


class NumberedList:
    """An open <ol> or <ul>: gives each item its mark."""

    def __init__(self, element: etree._Element):
        self._numbered = element.tag == "ol"
        self._next = _number(element.get("start"), 1)
        self._form = _form(element)

    def mark(self, item: etree._Element) -> str:
        """What stands before an item: 3. or 三、; '' in a list without numbers."""
        number = _number(item.get("value"), self._next)
        self._next = number + 1
        form = _form(item) or self._form
        if not self._numbered or form == "none":
            return ""
        written = number_formats.written(number, form)
        return f"{written}、" if form.startswith(("chinese", "ideograph")) else f"{written}. "


def is_typed(text: str) -> bool:
    """Whether the text of an item has a number of its own."""
    return _TYPED.match(text) is not None


def _form(element: etree._Element) -> str:
    style = _STYLE.search(element.get("style", ""))
    if style:
        return "none" if style[1].lower() == "none" else _BY_STYLE.get(style[1].lower(), "decimal")
    return _BY_TYPE.get(element.get("type", ""), "decimal" if element.tag == "ol" else "")


def _number(written: str | None, default: int) -> int:
    return int(written) if written and re.fullmatch("[0-9]{1,5}", written.strip()) else default
