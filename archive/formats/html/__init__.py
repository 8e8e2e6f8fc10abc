"""Web pages: bytes → the text of the article, without the site's furniture.

    bytes ──markup: whole?──> elements ──lines: blocks, lists, tables──> Page ──article: cores, heads──> Text

`read(data)` is the one door.
"""

from archive.formats.html.reader import MEDIA_TYPE, read

__all__ = ["MEDIA_TYPE", "read"]
