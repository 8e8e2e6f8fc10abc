"""manage.py move_archive: an SQLite archive in an empty PostgreSQL, as it was."""

import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import psycopg
import pytest

from archive.settings import BASE_DIR
from tests.servers import postgres

pytestmark = [
    pytest.mark.slow,
    pytest.mark.postgres,
    pytest.mark.skipif(bool(postgres.why_not()), reason=postgres.why_not()),
]
_DIRECTIVE = """示例市总工会关于做好第{n}项工作的通知

示工总字〔2021〕{n}号

各县（市、区）总工会：

现将有关事项通知如下。
一、各单位要于2021年6月30日前报送总结。
二、各单位要组织职工学习。

示例市总工会
2021年3月{n}日
"""
_PAGES = """
import hashlib, json, re
from django.conf import settings
settings.ALLOWED_HOSTS.append("testserver")
# No static files are collected.
settings.DEBUG = True
from django.test import Client
client = Client()
pages = ["/directives/%d/" % n for n in range(1, 5)] + ["/directives/%d/source/" % n for n in range(1, 3)]
def shown(answer):
    # What each answer has of its own, whatever the archive holds.
    return re.sub(rb'(csrfmiddlewaretoken" value|nonce)="[^"]+"', b"", answer.getvalue())
print(json.dumps([(one.status_code, hashlib.sha256(shown(one)).hexdigest()) for one in map(client.get, pages)]))
"""


def manage(*arguments, url="", data, check=True) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment |= {"DATA_DIR": str(data), "DATABASE_URL": url, "DJANGO_SUPERUSER_PASSWORD": "Mima-2021-xyz"}
    command = [sys.executable, "manage.py", *map(str, arguments)]
    done = subprocess.run(command, cwd=BASE_DIR, env=environment, capture_output=True, text=True, check=False)
    assert not check or done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def old(tmp_path_factory) -> Path:
    data, texts = tmp_path_factory.mktemp("old"), tmp_path_factory.mktemp("texts")
    for n in range(1, 25):
        (texts / f"{n}.txt").write_text(_DIRECTIVE.format(n=n), encoding="utf-8")
    manage("migrate", data=data)
    manage("import_directives", texts, data=data)
    manage("createsuperuser", "--noinput", "--username", "lihua", "--email", "", data=data)
    return data


@pytest.fixture(scope="module")
def server():
    with postgres.served() as server:
        yield server


@pytest.fixture
def url(server, request):
    """A database of the test's own."""
    return server.create(hashlib.sha256(request.node.name.encode()).hexdigest()[:12])


@pytest.fixture
def new(tmp_path, url) -> Path:
    manage("migrate", data=tmp_path / "new", url=url)
    return tmp_path / "new"


def asked(url, question):
    with psycopg.connect(url) as held:
        return held.execute(question).fetchall()


def test_all_is_there_under_the_same_addresses(old, new, url):
    told = json.loads(manage("move_archive", old, "--json", data=new, url=url).stdout)
    rows = {one["name"]: (one["rows"], one["moved"]) for one in told["tables"]}
    assert rows["archive_directive"] == (24, 24) and rows["auth_user"] == (1, 1)
    assert told["files"] == 24 and not told["faults"]
    assert all(one["digest"] == one["moved_digest"] for one in told["tables"])
    ours, theirs = (
        manage("shell", "-v0", "-c", _PAGES, data=data, url=at).stdout for data, at in ((old, ""), (new, url))
    )
    assert json.loads(ours) == json.loads(theirs)
    assert json.loads(ours)[0][0] == 200
    # A directive that comes in now has a key of its own, and the register is guarded as before.
    assert asked(
        url, "SELECT nextval(pg_get_serial_sequence('archive_directive', 'id')) > max(id) FROM archive_directive"
    )
    assert asked(url, "SELECT count(*) > 50 FROM pg_constraint WHERE contype = 'f'") == [(True,)]
    assert asked(url, "SELECT count(*) FROM pg_trigger WHERE tgname = 'use_register_refuses'") == [(1,)]
    refused = manage("move_archive", old, data=new, url=url, check=False)
    assert refused.returncode == 1 and "不是空的" in refused.stderr and "Traceback" not in refused.stderr


def test_a_killed_move_goes_on(old, new, url):
    environment = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    environment |= {"DATA_DIR": str(new), "DATABASE_URL": url}
    process = subprocess.Popen([sys.executable, "manage.py", "move_archive", str(old)], cwd=BASE_DIR, env=environment)
    until, begun = monotonic() + 60, 0
    while monotonic() < until and begun < 3 and process.poll() is None:
        sleep(0.002)
        if asked(url, "SELECT to_regclass('moving_progress') IS NOT NULL") == [(True,)]:
            begun = asked(url, "SELECT count(*) FROM moving_progress")[0][0]
    process.kill()
    process.wait()
    assert asked(url, "SELECT to_regclass('moving_progress') IS NOT NULL") == [(True,)]
    told = json.loads(manage("move_archive", old, "--json", data=new, url=url).stdout)
    assert all(one["rows"] == one["moved"] and one["digest"] == one["moved_digest"] for one in told["tables"])
    assert asked(url, "SELECT to_regclass('moving_progress') IS NULL") == [(True,)]


def test_what_postgresql_cannot_hold_is_named_before_anything_is_written(old, new, url, tmp_path):
    shutil.copytree(old, tmp_path / "spoilt")
    with closing(sqlite3.connect(tmp_path / "spoilt" / "archive.sqlite3")) as held, held:
        held.execute("UPDATE archive_source SET text = text || char(0) WHERE id = 3")
    refused = manage("move_archive", tmp_path / "spoilt", data=new, url=url, check=False)
    assert refused.returncode == 1 and "archive_source id=3 text" in refused.stderr
    assert asked(url, "SELECT count(*) FROM archive_source") == [(0,)]


@pytest.mark.parametrize("why", ["no archive", "another version", "no PostgreSQL"])
def test_a_move_that_cannot_be_is_refused_in_a_sentence(why, old, new, url, tmp_path):
    source, at = tmp_path / "source", "" if why == "no PostgreSQL" else url
    if why != "no archive":
        shutil.copytree(old, source)
    if why == "another version":
        with closing(sqlite3.connect(source / "archive.sqlite3")) as held, held:
            held.execute("DELETE FROM django_migrations WHERE id = (SELECT max(id) FROM django_migrations)")
    words = {"no archive": "没有 archive.sqlite3", "another version": "版本不同", "no PostgreSQL": "DATABASE_URL"}[why]
    refused = manage("move_archive", source, data=new, url=at, check=False)
    assert refused.returncode == 1 and words in refused.stderr and "Traceback" not in refused.stderr
