"""The core of a page: the box that holds the sentences of the article.

The box that holds nearly all sentences is entered, again and again, until none does any more. From there on
outwards, boxes that add nothing of the site's are taken back in.
"""

import re
from collections.abc import Iterable
from itertools import accumulate

from archive.formats.html import article_head, site_vocabulary
from archive.formats.html.visible_page import PageBox, VisiblePage
from archive.lexicon import site_chrome_patterns

_SENTENCES = re.compile("[，。；：、！？]")
# A box is entered if it has this share of the weight of the one around it, or so many times that of what stands
# before it and behind it.
_ENTERED, _HEAVIER = 0.75, 3
# An article that is named counts from this share on: a notice of two lines on a page full of words.
_NAMED = 0.1
_PAGES = ("html", "body", "form")


def weights(page: VisiblePage) -> list[int]:
    """What each line weighs: its characters that are in no link, those of sentences more, those of a site nothing."""
    found = []
    for line in page.lines:
        plain, marks = len(line.text) - line.linked, len(_SENTENCES.findall(line.text))
        if (
            line.linked > plain
            or site_chrome_patterns.is_beside_foot(line.text)
            or site_chrome_patterns.whole(line.text)
        ):
            found.append(0)
        else:
            found.append(plain + 8 * marks if marks or plain >= 15 else plain // 4 + 1)
    return found


def find(page: VisiblePage, weights: list[int]) -> PageBox:
    """The box of the article, as far as its sentences tell."""
    sums = counted(weights)
    core = PageBox("html", "", 0, len(page.lines), -1)
    if 0 not in weights and not any(site_vocabulary.site_chrome(box.tag, box.names) for box in page.boxes):
        # Nothing here is a site's: a fragment, a page that Word saved.
        return core
    boxes = [
        box
        for box in page.boxes
        if not site_vocabulary.site_chrome(box.tag, box.names) or 2 * weight(box, sums) > sums[-1]
    ]
    # Outer boxes first.
    for box in sorted(boxes, key=lambda box: box.depth):
        if box.end - box.start > 1 and core.holds(box) and _outweighs(box, core, sums):
            core = box
            if site_vocabulary.is_article(box.tag, box.names):
                return core
    named = [box for box in boxes if core.holds(box) and site_vocabulary.is_article(box.tag, box.names)]
    best = max(named, key=lambda box: (weight(box, sums), -box.depth), default=core)
    return best if weight(best, sums) >= max(_NAMED * weight(core, sums), 1) else core


def _outweighs(box: PageBox, around: PageBox, sums: list[int]) -> bool:
    """Whether nearly all of a box lies in one within it, or far more than before it and than behind it."""
    held, whole = weight(box, sums), weight(around, sums)
    before, behind = sums[box.start] - sums[around.start], sums[around.end] - sums[box.end]
    return held >= _ENTERED * whole or (2 * held >= whole and held >= _HEAVIER * max(before, behind))


def counted(numbers: Iterable[int]) -> list[int]:
    """Sums up to each place, so that what lies between two places is a difference."""
    return list(accumulate(numbers, initial=0))


def weight(box: PageBox, sums: list[int]) -> int:
    return sums[box.end] - sums[box.start]


def widened(page: VisiblePage, core: PageBox) -> PageBox:
    """The largest box around the core that adds to it nothing of the site's: its title, its signature."""
    sites_lines = counted(bool(line.reason) or article_head.tells_of_page(line) for line in page.lines)
    inside = weight(core, sites_lines)
    around = [box for box in page.boxes if box.tag not in _PAGES and box.holds(core)]
    clean = (box for box in around if weight(box, sites_lines) == inside)
    return max(clean, key=lambda box: box.end - box.start, default=core)
