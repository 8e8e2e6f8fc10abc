"""Web machines as a federation has them: over one PostgreSQL, each with a data folder and an index of its own; what
they have in common beside the database is where originals and drafts lie."""

import subprocess
import sys
from pathlib import Path
from urllib.parse import quote, urlencode

import psycopg

from tests.support.served_archive import ServedArchive
from tests.support.serving import ROOT
from tests.support.web_reader import Answer, WebReader

KEY = "kEy0of1the2tests3" * 4
ACCOUNT, PASSWORD = "zhang", "Xiang-Shan-2041-Hong-Ye"
_STORED = ("sources", "intake")


class WebMachine(ServedArchive):
    """One of them. `server` is what tests.servers.postgres gives, `shared` the folder of originals; what its start
    printed, whoever prepared it leaves in `prepared`."""

    prepared = ""

    def __init__(self, folder: Path, shared: Path, server: dict[str, str], **environment: str):
        folder.mkdir(mode=0o700)
        for name in _STORED:
            (shared / name).mkdir(parents=True, exist_ok=True)
            (folder / name).symlink_to(shared / name)
        self.url = f"postgres://{server['PGUSER']}@{quote(server['PGHOST'], safe='')}:{server['PGPORT']}/archive"
        own = {"DATABASE_URL": self.url, "SECRET_KEY": KEY, "INDEX_NAME": folder.name}
        super().__init__(folder, **own | environment)

    def rows(self, question: str, *values: object) -> list[tuple]:
        with psycopg.connect(self.url) as database:
            return database.execute(question, values).fetchall()

    def change(self, *statements: str) -> None:
        with psycopg.connect(self.url) as database:
            for statement in statements:
                database.execute(statement)

    def preparing(self) -> subprocess.Popen:
        """`manage.py prepare`, begun."""
        command = [sys.executable, "manage.py", "prepare"]
        return subprocess.Popen(
            command,
            cwd=self.program,
            env=self.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )

    def found(self, words: str) -> int:
        """How many directives its search finds."""
        answer = self.get(f"/api/v1/search/?{urlencode({'q': words})}")
        assert answer.status == 200, answer
        return answer.json()["count"]


def sign_in(reader: WebReader, password: str = PASSWORD) -> Answer:
    """As somebody at the page does."""
    page = reader.get("/accounts/login/")
    token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    said = {"csrfmiddlewaretoken": token, "username": ACCOUNT, "password": password, "next": "/intake/"}
    return reader.send("/accounts/login/", said)


def upload(reader: WebReader, files: dict[str, str]) -> Answer:
    """Bring files in, as the form without scripts sends them."""
    page = reader.get("/intake/")
    token = page.text.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    boundary = "--------tests-of-machines"
    parts = [_field("csrfmiddlewaretoken", token)]
    parts += [
        f'Content-Disposition: form-data; name="files"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n{text}'
        for name, text in files.items()
    ]
    parts.append(_field("whole", "1"))
    body = "".join(f"--{boundary}\r\n{part}\r\n" for part in parts) + f"--{boundary}--\r\n"
    kind = f"multipart/form-data; boundary={boundary}"
    headers = {"Content-Type": kind, "Origin": f"http://127.0.0.1:{reader.port}", "Accept": "application/json"}
    return reader.ask("POST", "/intake/", body.encode(), headers)


def _field(name: str, value: str) -> str:
    return f'Content-Disposition: form-data; name="{name}"\r\n\r\n{value}'


def make_account(machine: WebMachine) -> None:
    """A superuser, by the command."""
    said = {"DJANGO_SUPERUSER_USERNAME": ACCOUNT, "DJANGO_SUPERUSER_PASSWORD": PASSWORD, "DJANGO_SUPERUSER_EMAIL": ""}
    command = [sys.executable, "manage.py", "createsuperuser", "--noinput"]
    subprocess.run(command, cwd=ROOT, env=machine.environment | said, check=True)
