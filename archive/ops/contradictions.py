"""What an office has set by variables and cannot mean: refused in one sentence; and what works and had better be set
otherwise.

Asked before anything else is done, by manage.py and gunicorn.conf.py: whatever is refused here has touched nothing.
"""

import os
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from archive.lexicon import body_names
from archive.ops import variables
from archive.ops.variables import is_on, is_open_to_all_names, listed

# Somebody who writes one of these does not want it on; anything else switches on, as it always did.
_MEANT_OFF = ("false", "no", "off", "n", "none", "否", "关")
_SWITCHES = ("HTTPS", "ACCESS_LOG", "READERS_SIGN_IN")
_NUMBERS = ("IDLE_MINUTES", "KEEP_BACKUPS", "BACKUP_DAYS")
_HOST_NAME = re.compile(r"\.?[\w-]+(\.[\w-]+)*\.?|\[[0-9a-fA-F:.]+\]|\*", re.ASCII)
_MOUNT = re.compile(r"(/[\w.~-]+)*/?", re.ASCII)


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
    return told


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


def _switches(environ: Mapping[str, str]) -> str | None:
    for name in _SWITCHES:
        if environ.get(name, "").strip().lower() in _MEANT_OFF:
            return f"{name}={environ[name]} 会被当作开启；关闭请设 {name}=0 或不设，开启请设 {name}=1"
    return None


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


def _trusted_proxies(environ: Mapping[str, str]) -> str | None:
    try:
        variables.trusted_proxies(environ)
    except ValueError:
        said = environ["TRUSTED_PROXIES"]
        return f"TRUSTED_PROXIES={said} 不是地址；请写代理的地址或网段（多个用逗号分开），如 TRUSTED_PROXIES=127.0.0.1"
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


_CHECKS: tuple[Callable[[Mapping[str, str]], str | None], ...] = (
    _port,
    _host,
    _switches,
    _allowed_hosts,
    _trusted_origins,
    _script_name,
    _data_dir,
    _numbers,
    _trusted_proxies,
    _originals,
    _own_body,
    _openness,
)
