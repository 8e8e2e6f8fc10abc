"""A page saved as one file (MHT, MHTML): the part that is the page, read as any page is."""

from dataclasses import replace
from email.message import Message

from archive.formats import directive_signs, html
from archive.formats.mail import message
from archive.formats.received_text import Omission, Text
from archive.formats.refusal import Refused

MEDIA_TYPE = "multipart/related"
# Advertisements and buttons come in frames of their own; nobody's page has more with words in them.
_MOST_PAGES = 30
_WITHOUT_PAGE = "网页存档（MHT）里没有网页的正文；请在浏览器里重新打开原网页，另存为“网页，仅 HTML”后再导入。"


def read(data: bytes) -> Text:
    """The article of the page. Where that is made of frames, it is the one that holds a directive, or most words.

    Raises Refused, as the reader of pages does.
    """
    pages = _pages(message.parsed(data))
    if not pages:
        raise Refused(_WITHOUT_PAGE)
    read_pages, refusal = [], None
    for page in pages[:_MOST_PAGES]:
        try:
            read_pages.append(html.read(page))
        except Refused as refused:
            refusal = refusal or refused
            if page is not pages[0]:
                continue
    if not read_pages:
        raise refusal or Refused(_WITHOUT_PAGE)
    chosen = _chosen(read_pages, is_framed=refusal is not None)
    others = [Omission("网页里的其他框架", page.text) for page in read_pages if page is not chosen]
    return replace(chosen, media_type=MEDIA_TYPE, omitted=(*chosen.omitted, *others))


def _chosen(pages: list[Text], is_framed: bool) -> Text:
    if not is_framed and directive_signs.are_in(pages[0].text):
        return pages[0]
    with_signs = [page for page in pages if directive_signs.are_in(page.text)]
    if with_signs or is_framed:
        return max(with_signs or pages, key=lambda page: len(page.text))
    return pages[0]


def _pages(saved: Message) -> list[bytes]:
    """The pages in it, that which it is of first."""
    found = [
        part for part in message.parts(saved) if part.get_content_type() in ("text/html", "application/xhtml+xml")
    ]
    start = str(saved.get_param("start") or "").strip("<>\"' ")
    found.sort(key=lambda part: not start or str(part.get("Content-ID", "")).strip("<> ") != start)
    return [message.in_utf8(part) for part in found]
