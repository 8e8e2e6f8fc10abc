"""What a page shows besides its own words: pictures, viewers of other files, text that a script will uncover."""

import re
from urllib.parse import unquote

from lxml import etree

from archive.formats.html import element_roles, site_vocabulary
from archive.formats.html.visible_page import PageLine

_SMALLEST = 60  # pixels: what is smaller in one direction is a sign, a line, a dot
_SIZE = re.compile(r"(?<![\w-])(?:width|height)\s{0,3}:\s{0,3}(\d{1,4})\s{0,2}px", re.IGNORECASE)
# Signs of file types, logos, codes to scan, dividers.
_SIGN = re.compile(
    r"icon|ico_|/ico|logo|banner|qrcode|erweima|ewm|filetype|spacer|blank|arrow|print|share|emoji|weixin|weibo|\.ico\b",
    re.IGNORECASE,
)
_SHORTEST_DATA, _FLATTEST = 3_000, 0.25
_NAME_LENGTH = 60
_VIEWERS = ("iframe", "frame", "embed", "object")
_VIEWED = re.compile(r"\.(?:pdf|ofd|docx?|wps|xlsx?|et|jpe?g|png|tiff?)(?=$|[?#&%])", re.IGNORECASE)
_VIEWER = re.compile(r"pdf|ofd|viewer|preview|office|flexpaper|document", re.IGNORECASE)
_SHOWN_FILE = re.compile(r"[?&#](?:file|src|url|path|name)=([^&#]+)", re.IGNORECASE)
_PLACED, _MANY_PLACED = re.compile(r"position\s{0,3}:\s{0,3}absolute", re.IGNORECASE), 20
_MARKS = re.compile("[，。；：、！？]")
# A hidden text is the page's main one if it has sentences enough and weighs so many times what is shown.
_FEWEST_MARKS, _HEAVIER = 4, 2


def pictured_in(picture: etree._Element) -> str:
    """The name of the file of a picture that may hold words of the text; '' for signs, logos and dividers."""
    source = (picture.get("data-src") or picture.get("src") or "").strip()
    named = f"{source if not source.startswith('data:') else ''} {element_roles.names(picture)}"
    if not source or _SIGN.search(named) or (source.startswith("data:") and len(source) < _SHORTEST_DATA):
        return ""
    if min(_sizes(picture), default=_SMALLEST) < _SMALLEST:
        return ""
    try:
        if float(picture.get("data-ratio", "1")) < _FLATTEST:
            return ""
    except ValueError:
        pass
    return "内嵌图片" if source.startswith("data:") else _file_name(source)


def viewed_in(element: etree._Element) -> str:
    """The name of the file that a frame or a plug-in shows, or of the frame's own page; '' for anything else."""
    if element.tag not in _VIEWERS:
        return ""
    source = (element.get("src") or element.get("data") or "").strip()
    if not source or source.startswith(("about:", "javascript:")):
        return ""
    if element.tag in ("embed", "object") and not (_VIEWED.search(source) or _VIEWER.search(source)):
        return ""
    return _file_name(source)


def main_text(unshown: list[etree._Element], lines: list[PageLine]) -> etree._Element | None:
    """The hidden element that is the article, or None: one that sites name so, or that outweighs all that is shown."""
    shown = sum(_weight(line.text) for line in lines if not line.is_linked)
    best: tuple[int, etree._Element] | None = None
    for element in unshown:
        words = "".join("".join(text for text in element_roles.texts(element) if text).split())
        weight, is_named = _weight(words), site_vocabulary.is_article(element.tag, element_roles.names(element))
        if len(_MARKS.findall(words)) < _FEWEST_MARKS or not (is_named or weight > _HEAVIER * shown):
            continue
        if best is None or weight > best[0]:
            best = weight, element
    return best[1] if best else None


def placed_characters(root: etree._Element) -> int:
    """How many characters stand in elements that are placed by coordinates, where those are as many as the lines of a
    page: what converters make of PDF."""
    placed = [element for element in root.iter("div", "span", "p") if _PLACED.search(element.get("style", ""))]
    if len(placed) < _MANY_PLACED:
        return 0
    return sum(len((element.text or "").strip()) for element in placed)


def _weight(words: str) -> int:
    marks = len(_MARKS.findall(words))
    return len(words) + 8 * marks if marks else len(words) // 4


def _sizes(picture: etree._Element) -> list[int]:
    """Width and height in pixels, as far as they are stated."""
    stated = [picture.get(name, "").strip().removesuffix("px") for name in ("width", "height")]
    return [int(size) for size in (*stated, *_SIZE.findall(picture.get("style", ""))) if size.isdecimal()]


def _file_name(source: str) -> str:
    """The last name in an address; of a viewer's that of the file that it is to show."""
    if found := _SHOWN_FILE.search(source):
        source = found[1]
    name = re.split("[?#]", unquote(source))[0].rstrip("/").rpartition("/")[2]
    return (name or source)[:_NAME_LENGTH]
