"""What a directive says, in one comparable form whether it is kept in the database or was just read."""

from dataclasses import dataclass

from archive.ingest import parsed_rows, supplement
from archive.ingest.reference_cache import ReferenceCache
from archive.ingest.reparse import damage_provenance
from archive.models import ActionItem, Directive, Provenance, Reference, Section
from archive.models.choices import BindingGrade
from archive.parsing import ParsedDirective
from archive.rendering.provenance_labels import label_of

# Fields of one value or a plain list, in the order in which they are shown.
SIMPLE = tuple(name for name in parsed_rows.PLAIN if name not in ("text", "issuer_basis"))


@dataclass(frozen=True)
class ComparableContent:
    """`values` has the shown form of each field by its name: a sentence for a simple field, lines for the others.
    `exact` has for a field of lines what those leave out (offsets), so that no change goes unseen."""

    values: dict[str, list[str]]
    exact: dict[str, list]


def stored(directive: Directive) -> ComparableContent:
    """As the database keeps it."""
    sections = list(directive.sections.order_by("position").prefetch_related("actions__topics"))
    return _content(
        directive,
        issuers=[issuer.name for issuer in directive.issuers.as_signed()],
        place=[place and place.name for place in (directive.region, directive.city, directive.county)],
        topics=_main_and_others(
            [topic.name for topic in directive.topics_in_order], has_main=directive.main_topic_id is not None
        ),
        sections=sections,
        actions=[
            (section, action, [topic.name for topic in action.topics.all()])
            for section in sections
            for action in section.actions.all()
        ],
        references=list(directive.references.order_by("position")),
        forwarding_directives=_forwarding_directives(directive),
        provenance=[one for one in directive.provenance.all() if not is_ours(one)],
    )


def read_now(parsed: ParsedDirective, known: ReferenceCache, settled: set[str]) -> ComparableContent:
    """As it was just read, made to fit the database's columns. What the fields `settled` rest on is left out."""
    row = parsed_rows.directive_of(parsed, known)
    sections = sorted(
        (row for level in parsed_rows.sections_of(row, parsed) for row in level), key=lambda row: row.position
    )
    return _content(
        row,
        issuers=known.issuer_names(parsed),
        place=[known.regions.get(key) for key in (row.region_id, row.city_id, row.county_id)],
        topics=_main_and_others([name for name in parsed.topics if name in known.topics]),
        sections=sections,
        actions=[
            (section, action, [name for name in reading.topics if name in known.topics])
            for section, parsed_section in zip(sections, parsed.sections, strict=True)
            for action, reading in zip(
                parsed_rows.actions_of(section, parsed_section), parsed_section.actions, strict=True
            )
        ],
        references=parsed_rows.references_of(row, parsed),
        forwarding_directives=[] if parsed.forwarded_by is None else [(parsed.forwarded_by, parsed.forwarding_kind)],
        provenance=[one for one in parsed_rows.provenance_of(row, parsed) if one.field not in settled],
    )


def is_ours(provenance: Provenance) -> bool:
    """Whether provenance is not this source's parse's own: staff settled it, another source told it, it speaks of
    another directive, or it holds a text that was mended."""
    return (
        provenance.is_corrected
        or provenance.method in (supplement.METHOD, damage_provenance.MENDED)
        or provenance.other_id is not None
    )


def _content(
    row: Directive, issuers, place, topics, sections, actions, references, forwarding_directives, provenance
) -> ComparableContent:
    region, city, county = place
    values = {name: _shown(getattr(row, name)) for name in SIMPLE}
    values |= {
        "issuers": _shown(issuers) and [_with_basis("、".join(issuers), row.get_issuer_basis_display())],
        "region": _shown(region),
        "city": _shown(city),
        "county": _shown(county),
        "year": row.year and [_with_basis(str(row.year), row.get_year_basis_display())] or [],
        "topics": _shown(topics),
        "text": row.text.split("\n"),
        "outline": [_section(section) for section in sections],
        "actions": [_action(section, action, names) for section, action, names in actions],
        "references": [_reference(reference) for reference in references],
        "provenance": [_provenance(one) for one in sorted(provenance, key=lambda one: one.field)],
        "carried_by": [f"由同一原件第 {position + 1} 件{kind or '转发'}" for position, kind in forwarding_directives],
    }
    exact = {
        "outline": [(s.kind, s.level, s.run_in, s.anchor, s.start, s.body_start, s.end, s.text) for s in sections],
        "actions": [(section.anchor, action.start, action.end) for section, action, _ in actions],
        "references": [(reference.form, reference.number_key) for reference in references],
        "provenance": sorted((one.field, one.evidence) for one in provenance),
    }
    return ComparableContent(values, exact)


def _forwarding_directives(directive: Directive) -> list[tuple[int, str]]:
    """The directives of the same source that forward it: (position, kind). What other sources tell is theirs."""
    forwardings = directive.forwarded_by.filter(forwarding_directive__source=directive.source_id)
    return list(
        forwardings.order_by("forwarding_directive__position").values_list("forwarding_directive__position", "kind")
    )


def _shown(value) -> list[str]:
    text = "、".join(value) if isinstance(value, list) else str(value or "")
    return [text] if text else []


def _main_and_others(topics: list[str], has_main: bool = True) -> str:
    """劳模工匠精神，也涉及女职工、组织建设"""
    main, others = topics[:has_main], sorted(topics[has_main:])
    return "，也涉及".join(filter(None, [*main, "、".join(others)]))


def _with_basis(text: str, basis: str) -> str:
    return f"{text}（{basis}）" if basis else text


def _section(section: Section) -> str:
    """一、加强领导｜各级工会要重视…（24 字）"""
    own = section.text.replace("\n", " ")
    opening = own if len(own) <= 24 else f"{own[:16]}…{own[-6:]}"
    name = f"{section.label}{section.heading}" or f"[{section.get_kind_display()}]"
    return f"{'　' * (section.level - 1)}{name}" + (f"｜{opening}（{len(own)} 字）" if own else "")


def _action(section: Section, action: ActionItem, topics: list[str]) -> str:
    facts = [
        action.actor and _with_basis(action.actor, "推断" if action.actor_inferred else ""),
        _with_basis(action.deadline_text, str(action.deadline or action.deadline_rule)),
        *action.figures,
        *(f"“{name}”" for name in action.initiatives),
        action.reports_to and f"报{action.reports_to}",
        "、".join(sorted(topics)),
        action.binding != BindingGrade.REQUIRED and (action.get_binding_display() or ""),
        action.concrete is False and "一般性要求",
    ]
    shown = "；".join(filter(None, facts))
    return f"{action.get_kind_display()}｜{action.text}" + (f"〔{shown}〕" if shown else "")


def _provenance(provenance: Provenance) -> str:
    return f"{label_of(provenance.field)}：{provenance.method}（{provenance.get_confidence_display()}）"


def _reference(reference: Reference) -> str:
    name = f"《{reference.text}》" if reference.form == "work" else reference.text
    return f"{reference.get_kind_display()}｜{name}"
