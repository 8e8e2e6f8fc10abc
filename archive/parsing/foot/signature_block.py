"""Signatures and the date with them (GB/T 9704-2012, 7.3.5): on a line of their own, or run into the words above.

示例市总工会  示例市教育局          one or several to a line, letter-spaced too
2023 年 5月 1日                    or beside the name, or damaged: 2018228
特此通知。示例市总工会2023年5月     glued to the last sentence
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from archive.lexicon import body_names, dates

SEAL = re.compile(r"[（(]\s*(?:(?:加盖|盖|代|签)?(?:公|印)?(?:章|印)|代)\s*[）)]")
# A school's or a firm's union often signs with no more than that, letter-spaced or not: above its date only.
_BARE = re.compile(r"工\s*会(?:\s*委\s*员\s*会)?")
_GLUED_DATE = re.compile(r"[12一二][\d〇零○OoＯ一二三四五六七八九]{3}\s*年\s*[\d〇零○一二三四五六七八九十]{1,2}\s*月$")
# What a sentence ends with before a signature that runs into it.
_STOP = re.compile(r"[。！；!;]\s*|[）)]\s+|\s+")
_FREE = re.compile(r"(?:[。！；!;：）)》”\s]|特此[通报函公]\w)\s*$")
# What the name of an attachment ends with, where a signature was glued to it.
_NAME_ENDS = re.compile(r"[表单法案知则本程样册图书函卡》）)](?=[\u4e00-\u9fff])")
LONGEST = 120


@dataclass(frozen=True)
class SignatureBlock:
    """Names and date of one line. `signed_on` is None and `partial` set where the date tells no day."""

    names: tuple[str, ...]
    signed_on: date | None = None
    partial: dates.Partial | None = None

    @property
    def dated(self) -> bool:
        return self.signed_on is not None or self.partial is not None


def read(line: str, above_date: bool = False) -> SignatureBlock | None:
    """A line of names, of a date, or of both, or None where it is anything else. A bare 工会 is a name where its
    date stands beside it or below (`above_date`)."""
    if len(line) > LONGEST or "。" in line:
        return None
    found = dates.find(line)
    rest = line
    for dated in reversed(found):
        rest = f"{rest[: dated.start]} {rest[dated.end :]}"
    rest = SEAL.sub("", rest).strip(" 　（）()")
    names = body_names.names_in(rest) if rest else ()
    if (found or above_date) and not names and _BARE.fullmatch(rest):
        names = ("".join(rest.split()),)
    if found:
        return SignatureBlock(names, found[0].date) if names or not rest else None
    if names:
        return SignatureBlock(names)
    if partial := dates.partial(rest):
        return SignatureBlock((), partial=partial)
    # 示例市总工会 2018228: a damaged date may stand beside a name.
    front, _, last = rest.rpartition(" ")
    names, partial = body_names.names_in(front) if front else (), dates.partial(last)
    return SignatureBlock(names, partial=partial) if names and partial else None


def read_glued(words: str) -> SignatureBlock | None:
    """As `read`, for words in which a name may run into a month: 示例市总工会2023年5月."""
    if signature := read(words):
        return signature
    match = _GLUED_DATE.search(words)
    return read(f"{words[: match.start()]} {match[0]}") if match else None


def glued_from(line: str, known: Sequence[str], dated: bool, in_list: bool) -> int | None:
    """The offset in `line` at which a signature begins that other words run into, or None. Without a date at
    its end, or beneath it (`dated`), nothing tells a signature from a name in a sentence."""
    end = _date_at_end(line)
    if end is None and not dated:
        return None
    front = line if end is None else line[:end].rstrip()
    for name in known:
        if front.endswith(name) and (in_list or _FREE.search(front[: -len(name)])):
            return _with_names_before(front, len(front) - len(name), known)
    near = max(0, len(front) - 80)
    stops = [match.end() for match in _STOP.finditer(front, near)]
    stops += [match.end() for match in _NAME_ENDS.finditer(front, near)] if in_list else []
    for stop in sorted(stops):
        if body_names.names_in(front[stop:]):
            return stop
    return end if end is not None and front.endswith(("。", "！", "!")) else None


def _date_at_end(line: str) -> int | None:
    """The offset of the date with which a line ends, or None."""
    near = max(0, len(line) - 40)
    found = dates.find(line[near:])
    if found and found[-1].end == len(line) - near:
        return near + found[-1].start
    month = _GLUED_DATE.search(line, near)
    return month.start() if month else None


def _with_names_before(front: str, offset: int, known: Sequence[str]) -> int:
    """Step back over further known names that stand before the one found."""
    while name := next((name for name in known if front[:offset].rstrip().endswith(name)), None):
        offset = len(front[:offset].rstrip()) - len(name)
    return offset
