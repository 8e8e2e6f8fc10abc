"""The JSON of the archive: what a directive, a row in a list and an action item look like."""

from collections.abc import Iterable

from django.urls import reverse

from archive.masking import mask
from archive.models import ActionItem, Directive, Section

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

    def shown(text: str) -> str:
        return mask(text, directive.contacts)

    return directive_row(directive) | {
        "issuer_basis": directive.issuer_basis or None,
        "region": directive.region and directive.region.name,
        "year_basis": directive.year_basis or None,
        "printed_on": directive.printed_on,
        "addressees": directive.addressees,
        "outline": _outline(sections, shown),
        "carried_by": directive.carried_by_id,
        "carries": [carried.pk for carried in directive.carries.all()],
        "contacts": [shown(contact) for contact in directive.contacts],
        "cites": [reference.text for reference in references if reference.kind == "work"],
        "references": [
            {
                "kind": reference.kind,
                "text": reference.text,
                "directive": reference.target_id,
                "url": reference.target and reference.target.get_absolute_url(),
            }
            for reference in references
        ],
        "reports_to": directive.reports_to,
        "actions": [_action(action, section, shown) for section in sections for action in section.actions.all()],
        "text": shown(directive.text),
        "links": {
            "page": directive.get_absolute_url(),
            "print": reverse("directive_print", args=[directive.pk]),
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


def _outline(sections: list[Section], shown) -> list[dict]:
    nodes = {
        section.pk: {
            "label": section.label,
            "heading": section.heading,
            "text": shown(section.text),
            "anchor": section.anchor,
            "children": [],
        }
        for section in sections
        if section.kind == "item"
    }
    roots = []
    for section in sections:
        if section.pk in nodes:
            siblings = nodes[section.parent_id]["children"] if section.parent_id in nodes else roots
            siblings.append(nodes[section.pk])
    return roots


def _action(action: ActionItem, section: Section, shown) -> dict:
    return {
        "text": shown(action.text),
        "kind": action.kind,
        "actor": action.actor or None,
        "deadline_text": action.deadline_text or None,
        "deadline": action.deadline,
        "topics": [topic.name for topic in action.topics.all()],
        "section": section.anchor,
    }
