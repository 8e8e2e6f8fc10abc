"""Rows counted by what lists are filtered by, what directives and action items share: each filter's values, and the
counts of several filters in one question."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import Count, F, IntegerField, Q, TextField, Value
from django.db.models.functions import Cast


class Counting(NamedTuple):
    """Rows to be counted, by the texts in a column where one is named; `count` counts each once where several of them
    tell of one directive."""

    rows: Any
    column: str | None = None
    count: Any = Count("*")


def counted(countings: Mapping[Any, Counting]) -> dict[Any, dict]:
    """{key: {value: how many}} of all of them in one question; without a column the only value is None."""
    if not countings:
        return {}
    first, *rest = [_part(at, counting) for at, counting in enumerate(countings.values())]
    found: dict[Any, dict] = {key: {} for key in countings}
    keys = list(countings)
    for at, value, count in first.union(*rest, all=True) if rest else first:
        if count:
            found[keys[at]][value] = count
    return found


def _part(at: int, counting: Counting):
    """Every column says its type: a database that knows types joins none to a NULL without one."""
    value = Cast(F(counting.column) if counting.column else Value(None), TextField())
    columns = {"counted_at": Cast(Value(at), IntegerField()), "counted_value": value}
    rows = counting.rows.order_by().annotate(**columns).values_list(*columns)
    return rows.annotate(counted_rows=counting.count)


def cells(rows, fields) -> list[tuple[tuple, int]]:
    named = {f"value_{at}": field for at, field in enumerate(fields.values())}
    found = rows.order_by().annotate(**named).values_list(*named).annotate(count=Count("*"))
    return [(tuple(values), count) for *values, count in found]


def of_topics(rows) -> Counting:
    """Asked of the pairs themselves: each is there once, and few columns wide."""
    pairs = rows.model.topics.through.objects
    return Counting(related_of(rows, pairs, rows.model._meta.model_name), "topic__name")


def related_of(rows, related, name):
    """The related rows that belong to rows of a QuerySet, all of them where it is not narrowed."""
    related = related.order_by()
    return related.filter(**{f"{name}__in": rows.order_by().values("pk")}) if rows.query.where else related


def about(rows, topics):
    # A subquery, not a join: a row with two of the topics stays one row, and can be counted by topic.
    pairs, name = rows.model.topics.through.objects.order_by(), rows.model._meta.model_name
    asked = Q(pk__in=pairs.filter(topic__name__in=[one for one in topics if one is not None]).values(name))
    return rows.filter(asked | ~Q(pk__in=pairs.values(name)) if None in topics else asked)
