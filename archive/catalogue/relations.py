"""What a directive is tied to, asked in one question: who issued it, its topics, what it cites and what cites it, what
forwards it and what it forwards, the other files in which it stands. In another: which of all these are in force."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from archive.catalogue.answered_occasions import wordings
from archive.catalogue.kept_validity import shown_of
from archive.catalogue.known_directives import hidden_keys, hidden_sources
from archive.catalogue.relations_question import QUESTION
from archive.catalogue.shown_validity import UNSETTLED, ShownValidity
from archive.models import Directive
from archive.models.choices import ForwardingKind, OccurrenceBasis, ReferenceKind
from archive.models.directive import directive_address
from archive.privacy.sight import Sight
from archive.privacy.text import Hidden, hidden_in_lists, redact


class Tie(NamedTuple):
    """One row. `words` are those of the mention, the name or the file; `what` the kind of the tie by its code; `other`
    and `title` the directive at its other end, None and '' where the archive holds none; `share` of an
    occurrence, 0 to 1."""

    role: str
    place: int
    words: str
    what: str
    form: str
    other: int | None
    title: str
    share: float
    validity: ShownValidity = UNSETTLED

    @property
    def url(self) -> str:
        return directive_address(self.other) if self.other else ""

    @property
    def forwarding_kind(self) -> str:
        return str(ForwardingKind(self.what or ForwardingKind.FORWARD).label)

    @property
    def basis(self) -> str:
        return str(OccurrenceBasis(self.what).label)

    @property
    def is_basis(self) -> bool:
        return self.what == ReferenceKind.BASED_ON

    @property
    def percent(self) -> int:
        """The likeness of an occurrence in whole percents; only what is the same word for word is 100."""
        return int(self.share * 100)


@dataclass(frozen=True)
class Relations:
    ties: dict[str, list[Tie]]
    # Of the directive itself; a tie has that of the one at its other end.
    validity: ShownValidity = UNSETTLED
    beside: dict[int, ShownValidity] = field(default_factory=dict)

    @cached_property
    def issuers(self) -> list[str]:
        return [tie.words for tie in self.ties["issuer"]]

    @cached_property
    def topics(self) -> list[str]:
        """The main one first."""
        return [tie.words for tie in self.ties["topic"]]

    @property
    def main_topic(self) -> str:
        return next((tie.words for tie in self.ties["topic"] if not tie.place), "")

    @property
    def occasion(self) -> Tie | None:
        """What it answers: `place` is the occasion's key, `what` how surely it was read, '' where staff settled it,
        `form` the year."""
        return next(iter(self.ties["occasion"]), None)

    @cached_property
    def references(self) -> list[Tie]:
        return self.ties["cites"]

    @cached_property
    def cited_by(self) -> list[Tie]:
        """One tie a directive, however often it cites this one."""
        return list({tie.other: tie for tie in self.ties["cited by"]}.values())

    @cached_property
    def forwarded_by(self) -> list[Tie]:
        return self.ties["forwarded by"]

    @cached_property
    def forwarded(self) -> list[Tie]:
        return self.ties["forwarded"]

    @cached_property
    def occurrences(self) -> list[Tie]:
        return self.ties["occurrence"]

    @property
    def kin(self) -> list[Tie]:
        """The directives at the other ends, each once: those that come along with it first."""
        ends = [*self.forwarded_by, *self.forwarded, *self.references, *self.cited_by]
        return list({tie.other: tie for tie in reversed(ends) if tie.other}.values())[::-1]


def relations_of(directive: Directive, hidden: Hidden, sight: Sight, beside: Collection[int] = ()) -> Relations:
    """In the order in which each is stated, with the validity of each, and of those `beside`. `hidden` is what the
    reader may not see of the directive; the others' titles are redacted by what is hidden of theirs. Of others that he
    may not know of only the words of a mention are left, that stand in the text."""
    ties, unknown, files = defaultdict(list), hidden_keys(sight), hidden_sources(sight)
    for *row, hides, source in QUESTION.ask([directive.pk]):
        tie = Tie(*row)
        if source in files:
            continue
        if tie.other in unknown:
            if tie.role != "cites":
                continue
            tie = tie._replace(other=None, title="")
        others = hidden_in_lists(hides or "[]", sight)
        ties[tie.role].append(tie._replace(words=redact(tie.words, hidden), title=redact(tie.title, others)))
    validity = shown_of(
        [directive.pk, *beside, *(tie.other for role in ties.values() for tie in role if tie.other)], sight
    )
    for name, role in ties.items():
        role.sort(key=lambda tie: tie.place)
        ties[name] = [
            tie._replace(validity=validity.get(tie.other, UNSETTLED) if tie.other else UNSETTLED) for tie in role
        ]
    # Where staff settled what it answers, other directives word it.
    ties["occasion"] = [
        tie if tie.words else tie._replace(words=wordings([tie.place], sight).get(tie.place, ""))
        for tie in ties["occasion"]
    ]
    return Relations(
        ties, validity.get(directive.pk, UNSETTLED), {other: validity.get(other, UNSETTLED) for other in beside}
    )
