"""Lines above a title that say it again: the browser's title with the site's name, the headline of the page.

关于开展职工读书活动的通知-通知公告-示例市总工会网        the browser's title
示例市总工会开展职工读书活动                              the headline that an editor made of it
示例市总工会关于开展职工读书活动的通知                    the title
"""

import re

from archive.lexicon import body_names, titles
from archive.lexicon.vocabulary import without_gaps
from archive.parsing.cleaning.raw_lines import RawLine

_FIRST, _NEAR, _TITLE_LINES = 8, 3, 4
_FEWEST = 8
# What parts a page's title from the names of column and site, before it or behind.
_BEHIND = re.compile(r"(?:\s*[_|｜]|\s?[-—–]{1,3}|\s*[>＞»·])\s*[^，。；：《》]{2,40}$")
_BEFORE = re.compile(r"[^，。；：《》]{2,40}(?:[_|｜]|[-—–]{1,3}|[>＞»·])\s*$")
_ENDS_SENTENCE = re.compile("[。；！？：]$")


def find(lines: list[RawLine]) -> set[int]:
    """The indices of the lines, among the first, that say a title again which stands below them."""
    found: set[int] = set()
    texts = [without_gaps(line.text) for line in lines[: _FIRST + _NEAR + _TITLE_LINES]]
    for at in range(min(_FIRST, len(texts) - 1)):
        text = texts[at]
        if len(text) >= _FEWEST and not _ENDS_SENTENCE.search(text):
            below = range(at + 1, min(at + 1 + _NEAR, len(texts)))
            if any(_says(text, title) for first in below for title in _titles_from(texts, first)):
                found.add(at)
    return found


def _titles_from(texts: list[str], first: int) -> list[str]:
    """The titles that one or several lines from `first` on make."""
    joined = ["".join(texts[first:end]) for end in range(first + 1, min(first + _TITLE_LINES, len(texts)) + 1)]
    return [title for title in joined if len(title) >= _FEWEST and titles.is_title(title)]


def _says(text: str, title: str) -> bool:
    return _with_site(text, title) or _as_headline(text, title)


def _with_site(text: str, title: str) -> bool:
    """Whether a text is the title and the names of column and site beside it."""
    if text == title or title not in text:
        return False
    before, _, behind = text.partition(title)
    return (not before or _BEFORE.fullmatch(before) is not None) and (
        not behind or _BEHIND.fullmatch(behind) is not None
    )


def _as_headline(text: str, title: str) -> bool:
    """Whether a text is the title with words left out: 关于, 的通知. A name alone, or the front of it, is none."""
    if "关于" in text or "关于" not in title or not 2 * len(text) > len(title) >= len(text) + 2:
        return False
    behind = title.partition("关于")[2]
    if titles.is_title(text) or body_names.leading(text)[1] == "" or text[-2:] not in behind:
        return False
    rest = iter(title)
    return all(character in rest for character in text)
