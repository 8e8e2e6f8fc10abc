"""The JSON of the archive: what a directive, a row in a list and an action item look like."""

from collections.abc import Iterable

from django.urls import reverse

from archive.choices import SectionKind
from archive.masking import mask
from archive.models import ActionItem, Directive, Section
from archive.parsing.cleaning import tables

# Chinese as it is, for whoever reads the answer with their own eyes.
READABLE = {"ensure_ascii": False}


def directive_row(directive: Directive) -> dict:
    """A directive in a list. Fetch with `.for_lists()`."""
    return {
        "id": directive.pk,
        "title": directive.title,
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


def directive_whole(directive: Directive) -> dict:
    """A directive in the form of `import_directives --dry-run --json`, with its id, links and references.

    Names, telephones and mailboxes are masked, as on the pages that anybody may read.
    """
    sections = list(directive.sections.prefetch_related("actions__topics"))
    references = list(directive.references.select_related("target"))
    carried_in = list(directive.carried_in.all())
    carriers = [carrying.carrier_id for carrying in carried_in]

    def shown(text: str) -> str:
        return mask(text, directive.contacts)

    outline, parts = _trees(sections, shown)
    return directive_row(directive) | {
        "issuer_basis": directive.issuer_basis or None,
        "region": directive.region and directive.region.name,
        "year_basis": directive.year_basis or None,
        "printed_on": directive.printed_on,
        "addressees": directive.addressees,
        "outline": outline,
        "copies_to": directive.copies_to,
        "attachments": directive.attachments,
        "attachment_parts": parts,
        "publication": directive.publication or None,
        "printed_by": directive.printed_by or None,
        "carried_by": carriers[0] if carriers else None,
        "carry_kind": carried_in[0].kind if carried_in else None,
        "carriers": carriers,
        "carries": [carrying.carried_id for carrying in directive.carryings.all()],
        "contacts": [shown(contact) for contact in directive.contacts],
        "cites": [reference.text for reference in references if reference.form == "work"],
        "references": [
            {
                "kind": reference.kind,
                "form": reference.form,
                "text": reference.text,
                "directive": reference.target_id,
                "url": reference.target and reference.target.get_absolute_url(),
            }
            for reference in references
        ],
        "reports_to": directive.reports_to,
        "actions": [_action(action, section, shown) for section in sections for action in section.actions.all()],
        "findings": {
            finding.field: {
                "how": finding.how,
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


def action_row(action: ActionItem) -> dict:
    """An action item in a list. Fetch with `.for_lists()`."""
    directive = action.section.directive
    return _action(action, action.section, lambda text: mask(text, directive.contacts)) | {
        "id": action.pk,
        "directive": directive.pk,
        "title": directive.title,
        "province": directive.region and directive.region.name,
        "year": directive.year,
        "url": f"{directive.get_absolute_url()}#{action.section.anchor}",
    }


def facet_rows(facets: Iterable) -> dict:
    return {
        facet.name: [{"value": option.value, "label": option.label, "count": option.count} for option in facet.options]
        for facet in facets
    }


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
        "label": section.label,
        "heading": shown(section.heading),
        "text": text,
        "tables": [table.rows for table in tables.in_text(text)],
        "anchor": section.anchor,
        "children": [],
    }


def _action(action: ActionItem, section: Section, shown) -> dict:
    return {
        "text": shown(action.text),
        "kind": action.kind,
        "actor": action.actor or None,
        "deadline_text": action.deadline_text or None,
        "deadline": action.deadline,
        "deadline_rule": action.deadline_rule or None,
        "figures": action.figures,
        "initiatives": action.initiatives,
        "reports_to": action.reports_to or None,
        "topics": [topic.name for topic in action.topics.all()],
        "section": section.anchor,
    }
