"""A notice that forwards carries the other document as its second half: two directives in one text."""

import re

from archive.parsing import header
from archive.parsing.folding import fold
from archive.parsing.vocabulary import without_gaps

_FORWARDS = re.compile("(?P<kind>转发|印发|批转)")
_NAMED = re.compile("《(.+)》")


def carry_kind(title: str) -> str:
    """转发, 印发 or 批转 where a title says that the notice carries another document, else ''."""
    match = _FORWARDS.search(title)
    return match["kind"] if match else ""


def carried_at(paragraphs: list[str], head: header.Header) -> int | None:
    """The index of the paragraph where the carried directive begins, or None.

    It begins with its own title: the words that the notice's title names in 《》, or, where a notice
    that forwards has its addressees, a further title with addressees of its own.
    """
    if not carry_kind(head.title):
        return None
    named = _NAMED.search(head.title)
    for at in range(head.body_at + 1, len(paragraphs)):
        if not header.is_title(paragraphs[at]):
            continue
        bare = without_gaps(paragraphs[at])
        own_head = header.read(paragraphs[at:])
        if (named and fold(bare) == fold(named[1])) or (own_head.addressees and "关于" in bare):
            return _with_mark(paragraphs, at)
    return None


def _with_mark(paragraphs: list[str], title_at: int) -> int:
    """Step back over the carried directive's own mark and number, which stand above its title."""
    at = title_at
    while at > 0 and (paragraphs[at - 1].endswith("文件") or header.read(paragraphs[at - 1 : at + 1]).number):
        at -= 1
    return at
