"""What a site prints above a title: its name, its columns, the headline of the page.

    示例市总工会                     the site's name, since a column parts it from the title
    通知公告                         a column
    关于开展职工读书活动             the headline again
    关于开展职工读书活动的通知       the title

Above a title that is plainly one, 关于…的通知, whatever nobody knows goes; mark, number, copy marks and what may be
the front of the title stay. Above another title only columns go.
"""

import re

from archive.lexicon import (
    body_names,
    column_names,
    dates,
    document_numbers,
    labels,
    site_chrome_patterns,
    titles,
)
from archive.lexicon.vocabulary import TITLE_END, without_gaps
from archive.parsing.cleaning import repeated_titles
from archive.parsing.cleaning.raw_lines import RawLine, RemovalSpan
from archive.parsing.header import head_lines, labelled_cells

REASON, AGAIN, OTHERS = "网站栏目", "重复标题", "其他文章"
_TITLE_LINES, _LONGEST, _FEWEST = 4, 40, 6
_SENTENCE = re.compile("[。；！？：]|:(?!//)")
# 等七部门, 转发省总工会, 2023年: what may stand before 关于, with the names of bodies.
_BEFORE_ABOUT = re.compile(r"(?:[12]\d{3}年)?(?:(?:[转印]发|批转).{0,40}|等.{0,10})?")
# Marks of secrecy, urgency, circulation and the like have more forms than any list: what may be one stays.
_MAY_BE_MARK = re.compile(
    "[密急禁勿严]|内部|内参|不得|不宜|[不免]予|公开|传[阅达看]|转载|[翻印]印|印[发制数]|收回|保[存管]|注意|[限仅]|批示|签[发批阅]"
    "|审[定签阅批]|稿|存档|第.{1,4}[期号]|[份号]|阅|上网"
)
_OWN = re.compile(r"[（(【\[].*[】\])）]$|附\s?件|签\s?发|会\s?签|[★☆*]|.*(?:文\s?件|[函电急]|简报|纪要)$")
# 示例网--中国法律信息搜索网, 示例市总工会门户网站; and what a browser puts behind a title.
_SITE = re.compile(r".{2,40}(?:网站?|门户|官网|平台|公众号)(?:\s*[-—–_|｜·]{1,3}\s*.{2,30})?")
_SITE_BEHIND = re.compile(r"\s*(?:[_|｜]|\s[-—–]{1,2}\s?|[-—–]{1,2})\s*[^，。_|｜]{2,30}$")
_ISO_DATE = re.compile(r"[\s\W]*\d{4}[-/.]\d{1,2}[-/.]\d{1,2}[\s\d:：]*")
_BULLETS = re.compile(r"[•·●○▪■□◆◇▶►|｜>＞»›☎]|[-*]\s")
# One of a list of articles: 关于选树示例工匠的公告 [12-05].
_DATED = re.compile(r".{4,60}[\s\[(（【](?:\d{4}[-/.年])?\d{1,2}[-/.月]\d{1,2}日?[\])）】]?")
_MORE = re.compile(r"[\[【(（]?\s?(?:更多|more|查看更多|查看全部)\s?[>＞»…\].】)）]*", re.IGNORECASE)
_SIGNS = re.compile(r"[\W_]+")


def find(lines: list[RawLine], parted: set[int]) -> list[RemovalSpan]:
    """What is to go from above the title that these `lines`, down to where the body begins, hold. `parted` are the
    indices of lines before which a line of site chrome went."""
    again = repeated_titles.find(lines)
    others = _others(lines) | again
    spans = [_all_of(lines[at], AGAIN if at in again else OTHERS) for at in others]
    parted = {at for at in range(len(lines)) if at in parted or at - 1 in others}
    title = _plain_title(lines, others)
    if title is None:
        typed = [at for at, line in enumerate(lines) if _is_typed(line.text) and at not in others]
        above = lines[: typed[-1]] if typed else []
        return spans + [_all_of(line, REASON) for line in above if column_names.is_one(line.text)] if typed else []
    return spans + _above(lines, *title, parted, others)


def _others(lines: list[RawLine]) -> set[int]:
    """The indices of lines that list other articles: with their dates, or between 热门文章 and 更多. Below the last
    has to stand what may be a title."""
    found: set[int] = set()
    heading = None
    for at, line in enumerate(lines):
        if site_chrome_patterns.lists_others(line.text):
            heading = at
        elif _MORE.fullmatch(line.text):
            found.update(range(at if heading is None else heading, at + 1))
            heading = None
        elif _DATED.fullmatch(line.text) and not document_numbers.find(line.text):
            found.add(at)
    last = max(found, default=-1)
    return found if any(TITLE_END.search(line.text) for line in lines[last + 1 :]) else set()


def _above(lines: list[RawLine], at: int, title: str, parted: set[int], others: set[int]) -> list[RemovalSpan]:
    spans: list[RemovalSpan] = []
    apart = at in parted
    for index in range(at - 1, -1, -1):
        text = lines[index].text
        if index in others:
            continue
        # A body's name alone is the front of its title, and its mark in red above it.
        names = body_names.names_in(text)
        if not names and _says(text, title):
            spans.append(_all_of(lines[index], AGAIN))
        elif not _may_belong(text) or (apart and names):
            spans.append(_all_of(lines[index], REASON))
        apart = apart or bool(spans) or index in parted
    return spans


def _plain_title(lines: list[RawLine], others: set[int]) -> tuple[int, str] | None:
    """Index of the first line of the title with 关于, and its words. Of two that say the same it is the last."""
    best = None
    at = 0
    while at < len(lines):
        if at in others:
            at += 1
        elif found := _title_from(lines, at):
            end, title = found
            if best is not None and not _says(best[1], title):
                break
            best, at = (at, title), end
        elif "。" in lines[at].text or labels.read(lines[at].text):
            break
        else:
            at += 1
    return best


def _title_from(lines: list[RawLine], at: int) -> tuple[int, str] | None:
    """Where the title ends that begins with this line, with 关于 or with a body's name, and its words."""
    if "关" not in lines[at].text:
        text = without_gaps(lines[at].text)
        plain = _is_typed(text) and not column_names.is_one(lines[at].text) and body_names.leading(text)[0]
        return (at + 1, text) if plain else None
    text = ""
    for end in range(at, min(at + _TITLE_LINES, len(lines))):
        line = lines[end].text
        if end > at and (not titles.may_continue(text, line) or (len(line) > 2 and column_names.is_one(line))):
            return None
        text += without_gaps(line)
        if len(text) > titles.LONGEST or not _opens(text):
            return None
        if titles.is_title(text):
            return end + 1, text
    return None


def _opens(text: str) -> bool:
    before, about, _ = text.partition("关于")
    if not about:
        return False
    if not before or _BEFORE_ABOUT.fullmatch(body_names.leading(before)[1]):
        return True
    return len(before) <= _LONGEST and titles.may_be_front(before)


def _is_typed(text: str) -> bool:
    """Whether a line is a title without 关于 that no column is: more than its type, or a little more."""
    match = TITLE_END.search(text)
    return match is not None and match.start() > _FEWEST and titles.is_title(text) and not column_names.is_one(text)


def _says(text: str, title: str) -> bool:
    """Whether a line says what the title says: the same words, the front of them, or as a headline."""
    if _SENTENCE.search(text.rstrip("…. ")):
        return False
    bare, whole = (_SIGNS.sub("", words) for words in (_SITE_BEHIND.sub("", text), title))
    if len(bare) >= _FEWEST and (whole.startswith(bare) or whole.endswith(bare) and "关于" in bare):
        return True
    # 示例市总工会招聘工作者17名公告 above 示例市总工会关于公开招聘工作者的公告.
    if "关于" in bare or not titles.is_title(bare) or titles.is_letterhead(bare):
        return False
    common = set(bare) & set(whole)
    return len(common) >= 0.65 * len(set(bare)) and len(bare) >= 8


def _may_belong(text: str) -> bool:
    """Whether a line above the title may be the directive's own."""
    if labelled_cells.is_label(text):
        return True
    if column_names.is_one(text) or _ISO_DATE.fullmatch(text) or _BULLETS.match(text):
        return False
    if len(text) > _LONGEST or "关于" in text or _MAY_BE_MARK.search(text) or _OWN.match(text):
        return True
    if head_lines.is_one(text) or body_names.names_in(text):
        return True
    if _SITE.fullmatch(text):
        return False
    if "，" in text or titles.may_be_front(text) or titles.is_title(text):
        return True
    return bool(dates.find(text) or body_names.leading(without_gaps(text))[0])


def _all_of(line: RawLine, reason: str) -> RemovalSpan:
    return RemovalSpan(line.start, line.start + len(line.raw) + 1, reason)
