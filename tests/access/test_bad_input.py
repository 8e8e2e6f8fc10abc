"""Every field of every form that a person who is signed in may send, filled in wrongly in every way there is.

Nothing of it ends in a server's error. What is refused is told in Chinese on a page that still has what was typed, and
changes nothing; what is accepted is kept whole, and touches no other directive.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple
from urllib.parse import quote_from_bytes, urljoin

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client

from archive.intake import draft_acts
from archive.models import Directive
from tests.access.page_forms import Control, Form, read
from tests.access.staff_pages import (
    WITH_FORMS,
    WITHOUT_FORMS,
    Held,
    foreign_ids,
    make_held,
    pages,
)
from tests.support.every_address import names

# One Chinese character is enough to see that it is kept and given back: in a form that is sent each is three escaped
# bytes, and to read a hundred thousand took a fifth of the time.
LONG = "长" + "x" * 99_999
# As bytes: no text holds a lone surrogate, a request does.
ODD = [b"\x00", "示例\x00".encode() + b"\xed\xa0\x80 \x1b[31m\x07\x7f\xe2\x80\xae\xff\xfe"]
WRONG = {
    "date": ["不是日期", "2023-02-30", "99999-01-01"],
    "number": ["壹", "-1", "9" * 400, "NaN"],
    "select": ["不在其中", LONG],
    "checkbox": ["不在其中"],
    "radio": ["不在其中"],
}
# The search, the language, the way out: Django's own, or a reader's.
AT_EVERY_HEAD = {"/search/", "/i18n/setlang/", "/accounts/logout/", "/admin/logout/"}
# Boxes of free words: an empty one is filled in, so that the rest of the form can be judged.
WORDS = {"reason": "示例理由", "remark": "示例备注", "handler": "示例承办", "place": "示例第三条"}
# Buttons that may well be pressed twice, and do something each time.
AGAIN = {"done"}
# Rows that tell of the request itself.
_BESIDE = {"Session", "UseRecord", "LogEntry", "ContentType", "Permission"}


class Wrong(NamedTuple):
    """What is sent: one control of a form that is not as it should be. `value` is what a person would have typed."""

    kind: str
    name: str
    sent: dict[str, list[bytes]]
    value: str | None


def spoiled(form: Form, button: tuple[str, str], keys: list[str], is_first: bool = True) -> Iterator[Wrong]:
    """The form as it would be sent by this button, with each control wrong in turn."""
    whole = filled(form, button)
    if button[0]:
        for odd in ("", "不在其中", LONG):
            yield Wrong("another button", button[0], whole | {button[0]: [odd.encode()]}, odd)
    for control in form.controls.values() if is_first else ():
        if control.kind in ("file", "image") or control.name == "csrfmiddlewaretoken":
            continue
        for kind, value in wrong_values(control, keys):
            said = whole | {control.name: value}
            if value is None:
                del said[control.name]
            yield Wrong(kind, control.name, said, value[0].decode(errors="replace") if value else None)


def filled(form: Form, button: tuple[str, str] = ("", "")) -> dict[str, list[bytes]]:
    sent = {name: [one.encode() for one in values] for name, values in form.sent().items()}
    for name, words in WORDS.items():
        if name in form.controls and not any(sent.get(name, [])) and form.controls[name].is_typed:
            sent[name] = [words.encode()]
    return sent | ({button[0]: [button[1].encode()]} if button[0] else {})


def wrong_values(control: Control, keys: list[str]) -> Iterator[tuple[str, list[bytes] | None]]:
    yield "missing", None
    yield "too long", [LONG.encode()]
    for odd in ODD:
        yield "odd characters", [odd]
    for value in WRONG.get(control.kind.removesuffix("-multiple"), []):
        yield "wrong type", [value.encode()]
    if not control.is_typed:
        yield "a list", [b"1", "示例".encode(), b""]
    if any(one.isdigit() for one in (*control.values, *control.options)):
        for key in keys:
            yield "foreign", [key.encode()]


def encoded(fields: dict[str, list[bytes]]) -> bytes:
    pairs = [(name.encode(), value) for name, values in fields.items() for value in values]
    return b"&".join(quote_from_bytes(k).encode() + b"=" + quote_from_bytes(v).encode() for k, v in pairs)


def send(client: Client, form: Form, address: str, sent: dict[str, list[bytes]]) -> Any:
    target = urljoin(address, form.action)
    if form.method == "get":
        return client.get(target.partition("?")[0], QUERY_STRING=encoded(sent).decode())
    if form.is_multipart:
        return client.post(target, dict(sent))
    return client.post(target, encoded(sent), content_type="application/x-www-form-urlencoded")


def table_rows() -> dict[str, list]:
    """What the database holds, but for what tells of requests."""
    models = [one for one in apps.get_models(include_auto_created=True) if one.__name__ not in _BESIDE]
    return {one._meta.label: list(one._base_manager.order_by("pk").values_list()) for one in models}


@contextmanager
def noted_writes() -> Iterator[list[str]]:
    """The statements that write, but for what tells of requests."""
    written: list[str] = []

    def note(execute, sql, *more):
        if re.match("INSERT|UPDATE|DELETE", sql) and not re.match(
            r"\S+ (INTO |FROM )?.(django_session|archive_userec|django_admin)", sql
        ):
            written.append(sql)
        return execute(sql, *more)

    with connection.execute_wrapper(note):
        yield written


def of_other(rows: dict[str, list], held: Held) -> list:
    """The rows of the directive that no page is about: its own, and those that say they are its."""
    found = []
    for model in apps.get_models():
        columns = [one.attname for one in model._meta.concrete_fields]
        key = "id" if model is Directive else "directive_id"
        if key in columns:
            at = columns.index(key)
            found += [row for row in rows.get(model._meta.label, []) if row[at] == held.other.pk]
    return found


def faults(client: Client, form: Form, address: str, held: Held, wrong: Wrong, before: dict) -> Iterator[str]:
    """What is not as it should be of what is answered; the database is as it was afterwards."""
    with transaction.atomic():
        with noted_writes() as written:
            answer = send(client, form, address, wrong.sent)
        after = table_rows() if written else before
        if answer.status_code >= 500:
            yield f"{answer.status_code} {answer.exc_info and answer.exc_info[1]!r:.300}"
        elif answer.status_code == 302 and form.method == "post":
            yield from accepted_faults(client, form, held, wrong, before, after, answer)
        else:
            if before != after:
                yield f"{answer.status_code} but written: {[name for name in after if after[name] != before[name]]}"
            yield from refused_faults(form, wrong, answer)
        transaction.set_rollback(True)


def accepted_faults(client, form, held, wrong, before, after, answer) -> Iterator[str]:
    dump = repr(after)
    # Whatever a ticked box sends, it says yes.
    is_box = wrong.name in form.controls and form.controls[wrong.name].kind == "checkbox"
    if before == after:
        page = client.get(answer["Location"])
        if wrong.kind not in ("missing", "another button") and not (page.status_code == 200 and read(page)[1]):
            yield "led on, and nothing done or told"
        return
    if "\\x00" in dump or "\\ud8" in dump:
        yield "kept a character that no text has"
    if wrong.kind in ("too long", "wrong type") and not is_box and wrong.value not in dump:
        yield "accepted, and not kept as it was sent"
    if of_other(before, held) != of_other(after, held):
        yield "another directive was changed"


def refused_faults(form: Form, wrong: Wrong, answer) -> Iterator[str]:
    if answer.status_code in (404, 403, 410):
        if not re.search("[一-鿿]{4}", answer.content.decode()):
            yield f"{answer.status_code} without a word of Chinese"
        return
    found, told = read(answer)
    if form.method == "get":
        return
    is_english = any(re.search("[A-Za-z]{4} [a-z]", one) for one in told)
    if is_english or not any(re.search("[一-鿿]{3}", one) for one in told):
        yield f"{answer.status_code} told {told[:3]}"
    for control in form.controls.values():
        sent = wrong.sent.get(control.name)
        # HTML has no NUL to give back.
        is_odd = control.name == wrong.name and wrong.kind == "odd characters"
        if not sent or not control.is_typed or is_odd:
            continue
        kept = [one.controls[control.name].values for one in found if control.name in one.controls]
        if [one.decode(errors="replace") for one in sent] not in kept:
            yield f"{answer.status_code} lost what was typed in {control.name}"


def forms_of(client: Client, address: str) -> list[Form]:
    """Those of the page itself: what every page bears at its head is no form of it."""
    answer = client.get(address)
    assert answer.status_code == 200, address
    return [form for form in read(answer)[0] if form.action not in AT_EVERY_HEAD]


def buttons_of(form: Form) -> list[tuple[str, str]]:
    """Those that send it, of many of one name the first three."""
    named: dict[str, list[tuple[str, str]]] = {}
    for button in form.buttons or [("", "")]:
        named.setdefault(button[0], []).append(button)
    return [one for several in named.values() for one in several[:3]]


@pytest.fixture
def held(index, settings, monkeypatch):
    settings.OWN_BODY = "示例市总工会"
    held = make_held()
    monkeypatch.setattr(draft_acts, "wait_for", lambda drafts, patience=None: None)
    return held


def client_of(held: Held, page: str, **options: Any) -> Client:
    client = Client(raise_request_exception=False, **options)
    if page != "login":
        client.force_login(held.person)
    return client


def test_no_address_is_left_out():
    assert names() == WITH_FORMS | WITHOUT_FORMS and not WITH_FORMS & WITHOUT_FORMS


PAGES = [
    *sorted(WITH_FORMS),
    "directive_registration of a new one", "directive_custody of one withdrawn", "directive_custody of one sealed",
    "directive_custody of one to purge", "intake_draft of one refused",
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_what_is_filled_in_wrongly(held, page):
    address, client, keys = pages(held)[page], client_of(held, page), foreign_ids(held)
    found: dict[str, list[str]] = {}
    before = table_rows()
    for form in forms_of(client, address):
        for at, button in enumerate(buttons_of(form)):
            for wrong in spoiled(form, button, keys, is_first=at == 0):
                for fault in faults(client, form, address, held, wrong, before):
                    told = f"{button} {wrong.name} {wrong.kind}: {fault}"
                    found.setdefault(told, []).append((wrong.value or "")[:12])
    assert found == {}


@pytest.mark.django_db
@pytest.mark.parametrize("page", PAGES)
def test_without_its_token_nothing_is_done_and_twice_is_once(held, page):
    address, client = pages(held)[page], client_of(held, page)
    strict = client_of(held, page, enforce_csrf_checks=True)
    before = table_rows()
    for form in forms_of(client, address):
        for button in buttons_of(form) if form.method == "post" else ():
            sent = filled(form, button)
            sent.pop("csrfmiddlewaretoken", None)
            answer = send(strict, form, address, sent)
            assert answer.status_code == 403 and re.search("[一-鿿]{4}", answer.text) and table_rows() == before
            with transaction.atomic():
                first, after = send(client, form, address, sent), table_rows()
                second = send(client, form, address, sent)
                assert max(first.status_code, second.status_code) < 500, (button, first, second)
                if first.status_code == 302 and after != before and table_rows() != after:
                    assert button[0] in AGAIN, button
                transaction.set_rollback(True)
