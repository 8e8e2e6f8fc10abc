"""The archive that is moved: its SQLite database, read in one transaction and never written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType

from archive.relocation.moved_tables import MovedTable

BATCH = 500


class NotMoved(Exception):
    """Why the archive is not moved: a sentence for whoever asked for it."""


class SqliteArchive:
    """One transaction's view of it, whatever is written meanwhile."""

    def __init__(self, connection: sqlite3.Connection):
        self._connection = connection
        self._version = self._one("PRAGMA data_version")
        connection.execute("BEGIN")
        self.migrations = {tuple(row) for row in self.all("SELECT app, name FROM django_migrations")}

    def all(self, question: str, *values: object) -> list[tuple]:
        return self._connection.execute(question, values).fetchall()

    def refuse_damaged(self) -> None:
        """Raises NotMoved where it is damaged, or a row points at one that is not there."""
        if self._one("PRAGMA quick_check(1)") != "ok" or self.all("PRAGMA foreign_key_check"):
            raise NotMoved("原数据库已损坏，没有搬动任何东西；请先在原处运行 check_archive，按它所说处理。")

    def batches(self, table: MovedTable, after: Any = None) -> Iterator[list[list]]:
        """Its rows in the order of their keys, from the one after a key on."""
        columns = ", ".join(f'"{one}"' for one in table.columns)
        while True:
            where, values = ("", ()) if after is None else (f'WHERE "{table.key}" > ?', (after,))
            question = f'SELECT {columns} FROM "{table.name}" {where} ORDER BY "{table.key}" LIMIT {BATCH}'  # noqa: S608
            if not (rows := self.all(question, *values)):
                return
            yield [table.read(row) for row in rows]
            after = rows[-1][table.key_at]

    def content_types(self) -> dict[int, tuple[str, str]]:
        table = ContentType._meta.db_table
        return {key: (app, model) for key, app, model in self.all(f"SELECT id, app_label, model FROM {table}")}  # noqa: S608

    def permissions(self) -> list[tuple[int, int, str, str]]:
        table = Permission._meta.db_table
        return self.all(f"SELECT id, content_type_id, codename, name FROM {table}")  # noqa: S608

    def has_changed(self) -> bool:
        """Whether somebody wrote into it meanwhile. Ends the transaction."""
        self._connection.execute("COMMIT")
        return self._one("PRAGMA data_version") != self._version

    def _one(self, question: str) -> Any:
        return self._connection.execute(question).fetchone()[0]


@contextmanager
def opened(folder: Path) -> Iterator[SqliteArchive]:
    """The archive of a data folder. Raises NotMoved where there is none, or it cannot be read."""
    file = folder / "archive.sqlite3"
    if not file.is_file():
        raise NotMoved(f"{folder} 里没有 archive.sqlite3；请写原来的数据文件夹（DATA_DIR）。")
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True, isolation_level=None)) as held:
            yield SqliteArchive(held)
    except sqlite3.Error as error:
        raise NotMoved(f"原数据库读不出来（{error}）；请先在原处运行 check_archive，按它所说处理。") from error
