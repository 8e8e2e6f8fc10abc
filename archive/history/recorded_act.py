"""What an act changes of directives, found by looking before it and after it: whoever saves stands in between."""

import uuid
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from archive.history import directive_values
from archive.history.recorded_change import record
from archive.models import Directive, Provenance
from archive.models.choices import ChangeAct


class RecordedAct:
    """Made before the act, in its transaction; `finish` records what it changed. What references were resolved to
    follows from the holdings and is no act: finish first, and resolve then."""

    def __init__(
        self,
        directives: Iterable[Directive | int],
        act: ChangeAct,
        person: Any = None,
        reason: str = "",
        fields: Iterable[str] = (),
    ):
        self.act, self.person, self.reason = act, person, reason
        self.act_id = uuid.uuid4()
        # {directive: the fields that the act changed}, once it is finished.
        self.changed: dict[int, list[str]] = {}
        keys = dict.fromkeys(map(_key_of, directives))
        self._before = {key: directive_values.of(key, fields) for key in keys}
        self._provenance = _provenance_of(keys)

    def finish(self) -> None:
        """Record what differs now. A directive that is no more has taken its history with it."""
        left = set(Directive.objects.filter(pk__in=self._before).values_list("pk", flat=True))
        for key, before in self._before.items():
            if key not in left:
                continue
            values = directive_values.changed(before, directive_values.of(key, before))
            self.changed[key] = list(values)
            told = self._provenance.get(key, {})
            rested = {field: told.get(field, {}) for field in values if field != directive_values.REVIEWED}
            for act, some in self._by_act(values):
                record(key, act, some, self.person, self.reason, self.act_id, rested)

    def _by_act(self, values: dict[str, tuple]) -> Iterator[tuple[ChangeAct, dict[str, tuple]]]:
        """Who saves a directive in the review list has corrected it and reviewed it: two acts by one hand."""
        is_review = self.act == ChangeAct.CORRECTED and values.get(directive_values.REVIEWED, (None, None))[1]
        reviewed = {directive_values.REVIEWED: values.pop(directive_values.REVIEWED)} if is_review else {}
        yield from ((act, some) for act, some in ((self.act, values), (ChangeAct.REVIEWED, reviewed)) if some)


@contextmanager
def recorded(
    directives: Iterable[Directive | int],
    act: ChangeAct,
    person: Any = None,
    reason: str = "",
    fields: Iterable[str] = (),
) -> Iterator[RecordedAct]:
    """Record what the block changes of these directives, of all fields where none are named. In a transaction."""
    one = RecordedAct(directives, act, person, reason, fields)
    yield one
    one.finish()


def provenance_value(row: Provenance) -> dict:
    """What a field rests on, as the history keeps it."""
    return {
        "method": row.method, "confidence": row.confidence, "evidence": row.evidence, "other": row.other_id,
        "corrected_by": row.corrected_by_id,
        "corrected_at": row.corrected_at and row.corrected_at.isoformat(),
    }  # fmt: skip


def _key_of(directive: Any) -> int:
    return getattr(directive, "pk", directive)


def _provenance_of(keys: Iterable[int]) -> dict[int, dict[str, dict]]:
    found: dict[int, dict[str, dict]] = {}
    for row in Provenance.objects.filter(directive__in=list(keys)):
        found.setdefault(row.directive_id, {})[row.field] = provenance_value(row)
    return found
