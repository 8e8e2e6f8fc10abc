"""DATABASE_URL as people mistype it: a sentence, before anything is touched, that never tells a password."""

import builtins
from importlib import util

import pytest

from archive.ops import contradictions, database_url

RIGHT = "postgresql://archive:geheim@db.example:5432/archive"


@pytest.mark.parametrize("url", [RIGHT, "postgres://archive@db/archive?sslmode=require", f" {RIGHT} ", ""])
def test_what_can_be_tried_is_let_pass(url):
    assert contradictions.first({"DATABASE_URL": url}) is None


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://archive:geheim@db/archive", "mysql"),
        ("sqlite:///archive.sqlite3", "单机使用则不设"),
        ("archive:geheim@db/archive", "只能是 PostgreSQL"),
        ("/var/lib/archive", "只能是 PostgreSQL"),
        ("postgresql://archive:geheim@db:5432/", "没有写数据库名"),
        ("postgresql://archive:geheim@db:port/archive", "不是数据库地址"),
        ("postgresql://archive:ge#heim@db:5432/archive", "%40"),
        ("postgresql://[archive:geheim@db/archive", "不是数据库地址"),
    ],
)
def test_what_cannot_be_meant_is_told_in_a_sentence(url, said):
    told = contradictions.first({"DATABASE_URL": url})
    assert told is not None and told.startswith("DATABASE_URL") and said in told
    assert "没有改动任何数据" in told and "geheim" not in told


def test_without_the_packages_it_says_what_to_install(monkeypatch):
    find = util.find_spec
    monkeypatch.setattr(database_url, "find_spec", lambda name: None if name == "psycopg_pool" else find(name))
    told = contradictions.first({"DATABASE_URL": RIGHT})
    assert told is not None and "psycopg_pool" in told and "requirements-cluster.txt" in told


def test_an_office_without_it_imports_none_of_the_packages(monkeypatch):
    def refused(name, *rest, **more):
        assert name.partition(".")[0] not in ("psycopg", "psycopg_pool", "dj_database_url")
        return imported(name, *rest, **more)

    imported = builtins.__import__
    monkeypatch.setattr(builtins, "__import__", refused)
    assert contradictions.first({}) is None


def test_connections_come_from_a_pool_and_are_tried_before_use():
    database = database_url.database(RIGHT)
    assert database["HOST"] == "db.example" and database["PASSWORD"] == "geheim"
    assert database["OPTIONS"]["pool"]["max_size"] == database_url.MOST_CONNECTIONS
    assert database["CONN_MAX_AGE"] == 0 and database["CONN_HEALTH_CHECKS"]


def test_options_of_the_address_hold():
    database = database_url.database(f"{RIGHT}?sslmode=require&connect_timeout=9")
    assert database["OPTIONS"]["sslmode"] == "require" and int(database["OPTIONS"]["connect_timeout"]) == 9
