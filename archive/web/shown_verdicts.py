"""What became of a base in its follower, as the comparison's page shows it: counts to choose by, rows and lists."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from django.http import QueryDict
from django.utils.translation import gettext as _

from archive.comparison import ComparedPart, Comparison, FollowedBase, FollowedSentence, Provision, Verdict
from archive.comparison.changed_measures import Basis, Span


def words_of(verdict: Verdict) -> str:
    return {
        Verdict.ADOPTED: _("原文采用"),
        Verdict.REFINED: _("细化"),
        Verdict.RAISED: _("要求提高"),
        Verdict.LOWERED: _("要求降低"),
        Verdict.NEW: _("新增"),
        Verdict.UNANSWERED: _("未见对应"),
    }[verdict]


@dataclass(frozen=True)
class ShownSentence:
    """`pieces` are (text, whether a verdict rests on it), all of the sentence in order; `part` is where it stands."""

    part: ComparedPart
    pieces: list[tuple[str, bool]]


@dataclass(frozen=True)
class ShownBasis:
    """What a verdict rests on: `kind` in words, as it is said on either side."""

    kind: str
    left: str
    right: str


@dataclass(frozen=True)
class ShownVerdict:
    """`left` are the base's sentences, the likeliest first; `right` is None of what nothing answers."""

    verdict: Verdict
    left: list[ShownSentence]
    right: ShownSentence | None
    basis: list[ShownBasis]
    doubtful: bool
    parts: list["ShownVerdict"]

    @property
    def words(self) -> str:
        return words_of(self.verdict)


@dataclass(frozen=True)
class VerdictChoice:
    """One of the counts: its address shows only those; that of the current one shows all again."""

    words: str
    count: int
    address: str
    current: bool


@dataclass(frozen=True)
class ShownFollowing:
    """`only` is the verdict that alone is shown, '' for all of them."""

    comparison: Comparison
    followed: FollowedBase
    only: str = ""

    @cached_property
    def answered(self) -> list[ShownVerdict]:
        """What answers something, in the follower's order."""
        return self._chosen([one for one in self.followed.sentences if one.verdict is not Verdict.NEW])

    @cached_property
    def new(self) -> list[ShownVerdict]:
        return self._chosen([one for one in self.followed.sentences if one.verdict is Verdict.NEW])

    @cached_property
    def unanswered(self) -> list[ShownVerdict]:
        return self._chosen(self.followed.unanswered)

    def choices(self, query: QueryDict) -> list[VerdictChoice]:
        """The counts, each with the address that shows it alone; `query` is that of the page."""
        return [
            VerdictChoice(words_of(verdict), count, self._address(query, verdict), verdict == self.only)
            for verdict, count in self.followed.counts.items()
        ]

    def _address(self, query: QueryDict, verdict: Verdict) -> str:
        changed = query.copy()
        changed.pop("verdict", None)
        if verdict != self.only:
            changed["verdict"] = verdict.value
        return f"?{changed.urlencode()}"

    def _chosen(self, found: list[FollowedSentence]) -> list[ShownVerdict]:
        return [self._shown(one) for one in found if not self.only or one.verdict == self.only]

    def _shown(self, one: FollowedSentence) -> ShownVerdict:
        rests_on = [basis for basis in one.basis if basis.kind != "wording"]
        left = [
            self._sentence(0, base, [basis.left for basis in rests_on] if at == 0 else [])
            for at, base in enumerate(one.left)
        ]
        right = self._sentence(1, one.right, [basis.right for basis in rests_on]) if one.right else None
        basis = [_basis(found, one.left[0], one.right) for found in rests_on if one.right]
        return ShownVerdict(one.verdict, left, right, basis, one.doubtful, [self._shown(part) for part in one.parts])

    def _sentence(self, side: int, provision: Provision, spans: list[Span]) -> ShownSentence:
        return ShownSentence(self.comparison.parts[side][provision.part], list(_pieces(provision.text, spans)))


def _basis(basis: Basis, left: Provision, right: Provision) -> ShownBasis:
    kinds = {"figure": _("数字"), "deadline": _("时限"), "binding": _("约束程度"), "wording": _("文字")}
    return ShownBasis(kinds[basis.kind], left.text[slice(*basis.left)], right.text[slice(*basis.right)])


def _pieces(text: str, spans: list[Span]) -> Iterator[tuple[str, bool]]:
    """The text cut where a span starts or ends; spans may overlap."""
    edges = sorted({0, len(text), *(edge for span in spans for edge in span)})
    for start, end in pairwise(edges):
        yield text[start:end], any(first <= start and end <= last for first, last in spans)
