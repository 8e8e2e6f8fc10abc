"""Attachments as parts of their own: 附件1, on a line of its own after the signature, then its title and text.

What a notice forwards or prints (转发, 印发) is no attachment: splitting has taken it out before.
"""

import re
from itertools import pairwise

from archive.parsing import outline
from archive.parsing.parsed import ParsedSection

_OPENS = re.compile(r"附\s*件\s*(?:[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3})?\s*[：:]?$")


def begin(paragraphs: list[str], after: int) -> list[int]:
    """Indices of the paragraphs that open an attachment, from index `after` on; [] where there is none."""
    return [at for at in range(after, len(paragraphs) - 1) if _OPENS.match(paragraphs[at])]


def read(paragraphs: list[str], starts: list[int], opens_at: list[int], text: str) -> list[ParsedSection]:
    """The attachments that open at these indices, each with its title as heading and its items as children.
    `starts` are the paragraphs' offsets in the directive's `text`."""
    parts = []
    for place, (at, end) in enumerate(pairwise([*opens_at, len(paragraphs)]), 1):
        inside = outline.read(paragraphs[at + 2 : end], starts[at + 2 : end], text)
        body_start = starts[min(at + 2, end)] if at + 2 < end else starts[at + 1] + len(paragraphs[at + 1])
        last = inside.lead.end if inside.lead else body_start
        part = ParsedSection("attachment", 1, paragraphs[at], paragraphs[at + 1], False, starts[at], body_start, last)
        part.text = text[body_start:last]
        part.anchor = f"a-{place}"
        part.children = inside.items
        parts.append(part)
    return parts
