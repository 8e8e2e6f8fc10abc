"""What an account has chosen (所选文件): kept by the archive, and shown to that account alone. Of who is not signed in
the browser keeps it (static/js/choose.js)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from archive.catalogue.known_directives import known
from archive.models import ChosenDirective, Directive
from archive.models.chosen_directive import MOST_CHOSEN


@dataclass(frozen=True)
class AccountChoice:
    """The keys in the order in which they were chosen. `gone` counts those chosen before that are not there any more,
    or that the account may not know of now; `left` those for which there was no room."""

    keys: list[int]
    gone: int = 0
    left: int = 0


def choice_of(account: Any) -> AccountChoice:
    """What the account has chosen. What is gone is counted until something is changed: to look changes nothing."""
    chosen = list(ChosenDirective.objects.of(account).values_list("directive_id", flat=True))
    there = known_among(chosen, account)
    keys = [key for key in chosen if key in there]
    return AccountChoice(keys, len(chosen) - len(keys))


@transaction.atomic
def choose(account: Any, keys: Iterable[int]) -> AccountChoice:
    """Choose these too, as far as there is room and the account may know of them."""
    before = choice_of(account)
    _forget_all_but(account, before.keys)
    held = set(before.keys)
    asked = [key for key in dict.fromkeys(keys) if key not in held]
    there = known_among(asked, account)
    new = [key for key in asked if key in there]
    taken = new[: MOST_CHOSEN - len(before.keys)]
    rows = [ChosenDirective(account=account, directive_id=key) for key in taken]
    # Two tabs may tick the same.
    ChosenDirective.objects.bulk_create(rows, ignore_conflicts=True)
    return AccountChoice([*before.keys, *taken], before.gone + len(asked) - len(new), len(new) - len(taken))


@transaction.atomic
def leave_out(account: Any, keys: Iterable[int]) -> AccountChoice:
    """Choose these no longer."""
    before, going = choice_of(account), set(keys)
    staying = [key for key in before.keys if key not in going]
    _forget_all_but(account, staying)
    return AccountChoice(staying, before.gone)


def clear(account: Any) -> AccountChoice:
    """Choose none any longer."""
    ChosenDirective.objects.of(account).delete()
    return AccountChoice([])


def known_among(keys: Iterable[int | None], reader: Any) -> set[int]:
    """Those of the keys that are of directives of which the reader may know."""
    rows = known(Directive.objects.filter(pk__in=[key for key in keys if key is not None]), reader)
    return set(rows.order_by().values_list("pk", flat=True))


def _forget_all_but(account: Any, keys: list[int]) -> None:
    # Not by what is not among the keys: a row whose directive is gone would be neither.
    staying, rows = set(keys), ChosenDirective.objects.of(account).values_list("pk", "directive_id")
    ChosenDirective.objects.filter(pk__in=[pk for pk, key in rows if key not in staying]).delete()
