"""The foot of a directive: signatures, date, printing office and date, publication mark, copies.

云南省总工会                                  signature, the same words as the issuer
2023 年 5月 1日                               成文日期
云南省总工会办公室 2023年 5月 1日印            版记: printing office and date (GB/T 9704-2012, 7.4)
"""

import re
from dataclasses import dataclass, field
from datetime import date

from archive.parsing import dates
from archive.parsing.header import split_bodies

_NOTE = re.compile(r"^[（(]?(?:此件|公开|主动公开|依申请公开|抄送|抄报|主题词|附件|信息公开)")


@dataclass
class Foot:
    """`at` is the index of the first paragraph of the foot (the number of paragraphs where there is none)."""

    at: int
    issuers: list[str] = field(default_factory=list)
    issued_on: date | None = None
    printed_on: date | None = None


def read(paragraphs: list[str]) -> Foot:
    """Read the foot from the end of a directive's paragraphs upwards, as far as it reaches."""
    foot = Foot(len(paragraphs))
    for at in range(len(paragraphs) - 1, 0, -1):
        if not _take(paragraphs[at], foot):
            break
        foot.at = at
    return foot


def _take(paragraph: str, foot: Foot) -> bool:
    """Take one paragraph into the foot. False where it is not part of one."""
    found = dates.find(paragraph)
    rest = paragraph[: found[0].start] + paragraph[found[0].end :] if len(found) == 1 else paragraph
    rest = rest.strip()
    if len(found) == 1 and rest.endswith(("印", "印发", "印制")) and len(rest) <= 40:
        foot.printed_on = foot.printed_on or found[0].date
        return True
    bodies = split_bodies(rest) if rest else []
    if len(found) == 1 and (not rest or bodies):
        foot.issued_on = foot.issued_on or found[0].date
        foot.issuers = bodies + foot.issuers
        return True
    if not found and bodies and len(paragraph) <= 60:
        foot.issuers = bodies + foot.issuers
        return True
    return _NOTE.match(paragraph) is not None and len(paragraph) <= 200
