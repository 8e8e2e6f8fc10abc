"""The foot of a directive: list of attachments, signatures, date, publication mark (GB/T 9704-2012, 7.3.4 to 7.3.7).

附件：1.竞赛规程                              attachments as the directive lists them
示例市总工会  示例市教育局                     signatures: one or several, also several to a line
2023 年 5月 1日                               成文日期
（此件主动公开）
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from archive.lexicon import body_names, dates
from archive.parsing.foot import attachment_list, imprint, signature_block
from archive.parsing.foot.imprint import Imprint
from archive.parsing.header import labelled_cells

_NOTE = re.compile(
    r"^[（(]?\s*(?:联\s*系|电\s*话|手\s*机|传\s*真|邮\s*[箱编政]|电子邮|地\s*址|网\s*址|此页无正文|注\s*[：:]|备\s*注\s*[：:]|附\s*注)"
)
_MOST_SIGNATURES, _MOST_LINES = 12, 200


@dataclass
class Foot:
    """The foot begins with the paragraph of index `at` (their number where there is none), at its character
    `cut`. `partial` is a date that tells no day; the `…_as` are the words that a field rests on. `roles`: what its
    paragraphs were taken for, by index, but for those of the 版记."""

    at: int
    cut: int = 0
    issuers: list[str] = field(default_factory=list)
    signed_as: str = ""
    issued_on: date | None = None
    partial: dates.Partial | None = None
    dated_as: str = ""
    attachments: list[str] = field(default_factory=list)
    attached_as: str = ""
    imprint: Imprint = field(default_factory=lambda: Imprint(0))
    roles: dict[int, str] = field(default_factory=dict)


def read(paragraphs: list[str], start: int, end: int, known: Sequence[str] = ()) -> Foot:
    """Read the foot from before `end` upwards, as far as it reaches, never above `start`. `known` are names
    of bodies that head or title tell: a signature glued to other words is found by them."""
    foot = Foot(end)
    at, signatures = end - 1, 0
    while at >= max(start, end - _MOST_LINES):
        line = paragraphs[at].strip()
        if taken := imprint.take(paragraphs, at, start, foot.imprint):
            at -= taken
            foot.at = at + 1
        elif _take_signature(line[labelled_cells.past_label(line) :], at, foot):
            signatures += 1
            if signatures > _MOST_SIGNATURES:
                # A list of units and no end of signatures.
                return Foot(end)
            foot.at, at = at, at - 1
        elif _is_note(line):
            at -= 1
        else:
            listed = attachment_list.listed(paragraphs, at, start)
            if _take_glued(paragraphs, at, start, known, foot, listed is not None):
                break
            if listed is None:
                break
            foot.attachments, foot.attached_as = listed.names + foot.attachments, listed.written
            foot.roles |= dict.fromkeys(range(listed.at, at + 1), "attachment")
            foot.at, at = listed.at, listed.at - 1
    return foot


def _is_note(line: str) -> bool:
    """Whether a line may stand in a foot and tells none of its fields: whom to call, where the seal goes."""
    if line in ("附件", "附件：") or labelled_cells.is_label(line) or not signature_block.SEAL.sub("", line).strip():
        return True
    return len(line) <= 200 and _NOTE.match(line) is not None


def signed_at(paragraphs: list[str], start: int, end: int) -> int | None:
    """The index after the first signature with its date below or beside it, from `start` on, or None. What
    stands after it are attachments or what the directive forwards."""
    for at in range(start, end):
        line = paragraphs[at]
        may_be_dated = ("年" in line and "月" in line) or line[:1].isdigit() or line[-1:].isdigit()
        if len(line) > signature_block.LONGEST or not may_be_dated:
            continue
        signature = signature_block.read(line)
        if signature is None or not signature.dated:
            continue
        if signature.names or (at > start and body_names.names_in(signature_block.SEAL.sub("", paragraphs[at - 1]))):
            return at + 1
    return None


def _take_signature(line: str, at: int, foot: Foot, glued: bool = False) -> bool:
    """Take a line of names, of a date, or of both into the foot. False where it is anything else."""
    above_date = bool(foot.dated_as) and not foot.issuers
    signature = signature_block.read_glued(line) if glued else signature_block.read(line, above_date)
    if signature is None:
        return False
    foot.roles[at] = "signature" if signature.names else "date"
    foot.issued_on = foot.issued_on or signature.signed_on
    foot.partial = foot.partial or signature.partial
    if signature.dated:
        foot.dated_as = foot.dated_as or line
    if signature.names:
        foot.issuers = [*signature.names, *(name for name in foot.issuers if name not in signature.names)]
        foot.signed_as = f"{line} {foot.signed_as}".strip()
    return True


def _take_glued(paragraphs: list[str], at: int, start: int, known: Sequence[str], foot: Foot, in_list: bool) -> bool:
    """Take a signature glued to the last sentence, or to the name of an attachment. False where there is none."""
    line = paragraphs[at].rstrip()
    dated = foot.issued_on is not None or foot.partial is not None
    offset = signature_block.glued_from(line, known, dated, in_list)
    if not offset or not _take_signature(line[offset:].strip(), at, foot, glued=True):
        return False
    foot.at, foot.cut = at, offset
    front = line[:offset].rstrip()
    top = max(start, at - attachment_list.MOST_LINES)
    if in_list and (listed := attachment_list.listed([*paragraphs[top:at], front], at - top, 0)):
        foot.attachments, foot.attached_as = listed.names, listed.written
        foot.at, foot.cut = top + listed.at, 0
        foot.roles |= dict.fromkeys(range(foot.at, at + 1), "attachment")
    elif match := attachment_list.LIST_IN_LINE.search(front):
        foot.attachments = attachment_list.names_in(front[match.end() :])
        foot.attached_as, foot.cut, foot.roles[at] = front[match.start() :].strip(), match.start(), "attachment"
    return True
