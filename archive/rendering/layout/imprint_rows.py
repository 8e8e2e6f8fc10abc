"""The 版记 taken apart (GB/T 9704-2012, 7.4): who else receives the directive, which office printed it, and when.

For every paper that is made of a directive; `archive.parsing.foot.imprint` has told what stands in each line.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import ceil
from typing import NamedTuple

from archive.parsing.annotations import LineRole
from archive.rendering.layout.blocks import LaidOutLine


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


def imprint_of(lines: Iterable[LaidOutLine]) -> ImprintRows:
    """'抄送：示例省总工会。' and '示例市总工会办公室 2023年5月4日印发' → copies, office and date.

    Every character of the lines is in what comes out, but for the space within a label (抄 送：), and between
    office and date, and a stop behind it.
    """
    imprint = ImprintRows()
    for line in lines:
        told = {role: line.text[start:end] for role, start, end in line.parts}
        if label := told.get(LineRole.COPIES_LABEL):
            imprint.copies.append(Copies("".join(label.split()), told.get(LineRole.COPIES, "")))
        elif imprint.copies and LineRole.COPIES in told:
            above, named = imprint.copies[-1]
            imprint.copies[-1] = Copies(above, named + told[LineRole.COPIES])
        elif _is_printing(told, imprint):
            imprint.office = told.get(LineRole.OFFICE, imprint.office)
            imprint.printed = told.get(LineRole.PRINTED, imprint.printed)
        else:
            imprint.rest.append(line.text)
    return imprint


def _is_printing(told: dict[LineRole, str], imprint: ImprintRows) -> bool:
    """Whether a line tells office or date, neither of which was told before."""
    is_new = not (LineRole.OFFICE in told and imprint.office) and not (LineRole.PRINTED in told and imprint.printed)
    return is_new and (LineRole.OFFICE in told or LineRole.PRINTED in told)
