"""What the parser returns → rows of the database, each value made to fit its column.

A database may refuse what SQLite takes: a title of a thousand characters, a year that no directive bears.
A text is worth more than any of its fields, so a value that does not fit is cut where one sees it, or left
out, and the field goes to review.
"""

from dataclasses import replace

from django.db import models

from archive.ingest.reference_cache import ReferenceCache
from archive.lexicon.dates import FIRST_YEAR, LAST_YEAR
from archive.lexicon.text_keys import numbers_behind_works
from archive.models import ActionItem, Directive, Provenance, Reference, Section, Source
from archive.parsing import ParsedDirective
from archive.parsing import parsed_directive as values
from archive.parsing.provenance import DOUBTFUL, FieldProvenance

# What a parsed directive and its row have under the same name.
PLAIN = (
    "title", "number", "issuer_basis", "issued_on", "printed_on", "genre", "form", "addressees", "copies_to",
    "attachments", "publication", "printed_by", "copy_number", "urgency", "signers", "note", "circulation", "contacts",
    "reports_to", "text",
)  # fmt: skip
_METHOD_LENGTH = Provenance._meta.get_field("method").max_length
_CUT = FieldProvenance("过长，已截短", DOUBTFUL)
_NO_TITLE = FieldProvenance("未找到，暂用首行", DOUBTFUL)


def directive_of(parsed: ParsedDirective, known: ReferenceCache) -> Directive:
    """The unsaved row of a directive. Provenance of what had to be made to fit is added to `parsed`."""
    row = Directive(**{name: getattr(parsed, name) for name in PLAIN})
    if not row.title.strip():
        # A title made up by the archivist stands in [ ] (DA/T 22).
        row.title = f"[{parsed.text.strip().partition(chr(10))[0][:40]}]"
        parsed.provenance["title"] = _NO_TITLE
    for name in fit(row):
        parsed.provenance[name] = replace(_CUT, evidence=getattr(parsed, name))
    row.region_id = parsed.region if parsed.region in known.regions else None
    row.city_id = parsed.city if row.region_id and parsed.city in known.regions else None
    row.county_id = parsed.county if row.region_id and parsed.county in known.regions else None
    row.main_topic_id = next(iter(known.topic_ids(parsed.topics)), None)
    if parsed.year and FIRST_YEAR <= parsed.year <= LAST_YEAR and parsed.year_basis:
        row.year, row.year_basis = parsed.year, parsed.year_basis
    return row


def sections_of(directive: Directive, parsed: ParsedDirective) -> list[list[Section]]:
    """Unsaved sections, level by level, so that parents are saved before their children. Section i of the
    directive is that of parsed.sections[i]: its `position` is i."""
    place = {id(section): at for at, section in enumerate(parsed.sections)}
    parents = {id(child): section for section in parsed.sections for child in section.children}
    rows, depth = {}, {}
    for at, section in enumerate(parsed.sections):
        parent = parents.get(id(section))
        row = Section(
            directive=directive,
            parent=rows[place[id(parent)]] if parent else None,
            position=at,
            kind=section.kind,
            level=section.level,
            label=section.label,
            heading=section.heading,
            run_in=section.run_in,
            text=section.text,
            anchor=section.anchor,
            start=section.start,
            body_start=section.body_start,
            end=section.end,
        )
        if fit(row):
            parsed.provenance["outline"] = replace(_CUT, evidence=f"{section.label}{section.heading}")
        rows[at] = row
        depth[at] = depth[place[id(parent)]] + 1 if parent else 0
    return [[rows[at] for at in rows if depth[at] == level] for level in range(max(depth.values(), default=-1) + 1)]


def actions_of(section: Section, parsed: values.ParsedSection) -> list[ActionItem]:
    """Unsaved action items of a section, in their order."""
    rows = [
        ActionItem(
            section=section,
            start=action.start,
            end=action.end,
            text=action.text,
            kind=action.kind,
            actor=action.actor,
            actor_inferred=action.actor_inferred,
            deadline_text=action.deadline_text,
            deadline=action.deadline,
            deadline_rule=action.deadline_rule,
            figures=list(action.figures),
            initiatives=list(action.initiatives),
            reports_to=action.reports_to,
            binding=action.binding or None,
            binding_words=[list(span) for span in action.binding_words],
            concrete=action.concrete if action.binding else None,
            concrete_words=[list(words) for words in action.concrete_words],
        )
        for action in parsed.actions
    ]
    for row in rows:
        fit(row)
    return rows


def references_of(directive: Directive, parsed: ParsedDirective) -> list[Reference]:
    """Unsaved references with the keys that they are resolved by, each once."""
    behind = numbers_behind_works(parsed.text)
    rows: dict[tuple[str, str], Reference] = {}
    for reference in parsed.references:
        row = Reference(directive=directive, kind=reference.kind, form=reference.written_as, text=reference.text)
        row.set_key()
        row.number_key = row.number_key or behind.get(row.text_key, "")
        fit(row)
        rows.setdefault((row.kind, row.text), row)
    for position, row in enumerate(rows.values()):
        row.position = position
    return list(rows.values())


def provenance_of(directive: Directive, parsed: ParsedDirective) -> list[Provenance]:
    return [
        Provenance(
            directive=directive,
            field=field,
            method=one.method[:_METHOD_LENGTH],
            confidence=one.confidence,
            evidence=one.evidence,
        )
        for field, one in parsed.provenance.items()
    ]


def source_of(received) -> dict:
    """The fields of a source that its reading gives."""
    text = received.text
    return {
        "media_type": text.media_type,
        "encoding": text.encoding,
        "ocr": text.ocr,
        "text": text.text,
        "removals": [[removal.start, removal.end, removal.reason] for removal in received.removals],
        "omitted": [{"reason": omission.reason, "text": omission.text} for omission in (*text.omitted, *text.unread)],
    }


def fit(row: models.Model) -> list[str]:
    """Cut what is too long for its column so that one sees it (…); the names of the columns cut."""
    cut = []
    for name, length in _LENGTHS[type(row)]:
        value = getattr(row, name)
        if len(value) > length:
            setattr(row, name, value[: length - 1] + "…")
            cut.append(name)
    return cut


_LENGTHS = {
    model: [
        (field.name, field.max_length)
        for field in model._meta.concrete_fields
        if isinstance(field, models.CharField) and field.editable and not field.choices
    ]
    for model in (Directive, Section, ActionItem, Reference, Source)
}
