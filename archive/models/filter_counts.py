"""Rows counted by what lists are filtered by, one question a filter: what directives and action items share."""

from django.db.models import Count


def cells(rows, fields) -> list[tuple[tuple, int]]:
    named = {f"value_{at}": field for at, field in enumerate(fields.values())}
    counted = rows.order_by().annotate(**named).values_list(*named).annotate(count=Count("*"))
    return [(tuple(values), count) for *values, count in counted]


def counted_topics(rows) -> dict:
    """{name: count}. Asked of the pairs themselves: each is there once, and few columns wide."""
    pairs = rows.model.topics.through.objects
    return dict(
        related_of(rows, pairs, rows.model._meta.model_name).values_list("topic__name").annotate(count=Count("*"))
    )


def related_of(rows, related, name):
    """The related rows that belong to rows of a QuerySet, all of them where it is not narrowed."""
    related = related.order_by()
    return related.filter(**{f"{name}__in": rows.order_by().values("pk")}) if rows.query.where else related


def about(rows, topics):
    # A subquery, not a join: a row with two of the topics stays one row, and can be counted by topic.
    pairs = rows.model.topics.through.objects.filter(topic__name__in=topics)
    return rows.filter(pk__in=pairs.values(rows.model._meta.model_name))
