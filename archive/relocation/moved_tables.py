"""Which tables are moved, and what a value of theirs is on either side."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property

from django.apps import apps
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.db import models

from archive.models import DataVersion

# Sessions end with the move; the number is the new database's own; the other two are matched by name.
_NOT_MOVED = (Session, DataVersion, ContentType, Permission)


@dataclass(frozen=True)
class MovedTable:
    """One table; `numbers` has, by column, the key in PostgreSQL of what has another key in SQLite."""

    model: type[models.Model]
    numbers: dict[str, dict[int, int]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return self.model._meta.db_table

    @cached_property
    def fields(self) -> list[models.Field]:
        return [one for one in self.model._meta.local_concrete_fields if not one.generated]

    @cached_property
    def columns(self) -> list[str]:
        return [str(one.column) for one in self.fields]

    @cached_property
    def key_at(self) -> int:
        return self.columns.index(self.key)

    @property
    def key(self) -> str:
        return str(self.model._meta.pk.column)

    @cached_property
    def kinds(self) -> list[str]:
        return [_target(one).get_internal_type() for one in self.fields]

    def read(self, row: Iterable) -> list:
        """A row of SQLite, as PostgreSQL is to have it."""
        return [
            self.numbers[column][value] if column in self.numbers and value is not None else _read(kind, value)
            for kind, column, value in zip(self.kinds, self.columns, row, strict=True)
        ]

    def digested(self, digest: "hashlib._Hash", row: Iterable) -> None:
        """Add a row of PostgreSQL, or one that was `read`, to a digest."""
        told = [_plain(kind, value) for kind, value in zip(self.kinds, row, strict=True)]
        digest.update(json.dumps(told, ensure_ascii=True, sort_keys=True).encode() + b"\n")


def moved_tables(numbers: dict[type, dict[int, int]]) -> list[MovedTable]:
    """All that are moved, those of many-to-many fields among them; `numbers` by model."""
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.managed]
    found = [model for model in found if not model._meta.proxy and model not in _NOT_MOVED]
    return [MovedTable(model, _numbers(model, numbers)) for model in sorted(found, key=lambda one: one._meta.db_table)]


def _numbers(model, numbers) -> dict[str, dict[int, int]]:
    fields = model._meta.local_concrete_fields
    return {one.column: numbers[one.related_model] for one in fields if one.related_model in numbers}


def _target(one: models.Field) -> models.Field:
    while one.is_relation:
        one = one.target_field  # type: ignore[attr-defined]
    return one


def _read(kind: str, value):
    if value is None:
        return None
    if kind == "BooleanField":
        return bool(value)
    if kind == "DateTimeField":
        return datetime.fromisoformat(value).replace(tzinfo=UTC)
    if kind == "DateField":
        return date.fromisoformat(value)
    return value


def _plain(kind: str, value):
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if kind == "JSONField" and isinstance(value, str):
        return _numbers_alike(json.loads(value))
    return value if isinstance(value, str | int | float | None) else str(value)


def _numbers_alike(value):
    """jsonb keeps 1e2 as 100: a whole number is one, however it was written."""
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if isinstance(value, list):
        return [_numbers_alike(one) for one in value]
    if isinstance(value, dict):
        return {key: _numbers_alike(one) for key, one in value.items()}
    return value
