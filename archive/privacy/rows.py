"""What a reader may not see, redacted in the rows that a page is about to show."""

from django.db.models import Model

from archive.models import ActionItem, Directive, Provenance, Reference, Section, Source
from archive.privacy import noted_uses
from archive.privacy.redacted_rows import make_redacted
from archive.privacy.sight import sight_of
from archive.privacy.text import Hidden, hidden_from, redact

# What may tell of persons, of each row that is shown.
_TEXTS = {
    Directive: (
        "title", "addressees", "copies_to", "attachments", "publication", "printed_by", "note", "reports_to", "text",
    ),
    Section: ("label", "heading", "text"),
    ActionItem: ("text", "actor", "deadline_text", "figures", "initiatives", "reports_to"),
    Reference: ("text",),
    Provenance: ("method", "evidence"),
    Source: ("name",),
}  # fmt: skip
# How other directives hang on one: its relation, and the key in that.
BOUND = (
    ("references", "target"),
    ("provenance", "other"),
    ("forwarded_by", "forwarding_directive"),
    ("forwardings", "forwarded_directive"),
)


def redact_contacts(user, *rows: Directive | ActionItem | Section) -> None:
    """Redact, in these very objects, whatever this reader may not see: in the directives (or in sections and action
    items, and the directives that they are of), in those of their parts that are fetched already, and in the fetched
    directives that they are bound to. What is fetched later is not redacted. None of them can be saved any more (see
    redacted_rows).
    """
    seen: set[int] = set()
    for row in rows:
        directive = _directive_of(row)
        hidden = hidden_from(user, directive)
        if row is not directive and (hidden or not sight_of(user).sees_contacts):
            _redact_row(row, hidden)
        _redact_directive(user, directive, seen)


def _directive_of(row: Directive | ActionItem | Section) -> Directive:
    section = row.section if isinstance(row, ActionItem) else row
    return section.directive if isinstance(section, Section) else section


def _redact_directive(user, directive: Directive, seen: set[int]) -> None:
    if id(directive) in seen:
        return
    seen.add(id(directive))
    # A row whose text is fetched is shown as a whole.
    if "text" in directive.__dict__:
        noted_uses.note_whole(user, directive)
    # From those who see contacts little is hidden: rows without any of it stay as they are.
    if (hidden := hidden_from(user, directive)) or not sight_of(user).sees_contacts:
        _redact_whole(directive, hidden)
    for relation, name in BOUND:
        for row in _fetched(directive, relation):
            if isinstance(other := _bound(row, name), Directive):
                _redact_directive(user, other, seen)


def _redact_whole(directive: Directive, hidden: Hidden) -> None:
    sections, references, provenance = (_fetched(directive, name) for name in ("sections", "references", "provenance"))
    actions = [action for section in sections for action in _fetched(section, "actions")]
    sources = [_bound(row, "source") for row in (directive, *_fetched(directive, "occurrences"))]
    for row in (directive, *sections, *actions, *references, *provenance, *filter(None, sources)):
        _redact_row(row, hidden)
    # Whoever asks what is hidden of it cannot be told by the redacted text.
    directive.__dict__["hidden"] = hidden


def _redact_row(row: Model, hidden: Hidden) -> None:
    for name in _TEXTS[row._meta.model]:
        value = row.__dict__.get(name)  # a deferred field is not there, and is not to be fetched
        if isinstance(value, list):
            setattr(row, name, [redact(one, hidden) for one in value])
        elif value:
            setattr(row, name, redact(value, hidden))
    make_redacted(row)


def _bound(row: Model, name: str) -> Model | None:
    """What the row is bound to, where it is fetched already."""
    return getattr(row, name) if row._meta.get_field(name).is_cached(row) else None


def _fetched(row: Model, relation: str) -> list:
    return list(getattr(row, "_prefetched_objects_cache", {}).get(relation, ()))
