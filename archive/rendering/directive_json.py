"""The JSON of a directive, told once: `import_directives --dry-run --json` prints what was read of a file, the API
answers what is kept.

A field says where its value stands in what the parser returns (archive.parsing.parsed_directive) and where in what
the archive keeps (archive.api.serializers.Kept); where only one has it, or has it otherwise, it says why. The order
is the dry run's: the API's is that of its schemas, which also say what each key means.
"""

from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import Any, NamedTuple

from archive.parsing import ParsedDirective
from archive.parsing.cleaning import text_tables


class Field(NamedTuple):
    """`read` and `kept` are paths from what was read and what is kept, or functions of it; '' where it has the value
    under the key itself, None where it has none. `form` makes of either value what goes out. `why` the two differ."""

    key: str
    form: Callable[[Any, "Outlet"], Any]
    read: str | Callable | None = ""
    kept: str | Callable | None = ""
    why: str = ""


class Outlet(NamedTuple):
    """Where the JSON goes out: of which `side` ("read" or "kept") it is, what makes a text fit for its reader, and how
    rows go into it: as a list, or as an iterator that makes each when it is written."""

    side: str
    shown: Callable[[str], str]
    listed: Callable[[Iterator], Iterable] = list

    def of(self, fields: Iterable[Field], thing) -> dict:
        """The JSON of one thing, of those fields that its side has."""
        sides = ((field, getattr(field, self.side)) for field in fields)
        return {field.key: field.form(value(thing), self) for field, value in sides if value}


def as_json(directive: ParsedDirective) -> dict:
    """The directive in the form that `import_directives --dry-run --json` prints: unknown values are None."""
    return Outlet("read", str).of(DIRECTIVE, directive)


def _plain(value, out):
    return value


def _optional(value, out):
    return value or None


def _date(value, out) -> str | None:
    return value.isoformat() if value else None


def _text(value, out) -> str:
    return out.shown(value)


def _optional_text(value, out) -> str | None:
    return out.shown(value) or None


def _texts(values, out) -> list[str]:
    return [out.shown(value) for value in values]


def _names(values, out) -> list[str]:
    """Names as they were read, or of rows."""
    return list(values) if out.side == "read" else [row.name for row in values.all()]


def _topics(values, out) -> list[str]:
    """Names, the main topic first."""
    return list(values) if out.side == "read" else [topic.name for topic in values]


def _tables(text, out) -> list[list[list[str]]]:
    """The tables in a section's text; its contacts are redacted before, since one may go over two cells."""
    return [[list(row) for row in table.rows] for table in text_tables.in_text(out.shown(text))]


def _binding(action, out) -> dict | None:
    """The grade with the words it rests on; None of what an older version kept, until it is read."""
    if not action.binding:
        return None
    words = [_words(action, out, *span) for span in action.binding_words]
    return {"grade": action.binding, "words": words}


def _concrete(action, out) -> dict | None:
    if action.concrete is None:
        return None
    words = [{"kind": kind} | _words(action, out, *span) for kind, *span in action.concrete_words]
    return {"is_concrete": action.concrete, "words": words}


def _words(action, out, start: int, end: int) -> dict:
    """Words of an action item as its reader may see them: what is redacted keeps its length."""
    return {"text": out.shown(action.text)[start:end], "start": start, "end": end}


def _each(fields: Iterable[Field]) -> Callable:
    return lambda values, out: out.listed(out.of(fields, value) for value in values)


def _each_by_name(fields: Iterable[Field]) -> Callable:
    return lambda values, out: {name: out.of(fields, value) for name, value in values.items()}


def _fields(*fields: Field, read: str = "", kept: str = "") -> list[Field]:
    """The fields, their paths made functions; `read` and `kept` lead to what has values under the keys themselves."""

    def function(path, itself):
        return attrgetter(path or itself) if isinstance(path, str) else path

    return [
        one._replace(read=function(one.read, read + one.key), kept=function(one.kept, kept + one.key))
        for one in fields
    ]


_ONLY_KEPT = "nothing that was only read has one"
_KNOWN = "the archive keeps those it knows, by its own names"

SECTION = _fields(
    Field("label", _text),
    Field("heading", _text),
    Field("text", _text),
    Field("tables", _tables, "text", "row.text"),
    Field("anchor", _plain, None, "row.anchor", "a place on the directive's page: what was only read has no page"),
    kept="row.",
)
# The list itself is what a section's children are made by.
SECTION += _fields(Field("children", _each(SECTION)))

# Of an action item, read or kept, with the section that it stands in.
ACTION = _fields(
    Field("text", _text),
    Field("kind", _plain),
    Field("actor", _optional_text),
    Field("actor_inferred", _plain),
    Field("deadline_text", _optional_text),
    Field("deadline", _date),
    Field("deadline_rule", _optional),
    Field("figures", _texts),
    Field("initiatives", _texts),
    Field("reports_to", _optional_text),
    Field("topics", _names, why=_KNOWN),
    Field("section", _plain, "section.anchor", "section.anchor"),
    Field("binding", _binding, attrgetter("row"), attrgetter("row")),
    Field("concrete", _concrete, attrgetter("row"), attrgetter("row")),
    read="row.",
    kept="row.",
)

REFERENCE = _fields(
    Field("kind", _plain),
    Field("form", _plain, "written_as"),
    Field("text", _text),
    Field("directive", _plain, None, "directive", "what it refers to is looked up in the archive"),
    Field("url", _plain, None, "url", "as `directive`"),
    Field("state", _plain, None, "state", "as `directive`"),
    Field("state_basis", _plain, None, "state_basis", "as `directive`"),
)

PROVENANCE = _fields(
    Field("how", _text, "method", "method"),
    Field("certainty", _plain, "confidence", "confidence"),
    Field("evidence", _optional_text),
    Field("corrected", _plain, None, "is_corrected", "staff correct what is kept"),
)

DIRECTIVE = _fields(
    Field("title", _text),
    Field("number", _optional),
    Field("issuers", _names, why=_KNOWN),
    Field("issuer_basis", _optional),
    Field("region", _optional, "region_name", "region", _KNOWN),
    Field("city", _optional, "city_name", "city", _KNOWN),
    Field("county", _optional, "county_name", "county", _KNOWN),
    Field("year", _plain, why="the archive keeps a year with its basis only, and none that no directive can bear"),
    Field("year_basis", _optional, why="as `year`"),
    Field("issued_on", _date),
    Field("printed_on", _date),
    Field("genre", _optional),
    Field("form", _optional),
    Field("addressees", _texts),
    Field("outline", _each(SECTION), kept="outline"),
    Field("copies_to", _texts),
    Field("attachments", _texts),
    Field("attachment_parts", _each(SECTION), "parts", "parts"),
    Field("publication", _optional_text),
    Field("printed_by", _optional_text),
    Field("copy_number", _optional),
    Field("urgency", _optional),
    Field("signers", _texts),
    Field("note", _optional_text),
    Field("circulation", _texts),
    Field("carried_by", _plain, "forwarded_by", "forwarded_by", "read: the place in its file; kept: an id"),
    Field("carry_kind", _plain, lambda parsed: parsed.forwarding_kind or None, "forwarding_kind", "as `carried_by`"),
    Field("contacts", _texts),
    Field("cites", _texts, kept="cites", why="as `references`"),
    Field("references", _each(REFERENCE), kept="references", why="the archive keeps each once"),
    Field("reports_to", _texts),
    Field("topics", _topics, kept="directive.topics_in_order", why=_KNOWN),
    Field("actions", _each(ACTION), lambda parsed: placed(parsed.sections, attrgetter("actions")), "actions"),
    Field("findings", _each_by_name(PROVENANCE), "provenance", "provenance", "staff and other sources add theirs"),
    Field("text", _text),
    Field("id", _plain, None, "directive.pk", _ONLY_KEPT),
    Field("province", _plain, None, "region", "`region`, as lists and filters call it"),
    Field("url", _plain, None, lambda kept: kept.directive.get_absolute_url(), _ONLY_KEPT),
    Field("carriers", _plain, None, "forwarding_directives", "of other files too"),
    Field("carries", _plain, None, "forwarded_directives", "of other files too"),
    Field("ocr", _plain, None, "directive.source.ocr", "of the file: the dry run says it beside, in `notes`"),
    Field("links", _plain, None, "links", _ONLY_KEPT),
    Field("state", _plain, None, "validity.state", "what came later decides it, and the archive alone knows that"),
    Field("state_basis", _plain, None, "state_basis", "as `state`"),
    Field("occasion", _plain, None, "occasion", "several directives share one, which the archive alone knows"),
    kept="directive.",
)


class Placed(NamedTuple):
    """An action item, read or kept, with its section."""

    row: Any
    section: Any


def placed(sections: Iterable, actions_of: Callable) -> list[Placed]:
    return [Placed(action, section) for section in sections for action in actions_of(section)]
