"""What a directive's fields hold, as the history keeps it: JSON, field by field.

| field                   | value |
|---|---|
| title, number …         | a string; dates as 2024-05-01 or None; addressees and the like a list of strings |
| year                    | [2024, basis], or None |
| region, city, county    | a code, or None |
| issuers                 | {"issuers": [[id, name], …], "basis": basis} |
| topics                  | {"main": id or None, "topics": [[id, name], …]}, the main one first; before there was one
|                         | [[id, name], …] |
| references              | [{"kind", "form", "text", "number_key", "target": id or None}, …] |
| carried_by              | [[id of the forwarding directive, kind], …] |
| outline                 | see archive.history.outline_value |
| reviewed                | {"at": time, "by": id of the account}, or None |
"""

import json
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder

from archive.history import outline_value
from archive.models import Directive

# One column each.
PLAIN = (
    "title", "number", "issued_on", "printed_on", "genre", "form", "addressees", "copies_to", "attachments",
    "publication", "printed_by", "copy_number", "urgency", "signers", "note", "circulation", "contacts", "reports_to",
)  # fmt: skip
PLACES = ("region", "city", "county")
REVIEWED = "reviewed"


def of(directive: Directive | int, fields: Iterable[str] = ()) -> dict[str, Any]:
    """{field: value} as the database has them now, of all FIELDS where none are named."""
    row = Directive.objects.get(pk=getattr(directive, "pk", directive))
    return {field: _READERS[field](row) for field in fields or FIELDS}


def same(field: str, one: Any, other: Any) -> bool:
    """Whether two values of a field say the same: names of issuers and topics may have been changed since, and ids of
    sections tell nobody anything."""
    if field == "outline":
        return outline_value.same(one, other)
    return _essence(field, one) == _essence(field, other)


def changed(before: Mapping[str, Any], after: Mapping[str, Any]) -> dict[str, tuple[Any, Any]]:
    """{field: (old, new)} of what differs, an outline without a text that stayed."""
    pairs = {field: (old, after[field]) for field, old in before.items() if not same(field, old, after[field])}
    if "outline" in pairs:
        pairs["outline"] = outline_value.compact(*pairs["outline"])
    return pairs


def version(directive: Directive | int) -> str:
    """What differs once anybody has changed a value of the directive: for a form to carry and give back."""
    held = json.dumps(of(directive), cls=DjangoJSONEncoder, sort_keys=True)
    return sha256(held.encode(errors="surrogatepass")).hexdigest()[:16]


def _plain(name: str) -> Callable[[Directive], Any]:
    def value(row: Directive) -> Any:
        held = getattr(row, name)
        return held.isoformat() if hasattr(held, "isoformat") else held

    return value


def _place(name: str) -> Callable[[Directive], Any]:
    return lambda row: getattr(row, f"{name}_id")


def _issuers(row: Directive) -> dict:
    named = row.issuances.order_by("position").values_list("issuer", "issuer__name")
    return {"issuers": [list(one) for one in named], "basis": row.issuer_basis}


def _topics(row: Directive) -> dict:
    return {"main": row.main_topic_id, "topics": [[topic.pk, topic.name] for topic in row.topics_in_order]}


def named_topics(value: dict | list) -> list:
    """[[id, name], …] of a value of that field."""
    return value["topics"] if isinstance(value, dict) else value


def main_topic(value: dict | list) -> int | None:
    """The id of its main one."""
    return value["main"] if isinstance(value, dict) else None


def _references(row: Directive) -> list:
    return list(row.references.order_by("position").values("kind", "form", "text", "number_key", "target"))


def _forwarding_directives(row: Directive) -> list:
    rows = row.forwarded_by.order_by("forwarding_directive")
    return [list(one) for one in rows.values_list("forwarding_directive", "kind")]


def _reviewed(row: Directive) -> dict | None:
    return {"at": row.reviewed_at.isoformat(), "by": row.reviewed_by_id} if row.reviewed_at else None


_READERS: dict[str, Callable[[Directive], Any]] = {
    **{name: _plain(name) for name in PLAIN},
    **{name: _place(name) for name in PLACES},
    "issuers": _issuers,
    "year": lambda row: [row.year, row.year_basis] if row.year else None,
    "topics": _topics,
    "references": _references,
    "carried_by": _forwarding_directives,
    "outline": outline_value.of,
    REVIEWED: _reviewed,
}
# All that the history keeps of a directive by itself; other rooms record fields of their own.
FIELDS = tuple(_READERS)


def _essence(field: str, value: Any) -> Any:
    if field == "topics":
        return main_topic(value), sorted(key for key, _ in named_topics(value))
    if field == "issuers":
        return [key for key, _ in value["issuers"]], value["basis"]
    return value
