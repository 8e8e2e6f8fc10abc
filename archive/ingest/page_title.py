"""A second reading of the title: what a page calls itself in the bar of the browser."""

import re
from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz

from archive.lexicon import titles
from archive.lexicon.vocabulary import without_gaps
from archive.parsing import ParsedDirective
from archive.parsing.provenance import DOUBTFUL, found

OTHERWISE = "与网页标题不一致"
# A column of the site (通知公告) is no title; sites cut long ones and add their own name.
_SHORTEST, _SAME = 10, 88
_PARTS = re.compile(r"\s*[-_|—]+\s*")


def doubt(directives: Sequence[ParsedDirective], page_titles: Iterable[str]) -> None:
    """Have the first directive's title be doubtful where the page bears the title of another."""
    told = [part for title in page_titles for part in _PARTS.split(title.rstrip("….")) if _is_title(part)]
    first = directives[0]
    ours = [without_gaps(directive.title) for directive in directives if directive.title]
    if (
        told
        and ours
        and not any(fuzz.partial_ratio(without_gaps(part), title) >= _SAME for part in told for title in ours)
    ):
        first.provenance["title"] = found(OTHERWISE, DOUBTFUL, told[0])


def _is_title(words: str) -> bool:
    return len(words) >= _SHORTEST and titles.is_title(words)
