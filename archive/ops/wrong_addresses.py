"""What an office has set of where the archive is reached, and cannot mean: the port that it listens on, its names, the
path below its host, the proxies before it.

Asked with the other contradictions, see archive.ops.contradictions.
"""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from archive.ops import variables
from archive.ops.variables import is_on, listed

_HOST_NAME = re.compile(r"\.?[\w-]+(\.[\w-]+)*\.?|\[[0-9a-fA-F:.]+\]|\*", re.ASCII)
_MOUNT = re.compile(r"(/[\w.~-]+)*/?", re.ASCII)


def first(environ: Mapping[str, str]) -> str | None:
    """The first thing that is wrong, and what to set instead; None where all fits."""
    checks = (_port, _host, _allowed_hosts, _trusted_origins, _script_name, _trusted_proxies)
    return next((told for check in checks if (told := check(environ))), None)


def _port(environ: Mapping[str, str]) -> str | None:
    port = environ.get("PORT", "8000")
    if port.isascii() and port.isdigit() and 0 < int(port) < 65536:
        return None
    return f"PORT={port} 不是端口号；请设 1 到 65535 之间的整数，如 PORT=8000"


def _host(environ: Mapping[str, str]) -> str | None:
    host = environ.get("HOST", "127.0.0.1")
    if host and not re.search(r"[\s/,\[\]]", host) and host.count(":") != 1:
        return None
    return f"HOST={host} 不是可以监听的地址；请只写地址，如 HOST=127.0.0.1，端口用 PORT 设"


def _allowed_hosts(environ: Mapping[str, str]) -> str | None:
    if "ALLOWED_HOSTS" not in environ:
        return None
    names = listed(environ, "ALLOWED_HOSTS")
    if not names:
        return "ALLOWED_HOSTS 是空的，档案将拒绝所有人；请写上档案的域名或地址，或不设这个变量"
    for name in names:
        if not _HOST_NAME.fullmatch(name):
            return (
                f"ALLOWED_HOSTS 中的 {name} 不是主机名；请只写主机名，不带 https:// 和端口，如 archive.example，"
                "端口写在 TRUSTED_ORIGINS 里"
            )
    return None


def _trusted_origins(environ: Mapping[str, str]) -> str | None:
    for origin in listed(environ, "TRUSTED_ORIGINS"):
        if not _is_origin(origin):
            return f"TRUSTED_ORIGINS 中的 {origin} 不是网址的开头；请写协议、主机名和端口，如 https://archive.example:8443"
        if is_on(environ, "HTTPS") and origin.startswith("http://"):
            return f"HTTPS=1 与 TRUSTED_ORIGINS 中的 {origin} 矛盾；请改为 https:// 开头，或不设 HTTPS"
    return None


def _is_origin(text: str) -> bool:
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return False
    whole = f"{parts.scheme}://{parts.netloc}" == text and parts.scheme in ("http", "https")
    name = parts.netloc.removesuffix(f":{port}") if port else parts.netloc
    return whole and name.replace("*.", "", 1) != "*" and bool(_HOST_NAME.fullmatch(name.replace("*.", "", 1)))


def _script_name(environ: Mapping[str, str]) -> str | None:
    path = environ.get("SCRIPT_NAME", "")
    if _MOUNT.fullmatch(path) and not {".", ".."} & set(path.split("/")):
        return None
    return f"SCRIPT_NAME={path} 不是路径；请写以 / 开头的路径，如 SCRIPT_NAME=/archive"


def _trusted_proxies(environ: Mapping[str, str]) -> str | None:
    try:
        variables.trusted_proxies(environ)
    except ValueError:
        said = environ["TRUSTED_PROXIES"]
        return f"TRUSTED_PROXIES={said} 不是地址；请写代理的地址或网段（多个用逗号分开），如 TRUSTED_PROXIES=127.0.0.1"
    return None
