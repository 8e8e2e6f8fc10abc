"""Web pages: bytes → the text of the article, without the site chrome.

    bytes ──markup: whole?──> elements ──visible_lines: blocks, lists, tables──> VisiblePage
                                                  ──article: content_core, article_head──> Text

`read(data)` in `reader` is the one door; how sites name their parts stands in `site_vocabulary`, what a page shows
besides its words in `pictures_and_viewers`.
"""

from archive.formats.html.reader import MEDIA_TYPE, read

__all__ = ["MEDIA_TYPE", "read"]
