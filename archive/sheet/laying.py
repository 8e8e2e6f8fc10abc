"""A directive laid out for its page: read, its duties numbered, what it cites linked, its sections told as cited."""

from collections import defaultdict
from copy import copy
from itertools import chain

from archive.choices import IssuerBasis, YearBasis
from archive.citing import Step, citation, place
from archive.masking import mask
from archive.models import ActionItem, Directive, Section
from archive.reading import reading_of
from archive.relations import Relations
from archive.sheet.drawing import Sheet
from archive.sheet.layers import notes_of, reference_layer
from archive.trail import Trail

_WORDS = ("title", "text", "publication", "printed_by")
_LISTS = ("addressees", "copies_to", "attachments", "reports_to")
_OF_DUTY = ("text", "actor", "deadline_text", "reports_to")


def duties_of(directive: Directive) -> dict[int, list[ActionItem]]:
    """{section's key: its duties}. Django's own way from sections to them makes a queryset for each section, which
    takes longer than the question."""
    duties = defaultdict(list)
    for duty in ActionItem.objects.filter(section__directive=directive).order_by("section_id", "start"):
        duties[duty.section_id].append(duty)
    return duties


def masked(directive: Directive, duties: dict[int, list[ActionItem]], hidden: list[str]) -> Directive:
    """The directive as this reader may see it; its sections too, each with its `duties`. The row at hand stays as it
    is, those of sections and duties do not."""
    shown = copy(directive)
    for name in _WORDS:
        setattr(shown, name, mask(getattr(shown, name), hidden))
    for name in _LISTS:
        setattr(shown, name, [mask(words, hidden) for words in getattr(shown, name)])
    for section in directive.sections.all():
        section.duties = duties.get(section.pk, [])
        if hidden:
            section.heading = mask(section.heading, hidden)
            for duty in section.duties:
                _mask_duty(duty, hidden)
    return shown


def sheet_of(directive: Directive, relations: Relations, trail: Trail) -> Sheet:
    """`directive` and its sections are as the reader may see them, see `masked`."""
    sections = list(directive.sections.all())
    addresses = {
        (tie.form or tie.what, tie.words): tie.url + trail.query_string for tie in relations.references if tie.other
    }
    # What was inferred is no part of a citation.
    issuers = [] if directive.issuer_basis == IssuerBasis.INFERRED else relations.issuers
    year = None if directive.year_basis == YearBasis.INFERRED else directive.year
    return Sheet(
        reading_of(directive, sections, directive.text),
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


def _mask_duty(duty, hidden) -> None:
    for name in _OF_DUTY:
        setattr(duty, name, mask(getattr(duty, name), hidden))
    duty.initiatives = [mask(one, hidden) for one in duty.initiatives]
    duty.figures = [mask(one, hidden) for one in duty.figures]
