"""Which lines of a page are the article.

All of its core (see content_core) that is not a part of the site; the title may stand above it (see article_head),
signature and date below. The rest is left out, each run of lines with its reason.
"""

import re
from dataclasses import dataclass, field
from itertools import groupby

from archive.formats.html import article_head, content_core, site_vocabulary
from archive.formats.html.visible_page import PageBox, PageLine, VisiblePage
from archive.formats.received_text import Omission
from archive.lexicon import site_chrome_patterns
from archive.lexicon.site_chrome_parts import NAVIGATION

_OTHER, _BY_THE_WAY, _REPEATED = "网页其他内容", "相关链接", "网页标题"
_DAY = r"[\d〇○零一二三四五六七八九十]{1,3}\s?月\s?[\d〇○零一二三四五六七八九十]{1,3}\s?日"
_FOOT = re.compile(
    r"\s*(?:附\s*件|附\s*[:：]|抄\s*[送报]|主\s*送|联\s*系|[（(](?:此件|联系))"
    rf"|[^，。；：]{{0,40}}{_DAY}(?:\s*印\s*[发制]?)?\s*$"
    r"|[\u4e00-\u9fff（）\s]{1,60}(?:工会|委员会|办公室|办公厅|部|厅|局|处|中心|学院|大学|公司)\s*$"
)
_SENTENCE = re.compile("[。；]|[：:]$")
_TOP = 60


@dataclass
class Article:
    """`start` and `end` are the page's lines between which it stands."""

    lines: list[str] = field(default_factory=list)
    omitted: list[Omission] = field(default_factory=list)
    start: int = 0
    end: int = 0


def choose(page: VisiblePage) -> Article:
    """The article's lines in order, and what was left out, with reasons."""
    lines = page.lines
    weights = content_core.weights(page)
    core = content_core.find(page, weights)
    _mark_site_chrome(page, core, weights)
    core = content_core.widened(page, core)
    _trim(page, core)
    first, last = article_head.first(page, core.start, core.end), _last(lines, core.end)
    article = Article(start=first, end=last)
    kept = [at for at in range(first, last) if not lines[at].reason]
    if not kept:
        # A page of which nothing is left is all article: its site chrome was told wrongly.
        kept = list(range(len(lines)))
        for line in lines:
            line.reason = ""
    for at in article_head.repeated(lines, kept):
        lines[at].reason = _REPEATED
    kept = [at for at in kept if not lines[at].reason]
    article.lines = [lines[at].text for at in kept]
    if title := article_head.missing_title(page, article.lines):
        article.lines.insert(0, title)
    left = sorted(set(range(len(lines))) - set(kept))
    for reason, run in groupby(left, key=lambda at: lines[at].reason or _OTHER):
        article.omitted.append(Omission(reason, "\n".join(lines[at].text for at in run)))
    return article


def _mark_site_chrome(page: VisiblePage, core: PageBox, weights: list[int]) -> None:
    """Give the lines of a site's parts their reason: outside the core all, within it those that are nothing else."""
    lines, marked = page.lines, 0
    sums = content_core.counted(weights)
    titles = content_core.counted(article_head.is_title(line, page) for line in lines)
    documents = content_core.counted(map(_is_documents, lines))
    for box in sorted(page.boxes, key=lambda box: (box.start, -box.end)):
        reason = site_vocabulary.site_chrome(box.tag, box.names)
        if not reason or box.start < marked or box.holds(core):
            continue
        if titles[box.end] > titles[box.start]:
            continue
        if core.holds(box) and (
            documents[box.end] > documents[box.start] or content_core.weight(box, sums) > sums[-1] / 5
        ):
            continue
        for line in lines[box.start : box.end]:
            line.reason = reason
        marked = box.end


def _trim(page: VisiblePage, core: PageBox) -> None:
    """Give the site's lines at both ends of the core their reason: all above its path and menu, all from its first
    link below the text on."""
    lines = page.lines
    top = core.start
    for at in range(core.start, min(core.end, core.start + _TOP)):
        if article_head.is_title(lines[at], page) or _SENTENCE.search(lines[at].text):
            break
        if _is_link(lines[at]) or _is_path(lines[at]):
            top = at + 1
    bottom, in_foot = core.end, False
    for at in range(core.end - 1, top, -1):
        found = site_chrome_patterns.whole(lines[at].text.strip())
        if found or _is_link(lines[at]):
            bottom, in_foot = at, found is not None and found.reason == site_chrome_patterns.FOOT
        elif not site_chrome_patterns.is_beside_foot(lines[at].text.strip()):
            break
        elif in_foot:
            # An address above the site's number of registration; above links it may be the directive's own.
            bottom = at
    if top < bottom < core.end and site_chrome_patterns.lists_others(lines[bottom - 1].text.strip()):
        bottom -= 1
    for line in lines[core.start : top] + lines[bottom : core.end]:
        line.reason = line.reason or _BY_THE_WAY


def _is_link(line: PageLine) -> bool:
    return (
        line.is_linked
        and not re.match(r"\s*附\s*件|\s*附\s*[:：]", line.text)
        and not site_chrome_patterns.is_file(line.text)
    )


def _is_path(line: PageLine) -> bool:
    found = site_chrome_patterns.whole(line.text.strip())
    return found is not None and found.reason == NAVIGATION


def _is_documents(line: PageLine) -> bool:
    return not line.is_linked and _FOOT.match(line.text) is not None


def _last(lines: list[PageLine], end: int) -> int:
    """The line behind the article's last: signature, date, attachments with their files may stand below the core."""
    in_list = False
    while end < len(lines) and not (_is_sites(lines[end]) or _is_link(lines[end])):
        text = lines[end].text.strip()
        if not (_FOOT.match(text) or in_list and site_chrome_patterns.is_file(text)):
            break
        in_list = in_list or text.startswith("附")
        end += 1
    return end


def _is_sites(line: PageLine) -> bool:
    return bool(line.reason or site_chrome_patterns.whole(line.text.strip()))
