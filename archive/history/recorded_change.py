"""Writes what an act changed."""

import uuid
from collections.abc import Mapping
from typing import Any

from archive.models import Directive, HistoryEntry
from archive.models.choices import ChangeAct
from archive.models.history_entry import LONGEST_PERSON


def record(
    directive: Directive | int,
    act: ChangeAct,
    values: Mapping[str, tuple[Any, Any]],
    person: Any = None,
    reason: str = "",
    act_id: uuid.UUID | None = None,
    provenance: Mapping[str, Any] | None = None,
) -> uuid.UUID:
    """Record {field: (old, new)}, both JSON, of one directive; what is the same is left out. Call it in the
    transaction that writes them. `act_id` joins what one act did to several directives. `provenance` is what the
    fields rested on before, of those that have any (see HistoryEntry). The id of the act."""
    act_id = act_id or uuid.uuid4()
    key: Any = getattr(directive, "pk", directive)
    name = person.get_username()[:LONGEST_PERSON] if person is not None else ""
    rows = [
        HistoryEntry(
            directive_id=key, act_id=act_id, act=act, field=field, old=old, new=new, person=person, person_name=name,
            reason=reason, provenance=(provenance or {}).get(field),
        )
        for field, (old, new) in values.items()
        if old != new
    ]  # fmt: skip
    HistoryEntry.objects.bulk_create(rows)
    return act_id
