"""`python -m tests.servers.postgres_pages`: everything between an empty database and its pages, in the database
that the settings name. Prints {address: status} of every kind of page, as a reader and as staff find them by
following links.
"""

import json
import re
import sys
import tempfile
from collections import Counter
from html import unescape
from pathlib import Path
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin, urlsplit

import django

django.setup()

from django.contrib.auth.models import User  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import Resolver404, resolve  # noqa: E402

from archive import ingest  # noqa: E402
from archive.models import Directive  # noqa: E402

# So many pages of a kind that links lead to: of a view, and with which parameter; several are a kind of their own.
_OF_A_KIND = 2
_TEXT = "示例市总工会{}\n示工发〔2023〕{}号\n\n各县总工会：\n一、开展示例工作。{}\n示例市总工会\n2023年1月2日\n"
# What a database that looks at types and lengths may refuse.
FILES = {
    "plain.txt": _TEXT.format("关于示例工作的通知", 1, ""),
    "nul.txt": _TEXT.format("关于示\x00例工作的通知", 2, "示\x00例。"),
    "long.txt": _TEXT.format("关于" + "示例" * 600 + "的通知", "9" * 40, "示例" * 3000),
    "planes.txt": _TEXT.format("关于𠮷𪛖😀工作的通知", 4, "\u200b\ufeff\u202e\ufffe"),
    "quoted.txt": _TEXT.format("关于'示例\\\"%s%%{}工作的通知", 5, "'; --%(x)s"),
    f"{'示例' * 40}.txt": _TEXT.format("关于另一示例的通知", 6, ""),
}
_SPOILT = ("\x00", "9" * 20, "%_\\'")
_LINK = re.compile(r'(?:href|src|action)="([^"#][^"]*)"')
# What no link leads to: it is typed into a form, asked for by a script, or told in the documents.
TYPED = [
    "/search/?q=劳动竞赛", '/search/?q="职工代表大会" 标题:通知&sort=newest', "/search/?q=什么是集体合同？",
    "/search/?q=%00", "/search/suggest/?q=ldjs", "/directives/?province=贵州&year=2021&topic=%00",
    "/actions/?deadline=on&level=city", "/compare/?d=1&d=2", "/directives/pdf/?d=1&d=2", "/api/v1/openapi.json",
    "/api/v1/search/?q=困难职工", "/api/v1/directives/?year=2021", "/api/v1/actions/", "/healthz", "/readyz",
    "/nowhere/",
]  # fmt: skip


def main() -> None:
    # Whoever listens wants the addresses alone.
    call_command("prepare", verbosity=0, stdout=sys.stderr)
    imports = imported()
    reader, staff = (Client(HTTP_HOST="localhost", raise_request_exception=False) for _ in range(2))
    staff.force_login(User.objects.create_superuser("staff"))
    directives = [directive.get_absolute_url() for directive in Directive.objects.all()]
    found = {
        "imports": imports,
        "reader": walked(reader, ["/", *directives, *TYPED]),
        "staff": walked(staff, ["/admin/", *directives]),
    }
    json.dump(found, sys.stdout)


def imported() -> dict[str, str]:
    """{name of a file: what came of it}"""
    run, told = ingest.ImportRun(), {}
    with tempfile.TemporaryDirectory() as folder:
        for name, text in FILES.items():
            path = Path(folder) / name
            path.write_text(text, encoding="utf-8")
            told[name] = run.import_file(path).status
    return told


def walked(client: Client, addresses: list[str]) -> dict[str, int]:
    """The status of these addresses, and of those that their pages lead to."""
    told, kinds, waiting = {}, Counter(), list(addresses)
    while waiting:
        address = waiting.pop(0)
        kind = kind_of(address)
        if address in told or (address not in addresses and kinds[kind] >= _OF_A_KIND):
            continue
        kinds[kind] += 1
        response = client.get(address)
        told[address] = response.status_code
        waiting += [*links(address, response), *without_sense(address)]
    return told


def without_sense(address: str) -> list[str]:
    """The address with each of its parameters spoilt in turn, in ways that a database may refuse."""
    path, _, query = address.partition("?")
    said = parse_qsl(query, keep_blank_values=True)
    spoilt = [[*said[:at], (name, value), *said[at + 1 :]] for at, (name, _) in enumerate(said) for value in _SPOILT]
    return [f"{path}?{urlencode(query)}" for query in spoilt]


def kind_of(address: str) -> tuple:
    parts = urlsplit(address)
    try:
        view = resolve(parts.path).view_name
    except Resolver404:
        view = "none"
    query = parse_qsl(parts.query, keep_blank_values=True)
    # What is spoilt is asked for beside what is not.
    return view, query[0][0] if len(query) == 1 else len(query) > 1, any(value in _SPOILT for _, value in query)


def links(address: str, response) -> list[str]:
    """The archive's own addresses that a page has, but those of its files."""
    if not response.get("Content-Type", "").startswith("text/html"):
        return [] if not response.has_header("Location") else [urljoin(address, response["Location"])]
    found = (urldefrag(urljoin(address, unescape(link)))[0] for link in _LINK.findall(response.content.decode()))
    return [link for link in found if link.startswith("/") and not link.startswith(("//", "/static/"))]


if __name__ == "__main__":
    main()
