"""The 版记 taken apart (GB/T 9704-2012, 7.4): who else receives the directive, which office printed it, and when.

For every paper that is made of a directive; `archive.parsing.foot.imprint` reads the same lines for what they say.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

_COPIES = re.compile(r"(?P<label>(?:抄\s*[报送]|主\s*送|分\s*[送发]|[报送发])\s*[：:])\s*(?P<bodies>.*)")
_BELONGS = re.compile(rf"{_COPIES.pattern}|.*(?:印\s*[发制]?|翻\s*印)$")
_FIGURES = r"[\d〇零一二三四五六七八九十○OＯ]{1,4}\s*"
_DATE = rf"{_FIGURES}年\s*{_FIGURES}月\s*(?:{_FIGURES}日\s*)?"
_PRINTED = re.compile(rf"(?P<office>.*?)\s*(?P<printed>{_DATE}(?:印\s*[发制]?|翻\s*印))\s*[。.]?")
_PRINTED_ALONE = re.compile(r"(?P<office>.*?)\s*(?P<printed>(?:印\s*[发制]|翻\s*印))\s*[。.]?")
# Nothing but a name: neither a remark in brackets nor a label.
_OFFICE = re.compile(r"[^（(\d：:。]+$")


class Copies(NamedTuple):
    """'抄送：' and '示例省总工会，示例市委办公室。'"""

    label: str
    bodies: str

    def __str__(self):
        return self.label + self.bodies


@dataclass
class ImprintRows:
    """In the very words of the directive; '' or empty where it does not say.

    `printed` is the date with its 印发, `rest` what is none of these.
    """

    copies: list[Copies] = field(default_factory=list)
    office: str = ""
    printed: str = ""
    rest: list[str] = field(default_factory=list)

    @property
    def rows(self) -> int:
        """How many lines it takes at most on paper: 29 characters of 14 pt to a line, 26 where a list is inset."""
        printing = [self.office + self.printed] if self.office or self.printed else []
        return sum(ceil((len(str(line)) + 3) / 29) for line in [*self.copies, *self.rest, *printing])

    def __bool__(self):
        return bool(self.copies or self.office or self.printed or self.rest)


def belongs(line: str) -> bool:
    """Whether a line at the foot of a paper is certainly of its 版记."""
    return bool(_BELONGS.match(line))


def imprint_of(lines: Iterable[str]) -> ImprintRows:
    """['抄送：示例省总工会。', '示例市总工会办公室 2023年5月4日印发'] → copies, office and date.

    Every character of the lines is in what comes out, but for the space within a label (抄 送：), and between
    office and date, and a stop behind it.
    """
    imprint, open_list = ImprintRows(), False
    for line in filter(None, map(str.strip, lines)):
        if said := _COPIES.fullmatch(line):
            imprint.copies.append(Copies("".join(said["label"].split()), said["bodies"]))
            open_list = _goes_on(line)
        elif not imprint.printed and (said := _PRINTED.fullmatch(line) or _PRINTED_ALONE.fullmatch(line)):
            # An office on a line of its own, then the date: the converter broke the row in two.
            office = said["office"] or (imprint.rest.pop() if imprint.rest and _OFFICE.match(imprint.rest[-1]) else "")
            imprint.office, imprint.printed, open_list = office, said["printed"], False
        elif open_list:
            label, named = imprint.copies[-1]
            imprint.copies[-1] = Copies(label, named + line)
            open_list = _goes_on(line)
        else:
            imprint.rest.append(line)
    return imprint


def _goes_on(line: str) -> bool:
    """Whether a list of bodies is broken off at the end of this line."""
    return line.endswith(tuple("，、,；;"))
