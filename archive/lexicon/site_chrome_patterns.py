"""What site chrome looks like: paths, counters, sizes of type, buttons, articles before and after, the site's foot.

`whole` tells whether a line consists of it; where the line stands decides what that means (see
archive.parsing.cleaning.site_chrome).
"""

import re
from dataclasses import dataclass

from archive.lexicon.site_chrome_parts import (
    ARROW,
    BUTTONS,
    CLOCK,
    CLOSE,
    COLON,
    DATE,
    FILE,
    HERE,
    ISO_DATE,
    NAVIGATION,
    NOTHING,
    OPEN,
    PARTS,
    PUT_UP,
    SIZE,
    STEP,
    SURE,
    any_of,
)

DOWNLOADS, FOOT = "下载提示", "网站页脚"
_LONGEST = 200


@dataclass(frozen=True)
class SiteChrome:
    """A line that is site chrome: the reason to take it out, and whether it is that wherever it stands."""

    reason: str
    anywhere: bool


_PART = re.compile("|".join(f"(?P<part{at}>{pattern})" for at, (_, _, pattern) in enumerate(PARTS)))
_BETWEEN = re.compile(r"[\s|｜·/,，;；【】\[\]]+")
# A date by itself; a second word of an author's name or a source's.
_MORE = re.compile(rf"(?:{DATE}|[\u4e00-\u9fffA-Za-z]{{1,12}})(?=$|[\s|｜】\]])")

# Lines that tell themselves, wherever they stand.
_ANYWHERE = {
    NAVIGATION: r"[【\[]?[上下前后]一[篇条](?:文章|新闻|信息)?\s?[】\]]?\s?(?:[:：>»←→]|没有|无)[^。；]*",
    BUTTONS: OPEN
    + "(?:打印(?:本页|此页|页面|本文)|关闭(?:窗口|本页|页面)|(?:大声|语音)?朗读(?:全文)?|语音播报|我要纠错|字号)"
    + CLOSE,
    DOWNLOADS: any_of(
        r"(?:(?:相关)?附件下载(?:列表)?|下载附件)(?:\s?[:：\d、.].*)?",
        rf"(?:附件)?{OPEN}{FILE}{CLOSE}\s*(?:已下载\s?\d*\s?次?|下载(?:次数|量){COLON}\d*\s?次?)",
    ),
    FOOT: any_of(
        r"(?:版权所有|[Cc]opy[Rr]ight|COPYRIGHT|©)(?:\s?[:：©(（\s][^。；]*)?",
        r"[^，。；]{0,100}(?:ICP备\s?\d|公网安备|网安备\s?\d).*",
        "(?:政府)?网站标识码.*",
        r".{0,12}您是.{0,6}第\s?\d+\s?[位个]?访.*",
    ),
}
# Lines that tell themselves where they stand around a directive, not within it.
_AROUND = {
    NAVIGATION: any_of(
        r"(?:网站)?首\s?页(?:[\s|｜]{1,9}[\u4e00-\u9fffA-Za-z]{2,10}){0,30}[\s|｜]*",
        "设为首页.{0,20}",
        "网站地图.{0,60}",
        "返回(?:首页|列表|上一页|顶部)",
    ),
    BUTTONS: any_of(
        OPEN + "(?:打印|关闭|收藏|分享|下载)" + CLOSE,
        r"分享[到至]\s?[:：]?.{0,40}",
        ".{0,8}扫一扫(?:[^，。]{0,12}(?:分享|手机|打开|浏览|阅读|关注|访问|查看)[^，。]{0,16})?",
        "扫码(?:分享|阅读|关注|浏览).{0,20}",
    ),
    DOWNLOADS: any_of("(?:点击|点此|单击)(?:此处)?下载.{0,60}", r"(?:相关附件|附件列表)\s?[:：]?"),
    FOOT: any_of(
        "[^，。；：]{0,30}(?:版权所有|(?i:All Rights Reserved))[^。；]*",
        "建议(?:您?使用|分辨率)[^。]{0,60}(?:浏览|分辨率).{0,30}",
        r"(?:网站)?技术(?:支持|维护)\s?[:：].{0,60}",
    ),
}
# 示例市总工会 2022-12-05 15:56: no signature tells the time of day.
_PAGE_DATE = re.compile(
    rf"[\s•·]*(?:日\s?期{COLON}{DATE}|时\s?间{COLON}{ISO_DATE}(?:{CLOCK})?"
    rf"|[^\s，。；：:]{{1,28}}[会部室网处办院司局委台报站员心]\s{{1,4}}(?={ISO_DATE}|\d{{4}}/|\d{{4}}年){DATE}(?<=:\d\d))"
)
_BULLET = re.compile(r"(?:[•·●○▪■□◆◇★☆▶►|｜]+|[-*]\s)\s*(?=\S)")
_TELLS = re.compile("[篇条印闭读播错载权©PC备码访页图返收享扫持藏议号件]")
_LINES = [
    (reason, anywhere, re.compile(pattern))
    for lines, anywhere in ((_ANYWHERE, True), (_AROUND, False))
    for reason, pattern in lines.items()
]

# Only at a site's foot, only below 附件下载, only below a heading of the site's: elsewhere the directive's own.
_BESIDE_FOOT = re.compile(
    r"[主承协]\s?办|地\s?址|邮\s?编|邮政编码|电\s?话|联系(?:电话|地址|我们)|传\s?真|网\s?址|备案号|友情链接|关于我们"
)
_FILE = re.compile(rf"{FILE}(?:\s?[(（\[].{{0,20}}[)）\]])?")
_OTHERS = re.compile(
    r"[-—\s]*[【\[]?(?:[上下前后]一[篇条](?:文章|新闻|信息)?|(?:友情|快速|快捷|常用|站外|站内|网站|外部)链接"
    "|(?:相关|推荐|延伸|热点|热门|更多|最新|猜你)的?(?:阅读|文章|新闻|链接|信息|稿件|报道|资讯|推荐|喜欢|公告|通知|动态)"
    "|(?:热点|热门|点击|阅读|新闻)排行)"
    r"[】\]]?\s?[:：]?[-—\s]*"
)
# Site chrome beside words of the directive in one line, as where a text lost its line ends.
_INSIDE = re.compile(
    any_of(
        rf"{HERE}{STEP}(?:{ARROW}{STEP}){{0,8}}(?=\s)(?!{ARROW})", PUT_UP, SIZE,
        rf"(?:浏览|阅读|点击|访问)(?:次数|量|数|率){COLON}\d{{1,9}}\s?次?",
        rf"(?:信息|文章|稿件|内容)来源{COLON}[^\s:：，。]{{2,30}}(?=\s)",
        r"[【\[](?:打印|关闭|收藏|大|中|小)(?:本页|此页|页面|窗口)?[】\]]",
    )
)  # fmt: skip


def whole(text: str) -> SiteChrome | None:
    """What a line is that consists of site chrome and nothing else, or None."""
    if len(text) > _LONGEST:
        return None
    if bullet := _BULLET.match(text):
        text = text[bullet.end() :]
    if _TELLS.search(text):
        for reason, anywhere, pattern in _LINES:
            if pattern.fullmatch(text):
                return SiteChrome(reason, anywhere)
    return _of_parts(text)


def is_page_date(text: str) -> bool:
    """Whether a line above the body says when a page was put up: 日期：2023-04-21. Below the body it may date the
    directive."""
    return len(text) <= 60 and _PAGE_DATE.fullmatch(text) is not None


def inside(text: str) -> list[tuple[int, int]]:
    """Where site chrome stands in the front of a line that holds other words too."""
    return [match.span() for match in _INSIDE.finditer(text, 0, 500)]


def is_file(text: str) -> bool:
    return _FILE.fullmatch(text) is not None


def is_beside_foot(text: str) -> bool:
    return len(text) <= _LONGEST and "。" not in text and _BESIDE_FOOT.match(text) is not None


def lists_others(text: str) -> bool:
    """相关阅读, 推荐文章: what follows are the titles of other pages."""
    return _OTHERS.fullmatch(text) is not None


def _past_gap(text: str, at: int) -> int:
    gap = _BETWEEN.match(text, at)
    return gap.end() if gap else at


def _of_parts(text: str) -> SiteChrome | None:
    found: list[int] = []
    at = _past_gap(text, 0)
    while at < len(text):
        part = _PART.match(text, at)
        if part and part.lastgroup and part.end() > at:
            found.append(int(part.lastgroup.removeprefix("part")))
        elif not found or not (part := _MORE.match(text, at)):
            return None
        at = _past_gap(text, part.end())
    told = max((PARTS[part][1] for part in found), default=NOTHING)
    return SiteChrome(PARTS[found[0]][0], told == SURE) if told else None
