"""The bytes of a web page → the text of its article."""

from archive.formats.html import article, markup, visible_lines
from archive.formats.html.visible_page import VisiblePage
from archive.formats.received_text import Text
from archive.formats.refusal import Refused
from archive.formats.text_encoding import DamagedText

MEDIA_TYPE = "text/html"


def read(data: bytes) -> Text:
    """The article of a page, a paragraph or a row of a table to the line, with what was left out and why.

    Raises Refused for a page that is cut off, and for one without words.
    """
    decoded = markup.decode(data)
    text, encoding = (decoded.text, decoded.encoding) if isinstance(decoded, DamagedText) else decoded
    page = visible_lines.read(markup.parse(text.replace("\x00", "")))
    if not page.lines:
        raise Refused(_without_words(page))
    chosen = article.choose(page)
    words = "\n".join(chosen.lines)
    if isinstance(decoded, DamagedText) and "\ufffd" in words:
        raise decoded
    omitted = (*chosen.omitted, *page.hidden)
    return Text(words, MEDIA_TYPE, encoding, omitted=omitted, titles=tuple(page.named))


def _without_words(page: VisiblePage) -> str:
    if page.frames:
        return "网页只是框架，正文在另一个文件里；请在浏览器里单独打开正文后另存。"
    if page.pictures:
        return f"网页里没有文字，只有 {page.pictures} 张图片；请把图片存为扫描 PDF 再导入，以便识别图中的文字。"
    return "网页里没有文字，正文可能由脚本载入；请在浏览器里打开，复制正文存为文本后再导入。"
