"""The note under the title of rules that tells who adopted and revised them, and when.

（2019年12月3日示例市总工会第五届常委会第三次会议通过　根据2023年5月8日示例市总工会第六届常委会第二次会议决定修订）

The text that stands there is the revised one: its date is that of the last act.
"""

import re
from dataclasses import dataclass
from datetime import date

from archive.lexicon import body_names, dates

_NOTE = re.compile(r"[（(].{6,240}(?:通过|批准|公布|发布|修订|修正|印发|施行|实施)[^（）()]{0,20}[）)]")
_ACT = re.compile("通过|批准|公布|发布|修订|修正|印发|制定")
_FROM = re.compile(r"\s*起")
# 示例市总工会 in 示例市总工会第五届常委会第三次会议通过, in 由示例市总工会修订.
_BODY = re.compile(
    r"^\s*(?:由|经)?\s*(?P<name>[\u4e00-\u9fff]{1,24}?(?:总工会|工会委员会|工会|委员会))(?=第|[^委工]{0,8}(?:会议|通过|批准|修订|修正|发布|公布|印发))"
)


@dataclass(frozen=True)
class AdoptionNote:
    """The date of the last act, None where the note tells none that exists, and the body whose act it was, or ''."""

    dated: date | None
    body: str


def read(line: str) -> AdoptionNote | None:
    """What a line in brackets tells of the adoption of what it stands under, or None where it is no such note."""
    if not _NOTE.fullmatch(line.strip()):
        return None
    found = dates.find(line)
    dated, body = None, ""
    for at, one in enumerate(found):
        words = line[one.end : found[at + 1].start if at + 1 < len(found) else len(line)]
        # 自2023年6月1日起施行 is when it comes into force.
        if _FROM.match(words) or not _ACT.search(words):
            continue
        dated = max(dated or one.date, one.date)
        named = _BODY.match(words)
        if named and body_names.names_in(named["name"]):
            body = named["name"]
    return AdoptionNote(dated, body)
