"""What an office has set by variables and cannot mean: refused in one sentence; and what works and had better be set
otherwise.

Asked before anything else is done, by manage.py and gunicorn.conf.py: whatever is refused here has touched nothing.
"""

import os
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urlsplit

from archive.lexicon import body_names
from archive.ops import database_url, originals_url, variables, wrong_addresses
from archive.ops.variables import is_on, is_open_to_all_names

# Somebody who writes one of these does not want it on; anything else switches on, as it always did.
_MEANT_OFF = ("false", "no", "off", "n", "none", "否", "关")
_SWITCHES = ("HTTPS", "ACCESS_LOG", "READERS_SIGN_IN")
_NUMBERS = ("IDLE_MINUTES", "INTAKE_DAYS", "KEEP_BACKUPS", "BACKUP_DAYS", "OPENSEARCH_SHARDS", "OPENSEARCH_REPLICAS")


def first(environ: Mapping[str, str]) -> str | None:
    """The first thing that is wrong, in a sentence that says what to set instead; None where all fits."""
    found = (f"{told}。没有改动任何数据。" for check in _CHECKS if (told := check(environ)))
    return next(found, None)


def advice(environ: Mapping[str, str]) -> list[str]:
    """What works and had better be set otherwise, a sentence each: said at the start."""
    told = []
    if is_open_to_all_names(environ):
        told.append(
            "提示：HOST 对整个网络开放而没有设 ALLOWED_HOSTS，档案会应答任何主机名，"
            "外部网页可借域名重绑定读取内网档案；请设 ALLOWED_HOSTS=档案的域名或地址（多个用逗号分开）。"
        )
    if is_on(environ, "HTTPS") and "TRUSTED_PROXIES" not in environ:
        told.append(
            "提示：HTTPS=1 而没有设 TRUSTED_PROXIES，只相信本机代理转来的地址和协议；"
            "代理在另一台机器上的，请设 TRUSTED_PROXIES=代理的地址，否则每个请求都会被转向 https。"
        )
    if is_on(environ, "HTTPS") and environ.get("HOST", "") in variables.OPEN_HOSTS:
        told.append(
            "提示：HTTPS=1 时端口应只由代理访问；请设 HOST=127.0.0.1，"
            "或用防火墙只放行代理，以免有人绕过代理冒充加密连接。"
        )
    if environ.get("DATABASE_URL", "").strip() and not variables.said_key(environ):
        told.append(
            "提示：设了 DATABASE_URL 而没有设 SECRET_KEY，密钥只在本机 DATA_DIR/secret-key；"
            "几台一起服务的，请给各台设同一个 SECRET_KEY。"
        )
    return told


def _switches(environ: Mapping[str, str]) -> str | None:
    for name in _SWITCHES:
        if environ.get(name, "").strip().lower() in _MEANT_OFF:
            return f"{name}={environ[name]} 会被当作开启；关闭请设 {name}=0 或不设，开启请设 {name}=1"
    return None


def _data_dir(environ: Mapping[str, str]) -> str | None:
    if "DATA_DIR" not in environ:
        return None
    if not environ["DATA_DIR"].strip():
        return "DATA_DIR 是空的；请写上存放数据的文件夹，或不设这个变量"
    path = Path(environ["DATA_DIR"]).absolute()
    for place in (path, *path.parents):
        # A link that leads nowhere is in the way as a file would be.
        if os.path.lexists(place) and not place.is_dir():
            return f"DATA_DIR={path} 不能用：{place} 不是文件夹；请换一个文件夹"
    return None


def _numbers(environ: Mapping[str, str]) -> str | None:
    for name in _NUMBERS:
        try:
            variables.whole_number(environ, name, 0)
        except ValueError:
            return f"{name}={environ[name]} 不是整数；请写数字，如 {name}=30，或不设这个变量"
    return None


def _originals(environ: Mapping[str, str]) -> str | None:
    if (said := variables.originals(environ)) in variables.ORIGINALS:
        return None
    # Whoever mistypes a restriction must not find out by its absence.
    return f"ORIGINALS={said} 无法识别；请设 {' 或 '.join(variables.ORIGINALS)}"


def _own_body(environ: Mapping[str, str]) -> str | None:
    said = variables.own_body(environ)
    if not said or (len(said) <= 100 and body_names.names_in(said) == (said,)):
        return None
    return f"OWN_BODY={said} 不是一个机关的全称；请写全称，如 OWN_BODY=示例市总工会，或不设这个变量"


def _openness(environ: Mapping[str, str]) -> str | None:
    for name, said, known in (
        ("UNMARKED", variables.unmarked(environ), variables.UNMARKED),
        ("UNCHECKED", variables.unchecked(environ), variables.UNCHECKED),
    ):
        if said not in known:
            return f"{name}={said} 无法识别；请设 {' 或 '.join(known)}"
    return None


def _database(environ: Mapping[str, str]) -> str | None:
    url = environ.get("DATABASE_URL", "").strip()
    return database_url.fault(url) if url else None


def _store(environ: Mapping[str, str]) -> str | None:
    url = environ.get("ORIGINALS_URL", "").strip()
    return originals_url.fault(url) if url else None


def _cluster(environ: Mapping[str, str]) -> str | None:
    nodes = variables.listed(environ, "OPENSEARCH_URL")
    for one in nodes:
        parts = urlsplit(one)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
            # What may stand before an @ is a password.
            return (
                f"OPENSEARCH_URL 中的 {one.rpartition('@')[2][:60]} 不是节点的地址；请写成 http://主机:9200，"
                "多个节点用逗号分开，不用集群则不设"
            )
    if nodes and find_spec("opensearchpy") is None:
        return "设了 OPENSEARCH_URL，却没有装 opensearch-py；请运行 pip install -r requirements-cluster.txt"
    return None


def _secret_key(environ: Mapping[str, str]) -> str | None:
    key = variables.said_key(environ)
    if not key or (len(key) >= variables.SHORTEST_KEY and len(set(key)) >= variables.LEAST_CHARACTERS):
        return None
    # Never the key itself: what is said here stands in logs.
    return (
        f"SECRET_KEY 太短或太简单（{len(key)} 个字符）；请设至少 {variables.SHORTEST_KEY} 个随机字符，各台相同，"
        "可照抄一台的 DATA_DIR/secret-key，或不设这个变量"
    )


_CHECKS: tuple[Callable[[Mapping[str, str]], str | None], ...] = (
    wrong_addresses.first,
    _switches,
    _data_dir,
    _numbers,
    _originals,
    _own_body,
    _openness,
    _database,
    _store,
    _cluster,
    _secret_key,
)
