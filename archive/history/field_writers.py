"""What puts a value of the history back into the archive, field by field. Whoever owns a field brings its writer:

@writes("printed_by")
def _write_printed_by(directive, value, person): …

Those of what is read of a directive stand in archive.amendment.value_writers.
"""

from collections.abc import Callable
from typing import Any, Protocol

from archive.models import Directive


class FieldWriter(Protocol):
    """Writes `value`, as the history has it, in the transaction of whoever calls; it records nothing. Raises
    ValueError, with a sentence for the reader, where the value can no longer be had (an issuer that is no more)."""

    def __call__(self, directive: Directive, value: Any, person: Any) -> None: ...


_WRITERS: dict[str, FieldWriter] = {}


def writes(*fields: str) -> Callable[[FieldWriter], FieldWriter]:
    """Decorator: this function writes these fields."""

    def known(writer: FieldWriter) -> FieldWriter:
        for field in fields:
            _WRITERS[field] = writer
        return writer

    return known


def writer_of(field: str) -> FieldWriter | None:
    """What writes the field; None for one that only its own page changes, so that it is not undone by a button."""
    return _WRITERS.get(field)
