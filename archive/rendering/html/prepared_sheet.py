"""A directive laid out for its page: read, its duties numbered, what it cites linked, its sections told as cited."""

from itertools import chain

from archive.catalogue.relations import Relations
from archive.models import ActionItem, Directive, Section
from archive.models.choices import IssuerBasis, YearBasis
from archive.rendering.citation import Step, citation, place
from archive.rendering.html.annotation_layers import notes_of, reference_layer
from archive.rendering.html.renderer import PreparedSheet
from archive.rendering.layout import layout_of


def duties_of(directive: Directive) -> list[ActionItem]:
    """The duties of its fetched sections, in the order of the text; each section's as its `duties` too. Django's own
    way from sections to them makes a queryset for each, which takes longer than the question."""
    sections = {section.pk: section for section in directive.sections.all()}
    for section in sections.values():
        section.duties = []
    for duty in ActionItem.objects.filter(section__in=sections).order_by("start"):
        duty.section = sections[duty.section_id]
        duty.section.duties.append(duty)
    return [duty for section in sections.values() for duty in section.duties]


def sheet_of(directive: Directive, relations: Relations, query_string: str) -> PreparedSheet:
    """`directive` and its sections, each with its `duties`, are as the reader may see them. `query_string` goes to
    the end of every address: by it the reader finds back to a list."""
    sections = list(directive.sections.all())
    addresses = {
        (tie.form or tie.what, tie.words): tie.url + query_string for tie in relations.references if tie.other
    }
    # What was inferred is no part of a citation.
    issuers = [] if directive.issuer_basis == IssuerBasis.INFERRED else relations.issuers
    year = None if directive.year_basis == YearBasis.INFERRED else directive.year
    return PreparedSheet(
        layout_of(directive, sections, directive.text),
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
