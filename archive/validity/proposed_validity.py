"""What a directive's text says of the validity of others, with the directives of the archive that it means: proposals,
which a person applies.

They are found by number, then by title, and never later than the directive that speaks of them. Only where number and
title agree on one is a proposal certain; of all others a person is to look. Nothing is stored: the text says it anew.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from archive.lexicon import document_numbers
from archive.lexicon.text_keys import subject_key
from archive.models import Directive
from archive.models.choices import Confidence, ValidityKind
from archive.models.validity_event import LONGEST_PLACE
from archive.parsing.validity_statements import StatementOnOther, own_validity, validity_of_others

# A list may name a thousand; so many are read of one text.
MOST = 500
_BATCH = 400


@dataclass(frozen=True)
class Proposal:
    """One act on one directive. `target` is None where the archive holds none, `key` tells it from the others of the
    text, `place` is the sentence or line that says it."""

    key: str
    kind: ValidityKind
    statement: StatementOnOther
    target: Directive | None
    day: date | None
    place: str
    confidence: Confidence

    @property
    def named(self) -> str:
        """The other as the text names it."""
        title, number = self.statement.title, self.statement.number
        return f"《{title}》" + (f"（{number}）" if number else "") if title else number


def proposals_of(directive: Directive, visible) -> list[Proposal]:
    """What the text proposes, in its order; `visible` are the directives that the reader may know of. A statement that
    may mean several has a proposal for each."""
    statements = validity_of_others(directive.title, directive.text)[:MOST]
    held = _held(statements, visible.exclude(pk=directive.pk)) if statements else {}
    start = _own_start(directive) if statements else None
    found = []
    for at, statement in enumerate(statements):
        targets: list[Directive | None] = [one for one in _meant(statement, held) if not _is_later(one, directive)]
        for target in targets or [None]:
            found.append(_proposal(at, statement, target, len(targets), directive, start))
    return found


def _proposal(at, statement, target, count, directive, start) -> Proposal:
    day = statement.day or (start if statement.with_own_start else None) or directive.dated
    place = directive.text[statement.start : statement.end].strip()[:LONGEST_PLACE]
    certain = target is not None and count == 1 and statement.is_sure and _agree(statement, target)
    confidence = Confidence.CERTAIN if certain else Confidence.DOUBTFUL
    key = f"{at}-{target.pk if target else 0}"
    return Proposal(key, ValidityKind(statement.act), statement, target, day, place, confidence)


def _agree(statement: StatementOnOther, target: Directive) -> bool:
    """Whether number and title are both named, and both are the target's."""
    number, subject = document_numbers.key_of(statement.number), subject_key(statement.title)
    return bool(number and subject) and (number, subject) == (target.number_key, target.subject_key)


def _own_start(directive: Directive) -> date | None:
    """The day on which the text itself comes into force, for what ends with it (同时废止)."""
    for one in own_validity(directive.title, directive.text):
        if one.kind == ValidityKind.IN_FORCE_FROM:
            if one.days_after_issue is not None and directive.dated:
                return directive.dated + timedelta(days=one.days_after_issue)
            return one.day
    return None


def _held(statements: Iterable[StatementOnOther], visible) -> dict[str, list[Directive]]:
    """Directives by the keys of the numbers and titles named."""
    keys = sorted({key for one in statements for key in _keys(one) if key})
    held: dict[str, list[Directive]] = defaultdict(list)
    for first in range(0, len(keys), _BATCH):
        some = keys[first : first + _BATCH]
        rows = visible.filter(Q(number_key__in=some) | Q(subject_key__in=some)).defer("text", "annotations")
        for row in rows.order_by("pk"):
            for key in {row.number_key, row.subject_key} & set(some):
                held[key].append(row)
    return held


def _keys(statement: StatementOnOther) -> tuple[str, str]:
    return document_numbers.key_of(statement.number), subject_key(statement.title)


def _meant(statement: StatementOnOther, held: dict[str, list[Directive]]) -> list[Directive]:
    number, subject = _keys(statement)
    of_number = held.get(number, []) if number else []
    same = [one for one in of_number if one.subject_key == subject]
    return same or of_number or (held.get(subject, []) if subject else [])


def _is_later(one: Directive, directive: Directive) -> bool:
    """Nobody abolishes what is yet to be written."""
    if one.dated and directive.dated:
        return one.dated > directive.dated
    return bool(one.year and directive.year and one.year > directive.year)
