"""Requests that nobody sends who means well: every address of the site, the admin's too, by every method, with odd
values, parameters, headers and bodies. What chance draws may be drawn again by its seed."""

import re
from collections.abc import Iterator
from random import Random
from typing import NamedTuple
from urllib.parse import quote, urlencode

from django.urls import URLPattern, get_resolver

# What no answer may give back as markup, or as a header of its own.
MARK = "zq<svg onload=alert(1)>"
_METHODS = [
    "GET",
    "GET",
    "GET",
    "GET",
    "HEAD",
    "POST",
    "POST",
    "PUT",
    "DELETE",
    "PATCH",
    "OPTIONS",
    "TRACE",
    "PROPFIND",
    "zq",
]
_VALUES = [
    MARK, f'"{MARK}', f"'-->{MARK}", "0", "-1", "1", "2", "99999999999999999999", "9" * 400, "1e308", "NaN", "١٢",
    "\x00",
    "%00", "\r\nSet-Cookie: zq=1", "../../../../etc/passwd", "..%2f..%2fsecret-key", "//evil.example",
    "javascript:alert(1)",
    "https://evil.example/", "工会", "劳模 OR (", "NOT " * 60, "(" * 90, '"' * 99, "标题:", "年份:9999999",
    "* ? ~ ^ [ ]",
    "字" * 3000,
    "{{7*7}}", "${7*7}", "' OR 1=1 --", "\ud7ff\ue000", "\u202e\u200b", "=cmd|' /C calc'!A0", "", " ", "a" * 9000,
]  # fmt: skip
_PARAMETERS = [
    "q", "page", "sort", "year", "region", "city", "county", "topic", "genre", "issuer", "d", "left", "right",
    "next", "lang",
    "language", "limit", "offset", "per_page", "kind", "actor", "deadline", "from", "to", "format", "e", "o", "p",
    "all",
    "_popup", "_to_field", "id__exact", "text__regex", "source__text__contains", "_changelist_filters", "term",
    "app_label", "model_name", "field_name", "zq",
]  # fmt: skip
_HEADERS = [
    ("Host", "evil.example"), ("Host", MARK), ("Host", ""), ("X-Forwarded-Host", "evil.example"),
    ("X-Forwarded-Proto", "https"), ("X-Forwarded-For", MARK), ("Accept-Language", MARK), ("Accept-Language",
    "x" * 3000),
    ("Accept", "text/zq;q=9,*"), ("Accept-Encoding", "gzip;q=x, br, zq"), ("Range", "bytes=-1,5-2,999999999999-"),
    ("If-None-Match", '"zq", W/"' + "a" * 500), ("If-Modified-Since", "Thu, 99 Zqq 99999"), ("Cookie",
    "sessionid=" + MARK),
    ("Cookie", "csrftoken=zq; django_language=../../x; sessionid="), ("Referer", f"http://evil.example/{MARK}"),
    ("Origin", "http://evil.example"), ("User-Agent", MARK * 20), ("Content-Type", "application/x-zq"),
    ("Content-Type", "multipart/form-data; boundary="), ("Content-Type", "application/json; charset=zq"),
    ("X-HTTP-Method-Override", "DELETE"), ("Authorization", "Basic enE6enE="), ("X-CSRFToken", "zq"), ("Expect", "zq"),
    ("Script-Name", "/zq"), ("X-Script-Name", "//evil.example"),
]  # fmt: skip


class Hostile(NamedTuple):
    method: str
    path: str
    headers: dict[str, str]
    body: bytes | None


def requests(chance: Random, count: int, keys: list[int]) -> Iterator[Hostile]:
    """So many; `keys` are of directives that are there."""
    found = routes()
    for serial in range(count):
        route = found[serial % len(found)]
        path = re.sub(r"<[^>]*>", lambda _: _piece(chance, keys), route)
        if chance.random() < 0.05:
            path += chance.choice(["/..%2f", "//", "%2e%2e/", "%00", ";zq", "/" + quote(MARK), "?", "%ff%fe"])
        pairs = [(chance.choice(_PARAMETERS), _value(chance)) for _ in range(chance.choice([0, 1, 1, 2, 3, 40]))]
        query = "?" + urlencode(pairs, errors="surrogatepass") if pairs else ""
        method = chance.choice(_METHODS)
        headers = dict(chance.sample(_HEADERS, chance.choice([0, 0, 1, 2, 4])))
        body = _body(chance, headers) if method not in ("GET", "HEAD", "OPTIONS", "TRACE") else None
        yield Hostile(method, "/" + path + query, {name: _wired(value) for name, value in headers.items()}, body)


def routes(resolver=None, before: str = "") -> list[str]:
    """The routes of every pattern, with <…> where a value stands; those with a language's name once."""
    found = []
    for pattern in (resolver or get_resolver()).url_patterns:
        route = before + _written(str(pattern.pattern))
        found += [route] if isinstance(pattern, URLPattern) else routes(pattern, route)
    return found


def _written(pattern: str) -> str:
    """A route that is written as a regular expression, as one with a value."""
    if "(?P<" not in pattern:
        return pattern
    return re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", pattern).strip("^$").replace("\\Z", "").replace("\\", "")


def _piece(chance: Random, keys: list[int]) -> str:
    if chance.random() < 0.6:
        return str(chance.choice(keys))
    return quote(_value(chance)[:300].encode("utf-8", "surrogatepass"), safe="")


def _value(chance: Random) -> str:
    return chance.choice(_VALUES) + (chance.choice(_VALUES)[:50] if chance.random() < 0.2 else "")


def _body(chance: Random, headers: dict[str, str]) -> bytes:
    kind = chance.choice(["form", "json", "bytes", "parts"])
    pairs = [(chance.choice(_PARAMETERS), _value(chance)) for _ in range(chance.choice([1, 5, 300, 2000]))]
    if kind == "form":
        headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        return urlencode(pairs, errors="surrogatepass").encode()
    if kind == "json":
        headers.setdefault("Content-Type", "application/json")
        return b"[" * chance.choice([1, 5000]) + b'{"zq": ' + b"9" * 500
    if kind == "parts":
        headers.setdefault("Content-Type", "multipart/form-data; boundary=zq")
        return b'--zq\r\nContent-Disposition: form-data; name="q"; filename="../../zq"\r\n\r\n' + chance.randbytes(
            2000
        )
    return chance.randbytes(chance.choice([0, 10, 5000]))


def _wired(value: str) -> str:
    """As a header may hold it: without line ends, in Latin letters."""
    return re.sub(r"[\r\n\x00]", "", value).encode("utf-8", "replace").decode("latin-1")
