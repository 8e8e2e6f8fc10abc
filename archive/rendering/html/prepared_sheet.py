"""A directive laid out for its page: read, its action items numbered, what it cites linked, its sections told as
cited."""

from itertools import chain

from archive.catalogue.relations import Relations
from archive.models import ActionItem, Directive, Section
from archive.models.choices import IssuerBasis, YearBasis
from archive.rendering.citation import Step, citation, place
from archive.rendering.html.annotation_layers import notes_of, reference_layer
from archive.rendering.html.renderer import PreparedSheet
from archive.rendering.layout import layout_of


def action_items_of(directive: Directive) -> list[ActionItem]:
    """The action items of its fetched sections, in the order of the text; each section's as its `action_items` too.
    Django's own way from sections to them makes a queryset for each, which takes longer than the question."""
    sections = {section.pk: section for section in directive.sections.all()}
    for section in sections.values():
        section.action_items = []
    for action_item in ActionItem.objects.filter(section__in=sections).order_by("start"):
        action_item.section = sections[action_item.section_id]
        action_item.section.action_items.append(action_item)
    return [action_item for section in sections.values() for action_item in section.action_items]


def sheet_of(directive: Directive, relations: Relations, query_string: str) -> PreparedSheet:
    """`directive` and its sections, each with its `action_items`, are as the reader may see them. `query_string` goes
    to the end of every address: by it the reader finds back to a list."""
    sections = list(directive.sections.all())
    addresses = {
        (tie.form or tie.what, tie.words): tie.url + query_string for tie in relations.references if tie.other
    }
    # What was inferred is no part of a citation.
    issuers = [] if directive.issuer_basis == IssuerBasis.INFERRED else relations.issuers
    year = None if directive.year_basis == YearBasis.INFERRED else directive.year
    return PreparedSheet(
        layout_of(directive, sections, directive.title, directive.text),
        directive.text,
        notes_of(sections),
        reference_layer(directive.text, addresses),
        places_of(sections),
        citation(directive.title, directive.number, directive.issued_on, year, issuers),
    )


def places_of(sections: list[Section]) -> dict[str, str]:
    """{anchor: where in the directive the section stands, as one cites it}."""
    by_key = {section.pk: section for section in sections}
    return {section.anchor: place(list(_way_to(section, by_key))) for section in sections}


def _way_to(section, by_key):
    """The sections from the outermost down to this one, as steps."""
    above = by_key.get(section.parent_id)
    return chain(_way_to(above, by_key) if above else (), [Step(section.kind, section.label, section.heading)])
