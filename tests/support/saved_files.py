"""Saves a text in other formats, the way offices and sites do, so that tests can read it back."""

import io
from html import escape

import docx

from tests.support.printed_files import Press

_SITE = """<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="{charset}"><title>文件内容_示例网</title>
<style>.nav {{ color: red }}</style><script>var column = "<p>通知公告</p>";</script></head>
<body><div class="top"><a href="/">设为首页</a> <a href="/m">手机版</a></div>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/tz">通知公告</a></li></ul>
<div class="breadcrumb">当前位置：<a href="/">首页</a> &gt; <a href="/tz">通知公告</a> &gt; 正文</div>
<div class="main"><div class="info">发布时间：2024-01-02　浏览次数：<i>36</i> 字号：[大 中 小]</div>
<div class="TRS_Editor">
{article}
</div>
<div class="share">分享到：<a href="#">微信</a> <a href="#">微博</a></div>
<p><a href="javascript:window.print()">【打印本页】</a> <a href="javascript:close()">【关闭窗口】</a></p>
<p>上一篇：<a href="1.html">没有了</a></p></div>
<div class="footer"><p>版权所有：示例网</p><p>示ICP备00000000号</p></div></body></html>
"""


def word(lines: list[str]) -> bytes:
    """A Word file with a paragraph for each line."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def paper(paragraphs: list[str], titles: set[str]) -> bytes:
    """A PDF file, printed on the official grid (GB/T 9704-2012, 5.2.2), its titles centred in larger type."""
    press = Press()
    for paragraph in paragraphs:
        if paragraph in titles:
            press.centred(*(paragraph[at : at + 20] for at in range(0, len(paragraph), 20)), size=22)
        else:
            press.paragraph(paragraph, indent=0 if paragraph.endswith("：") else 2, justified=True)
    return press.pdf()


def page(lines: list[str], charset: str = "utf-8") -> bytes:
    """A page of a site, whose article has a paragraph for each line."""
    article = "\n".join(f"<p>{escape(line) or '&nbsp;'}</p>" for line in lines)
    # Sites say gb2312 and write what it cannot.
    return _SITE.format(charset=charset, article=article).encode("gb18030" if charset == "gb2312" else charset)


def utf16(text: str, order: str, mark: bool = True) -> bytes:
    """`order` is le or be."""
    return (("\ufeff" if mark else "") + text).encode(f"utf-16-{order}")
