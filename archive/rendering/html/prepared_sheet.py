"""A directive laid out for its page: read, its action items numbered, what it cites linked, its sections told as
cited."""

from collections.abc import Sequence
from itertools import chain

from archive.catalogue.long_directive import action_items_before
from archive.catalogue.portions import Portion
from archive.catalogue.relations import Relations
from archive.models import Directive, Section
from archive.models.choices import IssuerBasis, YearBasis
from archive.parsing.annotations import Annotations
from archive.rendering.citation import Step, citation, place
from archive.rendering.html.annotation_layers import CitedLink, notes_of, reference_layer
from archive.rendering.html.renderer import PreparedSheet
from archive.rendering.layout import layout_of
from archive.rendering.validity_words import short_words


def sheet_of(
    directive: Directive,
    annotations: Annotations,
    relations: Relations,
    query_string: str,
    portion: Portion | None = None,
    portions: Sequence[Portion] = (),
) -> PreparedSheet:
    """`directive` and its sections, each with its `action_items`, are as the reader may see them; so are the
    `annotations` of its text. `query_string` goes
    to the end of every address: by it the reader finds back to a list. Of a long text one `portion` of its `portions`
    is laid out."""
    sections = list(directive.sections.all())
    links = {
        (tie.form or tie.what, tie.words): CitedLink(tie.url + query_string, short_words(tie.validity))
        for tie in relations.references
        if tie.other
    }
    # What was inferred is no part of a citation.
    issuers = [] if directive.issuer_basis == IssuerBasis.INFERRED else relations.issuers
    year = None if directive.year_basis == YearBasis.INFERRED else directive.year
    return PreparedSheet(
        layout_of(directive, sections, directive.title, directive.text, annotations, portion),
        directive.text,
        notes_of(sections, action_items_before(portion, directive.pk) if portion else 0),
        reference_layer(annotations.mentions, links),
        places_of(sections, portion),
        citation(directive.title, directive.number, directive.issued_on, year, issuers),
        portions,
    )


def places_of(sections: list[Section], portion: Portion | None = None) -> dict[str, str]:
    """{anchor: where in the directive the section stands, as one cites it}; of those that begin in the portion."""
    by_key = {section.pk: section for section in sections}
    begun = (section for section in sections if portion is None or portion.holds(section.start))
    return {section.anchor: place(list(_way_to(section, by_key))) for section in begun}


def _way_to(section, by_key):
    """The sections from the outermost down to this one, as steps."""
    above = by_key.get(section.parent_id)
    return chain(_way_to(above, by_key) if above else (), [Step(section.kind, section.label, section.heading)])
