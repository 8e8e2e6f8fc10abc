"""A page's markup: bytes → elements, once it is certain that none of it is missing.

libxml2 repairs what it can: of a page cut off within a tag it would show what it has, and nobody would know
that the rest is missing. So the tags are gone through before (HTML Living Standard, 13.2.5, in outline).
"""

import re

from lxml import etree

from archive.formats import text_encoding
from archive.formats.refusal import Refused

MOST_TAGS = 300_000
CUT_SHORT = "网页不完整，{}没有结束，后面的内容缺失；请在浏览器里重新另存后再导入。"
_TOO_DEEP = "网页标记嵌套过深，不是正常的网页；请检查来源。"

_DECLARED = re.compile(
    rb"<meta\s[^>]{0,400}?charset\s{0,3}=\s{0,3}[\"']?\s{0,3}([\w-]{2,30})"
    rb"|<\?xml\s[^>]{0,100}?encoding=[\"']([\w-]{2,30})",
    re.IGNORECASE,
)
_DECLARED_WITHIN = 8192
# What a page calls its encoding, and what it means: GB2312 pages have characters beyond it. UTF-8 is tried anyhow.
_MEANT = dict.fromkeys(("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "windows-936"), "gb18030")
_MEANT |= {"big5": "big5hkscs", "big5-hkscs": "big5hkscs", "shift_jis": "cp932", "euc-jp": "euc_jp", "euc-kr": "cp949"}
_OPEN = re.compile(r"<(?=[A-Za-z/!?])")
_NAME = re.compile(r"/?([A-Za-z][^\s/>]*)")
# A tag ends at the first > outside a quoted value. Each part takes what no other can, so nothing is tried twice.
_TAG_END = re.compile(r"""(?:=\s*+(?:"[^"]*+"|'[^']*+'|(?!["']))|[^>=])*+>""")
_PAGE_END = re.compile(r"</(?:html|body)\s*>", re.IGNORECASE)
_COMMENT_END = re.compile(r"--!?>")
_RAW = frozenset(("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"))
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW}
_RAW_NAMES = {"script": "脚本", "style": "样式", "textarea": "输入框", "title": "标题"}
_BOXES = frozenset(("div", "table", "section", "article", "main", "body", "html", "form", "ul", "ol"))
# Placed behind the page: a parser that stopped on the way, or took the rest for something else, does not reach it.
_END = "archive-end"


def decode(data: bytes) -> text_encoding.DamagedText | tuple[str, str]:
    """Text and encoding of a page; what the page says of its encoding is tried before anything is guessed.

    Bytes that are broken may lie in what is not the article, so they are returned and not raised.
    """
    match = _DECLARED.search(data, 0, _DECLARED_WITHIN)
    declared = (match[1] or match[2]).decode("ascii", "replace").lower() if match else ""
    try:
        return text_encoding.decode(data, _MEANT.get(declared, ""))
    except text_encoding.DamagedText as damaged:
        return damaged


def parse(text: str) -> etree._Element:
    """The root element of a whole page. Raises Refused for a page that is cut off, endless or nested too deep."""
    if text.count("<") > MOST_TAGS:
        raise Refused(f"网页标记超过 {MOST_TAGS // 10_000} 万个；请只保存正文后再导入。")
    _refuse_cut_off(text)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True, no_network=True)
    try:
        root = etree.fromstring(f"{text}<p id={_END}>".encode("utf-8", "replace"), parser)
    except etree.LxmlError as error:
        raise Refused(_TOO_DEEP) from error
    last = None if root is None else root.xpath("(//*)[last()]")
    if not last or last[0].get("id") != _END:
        raise Refused(_TOO_DEEP)
    last[0].getparent().remove(last[0])
    return root


def _refuse_cut_off(text: str) -> None:
    opened: dict[str, int] = dict.fromkeys(_BOXES, 0)
    at = 0
    while match := _OPEN.search(text, at):
        at = match.end()
        if text.startswith("!--", at):
            # <!--> and <!---> are comments too.
            at = _after(_COMMENT_END, text, at + 1, "注释")
            continue
        tag = _NAME.match(text, at)
        at = _after(_TAG_END, text, at, "标记", here=True)
        if tag is None:
            continue
        name = tag[1].lower()
        if name in opened:
            opened[name] += -1 if tag[0].startswith("/") else 1
        elif name in _RAW and not tag[0].startswith("/"):
            at = _after(_RAW_END[name], text, at, _RAW_NAMES.get(name, "标记"))
    unclosed = [name for name, count in opened.items() if count > 0]
    # The end tags of html and body may be left out, and the others sometimes are; not all of them.
    is_page = "html" in unclosed or "body" in unclosed
    if is_page and set(unclosed) - {"html", "body", "ul", "ol"} and not _PAGE_END.search(text):
        raise Refused(CUT_SHORT.format("正文"))


def _after(pattern: re.Pattern, text: str, at: int, what: str, here: bool = False) -> int:
    """The end of the match. One miss ends the search of the page, so the rest is searched for each end only once."""
    match = pattern.match(text, at) if here else pattern.search(text, at)
    if match is None:
        raise Refused(CUT_SHORT.format(what))
    return match.end()
