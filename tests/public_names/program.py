"""A program just started: an archive in a folder of its own as the first start leaves it, and who asks it.

python -m tests.public_names.program FILE [--all]    writes all that is taken from it, as JSON; `kept` runs it so.
"""

import hashlib
import importlib
import io
import json
import os
import sys
import traceback
from pathlib import Path

import django
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client

ROOT = Path(__file__).resolve().parents[2]
SOURCES = ROOT / "fixtures" / "sources"
# A browser is told nothing of the address but this.
HOST = "localhost"


class Program:
    """`ids` are those of the directives that a first start brings in; with `everything`, what no list has is looked
    for too."""

    def __init__(self, everything: bool = False):
        self.everything = everything
        os.environ["DJANGO_SETTINGS_MODULE"] = "archive.settings"
        django.setup()
        self.folder = Path(settings.DATA_DIR)
        self.client = Client(raise_request_exception=False, SERVER_NAME=HOST)
        self.run("prepare")
        self.ids = sorted(row["id"] for row in self.json("/api/v1/directives/")["results"])

    def get(self, address: str, **given):
        return self.client.get(address, **given)

    def body(self, address: str, **given) -> bytes:
        answer = self.get(address, **given)
        return b"".join(answer.streaming_content) if answer.streaming else answer.content

    def json(self, address: str):
        return json.loads(self.body(address))

    def run(self, name: str, *arguments) -> tuple[int, str, str]:
        """A command's exit status, and what it wrote to either of its outputs."""
        out, err = io.StringIO(), io.StringIO()
        try:
            call_command(name, *map(str, arguments), stdout=out, stderr=err)
        except CommandError as error:
            return error.returncode, out.getvalue(), f"{err.getvalue()}{error}"
        except SystemExit as ended:
            return ended.code, out.getvalue(), err.getvalue()
        return 0, out.getvalue(), err.getvalue()

    def source_of(self, pk: int) -> str:
        """The SHA-256 of the original of a directive."""
        return hashlib.sha256(self.body(f"/directives/{pk}/source/")).hexdigest()


# In this order: the last breaks the archive, to see what is said of it.
KINDS = (
    "data_folder",
    "addresses",
    "pages",
    "description",
    "exports",
    "answers",
    "query_words",
    "values",
    "environment",
    "make_targets",
    "commands",
)


def take(everything: bool) -> dict:
    """{kind: names}; under "values" {file: what it holds}, and under "errors" why something could not be taken."""
    program, found, errors = Program(everything), {}, []
    for kind in KINDS:
        try:
            taken = importlib.import_module(f"tests.public_names.{kind}").taken(program)
        except Exception:  # whatever it is, the other kinds are to be told of all the same
            errors.append(f"{kind}: {traceback.format_exc()}")
        else:
            found |= {kind: taken} if kind == "values" else taken
    return found | {"errors": errors}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(take("--all" in sys.argv), ensure_ascii=False), encoding="utf-8")
