"""A comparison as its page shows it: side by side, as a redline or as a base and its follower; all of it or only what
differs."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.comparison import AlignedRow, Comparison, Verdict
from archive.comparison.redline import RedlineParagraph, redline

# What each part of the view is called in the address, and the one value that it may have.
_PARAMETERS = {
    "only_differences": ("only", "differences"),
    "as_redline": ("form", "redline"),
    "as_following": ("form", "follow"),
    "names": ("names", "own"),
}
# Of these one at most.
_FORMS = ("as_redline", "as_following")


@dataclass(frozen=True)
class ComparisonView:
    """`names`: that 贵州 stands where the other has 云南, and 五百元 where it has 500元, is a difference too.
    `verdict` is the one that alone is shown of a base and its follower, '' for all."""

    only_differences: bool = False
    as_redline: bool = False
    as_following: bool = False
    names: bool = False
    verdict: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "ComparisonView":
        told = {name: query.get(parameter) == value for name, (parameter, value) in _PARAMETERS.items()}
        verdict = query.get("verdict", "")
        return cls(**told, verdict=verdict if told["as_following"] and verdict in list(Verdict) else "")

    @property
    def parameters(self) -> dict[str, str]:
        """What its address has for it."""
        told = {parameter: value for name, (parameter, value) in _PARAMETERS.items() if getattr(self, name)}
        return told | ({"verdict": self.verdict} if self.verdict else {})

    @property
    def form(self) -> str:
        """What its address has under `form`, '' of side by side."""
        return self.parameters.get("form", "")

    def others(self, query: QueryDict) -> list[tuple[str, str]]:
        """(what it shows, address) of the views that are one step away."""
        turned = [
            (_("全部章节") if self.only_differences else _("只看不同之处"), "only_differences"),
            (_("左右并排") if self.as_redline else _("修订样式"), "as_redline"),
            (_("左右并排") if self.as_following else _("对应情况"), "as_following"),
            (_("不计名称和数字写法") if self.names else _("名称和数字写法也算不同"), "names"),
        ]
        # Of a base and its follower each sentence is shown, whatever differs.
        forms = _FORMS if self.as_following else _PARAMETERS
        return [(words, self._address(query, name)) for words, name in turned if name in forms]

    def _address(self, query: QueryDict, name: str) -> str:
        changes: dict[str, Any] = dict.fromkeys(_FORMS, False) if name in _FORMS else {}
        turned = replace(self, verdict="", **{**changes, name: not getattr(self, name)})
        changed = query.copy()
        for parameter in ("verdict", *(parameter for parameter, _value in _PARAMETERS.values())):
            changed.pop(parameter, None)
        for parameter, value in turned.parameters.items():
            changed[parameter] = value
        return f"?{changed.urlencode()}"


@dataclass(frozen=True)
class ShownRow:
    """A row of the page; `skipped` are how many rows before it say the same on both sides and are left out.
    `answered_below`: of a stub, that the row with its answer comes after it."""

    row: AlignedRow
    number: int
    differs: bool
    skipped: int = 0
    answered_below: bool = False


@dataclass(frozen=True)
class ShownComparison:
    comparison: Comparison
    view: ComparisonView = field(default_factory=ComparisonView)

    @property
    def figures(self):
        return self.comparison.figures

    @cached_property
    def lacks_left(self) -> bool:
        """Whether nothing was read of the left that could be compared."""
        return not any(row.left for row in self.comparison.rows)

    @cached_property
    def lacks_right(self) -> bool:
        return not any(row.right for row in self.comparison.rows)

    @property
    def shares_nothing(self) -> bool:
        """Whether not one passage stands in both."""
        return not (self.figures.left_share or self.figures.right_share)

    @cached_property
    def rows(self) -> list[ShownRow]:
        return list(self._rows())

    @property
    def skipped_at_the_end(self) -> int:
        return sum(1 for row in self._trailing())

    @cached_property
    def contents(self) -> list[ShownRow]:
        """Each section once, with the number of its row."""
        return [row for row in self._numbered() if not row.row.stub]

    @cached_property
    def states(self) -> Mapping[str, int]:
        """How many rows there are of each state."""
        found = dict.fromkeys(("same", "changed", "moved", "left", "right"), 0)
        for row in self.contents:
            found[row.row.state] += 1
        return found

    @cached_property
    def paragraphs(self) -> list[RedlineParagraph]:
        found = redline(self.comparison)
        return [one for one in found if one.differs] if self.view.only_differences else found

    def _numbered(self) -> Iterator[ShownRow]:
        answered: set[str] = set()
        for number, row in enumerate(self.comparison.rows, start=1):
            differs = row.differs or (self.view.names and any(side.renamed for side in row.sides))
            # A stub has parts of the right side alone.
            anchors = {side.part.anchor for side in row.right}
            yield ShownRow(row, number, differs, answered_below=row.stub and not anchors <= answered)
            if not row.stub:
                answered |= anchors

    def _rows(self) -> Iterator[ShownRow]:
        skipped = 0
        for row in self._numbered():
            if self.view.only_differences and not row.differs:
                skipped += 1
                continue
            yield replace(row, skipped=skipped)
            skipped = 0

    def _trailing(self) -> Iterator[ShownRow]:
        """What is left out behind the last row shown."""
        last = self.rows[-1].number if self.rows else 0
        return (row for row in self._numbered() if row.number > last)
