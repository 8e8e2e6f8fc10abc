"""Puts uses into the register, each with the account, address and title as they are now.

The register holds no secret words: what somebody typed for an account that there is not may be a password, and a
title is recorded as the public may read it.
"""

from collections.abc import Iterable
from datetime import timedelta
from urllib.parse import unquote

from django.contrib.auth import get_user_model
from django.db import transaction
from django.http import HttpRequest
from django.utils import timezone

from archive.access import client_address
from archive.models import Directive, UseRecord
from archive.models.choices import UseAct
from archive.models.use_record import LONGEST_ADDRESS, LONGEST_NAME
from archive.privacy.noted_uses import NotedUses
from archive.privacy.text import hidden_from_all, redact

# Who looks at one directive again and again within that time has used it once.
ONE_USE = timedelta(minutes=10)
LONGEST_WHAT = 1_000


def write_notes(notes: NotedUses) -> None:
    """Record what was noted of one answer. Raises DatabaseError where it cannot be: then nothing of it is."""
    # As a reader of the register reads it: Chinese is percent-encoded in an address.
    request, asked = notes.request, unquote(notes.request.get_full_path())
    rows = [_row(UseAct.EXPORTED, request, what=f"{what}：{asked}") for what in notes.exported]
    for act, keys in ((UseAct.UNCOVERED, notes.uncovered), (UseAct.ORIGINAL, notes.originals)):
        if new := set(keys) - _known(act, request, keys):
            titles = _titles(new)
            rows += [
                _row(act, request, directive_id=pk, directive_title=titles.get(pk, ""), what=asked)
                for pk in sorted(new)
            ]
    if rows:
        with transaction.atomic():
            UseRecord.objects.bulk_create(rows)


def write(act: UseAct, request: HttpRequest | None, *, account=None, what: str = "") -> None:
    """Record one act. `account` is whose it is where the request does not say so; without a request it is the
    command line's. Raises DatabaseError."""
    with transaction.atomic():
        _row(act, request, account=account, what=what).save()


def account_named(name: str):
    """The account of that name; None where there is none, and the name may be anything."""
    accounts = get_user_model()
    return accounts.objects.filter(**{accounts.USERNAME_FIELD: name}).first() if name else None


def address_of(request: HttpRequest | None) -> str:
    """Where the request came from, as it stands in the register."""
    return (client_address.client_address(request) or "")[:LONGEST_ADDRESS] if request is not None else ""


def _row(act: UseAct, request: HttpRequest | None, *, account=None, what: str = "", **directive) -> UseRecord:
    account = account or _reader(request)
    return UseRecord(
        act=act,
        account_id=account.pk if account else None,
        account_name=account.get_username()[:LONGEST_NAME] if account else "",
        address=address_of(request),
        what=what.replace("\x00", "\ufffd")[:LONGEST_WHAT],
        **directive,
    )


def _reader(request: HttpRequest | None):
    """Who is signed in; None where nobody is."""
    reader = getattr(request, "user", None)
    return reader if reader is not None and reader.is_authenticated else None


def _known(act: UseAct, request: HttpRequest, keys: Iterable[int]) -> set[int]:
    """The directives of which this use stands there already, a few minutes old."""
    reader = _reader(request)
    who = {"account_id": reader.pk} if reader else {"account_id": None, "address": address_of(request)}
    recent = UseRecord.objects.filter(directive_id__in=keys, act=act, at__gt=timezone.now() - ONE_USE, **who)
    return {pk for pk in recent.values_list("directive_id", flat=True) if pk is not None}


def _titles(keys: Iterable[int]) -> dict[int, str]:
    found = Directive.objects.filter(pk__in=keys).only("title", "contacts")
    return {one.pk: redact(one.title, hidden_from_all(one)) for one in found}
