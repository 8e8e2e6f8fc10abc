"""What the parser returns. Plain values: strings, numbers, dates; offsets count characters of `text`."""

from dataclasses import dataclass, field
from datetime import date

from archive.parsing.annotations import Annotations
from archive.parsing.provenance import FieldProvenance


@dataclass(frozen=True)
class ParsedAction:
    """An action item: start and end are offsets in the section's own text; topics are names."""

    start: int
    end: int
    text: str
    kind: str
    actor: str = ""
    deadline_text: str = ""
    deadline: date | None = None
    deadline_rule: str = ""  # where the words tell a rule: "issued+30d" (see archive.parsing.action_items.deadlines)
    figures: tuple[str, ...] = ()  # quantities as written: 50家, 不低于80%
    initiatives: tuple[str, ...] = ()  # named initiatives, without their quotation marks: 安康杯
    reports_to: str = ""  # the body that wants the report, as written
    topics: tuple[str, ...] = ()
    actor_inferred: bool = False  # the sentence leaves its actor out: it was told by what stands around it
    binding: str = ""  # how binding it is, see archive.parsing.action_items.binding_force
    binding_words: tuple[tuple[int, int], ...] = ()  # the words that this rests on, offsets in `text`
    concrete_words: tuple[tuple[str, int, int], ...] = ()  # what is named, with its kind and offsets in `text`

    @property
    def concrete(self) -> bool:
        return bool(self.concrete_words)


@dataclass(frozen=True)
class ParsedTable:
    """A table in a section: start and end are offsets in the section's own text, rows hold its cells."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]


@dataclass
class ParsedSection:
    """An item of the outline, or the lead before the first, or the closing after the last, or an attachment
    (its title is the heading, its own items are the children).

    text[start:body_start] of the directive is the label and heading with the punctuation and line end
    that follow, text[body_start:end] its own text, which ends where its first child begins.
    """

    kind: str  # lead, item, closing, attachment
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
    tables: list[ParsedTable] = field(default_factory=list)


@dataclass
class ParsedReference:
    """A mention of another directive or work. `form` says how it is written, `kind` what it is to this one:
    its form where it is only mentioned, "based on" where this one rests on it (根据…精神, 按照…要求)."""

    kind: str  # work, number, based on
    text: str
    form: str = ""  # work (in 《》), number, words; '' means as kind

    @property
    def written_as(self) -> str:
        return self.form or self.kind


@dataclass
class ParsedDirective:
    """One directive. An unknown text is '', an unknown date or number None, an unknown list empty.

    `forwarded_by` is the index, among the directives of the same text, of the one that forwards it.
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
    county: str = ""  # code of the county level
    county_name: str = ""
    year: int | None = None
    year_basis: str = ""
    issued_on: date | None = None
    printed_on: date | None = None
    genre: str = ""
    form: str = ""
    addressees: list[str] = field(default_factory=list)
    copies_to: list[str] = field(default_factory=list)  # 抄送, 抄报
    attachments: list[str] = field(default_factory=list)  # names as the directive lists them
    publication: str = ""  # 此件主动公开, as written without brackets
    printed_by: str = ""  # 印发机关
    copy_number: str = ""  # 份号
    urgency: str = ""  # 紧急程度: 特急, 加急
    signers: list[str] = field(default_factory=list)  # 签发人
    note: str = ""  # 附注, without brackets
    circulation: list[str] = field(default_factory=list)  # words that limit it: 内部资料, 不得翻印
    lead: ParsedSection | None = None
    outline: list[ParsedSection] = field(default_factory=list)
    closing: ParsedSection | None = None
    parts: list[ParsedSection] = field(default_factory=list)  # the attachments' own texts
    forwarded_by: int | None = None
    forwarding_kind: str = ""
    contacts: list[str] = field(default_factory=list)
    references: list[ParsedReference] = field(default_factory=list)
    reports_to: list[str] = field(default_factory=list)
    topics: list[str] = field(default_factory=list)
    provenance: dict[str, FieldProvenance] = field(default_factory=dict)  # by the name of the field
    annotations: Annotations = Annotations()

    @property
    def sections(self) -> list[ParsedSection]:
        """Lead, items in reading order, closing, attachments with their items."""
        return [
            *filter(None, [self.lead]),
            *_in_reading_order(self.outline),
            *filter(None, [self.closing]),
            *_in_reading_order(self.parts),
        ]

    @property
    def cites(self) -> list[str]:
        """The works named in 《》, without the marks."""
        return [reference.text for reference in self.references if reference.written_as == "work"]


def _in_reading_order(roots: list[ParsedSection]) -> list[ParsedSection]:
    found: list[ParsedSection] = []
    pending = list(reversed(roots))
    while pending:
        section = pending.pop()
        found.append(section)
        pending.extend(reversed(section.children))
    return found
