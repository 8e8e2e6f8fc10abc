"""The JSON of the archive: what a directive, a row in a list and an action item look like."""

from collections.abc import Callable, Iterable

from django.urls import reverse

from archive.models import ActionItem, Directive, Section
from archive.models.choices import SectionKind
from archive.parsing.cleaning import text_tables
from archive.privacy.text import hidden_from, redact


def directive_row(directive: Directive, reader) -> dict:
    """A directive in a list, as this reader may see it. Fetch with `.for_lists()`."""
    return {
        "id": directive.pk,
        "title": redact(directive.title, hidden_from(reader, directive)),
        "number": directive.number or None,
        "issuers": [issuer.name for issuer in directive.issuers.all()],
        "province": directive.region and directive.region.name,
        "city": directive.city and directive.city.name,
        "year": directive.year,
        "issued_on": directive.issued_on,
        "genre": directive.genre or None,
        "form": directive.form or None,
        "topics": [topic.name for topic in directive.topics.all()],
        "url": directive.get_absolute_url(),
    }


def directive_whole(directive: Directive, reader) -> dict:
    """A directive in the form of `import_directives --dry-run --json`, with its id, links and references.

    Names, telephones and mailboxes are redacted for a reader who is not signed in, as on the pages.
    """
    sections = list(directive.sections.prefetch_related("actions__topics"))
    references = list(directive.references.select_related("target"))
    carried_in = list(directive.carried_in.all())
    carriers = [carrying.carrier_id for carrying in carried_in]

    shown = _shown_to(reader, directive)
    outline, parts = _trees(sections, shown)
    return directive_row(directive, reader) | {
        "issuer_basis": directive.issuer_basis or None,
        "region": directive.region and directive.region.name,
        "year_basis": directive.year_basis or None,
        "printed_on": directive.printed_on,
        "addressees": [shown(name) for name in directive.addressees],
        "outline": outline,
        "copies_to": [shown(name) for name in directive.copies_to],
        "attachments": [shown(name) for name in directive.attachments],
        "attachment_parts": parts,
        "publication": shown(directive.publication) or None,
        "printed_by": shown(directive.printed_by) or None,
        "carried_by": carriers[0] if carriers else None,
        "carry_kind": carried_in[0].kind if carried_in else None,
        "carriers": carriers,
        "carries": [carrying.carried_id for carrying in directive.carryings.all()],
        "contacts": [shown(contact) for contact in directive.contacts],
        "cites": [shown(reference.text) for reference in references if reference.form == "work"],
        "references": [
            {
                "kind": reference.kind,
                "form": reference.form,
                "text": shown(reference.text),
                "directive": reference.target_id,
                "url": reference.target and reference.target.get_absolute_url(),
            }
            for reference in references
        ],
        "reports_to": [shown(name) for name in directive.reports_to],
        "actions": [_action(action, section, shown) for section in sections for action in section.actions.all()],
        "findings": {
            finding.field: {
                "how": shown(finding.how),
                "certainty": finding.certainty,
                "evidence": shown(finding.evidence) or None,
                "corrected": finding.is_corrected,
            }
            for finding in directive.findings.all()
        },
        "ocr": directive.source.ocr,
        "text": shown(directive.text),
        "links": {
            "page": directive.get_absolute_url(),
            "print": reverse("directive_print", args=[directive.pk]),
            "received": reverse("directive_received", args=[directive.pk]),
            "source": reverse("directive_source", args=[directive.pk]),
        },
    }


def action_row(action: ActionItem, reader) -> dict:
    """An action item in a list, as this reader may see it. Fetch with `.for_lists()`."""
    directive = action.section.directive
    shown = _shown_to(reader, directive)
    return _action(action, action.section, shown) | {
        "id": action.pk,
        "directive": directive.pk,
        "title": shown(directive.title),
        "province": directive.region and directive.region.name,
        "year": directive.year,
        "url": f"{directive.get_absolute_url()}#{action.section.anchor}",
    }


def facet_rows(facets: Iterable) -> dict:
    return {
        facet.name: [{"value": option.value, "label": option.label, "count": option.count} for option in facet.options]
        for facet in facets
    }


def _shown_to(reader, directive: Directive) -> Callable[[str], str]:
    """What makes a text of the directive fit for this reader."""
    hidden = hidden_from(reader, directive)
    return lambda text: redact(text, hidden)


def _trees(sections: list[Section], shown) -> tuple[list[dict], list[dict]]:
    """The outline's items, and the attachments with theirs."""
    nodes: dict[int, dict] = {}
    outline: list[dict] = []
    parts: list[dict] = []
    for section in sections:
        if section.kind in (SectionKind.LEAD, SectionKind.CLOSING):
            continue
        nodes[section.pk] = node = _section(section, shown)
        if section.parent_id in nodes:
            nodes[section.parent_id]["children"].append(node)
        else:
            (parts if section.kind == SectionKind.ATTACHMENT else outline).append(node)
    return outline, parts


def _section(section: Section, shown) -> dict:
    text = shown(section.text)
    return {
        "label": shown(section.label),
        "heading": shown(section.heading),
        "text": text,
        "tables": [table.rows for table in text_tables.in_text(text)],
        "anchor": section.anchor,
        "children": [],
    }


def _action(action: ActionItem, section: Section, shown) -> dict:
    return {
        "text": shown(action.text),
        "kind": action.kind,
        "actor": shown(action.actor) or None,
        "deadline_text": shown(action.deadline_text) or None,
        "deadline": action.deadline,
        "deadline_rule": action.deadline_rule or None,
        "figures": [shown(text) for text in action.figures],
        "initiatives": [shown(text) for text in action.initiatives],
        "reports_to": shown(action.reports_to) or None,
        "topics": [topic.name for topic in action.topics.all()],
        "section": section.anchor,
    }
