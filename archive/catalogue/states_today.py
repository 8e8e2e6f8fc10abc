"""Which directives are in which state of validity today: of those of which anything is known, kept until something
changes. All others are 未核定, and so are some of these.

The state follows from what happened by a rule and from the day, so that no column holds it: lists are narrowed down by
the keys of those that are settled.
"""

from collections import defaultdict
from collections.abc import Mapping
from itertools import groupby
from operator import itemgetter

from django.db.models import Q

from archive.catalogue.data_version import memoize
from archive.models import ValidityEvent
from archive.models.choices import ValidityState
from archive.privacy.text import today
from archive.validity.validity_rule import Event, validity_at

_COLUMNS = ("kind", "day", "days_after_issue", "until", "months", "is_read", "pk")


def settled_keys() -> Mapping[str, frozenset[int]]:
    """{state: keys of the directives in it}, of every state but 未核定 that there is; whoever may know of them."""
    return memoize("states today", _settled)


def _settled() -> dict[str, frozenset[int]]:
    rows = ValidityEvent.objects.order_by("directive", "pk").values_list(
        "directive_id", "directive__issued_on", "directive__printed_on", *_COLUMNS
    )
    found = defaultdict(set)
    for (directive, issued_on, printed_on), events in groupby(rows, key=itemgetter(0, 1, 2)):
        state = validity_at([Event(*row[3:]) for row in events], issued_on or printed_on, today()).state
        if state != ValidityState.UNSETTLED:
            found[state.value].add(directive)
    return {state: frozenset(keys) for state, keys in found.items()}


def directives_in(directives, *states: str):
    """Those of the directives that are in any of these states today."""
    keys = settled_keys()
    asked = Q(pk__in=[key for state in states for key in keys.get(state, ())])
    if ValidityState.UNSETTLED in states:
        asked |= ~Q(pk__in=[key for held in keys.values() for key in held])
    return directives.filter(asked)
