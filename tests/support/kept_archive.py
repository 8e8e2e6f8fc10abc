"""An archive in a DATA_DIR of its own, as whoever runs it has it: commands as processes, its files to be broken."""

import json
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


class KeptArchive:
    """A DATA_DIR and the commands over it."""

    def __init__(self, path: Path, python):
        self.path, self.python, self.database = path, python, path / "archive.sqlite3"

    def run(self, *arguments: str, **environment: str) -> tuple[int, str]:
        """`manage.py ARGUMENTS`: (exit status, what it printed)"""
        told = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        told |= {"DATA_DIR": str(self.path), "PYTHONPATH": str(ROOT)} | environment
        return self.python.run("manage.py", *arguments, environment=told)

    def checked(self, *options: str) -> tuple[int, dict]:
        """(exit status, what `check_archive --json` says)"""
        status, said = self.run("check_archive", "--json", *options)
        return status, json.loads(said[said.index("{") :])

    def kinds(self) -> set[str]:
        """The kinds of faults that are there."""
        return {fault["kind"] for fault in self.checked()[1]["faults"]}

    def copied_to(self, place: Path) -> "KeptArchive":
        shutil.copytree(self.path, place)
        return KeptArchive(place, self.python)

    def sql(self, statement: str, *values) -> list[tuple]:
        """As somebody does it who does not ask the program; foreign keys are off in SQLite's shell."""
        with closing(sqlite3.connect(self.database)) as database:
            rows = database.execute(statement, values).fetchall()
            database.commit()
        return rows

    def originals(self) -> list[Path]:
        return sorted(path for path in (self.path / "sources").rglob("*") if path.is_file())

    def backups(self) -> list[Path]:
        return sorted((self.path / "backups").glob("*.zip"))
