"""Rows of one table after the other, as they are: no model's save, no signal."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db import connection, models, transaction

from archive.relocation import relocation_record
from archive.relocation.moved_tables import MovedTable
from archive.relocation.sqlite_archive import BATCH, SqliteArchive


@dataclass(frozen=True)
class Compared:
    """What a table holds on either side."""

    name: str
    rows: int
    moved: int
    digest: str
    moved_digest: str

    @property
    def is_equal(self) -> bool:
        return (self.rows, self.digest) == (self.moved, self.moved_digest)


def unfit(source: SqliteArchive, tables: Iterable[MovedTable]) -> Iterator[str]:
    """What PostgreSQL cannot hold: table, key and column of each."""
    for table in tables:
        for rows in source.batches(table):
            for row in rows:
                for field, kind, value in zip(table.fields, table.kinds, row, strict=True):
                    if isinstance(value, str) and (why := _unfit(field, kind, value)):
                        yield f"{table.name} {table.key}={row[table.key_at]} {field.column}：{why}"


def copy(source: SqliteArchive, table: MovedTable) -> None:
    """From where an earlier move left off; each batch with its note in one transaction."""
    columns = ", ".join(f'"{one}"' for one in table.columns)
    said = relocation_record.last_key(table.name)
    after = int(said) if said is not None and "Char" not in table.kinds[table.key_at] else said
    for rows in source.batches(table, after):
        with transaction.atomic(), connection.cursor() as cursor:
            with cursor.copy(f'COPY "{table.name}" ({columns}) FROM STDIN') as into:
                for row in rows:
                    into.write_row(row)
            relocation_record.note(cursor, table.name, rows[-1][table.key_at])


def compared(source: SqliteArchive, table: MovedTable) -> Compared:
    rows, digest = _digest(table, source.batches(table))
    moved, moved_digest = _digest(table, _batches(table))
    return Compared(table.name, rows, moved, digest, moved_digest)


def _digest(table: MovedTable, batches: Iterable[list]) -> tuple[int, str]:
    count, digest = 0, hashlib.sha256()
    for rows in batches:
        count += len(rows)
        for row in rows:
            table.digested(digest, row)
    return count, digest.hexdigest()


def _batches(table: MovedTable) -> Iterator[list]:
    columns = ", ".join(f'"{one}"' for one in table.columns)
    # SQLite sorts words by their code points.
    order = f'"{table.key}"' + (' COLLATE "C"' if "Char" in table.kinds[table.key_at] else "")
    after = None
    while True:
        where = "" if after is None else f"WHERE {order} > %s"
        question = f'SELECT {columns} FROM "{table.name}" {where} ORDER BY {order} LIMIT {BATCH}'  # noqa: S608
        with connection.cursor() as cursor:
            cursor.execute(question, [] if after is None else [after])
            rows = cursor.fetchall()
        if not rows:
            return
        yield rows
        after = rows[-1][table.key_at]


def _unfit(field: models.Field, kind: str, value: str) -> str:
    if "\0" in value or (kind == "JSONField" and "\\u0000" in value):
        return "含有空字符（NUL）"
    if kind != "JSONField" and field.max_length and len(value) > field.max_length:
        return f"超过 {field.max_length} 字"
    return ""
