"""Elements → the lines of a page as a reader sees them, with what tells site chrome from text."""

import re

from lxml import etree

from archive.formats.html import element_roles, list_numbers, pictures_and_viewers, site_vocabulary
from archive.formats.html.data_tables import DataTable
from archive.formats.html.visible_page import PageBox, PageLine, PageObject, VisiblePage
from archive.formats.received_text import Omission
from archive.lexicon.vocabulary import without_gaps

# A line end of the markup between two Chinese characters is not even a space to a reader.
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef“”‘’…—]"
_SOFT_END = re.compile(rf"(?<={_WIDE})[ \t]*[\r\n][ \t\r\n\f]*(?={_WIDE})")
_GAP = re.compile("[ \t\r\n\f]+")
_LONGEST_TITLE = 400


def read(root: etree._Element) -> VisiblePage:
    """Every line that is shown, site chrome included. What is hidden until a script has run is read too where it is
    the page's main text: a saved article of a public account."""
    walk = _walked(root)
    main = pictures_and_viewers.main_text(walk.unshown, walk.page.lines)
    if main is not None:
        walk = _walked(root, main)
    return walk.page


def _walked(root: etree._Element, main: etree._Element | None = None) -> "_Walk":
    walk = _Walk(main)
    named = root.xpath("//head/title/text() | //meta[@name='ArticleTitle']/@content")
    walk.page.named = [" ".join(title[:_LONGEST_TITLE].split()) for title in named]
    walk.page.frames = int(root.xpath("count(//iframe|//frame)"))
    walk.page.placed = pictures_and_viewers.placed_characters(root)
    walk.page.titles = [without_gaps(title) for title in walk.page.named[:3]]
    walker = etree.iterwalk(root, events=("start", "end"))
    unread = None
    for event, element in walker:
        if event == "start":
            if walk.is_unread(element):
                unread = element
                walker.skip_subtree()
            else:
                walk.start(element)
        else:
            if element is unread:
                unread = None
            else:
                walk.end(element)
            walk.add(element.tail)
    walk.flush()
    return walk


class _Walk:
    """Goes through the elements in order, without recursion: pages nest as deep as they like."""

    def __init__(self, main: etree._Element | None = None) -> None:
        self.page = VisiblePage()
        self.unshown: list[etree._Element] = []
        self._main = main
        self._pieces: list[str] = []
        self._linked = self._in_link = self._in_pre = self._depth = 0
        self._headings: list[int] = []
        self._last_heading = 0
        self._mark = ""
        self._lists: list[list_numbers.NumberedList] = []
        self._tables: list[DataTable] = []
        self._opened: dict[etree._Element, int] = {}

    def is_unread(self, element: etree._Element) -> bool:
        """Whether an element and all in it is not shown, or no text; what of it has words is kept as an omission."""
        reason = element_roles.why_unread(element)
        if reason == element_roles.HIDDEN:
            if element is self._main:
                return False
            self.unshown.append(element)
        # What libxml2 takes for the inside of an <embed> is what follows it.
        if reason == element_roles.UNSEEN or element.tag == "embed":
            if source := pictures_and_viewers.viewed_in(element):
                self.page.viewers.append(PageObject(self._lines_so_far(), source))
        elif reason:
            self._omit(reason, element)
        return bool(reason)

    def start(self, element: etree._Element) -> None:
        tag = element.tag
        self._depth += 1
        if tag == "br" or element_roles.is_block(element):
            self.flush()
        if tag in element_roles.HOLDERS:
            self._opened[element] = len(self.page.lines)
        self._open(element)
        self._count(element, 1)
        self.add(element.text)

    def _open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "img" and (source := pictures_and_viewers.pictured_in(element)):
            self.page.pictures.append(PageObject(self._lines_so_far(), source))
        elif tag in ("ol", "ul"):
            self._lists.append(list_numbers.NumberedList(element))
        elif tag == "li" and self._lists:
            self._mark = self._lists[-1].mark(element)
        elif tag == "table":
            self._open_table(element)
        elif tag == "tr" and self._tables:
            self._tables[-1].rows.append([])
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].open_cell(len(self.page.lines), element)

    def end(self, element: etree._Element) -> None:
        tag = element.tag
        if element_roles.is_block(element):
            self.flush()
        self._count(element, -1)
        self._depth -= 1
        if tag in ("ol", "ul") and self._lists:
            self._lists.pop()
        elif tag == "li":
            self._mark = ""
        elif tag in ("td", "th") and self._tables:
            self._tables[-1].close_cell(len(self.page.lines))
        elif tag == "table" and self._tables:
            self._close_table()
        if (start := self._opened.pop(element, None)) is not None:
            # The last line of a <span> is still being read.
            end = self._lines_so_far()
            if end > start:
                self.page.boxes.append(PageBox(tag, element_roles.names(element), start, end, self._depth))

    def add(self, text: str | None) -> None:
        if not text:
            return
        if self._in_pre:
            *whole, text = text.replace("\r\n", "\n").replace(" ", "\xa0").split("\n")
            for line in whole:
                self._pieces.append(line)
                self.flush()
        self._pieces.append(text)
        if self._in_link:
            self._linked += len(text.strip())

    def flush(self) -> None:
        """End the line."""
        if self._pieces:
            text = _GAP.sub(" ", _SOFT_END.sub("", "".join(self._pieces)))
            text = text.strip(" ").replace("\xa0", " ").rstrip()
            if text.strip():
                if self._mark and not list_numbers.is_typed(text):
                    text = self._mark + text.lstrip()
                self._mark = ""
                heading = self._headings[-1] if self._headings else 0
                self.page.lines.append(PageLine(text, min(self._linked, len(text)), heading))
        self._pieces, self._linked = [], 0

    def _lines_so_far(self) -> int:
        return len(self.page.lines) + any(map(str.strip, self._pieces))

    def _count(self, element: etree._Element, step: int) -> None:
        """Count how deep in links, titles and preformatted text the walk is."""
        tag = element.tag
        if tag == "a" and element.get("href"):
            self._in_link += step
        elif tag in ("pre", "xmp", "listing", "plaintext"):
            self._in_pre += step
        if tag in ("h1", "h2", "h3") or site_vocabulary.is_title(element_roles.names(element)):
            if step > 0:
                self._last_heading += 1
                self._headings.append(self._last_heading)
            else:
                self._headings.pop()

    def _open_table(self, element: etree._Element) -> None:
        for outer in self._tables[-1:]:
            outer.nests = True
        framed = element.get("border", "0") not in ("0", "") or "border" in element.get("style", "")
        self._tables.append(DataTable(len(self.page.lines), len(self.page.boxes), framed))

    def _close_table(self) -> None:
        """Put rows in the place of a table's lines, unless it only lays out the page."""
        table = self._tables.pop()
        old = self.page.lines[table.start :]
        rows = table.written([line.text for line in old])
        if rows is None:
            return
        linked = sum(line.linked for line in old) > sum(len(line.text) for line in old) / 2
        self.page.lines[table.start :] = [PageLine(row, len(row) if linked else 0) for row in rows]
        del self.page.boxes[table.boxes :]

    def _omit(self, reason: str, element: etree._Element) -> None:
        words = " ".join(" ".join(text for text in element_roles.texts(element) if text).split())
        if words:
            self.page.hidden.append(Omission(reason, words))
