"""The one door by which pages save fields of a directive."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.amendment import consequences
from archive.amendment.value_writers import FieldRefused
from archive.history import directive_values
from archive.history.field_writers import writer_of
from archive.history.recorded_act import RecordedAct
from archive.ingest import corrections, secrecy_gate
from archive.models import Directive
from archive.models.choices import ChangeAct
from archive.rendering.provenance_labels import label_of

# A place needs the one above it: those are filled downwards, and emptied upwards.
_ORDER = tuple(directive_values.FIELDS)


class Outdated(Exception):
    """Somebody saved the directive since the page was opened."""


@dataclass
class Saved:
    """What a save did: the fields that it changed (none: nothing was written), and what is to be told of it."""

    changed: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def save_fields(
    directive: Directive | int,
    values: Mapping[str, Any],
    person: Any,
    reason: str = "",
    act: ChangeAct = ChangeAct.CORRECTED,
    shown: str = "",
) -> Saved:
    """Save {field: JSON value} as a person settled them: written, marked as corrected (no re-reading changes them any
    more), recorded in the history, references resolved anew, announced to the index. All of them or none.

    The values are those of archive.history.directive_values; shorter ones are taken too: a year by itself, names of
    issuers and topics, {"text": …} as an outline (sections and action items are then read anew; those of words that
    stay keep what is known of them). In an outline `id`, `position` and what is empty may be left out; ids of rows
    that are not this directive's are. A value that is what the field has already changes and marks nothing.

    `shown` is the `directive_values.version` that the page was opened with; '' asks for no comparison. The object
    `directive` is not brought up to date: ask the database anew.

    Raises FieldRefused (a ValueError with `field`), Refused (archive.formats) where words bear a mark of secrecy,
    Outdated, Directive.DoesNotExist. Nothing is written then.
    """
    key: Any = getattr(directive, "pk", directive)
    with transaction.atomic():
        row = Directive.objects.select_for_update(of=("self",)).get(pk=key)
        if shown and shown != directive_values.version(row):
            raise Outdated
        _refuse_marked(values)
        return _save(row, _with_own_ids(row, values), person, reason, act)


def write_values(directive: Directive, values: Mapping[str, Any], person: Any) -> None:
    """Write the values by their writers, each where what it needs is there. Raises FieldRefused."""
    for name in sorted(values, key=lambda name: _turn(name, values[name])):
        writer = writer_of(name)
        if writer is None:
            raise FieldRefused(name, _("这一项不能在这里修改。"))
        try:
            writer(directive, values[name], person)
        except ValueError as error:
            raise FieldRefused(name, str(error)) from error


def _save(row: Directive, values: Mapping[str, Any], person: Any, reason: str, act: ChangeAct) -> Saved:
    text_before = row.text
    recorded = RecordedAct([row], act, person, reason)
    write_values(row, values, person)
    recorded.finish()
    changed = recorded.changed[row.pk]
    corrections.mark([row], changed, person)
    told = consequences.follow(row, changed, text_before)
    return Saved(changed, [told] if told else [])


def _turn(name: str, value: Any) -> tuple[int, int]:
    at = _ORDER.index(name) if name in _ORDER else len(_ORDER)
    return (0, -at) if value is None else (1, at)


def _with_own_ids(row: Directive, values: Mapping[str, Any]) -> Mapping[str, Any]:
    """An outline from a page names rows of this directive, or none: ids are not a page's to make up."""
    outline: Any = values.get("outline")
    sections = outline.get("sections") if isinstance(outline, dict) else None
    if not (isinstance(sections, list) and all(isinstance(one, dict) for one in sections)):
        return values
    held = row.sections.prefetch_related("actions")
    own = {section.pk for section in held}
    actions = {action.pk for section in held for action in section.actions.all()}
    cleaned = []
    for section in sections:
        items = [_without_odd_id(one, actions) for one in section.get("actions", ())]
        cleaned.append(_without_odd_id(section, own) | {"actions": items})
    return {**values, "outline": {**outline, "sections": cleaned}}


def _without_odd_id(value: Any, own: set[int]) -> Any:
    if isinstance(value, dict) and value.get("id") not in own:
        return {name: part for name, part in value.items() if name != "id"}
    return value


def _refuse_marked(values: Mapping[str, Any]) -> None:
    """What is typed here is public at once, as a file that comes in is: it may bear no mark of secrecy either."""
    for name, value in values.items():
        if name == "outline" and isinstance(value, dict) and isinstance(text := value.get("text"), str):
            secrecy_gate.refuse(secrecy_gate.in_directives([(0, text)]), text.encode(errors="surrogatepass"), "admin")
        for words in _words_in(value) if name in directive_values.PLAIN else ():
            mark = secrecy_gate.in_words(words, str(label_of(name)))
            secrecy_gate.refuse(mark, words.encode(errors="surrogatepass"), "admin")


def _words_in(value: Any) -> Iterator[str]:
    many: Iterable[Any] = value if isinstance(value, list) else [value]
    yield from (one for one in many if isinstance(one, str))
