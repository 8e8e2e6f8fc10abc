"""Addresses, and which parameters each of them reads."""

import re
from collections.abc import Iterable
from urllib.parse import urlencode

from django.urls import URLPattern, get_resolver

from tests.public_names.exports import entry_ids, feed_title, rows_of
from tests.public_names.kept import LISTS, listed
from tests.public_names.program import HOST

PARAMETERS = LISTS / "parameters.json"

# A value of each parameter that there is, by which an answer changes where it is read.
VALUES = {
    "q": "劳模精神",
    "sort": "oldest",
    "page": "2",
    "page_size": "1",
    "province": "云南",
    "year": "2023",
    "genre": "通知",
    "topic": "产业工人队伍建设改革",
    "level": "province",
    "kind": "report",
    "deadline": "on",
    "issuer": "贵州省总工会",
    "city": "平顶山市",
    "county": "none",
    "dated": "none",
    "dated_from": "2023-01-01",
    "dated_to": "2022-12-31",
    "number": "19",
    "validity": "unsettled",
    "occasion": "none",
    "all": "1",
    "in": "title",
    "view": "compact",
    "also": "宣讲",
    "d": ["1", "2"],
    "binding": "encouraged",
    "concrete": "1",
}
# Addresses that stand for one thing, whatever is asked besides; paper takes its time.
_OF_ONE = re.compile(r"/(pdf|docx|source)/$|z$|^/$|^/api/v1/(openapi.json|directives/\d+/)?$")
# Lists, whose links carry on what they were asked: what counts of them is what they list. A directive's page reads
# the way back to its list for no other end than its links.
_LISTS = ("/directives/", "/actions/", "/search/")
_REPEATED = re.compile(rb'<input type="hidden"[^>]*>|\?[^"<]*(?=")')
# What belongs to it, and what did.
_ADMIN = ("admin", "moved_from_admin")
# Read by none: an answer that changes by it tells nothing of the others.
NONE = "unread"
_ECHOED = [
    re.compile(rb'/accounts/login/\?next=[^"]*'),
    re.compile(rb'<input[^>]*name="(csrfmiddlewaretoken|next)"[^>]*>'),
    re.compile(rb'"took_ms": [0-9.]+'),
    re.compile(rf'http://{HOST}[^<"\s,]*'.encode()),
]


def taken(program) -> dict:
    # Each parameter at each address takes an answer: only what is new needs them all.
    tried = dict.fromkeys(filter(_reads, pages(program)), VALUES) if program.everything else listed(PARAMETERS)
    return {
        "addresses": routes(get_resolver()),
        "parameters": {
            address: _read(program, address, tried[address]) for address in pages(program) if tried.get(address)
        }
        | {"POST /i18n/setlang/": _language_read(program)},
    }


def routes(resolver, before="", in_admin=False) -> dict[str, str]:
    """{route: name}, the kinds of its variable parts without their names. The admin's have names of Django's."""
    found = {}
    for pattern in resolver.url_patterns:
        route = before + str(pattern.pattern)
        if isinstance(pattern, URLPattern):
            # The admin's last resort, and its lists of apps, are patterns over what there is.
            if "(?P" not in route:
                found[re.sub(r"<(\w+):\w+>", r"<\1>", route)] = "" if in_admin else pattern.name or ""
        else:
            found |= routes(pattern, route, in_admin or pattern.namespace in _ADMIN)
    return found


def pages(program) -> list[str]:
    """An address of every route that answers a reader, the first two directives standing for all."""
    first = program.ids[0]
    found = []
    for route, name in routes(get_resolver()).items():
        if name and not route.startswith("i18n/") and "<path>" not in route:
            found.append("/" + route.replace("<int>", str(first)))
    return found


def _reads(address: str) -> bool:
    return address == "/directives/pdf/" or not _OF_ONE.search(address)


def _read(program, address: str, names: Iterable[str]) -> list[str]:
    bare = _answer(program, address, {})
    assert bare == _answer(program, address, {NONE: "劳动竞赛"}), (
        f"{address} answers otherwise for a name it cannot know"
    )
    return [name for name in names if _answer(program, address, {name: VALUES[name]}) != bare]


def _answer(program, address: str, asked: dict) -> object:
    """What is answered, but for what only repeats the address or changes by itself."""
    whole = f"{address}?{urlencode(asked, doseq=True)}"
    answer = program.get(whole)
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    # What is for staff alone leads others to sign in, whatever they ask for.
    if answer.status_code == 200 and address.endswith(".xlsx"):
        return rows_of(body)
    if answer.status_code == 200 and address.endswith(".atom"):
        return feed_title(body), entry_ids(body)
    for echoed in _ECHOED:
        body = echoed.sub(b"", body)
    return answer.status_code, _REPEATED.sub(b"", body) if address in _LISTS else body


def _language_read(program) -> list[str]:
    answer = program.client.post("/i18n/setlang/", {"language": "en", "next": "/actions/"})
    chosen = [cookie.value for cookie in answer.cookies.values()]
    program.client.cookies.clear()
    return [*(["language"] if chosen == ["en"] else []), *(["next"] if answer["Location"] == "/actions/" else [])]
