"""One directive with what its page shows of its own, as rows of the models, in four questions that are put together
once: to put them together anew for each page takes longer than to have them answered."""

import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import DEFAULT_DB_ALIAS
from django.db.models import BigIntegerField, Model, QuerySet, TextField
from django.db.models.functions import Cast

from archive.catalogue.compiled_question import CompiledQuestion
from archive.catalogue.known_directives import told_of_known
from archive.catalogue.long_directive import action_items_within, portion_numbered, portions_in, sections_within
from archive.models import ActionItem, Directive, Provenance, Region, Section, Source
from archive.privacy.rows import redact_contacts
from archive.privacy.text import Hidden, hidden_from, redact


def whole_directive(pk: int, part: int = 1) -> Directive | None:
    """With its source, region, city and county; its sections in their order, each with its action items in theirs as
    `action_items`; its provenance, with the other directive where it speaks of a pair. What none of these has is
    fetched when it is asked for.

    Of a text that is read in portions it has the sections of the `part`th only, with those that they stand below."""
    # An address may have any number; a database's end after that.
    rows = _DIRECTIVES.ask([pk]) if pk <= BigIntegerField.MAX_BIGINT else []
    if not rows:
        return None
    (row,) = rows
    directive, source, *places = _taken_apart(row, _DIRECTIVE, _SOURCE, *_PLACES)
    _bind(directive, source=source, **dict(zip(_PLACE_FIELDS, places, strict=True)))
    if (portion := portion_numbered(part, portions_in(directive))).count > 1:
        sections = sections_within(portion, pk)
        _add_action_items(sections, action_items_within(portion, pk, _ACTION_ITEM_COLUMNS))
    else:
        sections = [_taken_apart(row, _SECTION)[0] for row in _SECTIONS.ask([pk])]
        _add_action_items(sections, _ACTION_ITEMS.ask([pk] if sections else []))
    _hold(directive, "sections", sections)
    _hold(directive, "provenance", [_provenance(row) for row in _PROVENANCES.ask([pk])])
    return directive


class SectionActionItem(NamedTuple):
    """An action item as plain values, a directive has a hundred of them; start and end in the section's own text."""

    start: int
    end: int
    text: str
    kind: str
    actor: str
    actor_inferred: bool
    deadline_text: str
    deadline: date | None
    reports_to: str
    binding: str | None
    figures: Sequence[str]
    initiatives: Sequence[str]

    def redacted(self, hidden: Hidden) -> "SectionActionItem":
        """Without what is hidden."""
        return self._replace(
            text=redact(self.text, hidden),
            actor=redact(self.actor, hidden),
            deadline_text=redact(self.deadline_text, hidden),
            reports_to=redact(self.reports_to, hidden),
            figures=[redact(one, hidden) for one in self.figures],
            initiatives=[redact(one, hidden) for one in self.initiatives],
        )


def redact_whole(directive: Directive, reader) -> None:
    """Redact in a whole directive, its action items too, what this reader may not see; what it says of another that he
    may not know of goes."""
    _hold(directive, "provenance", told_of_known(directive, directive.provenance.all(), reader))
    redact_contacts(reader, directive)
    if hidden := hidden_from(reader, directive):
        section: Any
        for section in directive.sections.all():
            section.action_items = [action_item.redacted(hidden) for action_item in section.action_items]


def _add_action_items(sections: list[Any], rows: Iterable[Sequence]) -> None:
    by_key = {section.pk: section for section in sections}
    for section in sections:
        section.action_items = []
    for key, *values, figures, initiatives in rows:
        # Nearly all of these are empty, and need not be read.
        lists = (json.loads(one) if one != "[]" else () for one in (figures, initiatives))
        by_key[key].action_items.append(SectionActionItem(*values, *lists))


def _provenance(row) -> Provenance:
    provenance, other = _taken_apart(row, _PROVENANCE, _OTHER)
    _bind(provenance, other=other)
    return provenance


class _Columns:
    """The columns of a model that are asked for, all of them but some or only some; `way` leads to it."""

    def __init__(self, model: type[Model], way: str = "", without: tuple = (), only: tuple = ()):
        fields = [field for field in model._meta.concrete_fields if field.name not in without]
        fields = [field for field in fields if not only or field.name in only]
        self.model, self.key = model, fields.index(model._meta.pk)
        self.names = [field.attname for field in fields]
        self.asked = [f"{way}{name}" for name in self.names]

    def row(self, values) -> Model | None:
        """The model's row; None where the way led nowhere."""
        return None if values[self.key] is None else self.model.from_db(DEFAULT_DB_ALIAS, self.names, values)


def _taken_apart(row, *parts: _Columns) -> list:
    rows, at = [], 0
    for part in parts:
        rows.append(part.row(row[at : at + len(part.names)]))
        at += len(part.names)
    return rows


def _bind(row: Model, **others: Model | None) -> None:
    for name, other in others.items():
        # As ForeignKey.set_cached_value does.
        row._state.fields_cache[name] = other


def _hold(directive: Directive, relation: str, rows: list) -> None:
    """As Django keeps what it fetched beforehand, and each of the rows knows its directive."""
    for row in rows:
        _bind(row, directive=directive)
    held: Any = QuerySet(Directive._meta.get_field(relation).related_model)
    held._result_cache, held._prefetch_done = rows, True
    directive.__dict__.setdefault("_prefetched_objects_cache", {})[relation] = held


_PLACE = ("code", "name", "short_name")
_DIRECTIVE, _SECTION = _Columns(Directive), _Columns(Section, without=("text",))
_SOURCE = _Columns(Source, "source__", without=("text", "removals", "omitted"))
_PLACE_FIELDS = ("region", "city", "county")
_PLACES = [_Columns(Region, f"{name}__", only=_PLACE) for name in _PLACE_FIELDS]
_PROVENANCE = _Columns(Provenance)
_AS_TEXT = [Cast(name, TextField()) for name in SectionActionItem._fields[-2:]]
_ACTION_ITEM_COLUMNS: tuple[str | Cast, ...] = ("section_id", *SectionActionItem._fields[:-2], *_AS_TEXT)
_OTHER = _Columns(Directive, "other__", only=("id", "title", "contacts"))

_DIRECTIVES = CompiledQuestion(
    lambda keys: (
        Directive.objects.filter(pk__in=keys)
        .order_by()
        .values_list(*_DIRECTIVE.asked, *_SOURCE.asked, *(name for place in _PLACES for name in place.asked))
    )
)
# A section's text is a slice of the directive's.
_SECTIONS = CompiledQuestion(
    lambda keys: Section.objects.filter(directive__in=keys).order_by("position").values_list(*_SECTION.asked)
)
_ACTION_ITEMS = CompiledQuestion(
    lambda keys: (
        ActionItem.objects.filter(section__directive__in=keys).order_by("start").values_list(*_ACTION_ITEM_COLUMNS)
    )
)
_PROVENANCES = CompiledQuestion(
    lambda keys: (
        Provenance.objects.filter(directive__in=keys).order_by("pk").values_list(*_PROVENANCE.asked, *_OTHER.asked)
    )
)
