"""What a backup keeps of a sealed directive: that there is one, its act and the digest of its file. Its words and its
bytes stay here, where the evidence is, and go nowhere else.

The copy of the database is emptied of them before it is packed: of the directive, of its file, and of every table
whose rows go with a directive when it goes. A new table is found by its keys, so that nobody need remember it.
"""

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import models

TITLE = "（已封存）"
# As archive.models.choices.Custody has it. This room is there before the models are, and asks for them by name.
_SEALED = "sealed"
# What of a directive's row stays as it is.
_STAYING = {"id", "source_id", "position", "custody", "created_at"}
_OF_SOURCE: dict[str, object] = {
    "name": TITLE, "text": "", "removals": "[]", "omitted": "[]", "file": "", "seal": "", "encoding": "",
}  # fmt: skip


def empty(copy: Path) -> list[str]:
    """Empty the copy of what is sealed; the digests of the files that are left out, in order."""
    with closing(sqlite3.connect(copy)) as held:
        rows = held.execute(
            "SELECT d.id, d.source_id, s.sha256 FROM archive_directive d JOIN archive_source s ON s.id = d.source_id"
            " WHERE d.custody = ? ORDER BY d.id",
            [_SEALED],
        ).fetchall()
        keys = [key for key, _, _ in rows]
        if not keys:
            return []
        files = {file: sha256 for _, file, sha256 in rows} | _others(held, keys)
        held.execute("PRAGMA secure_delete=ON")
        triggers = _without_triggers(held)
        answered = _occasions(held, keys)
        _empty_related(held, _model("Directive"), keys)
        _empty_occasions(held, answered)
        _write(held, _model("Directive"), keys, _emptied())
        _write(held, _model("Source"), list(files), _OF_SOURCE)
        _empty_logs(held, keys)
        for made in triggers:
            held.execute(made)
        held.commit()
        held.execute("VACUUM")
        return sorted(set(files.values()))


def _model(name: str) -> type[models.Model]:
    return apps.get_model("archive", name)


def _others(held: sqlite3.Connection, keys: list[int]) -> dict[int, str]:
    """The other files in which they stand: {key: digest}."""
    marks = ",".join("?" * len(keys))
    question = (
        # Marks only; the keys go beside it.
        "SELECT s.id, s.sha256 FROM archive_occurrence o JOIN archive_source s ON s.id = o.source_id"  # noqa: S608
        f" WHERE o.directive_id IN ({marks})"
    )
    return dict(held.execute(question, keys).fetchall())


def _emptied() -> dict[str, object]:
    """The columns of a directive without what it says."""
    columns: dict[str, object] = {}
    for field in _model("Directive")._meta.concrete_fields:
        if field.column is None or field.column in _STAYING:
            continue
        value = None if field.null else field.get_default() if field.has_default() else ""
        columns[field.column] = (
            json.dumps(value) if isinstance(field, models.JSONField) and value is not None else value
        )
    # No text at all would be taken for damage, and mended.
    return columns | {"title": TITLE, "text": TITLE}


def _empty_related(held: sqlite3.Connection, model: type[models.Model], keys: list) -> None:
    """Delete the rows that go with these, however far; where a row only points here, it no longer does."""
    for relation in _pointing(model) if keys else ():
        table, column = relation.related_model._meta.db_table, relation.field.column
        if relation.on_delete is not models.CASCADE:
            _run(held, f'UPDATE "{table}" SET "{column}" = NULL', column, keys)  # noqa: S608
            continue
        own = relation.related_model._meta.pk.column
        going = _run(held, f'SELECT "{own}" FROM "{table}"', column, keys, _but_custody(relation.related_model))  # noqa: S608
        _empty_related(held, relation.related_model, [key for (key,) in going])
        _run(held, f'DELETE FROM "{table}"', column, keys, _but_custody(relation.related_model))  # noqa: S608


def _pointing(model: type[models.Model]) -> list:
    """The relations of other tables to this one, also those that have no name from here; of the other files in which
    it stands no word is told."""
    fields: list[Any] = model._meta.get_fields(include_hidden=True)
    found = [one for one in fields if one.auto_created and not one.concrete]
    found = [one for one in found if not one.many_to_many and not one.related_model._meta.proxy]
    return [one for one in found if one.related_model is not _model("Occurrence")]


def _but_custody(model: type[models.Model]) -> str:
    """Of the history the acts on the directive itself stay: the sheet is made of them."""
    return " AND field <> 'custody'" if model is _model("HistoryEntry") else ""


def _occasions(held: sqlite3.Connection, keys: list[int]) -> list[int]:
    """What these directives answer."""
    table = _model("OccasionAnswer")._meta.db_table
    rows = _run(held, f'SELECT DISTINCT occasion_id FROM "{table}"', "directive_id", keys, " AND occasion_id NOT NULL")  # noqa: S608
    return [key for (key,) in rows]


def _empty_occasions(held: sqlite3.Connection, keys: list[int]) -> None:
    """Of what nobody else answers no name stays: it is made of the words of those that did."""
    answers = _model("OccasionAnswer")._meta.db_table
    table = _model("Occasion")._meta.db_table
    unanswered = f' AND id NOT IN (SELECT occasion_id FROM "{answers}" WHERE occasion_id NOT NULL)'  # noqa: S608
    _run(held, f"UPDATE \"{table}\" SET wording = '', who_key = '', event_key = ''", "id", keys, unanswered)  # noqa: S608


def _write(held: sqlite3.Connection, model: type[models.Model], keys: list, columns: dict[str, object]) -> None:
    there = ", ".join(f'"{column}" = ?' for column in columns)
    _run(held, f'UPDATE "{model._meta.db_table}" SET {there}', "id", keys, values=list(columns.values()))  # noqa: S608


def _empty_logs(held: sqlite3.Connection, keys: list[int]) -> None:
    table = _model("UseRecord")._meta.db_table
    _run(held, f"UPDATE \"{table}\" SET directive_title = '', what = ''", "directive_id", keys)  # noqa: S608
    # What the admin noted of a section or an action item names no directive: all of it goes.
    held.execute(
        "UPDATE django_admin_log SET object_repr = '', change_message = ''"
        " WHERE content_type_id IN (SELECT id FROM django_content_type WHERE app_label = 'archive')"
    )


def _without_triggers(held: sqlite3.Connection) -> list[str]:
    """Take the triggers away, which let nobody change the register of uses; what makes them again."""
    rows = held.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in rows:
        held.execute(f'DROP TRIGGER "{name}"')
    return [made for _, made in rows]


def _run(held, statement: str, column: str, keys: list, more: str = "", values: list | None = None) -> list:
    """The statement for the rows of these keys, as many at a time as the database takes."""
    found: list = []
    for at in range(0, len(keys), 500):
        some = keys[at : at + 500]
        marks = ",".join("?" * len(some))
        found += held.execute(f'{statement} WHERE "{column}" IN ({marks}){more}', [*(values or []), *some]).fetchall()
    return found
