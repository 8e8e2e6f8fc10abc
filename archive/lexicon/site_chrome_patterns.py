"""What site chrome looks like: paths, counters, sizes of type, buttons, articles before and after, the site's foot.

`whole` tells whether a line consists of it; where the line stands decides what that means (see
archive.parsing.cleaning.site_chrome).
"""

import re
from dataclasses import dataclass

NAVIGATION, FACTS, BUTTONS, DOWNLOADS, FOOT = "网站导航", "网页信息", "网页按钮", "下载提示", "网站页脚"
_LONGEST = 200


@dataclass(frozen=True)
class SiteChrome:
    """A line that is site chrome: the reason to take it out, and whether it is that wherever it stands."""

    reason: str
    anywhere: bool


def _any_of(*patterns: str) -> str:
    return f"(?:{'|'.join(patterns)})"


_OPEN, _CLOSE, _COLON = r"[【\[(（]?\s?", r"\s?[】\])）]?", r"\s?[:：]\s{0,3}"
_DATE = r"\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?(?:\s{0,3}\d{1,2}[:：]\d{2}(?:[:：]\d{2})?)?"
_STEP, _ARROW = r"[^\s>＞»›/|:：。，]{1,40}", r"\s{0,3}(?:[>＞»›]{1,2}|/|→|-{1,2}>)\s{0,3}"
_STEPS = rf"(?:{_ARROW}{_STEP}){{1,8}}(?:{_ARROW})?"
# 您当前所在的位置：, 现在位置
_HERE = rf"(?:您|你|当前|现在|目前|所在|的){{1,4}}(?:位置|栏目)(?:是|为)?(?:{_COLON}|\s{{1,3}})"
_PATH = _any_of(rf"{_HERE}{_STEP}{_STEPS}", rf"(?:位置{_COLON})?(?:网站)?首\s?页{_STEPS}")
_SIZE_NAME = "(?:[特超加较]大|缩小|放大|正常|默认|标准|[大中小]|[A-Za-z][+-]?|[+-])"
_SIZE = (
    rf"{_OPEN}(?:选择)?(?:字\s?[号体](?:大小)?|文字大小)\s?[:：]?\s{{0,3}}(?:{_OPEN}{_SIZE_NAME}{_CLOSE}[\s|｜/·]{{0,3}}){{2,6}}"
    r"[】\])）]?"
)
_READ = r"(?:本[文页篇])?已?被?(?:浏览|阅读|点击|访问|查看)"
_COUNT = _any_of(
    rf"{_READ}(?:次数|人数|总数|数量?|量|率)\s?[:：]?\s?{_OPEN}\d{{0,9}}{_CLOSE}\s?次?",
    rf"{_READ}{_COLON}{_OPEN}\d{{0,9}}{_CLOSE}\s?次?",
    rf"{_READ}\s?\d{{1,9}}\s?次",
    rf"人气{_COLON}\d{{0,9}}",
)
_TIME = rf"(?:时\s?间|日\s?期){_COLON}{_DATE}"
_PUT_UP = rf"(?:发布|发表|更新|录入|添加|上传|编辑|创建|公开|上网){_TIME}"
_NAME = r"[^\s:：。；！？|｜】\]]{0,30}"
_SOURCE = rf"(?:信息|文章|稿件|内容|新闻|文件)?来\s?源{_COLON}{_NAME}"
_WHO = (
    _any_of(
        "稿源", "出处", r"作\s?者", "撰稿人?", "供稿(?:人|单位)?", "发布(?:者|人|单位|机构|部门)",
        "责任?编[辑审]?", r"编\s?[辑审]", "主编", r"审\s?核[人者]?", "[一二三初复终]审", r"校\s?对", "录入[者人员]?",
        "上传者", "摄影", "监制",
    )
    + rf"{_COLON}{_NAME}"
)  # fmt: skip
_BUTTON = (
    _OPEN
    + _any_of(
        "打印(?:本页|此页|页面|本文|文章|正文)?", "关闭(?:窗口|本页|页面|此页)?", "(?:加入)?收藏(?:本页|本文|文章)?",
        r"(?:一键)?分享(?:本文|文章)?(?:[到至]\s?[:：]?|\s?[:：])?", "(?:新浪)?微博", "微信(?:好友)?", "朋友圈",
        "[Qq]{2}(?:空间|好友)", "(?:大声|语音|点击)?朗读(?:全文)?", "语音播报", "听全文", "无障碍(?:阅读|浏览)?",
        "(?:长者|关怀|适老)(?:模式|版)", "返回(?:顶部|首页|上一?页|列表)", "复制(?:链接|网址)", "我?要?纠错",
        "下载(?:本文|全文)?", "保存", "转发", "点赞", "[繁简][体體]版?", "手机版", "English", "放大", "缩小",
    )
    + rf"{_CLOSE}(?=$|[\s|｜·/【\[(（])"
)  # fmt: skip
# The parts of a line of site chrome. One that is sure tells the whole line wherever it stands; a bare 时间： tells
# none.
_SURE, _LIKELY, _NOTHING = 2, 1, 0
_PARTS = (
    (NAVIGATION, _SURE, _PATH), (FACTS, _SURE, _COUNT), (BUTTONS, _SURE, _SIZE), (NAVIGATION, _LIKELY, _HERE + _STEP),
    (FACTS, _LIKELY, _PUT_UP), (FACTS, _LIKELY, _SOURCE), (FACTS, _LIKELY, _WHO), (BUTTONS, _LIKELY, _BUTTON),
    (FACTS, _NOTHING, _TIME),
)  # fmt: skip
_PART = re.compile("|".join(f"(?P<part{at}>{pattern})" for at, (_, _, pattern) in enumerate(_PARTS)))
_BETWEEN = re.compile(r"[\s|｜·/,，;；【】\[\]]+")
# A date by itself; a second word of an author's name or a source's.
_MORE = re.compile(rf"(?:{_DATE}|[\u4e00-\u9fffA-Za-z]{{1,12}})(?=$|[\s|｜】\]])")

# Lines that tell themselves, wherever they stand.
_ANYWHERE = {
    NAVIGATION: r"[【\[]?[上下前后]一[篇条](?:文章|新闻|信息)?\s?[】\]]?\s?(?:[:：>»←→]|没有|无)[^。；]*",
    BUTTONS: _OPEN
    + "(?:打印(?:本页|此页|页面|本文)|关闭(?:窗口|本页|页面)|(?:大声|语音)?朗读(?:全文)?|语音播报|我要纠错|字号)"
    + _CLOSE,
    DOWNLOADS: r"(?:(?:相关)?附件下载(?:列表)?|下载附件)(?:\s?[:：\d、.].*)?",
    FOOT: _any_of(
        r"(?:版权所有|Copyright|©)(?:\s?[:：©(（\s][^。；]*)?",
        r"[^，。；]{0,100}(?:ICP备\s?\d|公网安备|网安备\s?\d).*",
        "(?:政府)?网站标识码.*",
        r".{0,12}您是.{0,6}第\s?\d+\s?[位个]?访.*",
    ),
}
# Lines that tell themselves where they stand around a directive, not within it.
_AROUND = {
    NAVIGATION: _any_of(
        r"(?:网站)?首\s?页(?:[\s|｜]{1,9}[\u4e00-\u9fffA-Za-z]{2,10}){0,30}[\s|｜]*",
        "设为首页.{0,20}",
        "网站地图.{0,60}",
        "返回(?:首页|列表|上一页|顶部)",
    ),
    BUTTONS: _any_of(
        _OPEN + "(?:打印|关闭|收藏|分享|下载)" + _CLOSE,
        r"分享[到至]\s?[:：]?.{0,40}",
        ".{0,8}扫一扫(?:[^，。]{0,12}(?:分享|手机|打开|浏览|阅读|关注|访问|查看)[^，。]{0,16})?",
        "扫码(?:分享|阅读|关注|浏览).{0,20}",
    ),
    DOWNLOADS: "(?:点击|点此|单击)(?:此处)?下载.{0,60}",
    FOOT: _any_of(
        "[^，。；：]{0,30}(?:版权所有|All [Rr]ights [Rr]eserved)[^。；]*",
        "建议(?:您?使用|分辨率)[^。]{0,60}(?:浏览|分辨率).{0,30}",
        r"(?:网站)?技术(?:支持|维护)\s?[:：].{0,60}",
    ),
}
_TELLS = re.compile("[篇条印闭读播错载权©PC备码访页图返收享扫持藏议号]")
_LINES = [
    (reason, anywhere, re.compile(pattern))
    for lines, anywhere in ((_ANYWHERE, True), (_AROUND, False))
    for reason, pattern in lines.items()
]

# Only at a site's foot, only below 附件下载, only below a heading of the site's: elsewhere the directive's own.
_BESIDE_FOOT = re.compile(
    r"[主承协]\s?办|地\s?址|邮\s?编|邮政编码|电\s?话|联系(?:电话|地址|我们)|传\s?真|网\s?址|备案号|友情链接|关于我们"
)
_FILE = re.compile(
    r".{1,120}\.(?:docx?|xlsx?|pptx?|wps|et|pdf|zip|rar|jpe?g|png|ofd)(?:\s?[(（\[].{0,20}[)）\]])?", re.IGNORECASE
)
_OTHERS = re.compile(
    "[【\\[]?(?:相关|推荐|延伸|热点|热门|更多|最新|猜你)的?(?:阅读|文章|新闻|链接|信息|稿件|报道|资讯|推荐|喜欢)"
    r"[】\]]?\s?[:：]?"
)
# Site chrome beside words of the directive in one line, as where a text lost its line ends.
_INSIDE = re.compile(
    _any_of(
        rf"{_HERE}{_STEP}(?:{_ARROW}{_STEP}){{0,8}}(?=\s)(?!{_ARROW})", _PUT_UP, _SIZE,
        rf"(?:浏览|阅读|点击|访问)(?:次数|量|数|率){_COLON}\d{{1,9}}\s?次?",
        rf"(?:信息|文章|稿件|内容)来源{_COLON}[^\s:：，。]{{2,30}}(?=\s)",
        r"[【\[](?:打印|关闭|收藏|大|中|小)(?:本页|此页|页面|窗口)?[】\]]",
    )
)  # fmt: skip


def whole(text: str) -> SiteChrome | None:
    """What a line is that consists of site chrome and nothing else, or None."""
    if len(text) > _LONGEST:
        return None
    if _TELLS.search(text):
        for reason, anywhere, pattern in _LINES:
            if pattern.fullmatch(text):
                return SiteChrome(reason, anywhere)
    return _of_parts(text)


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
    told = max((_PARTS[part][1] for part in found), default=_NOTHING)
    return SiteChrome(_PARTS[found[0]][0], told == _SURE) if told else None
