"""No page of the admin shows an English phrase to a superuser or a system administrator."""

import re
from urllib.parse import urljoin

import pytest
from django.core.files.base import ContentFile
from lxml import html

from archive.access import roles
from archive.models import UseRecord
from tests.support.accounts import SUPERUSER, make_account_of
from tests.support.makers import make_directive, make_source

pytestmark = pytest.mark.django_db

# Names that are written so: of files, digests, keys, commands, the other language; and kept passwords.
_NAMES = re.compile(
    r"(?<![A-Za-z])(?:SHA-256|CSV|XLSX|UTF-8|text/plain|txt|[0-9a-f]{64}\w*|LDAP|Esc|Control|Command|Mac|English"
    r"|manage\.py \w+|pbkdf2_sha256|md5)(?![A-Za-z])|[\w+/=]+\*{6,}"
)
_WORD = re.compile(r"[A-Za-z]{2,}(?:[ '-]+[A-Za-z]{2,})*")
_SAID = ("title", "placeholder", "alt", "aria-label", "value")


@pytest.fixture
def filled(client):
    """A row of every model, and one of each deed in the lists of deeds."""
    directive = make_directive(source=make_source(name="示例.txt"))
    directive.source.file.save(directive.source.sha256, ContentFile(b"x"))
    directive.topics.create(name="示例主题", words=["示例"])
    directive.issuers.get().aliases.create(name="示例别名")


def words_in(page: str) -> set[str]:
    """Runs of Latin words in what is to be read: text, and what is said of pictures, boxes and buttons."""
    tree = html.fromstring(page)
    for one in tree.xpath("//script|//style|//head/link"):
        one.drop_tree()
    said = [one.get(name) for name in _SAID for one in tree.iter() if isinstance(one.tag, str) and one.get(name)]
    shown = [value for value in said if re.search("[A-Za-z]", value) and not re.fullmatch(r"[\w.:/=&?-]+", value)]
    buttons = [one.get("value") for one in tree.xpath("//input[@type='submit' or @type='button']")]
    text = "\n".join([*tree.itertext(), *shown, *filter(None, buttons)])
    return {run for run in _WORD.findall(_NAMES.sub("", text)) if run != SUPERUSER}


def followed(client) -> dict[str, str]:
    """{address: page} of all that a link of the admin leads to: of pages of a kind the first, and the first that is
    asked something."""
    waiting, pages, kinds = ["/admin/"], {}, {"/admin/"}
    while waiting:
        address = waiting.pop(0)
        answer = client.get(address, follow=True)
        if "text/html" not in answer["Content-Type"]:
            continue
        pages[address] = answer.content.decode()
        for link in html.fromstring(pages[address]).xpath("//a/@href"):
            path = urljoin(address, link).partition("#")[0]
            kind = re.sub(r"\d+", "0", path.partition("?")[0]) + "?"[: path.count("?")]
            if path.startswith("/admin/") and kind not in kinds and not path.startswith("/admin/logout"):
                kinds.add(kind)
                waiting.append(path)
    return pages


@pytest.mark.parametrize("role", [roles.ADMINISTRATOR, SUPERUSER])
def test_no_page_shows_an_english_phrase(client, filled, role):
    make_account_of(roles.CLERK)
    client.force_login(make_account_of(role))
    assert UseRecord.objects.exists()
    pages = followed(client)
    assert len(pages) > 20, list(pages)
    found = {address: said for address, page in pages.items() if (said := words_in(page))}
    assert found == {}, "\n".join(f"{address}: {sorted(said)}" for address, said in found.items())


def test_an_english_phrase_would_be_found():
    page = "<html><body><p>选择</p><input type='submit' value='Choose all'><p>Remove it</p></body></html>"
    assert words_in(page) == {"Choose all", "Remove it"}
