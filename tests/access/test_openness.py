"""Every address × every role × who may know of a directive: it is told of to nobody else, by no word and no count."""

import re

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from archive.access import roles
from archive.ingest.announcement import announce
from archive.models import Directive
from archive.models.choices import Custody, Openness
from search.haystack_front.connection import engine
from search.indexing import index_upkeep
from search.indexing.index_differences import differences
from tests.access.every_role import ANONYMOUS
from tests.access.known_at_every_address import (
    WITHOUT_DIRECTIVES,
    WORD,
    make_pair,
    paths_of_it,
    paths_of_lists,
    paths_of_staff,
)
from tests.support.accounts import make_account_of
from tests.support.answer_contents import _text
from tests.support.every_address import names

MEMBER = "member"
READERS = [ANONYMOUS, roles.READER, MEMBER, roles.CLERK, roles.ARCHIVIST, roles.ADMINISTRATOR]
_CORRECT = {roles.CLERK, roles.ARCHIVIST}
# {what it is: those who may know of it}
KNOW = {
    "open to all": set(READERS),
    "for who is signed in": set(READERS) - {ANONYMOUS},
    "for a group": {MEMBER, *_CORRECT},
    "withdrawn": set(),
    "sealed": set(),
}
# Lists, and pages of another directive, that tell of it to who may know.
TELLING = {
    "home", "directives", "directives_csv", "directives_xlsx", "directives_feed", "actions", "actions_csv",
    "actions_xlsx", "actions_feed", "directive", "occasion", "compare", "search", "search_csv", "search_xlsx",
    "search_feed", "search_advanced", "search_suggest", "chosen", "chosen_xlsx", "api_directives", "api_directive",
    "api_actions", "api_search",
}  # fmt: skip
# What is another each time, or tells how well a result matches: words are weighed by how many directives have them.
_PASSING = re.compile(
    r'"(?:took_ms|score)": [\d.]+|csrfmiddlewaretoken" value="\w+"|\d\d:\d\d(?::\d\d)?|20\d\d-\d\d-\d\dT\S+'
)


@pytest.fixture
def pair(index):
    return make_pair()


@pytest.fixture
def clients(db):
    made = {name: Client() for name in READERS}
    for role in READERS[1:]:
        made[role].force_login(make_account_of(roles.READER if role == MEMBER else role, role))
    return made


def close(directive, how, clients):
    rows = Directive.objects.filter(pk=directive.pk)
    if how == "for who is signed in":
        rows.update(openness=Openness.SIGNED_IN)
    elif how == "for a group":
        group = Group.objects.create(name="示例组")
        rows.update(openness=Openness.GROUPS)
        directive.known_to.set([group])
        group.user_set.add(clients[MEMBER].session["_auth_user_id"])
    elif how != "open to all":
        rows.update(custody=Custody.WITHDRAWN if how == "withdrawn" else Custody.SEALED)
    index_upkeep.rebuild()


def asked(client, path) -> tuple[int, str]:
    response = client.get(path)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response.status_code, f"{_text(body)}\n{response.headers}"


def test_no_address_is_without_a_path(pair):
    assert names() == {*paths_of_lists(pair), *paths_of_it(pair), *paths_of_staff(pair), *WITHOUT_DIRECTIVES}


def test_of_what_is_sealed_no_page_of_staff_shows_a_word(pair, clients):
    staff = [clients[role] for role in (roles.CLERK, roles.ARCHIVIST, roles.ADMINISTRATOR)]
    paths = [path for several in paths_of_staff(pair).values() for path in several]
    assert any(WORD in asked(client, path)[1] for client in staff for path in paths)
    close(pair.closed, "sealed", clients)
    assert [path for client in staff for path in paths if WORD in asked(client, path)[1]] == []


@pytest.mark.parametrize("how", KNOW)
def test_lists_tell_of_it_to_those_who_may_know(pair, clients, how):
    close(pair.closed, how, clients)
    for reader in READERS:
        told = {
            name: any(WORD in asked(clients[reader], path)[1].replace(path, "") for path in paths)
            for name, paths in paths_of_lists(pair).items()
        }
        assert {name for name, is_told in told.items() if is_told} == (TELLING if reader in KNOW[how] else set()), (
            reader
        )


@pytest.mark.parametrize("how", KNOW)
def test_its_own_addresses_answer_those_who_may_know(pair, clients, how):
    close(pair.closed, how, clients)
    for reader in READERS:
        for name, paths in paths_of_it(pair).items():
            for path in paths:
                status, page = asked(clients[reader], path)
                if name == "directive_openness" and reader != roles.ARCHIVIST:
                    assert status == (302 if reader == ANONYMOUS else 403), (reader, path)
                    continue
                is_told = status == 200 and WORD in page
                assert is_told == (reader in KNOW[how]), (reader, path, status)
                assert is_told or WORD not in page, (reader, path)


@pytest.mark.parametrize(("how", "reader"), [("for who is signed in", ANONYMOUS), ("for a group", roles.READER)])
def test_all_is_as_if_it_were_not_there(pair, clients, how, reader):
    """No count, no order, no number of pages, no suggestion differs from those of an archive without it."""
    close(pair.closed, how, clients)
    paths = [path for several in paths_of_lists(pair).values() for path in several]
    paths += [f"/search/?q={WORD}", f"/api/v1/search/?q={WORD}", f"/search/suggest/?q={WORD}", "/search/?q=天象关测"]
    paths += [f"/directives/?genre={WORD}书", f"/actions/?genre={WORD}书", f"/search/?genre={WORD}书"]
    before = {path: looked(clients[reader], path) for path in paths}
    pair.closed.source.delete()
    index_upkeep.rebuild()
    after = {path: looked(clients[reader], path) for path in paths}
    assert {path for path in paths if before[path] != after[path]} == set()


def looked(client, path) -> str:
    status, page = asked(client, path)
    return f"{status} {_PASSING.sub('', page.rpartition(chr(10))[0])}"


def test_it_is_gone_before_the_index_has_heard_of_it(pair, clients):
    index_upkeep.rebuild()
    assert clients[ANONYMOUS].get(f"/api/v1/search/?q={WORD}").json()["count"] == 1
    Directive.objects.filter(pk=pair.closed.pk).update(custody=Custody.WITHDRAWN)
    announce(saved=[pair.closed.pk])
    assert clients[ANONYMOUS].get(f"/api/v1/search/?q={WORD}").json()["count"] == 0
    assert WORD not in asked(clients[roles.ARCHIVIST], "/search/suggest/?q=示")[1]


def test_what_was_withdrawn_stands_in_no_index_and_in_no_comparison(pair, clients):
    close(pair.closed, "withdrawn", clients)
    assert not differences(engine().fingerprints())
    assert pair.closed.pk not in dict(engine().fingerprints())
