"""The annotations that the archive keeps of each text: written with it, and for archives that have none yet, or those
of an older parser, a few at a time while pages compute them themselves.

No reader sees another thing for it: the data version stays (`unseen_columns` of Directive), and nothing waits for the
index.
"""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from django.db import models, transaction
from django.db.models import Q

from archive.models import Directive, Upkeep
from archive.parsing import ParsedDirective, text_annotations
from archive.parsing.annotations import VERSION, Settled, stored_form

# So many are written at once: whoever wants to write meanwhile waits for no more than a blink.
_CHUNK = 100
_DONE = f"annotations of version {VERSION}"


class _Kept(NamedTuple):
    """The columns that annotations are made of, named as `Settled` and the model have them."""

    pk: int
    text: str
    title: str
    number: str
    addressees: list[str]
    genre: str
    year: int | None
    issued_on: date | None


def of(directive: "Directive | _Kept", parsed: ParsedDirective | None = None) -> dict:
    """What is to be kept of a directive as it is now; `parsed` is what was read of its text, where that was done."""
    settled = Settled.by(directive)
    if parsed and parsed.text == directive.text and Settled.by(parsed) == settled:
        return stored_form.as_json(parsed.annotations, directive.text, settled)
    return stored_form.as_json(text_annotations.of(directive.text, settled), directive.text, settled)


def write(directive: Directive, parsed: ParsedDirective | None = None) -> None:
    """Write the annotations of a directive, in the transaction that writes its text or what settles them."""
    settled = Settled.by(directive)
    if stored_form.from_json(directive.annotations, directive.text, settled) is None:
        directive.annotations = of(directive, parsed)
        # Past the guard of the model, as content_writer goes past it.
        models.QuerySet(Directive).filter(pk=directive.pk).update(annotations=directive.annotations)


def are_complete() -> bool:
    """Whether every directive was once seen to have annotations of this version; those that come have them."""
    return Upkeep.objects.filter(name=_DONE).exists()


def complete(stopped: Callable[[], bool] = lambda: False) -> int:
    """Write those that are missing or old, until `stopped()`; how many. What was killed half way goes on."""
    written = last = 0
    while not stopped():
        rows = _to_do(last)
        if not rows:
            Upkeep.objects.get_or_create(name=_DONE)
            break
        last = rows[-1].pk
        found = [(row, of(row)) for row in rows]
        with transaction.atomic():
            written += sum(_written(row, annotations) for row, annotations in found)
    return written


def _to_do(last: int) -> list[_Kept]:
    is_other = Q(annotations__isnull=True) | ~Q(annotations__v=VERSION)
    rows = Directive.objects.filter(is_other, pk__gt=last).order_by("pk")
    return [_Kept(*row) for row in rows.values_list(*_Kept._fields)[:_CHUNK]]


def _written(row: _Kept, annotations: dict) -> int:
    """Written unless the text was changed meanwhile, and with it its annotations."""
    return models.QuerySet(Directive).filter(pk=row.pk, text=row.text).update(annotations=annotations)
