"""A directive as a file of another kind: encodings, saved pages."""

import html
import quopri
import random

from tests.damage.damages.anatomy import Anatomy
from tests.damage.damages.registry import File, damage
from tests.damage.damages.site_words import BODIES, HEADLINES, MENU, page_day, some


def _paragraphs(text: str, rng: random.Random) -> str:
    room = rng.choice(["", "&nbsp;&nbsp;&nbsp;&nbsp;", "&emsp;&emsp;"])
    if rng.random() < 0.3:
        return "<div>" + "<br>\n".join(room + html.escape(line) for line in text.split("\n")) + "</div>"
    style = rng.choice(["", ' style="text-indent:2em"', ' class="MsoNormal"'])
    return "\n".join(f"<p{style}>{room}{html.escape(line)}</p>" for line in text.split("\n") if line.strip())


def _page(text: str, rng: random.Random, charset: str = "utf-8") -> str:
    title = html.escape(Anatomy(text).whole or "通知")
    return (
        f'<!DOCTYPE html>\n<html><head><meta charset="{charset}"><title>{title}</title></head>\n'
        f"<body>\n{_paragraphs(text, rng)}\n</body></html>\n"
    )


def _framed(text: str, rng: random.Random, charset: str = "utf-8") -> str:
    """The page with what a site sets around it; the title stands in a heading."""
    parts = Anatomy(text)
    title = html.escape(parts.whole or "通知")
    # A site sets the title apart, where it stands first.
    body = parts.replaced(range(parts.title.stop), []) if parts.title and parts.title.start == 0 else text
    heading = rng.choice(["h1", "h2", 'div class="title"', 'div class="arti_title"', 'td class="bt"'])
    menu = "".join(f'<li><a href="/{at}">{word}</a></li>' for at, word in enumerate(some(rng, MENU, 5, 12)))
    side = "".join(f'<li><a href="/n/{at}">{line}</a></li>' for at, line in enumerate(some(rng, HEADLINES, 3, 6)))
    name = rng.choice(BODIES)
    article = rng.choice(["content", "article", "TRS_Editor", "v_news_content", "wp_articlecontent", "zoom"])
    shown = "" if body is text else f"<{heading}>{title}</{heading.split()[0]}>"
    column, other = rng.choice(MENU), rng.choice(HEADLINES)
    lines = [
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">',
        f"<title>{title}-{name}</title></head>",
        f'<body><div class="header"><div class="logo">{name}网站</div><ul class="nav">{menu}</ul></div>',
        f'<div class="position">当前位置：<a href="/">首页</a> &gt; <a href="/l">{column}</a> &gt; 正文</div>',
        f'<div class="main"><div class="left"><h3>最新公告</h3><ul>{side}</ul></div>',
        f'<div class="right">{shown}<div class="info">发布时间：{page_day(text, rng)} 来源：{name} ',
        '浏览次数：<span id="hits"></span></div>',
        f'<div class="{article}">{_paragraphs(body, rng)}</div>',
        f'<div class="page"><p>上一篇：<a href="/1">{other}</a></p><p>下一篇：没有了</p></div></div></div>',
        f'<div class="footer"><p>版权所有：{name} 示ICP备00000000号</p>',
        "<p>地址：示例市工人路1号</p></div></body></html>",
    ]
    return "\n".join(lines) + "\n"


@damage()
def file_gb18030(text: str, rng: random.Random) -> File:
    """A text file in GB18030."""
    return File("text.txt", text.encode("gb18030"))


@damage()
def file_utf16(text: str, rng: random.Random) -> File:
    """A text file in UTF-16, with a byte order mark or without."""
    order, mark = rng.choice(
        [("utf-16-le", b"\xff\xfe"), ("utf-16-be", b"\xfe\xff"), ("utf-16-le", b""), ("utf-16-be", b"")]
    )
    return File("text.txt", mark + text.encode(order))


@damage()
def file_utf8_with_mark(text: str, rng: random.Random) -> File:
    """A text file in UTF-8 with a byte order mark and the line ends of Windows."""
    return File("text.txt", text.replace("\n", "\r\n").encode("utf-8-sig"))


@damage()
def file_html(text: str, rng: random.Random) -> File:
    """A page without anything around the text."""
    return File("page.html", _page(text, rng).encode())


@damage()
def file_html_framed(text: str, rng: random.Random) -> File:
    """A page saved from a site."""
    return File(rng.choice(["page.html", "page.htm"]), _framed(text, rng).encode())


@damage()
def file_html_gbk(text: str, rng: random.Random) -> File:
    """A page saved from an older site, in GBK."""
    return File("page.htm", _framed(text, rng, "gb2312").encode("gbk", "xmlcharrefreplace"))


@damage()
def file_mht(text: str, rng: random.Random) -> File:
    """A page saved with its pictures in one file, by one browser or another."""
    page = _framed(text, rng)
    body = quopri.encodestring(page.encode()).replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    head = (
        "From: <Saved by Blink>\r\nSubject: page\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="----=_Part_0"\r\n\r\n\r\n'
        "------=_Part_0\r\nContent-Type: text/html; charset=utf-8\r\nContent-ID: <frame-1@mhtml.example>\r\n"
        "Content-Transfer-Encoding: quoted-printable\r\nContent-Location: http://www.example.cn/n/1.htm\r\n\r\n"
    )
    picture = (
        "\r\n------=_Part_0\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n"
        "Content-Location: http://www.example.cn/1.gif\r\n\r\nR0lGODlhAQABAAAAACwAAAAAAQABAAAC\r\n------=_Part_0--\r\n"
    )
    return File(rng.choice(["page.mht", "page.mhtml"]), head.encode() + body + picture.encode())


@damage()
def file_markdown(text: str, rng: random.Random) -> File:
    """A text file as a converter makes it: signs of a heading, rules, bold words."""
    parts = Anatomy(text)
    titled = parts.replaced(parts.title, [f"# {parts.whole}"]) if parts.title else text
    return File("text.txt", titled.replace("\n", "\n\n").replace("附件：", "---\n\n附件：").encode())
