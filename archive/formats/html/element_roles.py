"""What the elements of a page are to a reader: lines of their own, parts of a line, nothing."""

import re
from collections.abc import Iterator

from lxml import etree


def words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav noframes ol p pre"
    " search section summary table tbody td tfoot th thead tr ul xmp"
)
# Elements that may hold an article: those of one line, and the rows of a table, never do.
HOLDERS = words(
    "article aside blockquote body center dd details dialog div dl fieldset font footer form header html main nav ol"
    " section span table tbody td ul"
)
_UNSEEN = words(
    "applet audio canvas datalist head iframe map math noframes noscript object rp script style svg template video"
)
UNSEEN, HIDDEN = "不显示的内容", "隐藏的文字"
_CONTROLS = words("button input meter optgroup option progress select textarea")
_NOT_SHOWN = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_COMMENT = re.compile(r"mso-element:\s{0,3}comment\b")
# Word's bullets are letters of a font of signs: an l that looks like a dot.
_BULLET = re.compile(r"font-family:[^;]{0,20}(?:wingdings|symbol)", re.IGNORECASE)
_BLOCK_STYLE = re.compile(r"display\s{0,3}:\s{0,3}(?:block|flex|grid|table|list-item)\b", re.IGNORECASE)


def why_unread(element: etree._Element) -> str:
    """Why the words of an element do not count, or ''."""
    tag, style = element.tag, element.get("style", "")
    if tag in _UNSEEN:
        return UNSEEN
    if tag in _CONTROLS:
        return "网页控件"
    if element.get("hidden") is not None or (style and _NOT_SHOWN.search(style)):
        return HIDDEN
    if tag == "del":
        return "删去的文字"
    if style and _COMMENT.search(style):
        return "批注"
    return "项目符号" if style and _BULLET.search(style) else ""


def texts(element: etree._Element) -> Iterator[str | None]:
    """The texts of an element, without those of scripts and styles in it."""
    for inner in element.iter():
        if inner.tag not in _UNSEEN:
            yield inner.text
        if inner is not element:
            yield inner.tail


def is_block(element: etree._Element) -> bool:
    style = element.get("style")
    return element.tag in _BLOCKS or bool(style and _BLOCK_STYLE.search(style))


def names(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('id', '')}".strip()
