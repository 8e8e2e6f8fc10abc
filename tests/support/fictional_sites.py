"""Sites that show a directive, each built in another way: lines → the markup of a page.

Words and names are made up; the ways of building are those of editors, of frames by tables, of plain hand work.
"""

from collections.abc import Callable
from html import escape

_TOP = (
    '<div class="header"><div class="logo">示例市总工会</div><ul class="menu"><li><a href="1">首页</a></li>'
    '<li><a href="2">工会要闻</a></li><li><a href="3">通知公告</a></li></ul></div>'
)
_PATH = '<div class="weizhi">您当前的位置：<a href="1">首页</a>&gt;<a href="2">通知公告</a>&gt;正文</div>'
_FACTS = '<div class="info">来源：示例市总工会　发布时间：2023-01-01 10:00　浏览：123次</div>'
_LIST = "".join(f'<li><a href="{n}">关于第{n}期培训班的通知</a> <span>2022-0{n}-11</span></li>' for n in range(1, 9))
_SIDE = f'<div class="side"><h3>最新公告</h3><ul>{_LIST}</ul></div>'
_BUTTONS = '<div class="bdsharebuttonbox"><a>分享到</a><a href="x">微博</a></div><p>[<a href="p">打印</a>]</p>'
_OTHERS = '<p>上一篇：<a href="1">关于举办培训班的通知</a></p><p>下一篇：<a href="2">关于慰问劳模的通知</a></p>'
_FOOT = (
    '<div class="bottom"><p>主办单位：示例市总工会　承办：示例信息中心</p><p>地址：示例路1号　邮编：000000</p>'
    "<p>示ICP备00000000号-1　示公网安备 000000号</p><p>建议使用1024*768分辨率浏览本站</p></div>"
)
_GREETING = "<div id=t>欢迎访问示例市总工会网站，今天是星期一，祝您工作愉快！</div>"
_WORDS_BELOW = "<div id=b>示例市总工会是职工利益的代表者和维护者，竭诚为职工服务，欢迎批评指正。</div>"


def _in(tag: str, lines: list[str]) -> str:
    return "".join(f"<{tag}>{escape(line)}</{tag}>\n" for line in lines)


def _broken(lines: list[str]) -> str:
    return "<br>\n".join("&nbsp;&nbsp;" + escape(line) for line in lines)


def _page(body: str) -> str:
    head = '<meta charset="utf-8"><title>通知公告-示例市总工会</title><script>var a = "<div>";</script>'
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def _framed_by_tables(lines: list[str]) -> str:
    cells = (_PATH, _FACTS, f'<font size="3">{_broken(lines)}</font>', _OTHERS)
    inner = "".join(f"<tr><td>{cell}</td></tr>" for cell in cells)
    outer = f'<tr><td width="200">{_SIDE}</td><td><table>{inner}</table></td></tr>'
    return f"<html><body><table><tr><td>{_TOP}</td></tr></table><table>{outer}</table>{_FOOT}</body></html>"


def _one_table(lines: list[str]) -> str:
    rows = f'<tr><td colspan="2">示例市总工会欢迎您</td></tr><tr><td>{_SIDE}</td><td>{_in("p", lines)}</td></tr>'
    return _page(f'<table>{rows}<tr><td colspan="2">{_FOOT}</td></tr></table>')


def _in_three_parts(lines: list[str]) -> str:
    parts = "".join(f"<div>{_in('p', part)}</div>" for part in (lines[:3], lines[3:-2], lines[-2:]))
    return _page(f'{_TOP}{_PATH}<div class="x">{parts}</div>{_OTHERS}{_FOOT}')


SITES: dict[str, Callable[[list[str]], str]] = {
    "named by its editor": lambda lines: _page(
        f'{_TOP}{_PATH}<div class="main">{_FACTS}<div class="TRS_Editor">{_in("p", lines)}</div>{_BUTTONS}'
        f"{_OTHERS}</div>{_FOOT}"
    ),
    "no names": lambda lines: _page(
        f'{_TOP}{_PATH}<div class="a1"><div class="a2">{_FACTS}{_in("p", lines)}{_BUTTONS}{_OTHERS}</div></div>{_FOOT}'
    ),
    "list on the left": lambda lines: _page(
        f'{_TOP}<div class="w">{_SIDE}<div class="r">{_PATH}{_FACTS}<div class="c">{_in("p", lines)}'
        f"</div></div></div>{_FOOT}"
    ),
    "list on the right": lambda lines: _page(
        f'{_TOP}<div class="w"><div class="l">{_PATH}<div class="c">{_in("div", lines)}</div></div>{_SIDE}'
        f"</div>{_FOOT}"
    ),
    "HTML 5": lambda lines: _page(
        f'<header><nav><a href="1">首页</a></nav></header><main><article>{_in("p", lines)}</article>'
        f"<aside>{_SIDE}</aside></main><footer>{_FOOT}</footer>"
    ),
    "college": lambda lines: _page(
        f'{_TOP}{_SIDE}{_PATH}<form name="f"><div id="vsb_content"><div class="v_news_content">{_in("p", lines)}'
        f"</div></div>{_OTHERS}</form>{_FOOT}"
    ),
    "nothing but text": lambda lines: _page(_in("p", lines)),
    "nothing but line ends": lambda lines: _page(_broken(lines)),
    "all side by side": lambda lines: _page(_TOP + _PATH + _in("p", lines) + _BUTTONS + _FOOT),
    "line ends side by side": lambda lines: _page(_TOP + _PATH + _broken(lines) + _BUTTONS + _FOOT),
    "sections": lambda lines: _page(
        f"{_TOP}<section><section><span>{_in('p', lines)}</span></section></section>{_FOOT}"
    ),
    "preformatted": lambda lines: _page(f"{_TOP}<pre>{escape(chr(10).join(lines))}</pre>{_FOOT}"),
    "words above and below": lambda lines: _page(
        f'{_GREETING}{_TOP}{_SIDE}<div class="m1"><div class="m2">{_in("p", lines)}</div></div>{_WORDS_BELOW}'
    ),
    "framed by tables": _framed_by_tables,
    "one table": _one_table,
    "in three parts": _in_three_parts,
}
