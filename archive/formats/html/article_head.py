"""The head of an article that stands above its core: title, number, box of facts."""

import re

from rapidfuzz import fuzz

from archive.formats.html.visible_page import PageLine, VisiblePage
from archive.lexicon import document_numbers, site_chrome_patterns, titles
from archive.lexicon.site_chrome_parts import FACTS
from archive.lexicon.vocabulary import without_gaps

_ABOVE, _HEAD_LINES = 60, 16
_SAME = 88
_HEADING_LINES = 5
# 通知公告 names a column of the site.
_SHORT = 8
# A line reads like a title (4), is in the page's own title (2), stands in an element for titles (1).
_FAINT_TITLE, _SURE_TITLE = 3, 4
_FACT = re.compile(
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d:\d\d|(?:时\s?间|日\s?期|来\s?源|作\s?者|点击|浏览|阅读|次数|编\s?辑|字[号体]).{0,6}[:：\[【]"
)
# A title that a site cut for its own line.
_CUT = re.compile(r"(?:\.{3}|…)\s*$")
_SITE = re.compile(r"网站?$|首\s?页|门户|平台$|欢迎|^当前|^您")
_HEAD = re.compile(
    r"文\s*件(?:\s*[（(].{1,6}[）)])?\s*$|签\s*发\s*人|索\s*引\s*号|主题分类|信息分类|发文(?:机关|字号|单位|日期)|成文日期"
    r"|[〔\[【（﹝(]\s?\d{4}.{0,8}号\s*$|^\s*文\s*号|^\s*(?:标\s*题|名\s*称)\s*[:：\t]"
)


def first(page: VisiblePage, start: int, end: int) -> int:
    """The line at which the article begins: its title, number or box of facts, where those stand above the core."""
    lines = page.lines
    best, heading = (0, 0), range(start, start)
    for candidate in _candidates(page, start):
        score = _title_score([lines[at] for at in candidate], page)
        # Of equals the nearest to the text, and of those the whole.
        if score and (score, candidate.stop) >= best:
            best, heading = (score, candidate.stop), candidate
    if heading and not titles.is_title("".join(lines[at].text.strip() for at in heading)):
        # A line that may be a title is none where the text has its own.
        heading = range(start, start) if _own_title(lines[start:end]) else heading
    for line in lines[heading.stop : start]:
        if not line.reason and tells_of_page(line):
            line.reason = FACTS
    return _with_head(lines, heading.start)


def repeated(lines: list[PageLine], kept: list[int]) -> list[int]:
    """Of the lines kept those that are the site's own line for the title, where the document has its title too."""
    for place, at in enumerate(kept[:_HEAD_LINES]):
        heading, end = lines[at].heading, place + 1
        while heading and end < len(kept) and lines[kept[end]].heading == heading:
            end += 1
        outer = without_gaps("".join(lines[other].text.strip() for other in kept[place:end]))
        if titles.is_title(outer):
            own = _own_title([lines[other] for other in kept[end : end + _HEAD_LINES]])
            return kept[place:end] if own and fuzz.partial_ratio(outer, own) >= _SAME else []
    return []


def is_title(line: PageLine, page: VisiblePage) -> bool:
    """Whether a line by itself is the title of the page's article."""
    return _title_score([line], page) > _SURE_TITLE


def _candidates(page: VisiblePage, start: int) -> list[range]:
    """Lines above the core that may be its title, the shorter first: each by itself, those of one element, those
    that make a title from the beginning of one box on or from a 关于 on."""
    lines, top = page.lines, max(start - _ABOVE, 0)
    found = {(at, at + 1) for at in range(top, start)}
    for at in (at for at in range(top, start) if "关于" in lines[at].text):
        # From any line on, the name of the site would be taken for the issuer.
        if title := titles.at([line.text.strip() for line in lines[at : min(at + _HEADING_LINES, start)]], 0):
            found.add((at, at + title.end))
    begin = top
    for at in range(top, start):
        if not lines[at].heading or lines[at].heading != lines[begin].heading:
            begin = at
        found.add((begin, at + 1))
    for box in {(box.start, box.end) for box in page.boxes if top <= box.start < start and box.end <= start + 1}:
        held = [line.text.strip() for line in lines[box[0] : min(box[1], box[0] + _HEADING_LINES)]]
        if title := titles.at(held, 0):
            found.add((box[0], box[0] + title.end))
    return [range(*pair) for pair in sorted(found, key=lambda pair: pair[1] - pair[0])]


def _title_score(lines: list[PageLine], page: VisiblePage) -> int:
    """How much some lines look like the title of the page's article; 0 for what is none."""
    text = without_gaps("".join(line.text.strip() for line in lines))
    if not 6 <= len(text) <= titles.LONGEST or any(line.reason or _CUT.search(line.text) for line in lines):
        return 0
    if _SITE.search(text) or site_chrome_patterns.whole(text):
        return 0
    is_page = len(text) > _SHORT and any(text in title for title in page.titles)
    if not is_page and any(line.is_linked for line in lines):
        return 0
    score = 4 * titles.is_title(text) + 2 * is_page + bool(lines[0].heading)
    return score if score >= _FAINT_TITLE else 0


def tells_of_page(line: PageLine) -> bool:
    """Whether a line beside the text is the site's: 来源：示例 2021-07-02 10:00."""
    if line.is_linked or site_chrome_patterns.whole(line.text.strip()):
        return True
    is_fact = _FACT.search(line.text) and not re.search("[。；，]|^\\s*[（(]", line.text)
    return bool(is_fact) and not _HEAD.search(line.text) and not document_numbers.find(line.text)


def _with_head(lines: list[PageLine], first: int) -> int:
    """Go up over the issuer's mark, the number and the box of facts above the title."""
    for at in range(first - 1, max(first - _HEAD_LINES, 0) - 1, -1):
        if lines[at].reason or first - at > 3:
            break
        if _HEAD.search(lines[at].text) or document_numbers.find(lines[at].text):
            first = at
    return first


def _own_title(lines: list[PageLine]) -> str:
    """The title with which the lines begin, before the first sentence; ''."""
    head = [line.text.strip() for line in lines[:_HEAD_LINES]]
    for at, text in enumerate(head):
        if title := titles.at(head, at):
            return title.text
        if re.search("[。；]", text) or text.endswith(("：", ":")):
            break
    return ""


def missing_title(page: VisiblePage, kept: list[str]) -> str:
    """The title that only the page itself tells, in the bar of the browser; '' where the text has one."""
    if _own_title([PageLine(text) for text in kept]):
        return ""
    head = without_gaps("".join(kept[:8]))[:400]
    for title in page.titles:
        for part in re.split(r"\s*[-_|]+\s*|\s+[–—]+\s+", title):
            if len(part) > _SHORT and titles.is_title(part) and fuzz.partial_ratio(without_gaps(part), head) < _SAME:
                return part.strip()
    return ""
