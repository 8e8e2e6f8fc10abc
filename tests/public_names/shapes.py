"""The shape of JSON: which keys stand where, and what type their values have."""

from collections.abc import Iterable

_TYPES = {dict: "object", list: "array", str: "string", bool: "boolean", int: "integer", float: "number"}
NULL = "null"
# Keys whose members are named by what they are about, and not by us alone: {field: …}.
BY_FIELD = ("findings",)
# Keys of which the set of values is closed. `form` is, of a reference, and not of a directive.
CLOSED = (
    "kind", "certainty", "year_basis", "issuer_basis", "carry_kind", "status", "matched", "code",
    "references[].form", "facets.level[].value", "findings{}", "field",
)  # fmt: skip


def paths(value, place: str = "") -> Iterable[tuple[str, object]]:
    """(place, value) of everything in it: ('results[].year', 2023)."""
    yield place or ".", value
    if isinstance(value, list):
        for member in value:
            yield from paths(member, f"{place}[]")
    elif isinstance(value, dict):
        by_field = place.rsplit(".", 1)[-1] in BY_FIELD
        for key, member in value.items():
            if by_field:
                yield f"{place}{{}}", key
            inner = f"{place}.*" if by_field else f"{place}.{key}" if place else key
            yield from paths(member, inner)


def types(answers: Iterable) -> dict[str, str]:
    """{place: type} over all the answers, NULL where nothing else was seen: what may be missing is told by the API's
    description, and a few answers cannot tell it."""
    found: dict[str, set[str]] = {}
    for answer in answers:
        for place, value in paths(answer):
            found.setdefault(place, set()).update([_TYPES[type(value)]] if value is not None else [])
    return {place: " or ".join(sorted(kinds)) or NULL for place, kinds in sorted(found.items())}


def vocabularies(answers: Iterable) -> dict[str, list[str]]:
    """{place: values seen} of all closed sets."""
    found: dict[str, set[str]] = {}
    for answer in answers:
        for place, value in paths(answer):
            if isinstance(value, str) and any(f".{place}".endswith(f".{name}") for name in CLOSED):
                found.setdefault(place, set()).add(value)
    return {place: sorted(values) for place, values in sorted(found.items())}
