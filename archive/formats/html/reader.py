"""The bytes of a web page → the text of its article."""

from archive.formats.html import article, markup, visible_lines
from archive.formats.html.article import Article
from archive.formats.html.visible_page import PageObject, VisiblePage
from archive.formats.received_text import Omission, Text, is_title_alone
from archive.formats.refusal import Refused
from archive.formats.text_encoding import DamagedText

MEDIA_TYPE = "text/html"
_LAID_OUT = Omission("网页排版", "正文各段按坐标放置，先后次序不能确定")


def read(data: bytes) -> Text:
    """The article of a page, a paragraph or a row of a table to the line, with what was left out and why.

    Raises Refused for a page that is cut off, and for one without words but a title.
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
    is_bare = is_title_alone(words)
    viewers, pictures = (_within(chosen, found, is_bare) for found in (page.viewers, page.pictures))
    if is_bare and (viewers or pictures):
        raise Refused(_title_alone(viewers, pictures))
    unread = [Omission("嵌入的文件", _named(viewers))] if viewers else []
    unread += [Omission("正文中的图片", _named(pictures))] if pictures else []
    unread += [_LAID_OUT] if page.placed > len(words) / 2 else []
    return Text(words, MEDIA_TYPE, encoding, omitted=omitted, titles=tuple(page.named), unread=tuple(unread))


def _without_words(page: VisiblePage) -> str:
    if page.frames:
        return "网页只是框架，正文在另一个文件里；请在浏览器里单独打开正文后另存。"
    if page.pictures:
        return f"网页里没有文字，只有 {len(page.pictures)} 张图片；请把图片存为扫描 PDF 再导入，以便识别图中的文字。"
    return "网页里没有文字，正文可能由脚本载入；请在浏览器里打开，复制正文存为文本后再导入。"


def _title_alone(viewers: list[PageObject], pictures: list[PageObject]) -> str:
    if viewers:
        return f"网页里只有标题，正文在嵌入的文件（{_named(viewers)}）里；请打开或下载该文件，另存后再导入。"
    return f"网页里只有标题，正文是 {len(pictures)} 张图片；请把图片存为扫描 PDF 再导入，以便识别图中的文字。"


def _within(article: Article, found: list[PageObject], is_bare: bool) -> list[PageObject]:
    """What stands in the article. What follows its last line may be the site's, but where there is no text yet."""
    return [one for one in found if article.start <= one.at < article.end + is_bare and one.at > 0]


def _named(found: list[PageObject]) -> str:
    """'3 个：1.jpg、2.jpg、3.jpg'; of many the first."""
    names = list(dict.fromkeys(one.source for one in found))
    return f"{len(found)} 个：{'、'.join(names[:5])}{' 等' if len(names) > 5 else ''}"
