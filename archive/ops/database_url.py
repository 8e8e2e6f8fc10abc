"""The database that DATABASE_URL names, as Django's settings have it, and what is wrong with one.

One office sets none: its database is a file of DATA_DIR. A federation names a PostgreSQL. Its driver and what reads
the address are installed by who sets it (requirements-cluster.txt): nobody else imports them.
"""

import importlib
from importlib.util import find_spec
from typing import Any
from urllib.parse import urlsplit

SCHEMES = ("postgres", "postgresql")
# Connections of one process. A web worker has 32 threads to wait in and two processors to work with: who finds no
# connection free waits for one, and 64 threads of each machine do not take all that a PostgreSQL grants (100).
MOST_CONNECTIONS = 10
# Seconds that a thread waits for one; and that opening one may take. Both end before a reader's patience does, and
# before a stopped database has all threads waiting.
WAIT, CONNECT = 3, 3
# Older ones were never tried: they lack what triggers are made with (CREATE OR REPLACE TRIGGER).
OLDEST_SERVER = 140000
_PACKAGES = ("psycopg", "psycopg_pool", "dj_database_url")
_EXAMPLE = "DATABASE_URL=postgresql://用户:密码@主机:5432/数据库"


def fault(url: str) -> str | None:
    """What is wrong with an address as it is written, in a sentence; None where it can be tried. Never tells the
    password that stands in it."""
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        return f"DATABASE_URL 不是数据库地址；请写成 {_EXAMPLE}，口令里的特殊字符用 %40 之类的写法"
    if parts.scheme not in SCHEMES:
        return f"DATABASE_URL 以“{parts.scheme or url[:20]}”开头，只能是 PostgreSQL；请写成 {_EXAMPLE}，单机使用则不设"
    if not parts.path.strip("/"):
        return f"DATABASE_URL 没有写数据库名；请写成 {_EXAMPLE}"
    if missing := [name for name in _PACKAGES if find_spec(name) is None]:
        return f"设了 DATABASE_URL，却没有装 {'、'.join(missing)}；请运行 pip install -r requirements-cluster.txt"
    return None


def database(url: str) -> dict[str, Any]:
    """What Django's DATABASES has for an address without `fault`: connections from a pool of the process's own."""
    parsed = dict(importlib.import_module("dj_database_url").parse(url))
    options = {"connect_timeout": CONNECT, "application_name": "archive"} | parsed.get("OPTIONS", {})
    # It gives up soon, and the next reader has it begin anew: else it would wait longer from try to try, and go on
    # waiting when the database is back.
    pool = {
        "min_size": 0, "max_size": MOST_CONNECTIONS, "timeout": WAIT, "reconnect_timeout": WAIT, "max_idle": 300,
    }  # fmt: skip
    # A pool and connections that a thread keeps exclude each other. Whether one that lay there still lives is asked
    # before it is used: after a restart of the database none does.
    return parsed | {"OPTIONS": options | {"pool": pool}, "CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True}


def server_fault(connection) -> str | None:
    """What keeps a reached server from being the archive's, in a sentence: its version, the encoding of its database,
    somebody else's tables. Asks the server; raises its errors."""
    version = connection.pg_version
    if version < OLDEST_SERVER:
        return f"DATABASE_URL 所指的是 PostgreSQL {version // 10000}，至少要 {OLDEST_SERVER // 10000}；请升级数据库"
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_encoding_to_char(encoding) FROM pg_database WHERE datname = current_database()")
        encoding = cursor.fetchone()[0]
        tables = set(connection.introspection.table_names(cursor))
    if encoding != "UTF8":
        return (
            f"DATABASE_URL 所指的数据库编码是 {encoding}，存不了中文；请另建一个："
            "createdb --encoding=UTF8 --locale=C.UTF-8 --template=template0 数据库名"
        )
    if tables and "django_migrations" not in tables:
        return f"DATABASE_URL 所指的数据库里有别的程序的表（如 {min(tables)}）；请给档案单独建一个空数据库"
    return None


def refusal(error: BaseException) -> str | None:
    """Why a server was not reached, in words that name the setting; None where an error says something else."""
    said = str(error).lower()
    return next((f"{told}（DATABASE_URL）" for words, told in _REFUSALS if words in said), None)


# What libpq says, in the languages that servers are set to; the first that fits.
_REFUSALS = (
    ("password authentication failed", "数据库不接受用户名或口令，请核对"),
    ("no pg_hba.conf entry", "数据库不许本机连接，请在它的 pg_hba.conf 中放行"),
    ("too many", "数据库的连接已用完，请调高 max_connections 或减少网页服务器"),
    ("could not translate host name", "找不到数据库的主机，请核对主机名"),
    ("name or service not known", "找不到数据库的主机，请核对主机名"),
    ("does not exist", "数据库或用户不存在，请先建好"),
    ("starting up", "数据库正在启动，请稍后再试"),
    ("shutting down", "数据库正在关闭，请稍后再试"),
    ("connection refused", "数据库没有应答，请核对地址和端口，并看它是否已启动"),
    ("timeout", "数据库在几秒内没有应答，请核对地址、端口和防火墙"),
    ("connection failed", "连不上数据库，请核对地址、端口和口令"),
)
