"""What links from outside lead to within a page, what its scripts and the keyboard hold on to, what it keeps in a
browser, and the headers it goes out with."""

import re

from django.contrib.auth import get_user_model
from lxml import html

from tests.public_names.program import ROOT

_WORDS = "q=劳模精神"
_SCRIPTS = ROOT / "static" / "js"
_KEPT = re.compile(r"localStorage\.\w+Item\((\w+|\"[^\"]+\")")


def taken(program) -> dict:
    pages = {address: html.fromstring(program.body(address)) for address in _addresses(program)}
    return {
        "anchors": {str(pk): _anchors(program, pk) for pk in program.ids},
        "fragments": _fragments(pages),
        "keyboard": _keyboard(pages),
        "kept_in_browser": {"localStorage": _local_storage(), "cookies": _cookies(program)},
        "headers": {address: _headers(program, address) for address in _sent(program)},
    }


def _addresses(program) -> list[str]:
    first, second, *_others = program.ids
    lists = ["/", "/directives/", "/actions/", f"/search/?{_WORDS}", "/api/v1/", "/compare/"]
    whole = [f"/directives/{pk}/?{_WORDS}" for pk in program.ids]
    parts = [f"/directives/{first}/{part}/" for part in ("print", "received")]
    return [*lists, *whole, *parts, f"/compare/?d={first}&d={second}", f"/compare/?d={first}&d={second}&form=grid"]


def _anchors(program, pk: int) -> dict:
    """A directive's number in a first start, told by its original, and which item of it each anchor leads to."""
    answered = program.json(f"/api/v1/directives/{pk}/")
    labels = dict(_labels([*answered["outline"], *answered["attachment_parts"]]))
    ids = html.fromstring(program.body(f"/directives/{pk}/")).xpath("//@id[starts-with(., 's-')]")
    within = [other for other in program.ids if program.source_of(other) == program.source_of(pk)]
    return {
        "sha256": program.source_of(pk),
        "position": within.index(pk),
        "order": ids,
        "label of": {anchor: labels.get(anchor, "") for anchor in ids},
    }


def _labels(items):
    for item in items:
        yield item["anchor"], item["label"]
        yield from _labels(item["children"])


def _fragments(pages: dict) -> dict[str, list[str]]:
    """{page: ids in it that some page links to}, numbers left out: '#hit-3' is hit-*."""
    linked = {
        (_place(path or own), folded)
        for own, page in pages.items()
        for href in page.xpath("//@href[contains(., '#')]")
        for path, folded in [_split(href)]
    }
    found = {}
    for address, page in pages.items():
        ids = {re.sub(r"\d+", "*", one) for one in page.xpath("//@id")}
        there = {folded for place, folded in linked if place == _place(address) and folded in ids}
        found[_place(address)] = sorted(there | set(found.get(_place(address), [])))
    return found


def _split(href: str) -> tuple[str, str]:
    path, fragment = href.split("#", 1)
    return path, re.sub(r"\d+", "*", fragment)


def _place(address: str) -> str:
    return re.sub(r"/directives/\d+/", "/directives/*/", address.split("?")[0])


def _keyboard(pages: dict) -> dict:
    """What `data-` attributes there are in the pages, and which keys do something on each."""
    attributes = {name for page in pages.values() for one in page.iter() for name in one.attrib}
    keys = {}
    for address, page in pages.items():
        keys[_place(address)] = sorted({*page.xpath("//@data-key"), *keys.get(_place(address), [])})
    told = {key for page in pages.values() for one in page.xpath("//@data-keys") for key in one.split()}
    return {
        "attributes": sorted(name for name in attributes if name.startswith("data-")),
        "keys": keys,
        "told of": sorted(told),
    }


def _local_storage() -> list[str]:
    """The keys under which a browser keeps something, as written in the scripts or named by a constant of theirs."""
    found = set()
    for path in _SCRIPTS.glob("*.js"):
        script = path.read_text(encoding="utf-8")
        for name in _KEPT.findall(script):
            constant = re.search(rf'const {name} = "([^"]+)"', script) if name[0] != '"' else None
            found.add(constant[1] if constant else name.strip('"'))
    return sorted(found)


def _cookies(program) -> list[str]:
    get_user_model().objects.create_superuser("someone", password="示例口令")
    client = program.client
    client.post("/i18n/setlang/", {"language": "en", "next": "/"})
    client.get("/accounts/login/")
    client.post("/accounts/login/", {"username": "someone", "password": "示例口令"})
    found = sorted(client.cookies)
    client.cookies.clear()
    return found


def _sent(program) -> list[str]:
    first = program.ids[0]
    feeds = ["/directives/feed.atom", "/actions/feed.atom"]
    json = ["/api/v1/openapi.json", "/api/v1/directives/", "/api/v1/nothing/"]
    return ["/", f"/directives/{first}/", f"/directives/{first}/source/", *feeds, *json, "/healthz", "/readyz"]


def _headers(program, address: str) -> dict:
    """Those that others go by. What they say is a name too, but where it changes with what is sent."""
    answer = program.get(address)
    changing = ("ETag", "Last-Modified", "Content-Disposition")
    promised = ("Content-Type", "Cache-Control", "X-Content-Type-Options", "X-Frame-Options", "Allow")
    policy = {"Content-Security-Policy": "there"} if "Content-Security-Policy" in answer else {}
    return (
        {"status": answer.status_code}
        | {name: answer[name] for name in promised if name in answer}
        | {name: "there" for name in changing if name in answer}
        | policy
    )
