"""What the parser returns. Plain values: strings, numbers, dates; offsets count characters of `text`."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class ParsedAction:
    """A duty: start and end are offsets in the section's own text; topics are names."""

    start: int
    end: int
    text: str
    kind: str
    actor: str = ""
    deadline_text: str = ""
    deadline: date | None = None
    topics: tuple[str, ...] = ()


@dataclass
class ParsedSection:
    """An item of the outline, or the lead before the first, or the closing after the last.

    text[start:body_start] of the directive is the label and heading with the punctuation and line end
    that follow, text[body_start:end] its own text, which ends where its first child begins.
    """

    kind: str  # lead, item, closing
    level: int
    label: str
    heading: str
    run_in: bool
    start: int
    body_start: int
    end: int
    text: str = ""
    anchor: str = ""
    children: list["ParsedSection"] = field(default_factory=list)
    actions: list[ParsedAction] = field(default_factory=list)


@dataclass
class ParsedReference:
    kind: str  # work (in 《》) or number
    text: str


@dataclass
class ParsedDirective:
    """One directive. An unknown text is '', an unknown date or number None, an unknown list empty.

    `carried_by` is the index, among the directives of the same text, of the one that carries it.
    """

    title: str
    text: str
    number: str = ""
    issuers: list[str] = field(default_factory=list)
    issuer_basis: str = ""
    region: str = ""  # GB/T 2260 code of the province level
    city: str = ""  # code of the prefecture level
    region_name: str = ""
    city_name: str = ""
    year: int | None = None
    year_basis: str = ""
    issued_on: date | None = None
    printed_on: date | None = None
    genre: str = ""
    form: str = ""
    addressees: list[str] = field(default_factory=list)
    lead: ParsedSection | None = None
    outline: list[ParsedSection] = field(default_factory=list)
    closing: ParsedSection | None = None
    carried_by: int | None = None
    carry_kind: str = ""
    contacts: list[str] = field(default_factory=list)
    references: list[ParsedReference] = field(default_factory=list)
    reports_to: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)

    @property
    def sections(self) -> list[ParsedSection]:
        """Lead, items in reading order, closing."""
        items: list[ParsedSection] = []
        pending = list(reversed(self.outline))
        while pending:
            section = pending.pop()
            items.append(section)
            pending.extend(reversed(section.children))
        return [*filter(None, [self.lead]), *items, *filter(None, [self.closing])]

    @property
    def cites(self) -> list[str]:
        """The works named in 《》, without the marks."""
        return [reference.text for reference in self.references if reference.kind == "work"]


def as_json(directive: ParsedDirective) -> dict:
    """The directive in the form that `import_directives --dry-run --json` prints: unknown values are None."""
    return {
        "title": directive.title,
        "number": directive.number or None,
        "issuers": directive.issuers,
        "issuer_basis": directive.issuer_basis or None,
        "region": directive.region_name or None,
        "city": directive.city_name or None,
        "year": directive.year,
        "year_basis": directive.year_basis or None,
        "issued_on": _iso(directive.issued_on),
        "printed_on": _iso(directive.printed_on),
        "genre": directive.genre or None,
        "form": directive.form or None,
        "addressees": directive.addressees,
        "outline": [_section_json(section) for section in directive.outline],
        "carried_by": directive.carried_by,
        "contacts": directive.contacts,
        "cites": directive.cites,
        "reports_to": directive.reports_to,
        "actions": [_action_json(action, section) for section in directive.sections for action in section.actions],
        "text": directive.text,
    }


def _section_json(section: ParsedSection) -> dict:
    return {
        "label": section.label,
        "heading": section.heading,
        "text": section.text,
        "children": [_section_json(child) for child in section.children],
    }


def _action_json(action: ParsedAction, section: ParsedSection) -> dict:
    return {
        "text": action.text,
        "kind": action.kind,
        "actor": action.actor or None,
        "deadline_text": action.deadline_text or None,
        "deadline": _iso(action.deadline),
        "topics": list(action.topics),
        "section": section.anchor,
    }


def _iso(value: date | None) -> str | None:
    return value.isoformat() if value else None
