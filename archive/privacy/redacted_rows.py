"""Rows whose contacts were redacted: a page shows them, and nobody can write them back.

A redacted row is still a directive, an action item … to whoever reads it; only its class is another, which refuses
whatever would bring its text into the database, or text of the database into it.
"""

from functools import cache

from django.db.models import Model
from django.db.models.base import ModelBase


class RedactedRowError(TypeError):
    """Somebody tried to save a row that was redacted for a page, to copy it, or to fetch more of its text."""


def _refuse(self, *args, **kwargs):
    raise RedactedRowError(
        f"{self._meta.label} {self.pk} was redacted for a page, to be shown only; fetch the row anew to change it."
    )


_REFUSING = (
    "save",
    "save_base",
    "delete",
    # What a deferred field calls: the text fetched now would not be redacted.
    "refresh_from_db",
    # A copy, or what is pickled, would be a row like any other.
    "__reduce__",
    "__reduce_ex__",
    # By these alone go bulk_create and bulk_update, and a deserializer, which calls Model.save_base itself.
    "_prepare_related_fields_for_save",
    "_save_table",
)


def make_redacted(row: Model) -> None:
    """Have this very row refuse from now on."""
    row.__class__ = _redacted(type(row))


@cache
def _redacted(model: type[Model]) -> type[Model]:
    if getattr(model, "is_redacted", False):
        return model
    # Past ModelBase.__new__, which would make a table of it. Without slots of its own: else no row could change to it.
    methods = dict.fromkeys(_REFUSING, _refuse)
    body = {"__module__": __name__, "__slots__": (), "is_redacted": True, **methods}
    return type.__new__(ModelBase, f"Redacted{model.__name__}", (model,), body)
