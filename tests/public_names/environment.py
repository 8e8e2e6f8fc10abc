"""The variables of the environment that the program reads, by what each does."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.public_names.program import ROOT
from tests.support import compound_files

# Settings by the name of the module that a server and a script go by, and gunicorn's own file.
_TOLD = """
import json, os, runpy
served = runpy.run_path("gunicorn.conf.py")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")
from django.conf import settings
print(json.dumps({
    "listens on": served["bind"],
    "answers to": settings.ALLOWED_HOSTS[:2],
    "redirects to https": settings.SECURE_SSL_REDIRECT,
    "cookies over https only": settings.SESSION_COOKIE_SECURE,
    "upgrades without a copy as": settings.WITHOUT_COPY,
    "data": [str(settings.DATA_DIR), str(settings.DATABASES["default"]["NAME"]), str(settings.MEDIA_ROOT)],
}))
"""
GIVEN = (
    {},
    {"HOST": "0.0.0.0", "PORT": "8123", "HTTPS": "1"},
    {"WITHOUT_COPY": "9.9.9"},
    {"HOST": "192.0.2.1", "ALLOWED_HOSTS": "archive.example, other.example"},
)


def taken(program) -> dict:
    return {
        "environment": {_line(given): _told(given) for given in GIVEN}
        | {"SOFFICE": "is run for a file of an old Word" if _soffice_is_run(program) else "is not run"}
    }


def _line(given: dict) -> str:
    """As one writes it before a command."""
    return " ".join(f"{name}={value!r}" for name, value in given.items()) or "nothing is set"


def _told(given: dict) -> dict:
    with TemporaryDirectory() as folder:
        # In a process of its own: settings are read once.
        environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        environment |= {"DATA_DIR": folder} | given
        out = subprocess.check_output([sys.executable, "-c", _TOLD], cwd=ROOT, env=environment, text=True)
        return json.loads(out.replace(folder, "{DATA_DIR}"))


def _soffice_is_run(program) -> bool:
    with TemporaryDirectory() as name:
        folder = Path(name)
        soffice, called, letter = folder / "soffice", folder / "called", folder / "letter.doc"
        soffice.write_text(f"#!/bin/sh\ntouch '{called}'\nexit 1\n")
        soffice.chmod(0o755)
        letter.write_bytes(compound_files.compound({"WordDocument": compound_files.word_stream()}))
        os.environ["SOFFICE"] = str(soffice)
        program.run("import_directives", letter, "--dry-run")
        del os.environ["SOFFICE"]
        return called.exists()
