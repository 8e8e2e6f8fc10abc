"""What a web site puts around a directive that was pasted from it, or saved with it.

    当前位置: 首页 > 工会文件                    above the title: where one is, when it was put up, how often read
    发布时间：2022-06-30  浏览次数: 128
    …
    附件下载：统计表.xlsx  上一篇：…              below the date: files, articles before and after, the site's own foot

What could be the directive's own words (来源：, 作者：, 发布时间：) is site chrome only before its first sentence
and below its end. The date on which a page was put up is no date of the directive: nothing of it stays.
"""

import re

from archive.lexicon import column_names, document_numbers, labels, site_chrome_patterns
from archive.lexicon.site_chrome_parts import FACTS, NAVIGATION
from archive.lexicon.vocabulary import TITLE_END
from archive.parsing.cleaning import lines_above_title, metadata_box
from archive.parsing.cleaning.raw_lines import RawLine, RemovalSpan

_HEAD_LINES, _OTHERS_LINES = 24, 40
_ONE_OF_A_LIST = re.compile("[^，。；：:]{2,10}[：:][^。；]*$")
# What the last line of a directive ends with, or begins with: its date, its imprint.
_ENDS = re.compile(r"[日月]\s*(?:印\s*[发制]?)?\s*[。.]?$|\d$|^抄\s?[送报]|^[（(]?(?:此件|主动公开|共印)")
_BUTTON = re.compile(r"(?:赞|顶|踩|喜欢)\s?[(（]?\d*[)）]?")
_SENTENCE = re.compile("[。；！？]")
# Without any of these no line in the middle tells itself.
_SIGNS = (
    "浏览", "点击", "阅读", "访问", "查看", "位置", "栏目", "一篇", "一条", "朗读", "播报", "纠错", "字号", "打印",
    "关闭", "版权", "Copyright", "©", "ICP", "网安备", "附件下载", "下载附件", "标识码", "人气", "首页", "首 页",
)  # fmt: skip
_INSIDE_SIGNS = ("位置", "栏目", "日期", "时间", "字号", "字体", "次数", "量", "数", "来源", "【", "[")


def find(text: str, lines: list[RawLine]) -> list[RemovalSpan]:
    """The site chrome among the `lines` of `text`."""
    spans, head_end = _head(lines)
    tail_at = _tail_at(lines, head_end)
    spans += _tail(lines[tail_at:])
    middle = [line for line in lines[head_end:tail_at] if "。" not in line.text]
    words = "\n".join([line.text for line in middle])
    if any(sign in words for sign in _SIGNS):
        for line in middle:
            if (found := site_chrome_patterns.whole(line.text)) and found.anywhere:
                spans.append(_all_of(line, found.reason))
    return spans + metadata_box.find(text, lines[:head_end])


def _head(lines: list[RawLine]) -> tuple[list[RemovalSpan], int]:
    """The site chrome before the first sentence, and the index of the line where it is over."""
    spans: list[RemovalSpan] = []
    kept: list[RawLine] = []
    parted: set[int] = set()
    end = len(lines)
    for at, line in enumerate(lines):
        if found := site_chrome_patterns.whole(line.text):
            spans.append(_all_of(line, found.reason))
            parted.add(len(kept))
            if found.reason == NAVIGATION and found.anywhere:
                # Above the path stands the site's own head: its name, its menu.
                spans += [_all_of(above, NAVIGATION) for above in kept if _may_be_menu(above.text)]
            continue
        if site_chrome_patterns.is_page_date(line.text):
            spans.append(_all_of(line, FACTS))
            parted.add(len(kept))
            continue
        spans += _inside(line)
        kept.append(line)
        if len(kept) >= _HEAD_LINES or _opens_body(line.text):
            end = at + 1
            break
    return spans + lines_above_title.find(kept, parted), end


def _opens_body(text: str) -> bool:
    """A sentence, an item, addressees, 时间：…: nothing that follows is a head."""
    if _SENTENCE.search(text) or labels.read(text):
        return True
    return _names_something(text)


def _names_something(text: str) -> bool:
    return ("：" in text or ":" in text) and not document_numbers.find(text) and not metadata_box.begins(text)


def _tail_at(lines: list[RawLine], head_end: int) -> int:
    """The index from which on nothing but site chrome stands."""
    at = len(lines)
    for index in range(len(lines) - 1, max(head_end, len(lines) - _OTHERS_LINES) - 1, -1):
        text = lines[index].text
        if site_chrome_patterns.lists_others(text):
            at = index
        if _SENTENCE.search(text) or labels.read(text) or text.startswith("附"):
            break
    while at > head_end and _may_be_tail(lines[at - 1].text):
        at -= 1
    at = _weak_tail_at(lines, at, head_end)
    # 来源：… below 主题：… is one of a list of the directive's own.
    while 0 < at < len(lines) and _ONE_OF_A_LIST.match(lines[at - 1].text) and _is_fact(lines[at].text):
        at += 1
    return at


def _weak_tail_at(lines: list[RawLine], end: int, head_end: int) -> int:
    """As `_tail_at`, for columns and bare names of links: only right below what ends a directive, since a form that
    is attached may end with such words."""
    at = end
    while at > max(head_end, end - _OTHERS_LINES) and _is_weak_tail(lines[at - 1].text):
        at -= 1
    return at if at > head_end and _ENDS.search(lines[at - 1].text) else end


def _is_weak_tail(text: str) -> bool:
    return (
        column_names.is_one(text)
        or site_chrome_patterns.whole(text) is not None
        or _BUTTON.fullmatch(text) is not None
    )


def _is_fact(text: str) -> bool:
    found = site_chrome_patterns.whole(text)
    return found is not None and found.reason == FACTS and not found.anywhere


def _may_be_tail(text: str) -> bool:
    return (
        site_chrome_patterns.whole(text) is not None
        or site_chrome_patterns.is_file(text)
        or site_chrome_patterns.is_beside_foot(text)
    )


def _tail(lines: list[RawLine]) -> list[RemovalSpan]:
    """The site chrome among the last lines: files below 附件下载, addresses beside a site's foot, titles of other
    pages below 相关阅读; each by itself may be the directive's own."""
    spans: list[RemovalSpan] = []
    downloads = foot = others = False
    for at, line in enumerate(lines):
        found = site_chrome_patterns.whole(line.text)
        others = others or site_chrome_patterns.lists_others(line.text)
        reason = ""
        if found:
            reason = found.reason
        elif site_chrome_patterns.is_beside_foot(line.text) and (foot or _foot_follows(lines, at)):
            reason = site_chrome_patterns.FOOT
        elif downloads and site_chrome_patterns.is_file(line.text):
            reason = site_chrome_patterns.DOWNLOADS
        elif others or _is_weak_tail(line.text):
            reason = NAVIGATION
        downloads = downloads or reason == site_chrome_patterns.DOWNLOADS
        foot = foot or reason == site_chrome_patterns.FOOT
        if reason:
            spans.append(_all_of(line, reason))
    return spans


def _foot_follows(lines: list[RawLine], at: int) -> bool:
    """主办：… right above the line that tells the site's foot."""
    if not re.match(r"主\s?办|承\s?办|协\s?办", lines[at].text):
        return False
    below = [site_chrome_patterns.whole(line.text) for line in lines[at + 1 : at + 3]]
    return any(found is not None and found.reason == site_chrome_patterns.FOOT for found in below)


def _inside(line: RawLine) -> list[RemovalSpan]:
    """Site chrome beside words of the directive in one line, as where a text lost its line ends."""
    if not any(sign in line.text for sign in _INSIDE_SIGNS):
        return []
    start, _ = line.whole
    return [RemovalSpan(start + at, start + end, FACTS, " ") for at, end in site_chrome_patterns.inside(line.text)]


def _may_be_menu(text: str) -> bool:
    return (
        len(text) <= 30
        and not TITLE_END.search(text)
        and not document_numbers.find(text)
        and not text.endswith("文件")
    )


def _all_of(line: RawLine, reason: str) -> RemovalSpan:
    return RemovalSpan(line.start, line.start + len(line.raw) + 1, reason)
