"""A text → the directives in it. The one door of the parser: `parse(raw)`."""

import re
from dataclasses import dataclass

from archive.parsing import (
    attachments,
    cleaning,
    dates,
    duties,
    foot,
    gazetteer,
    header,
    numbers,
    outline,
    references,
    splitting,
    topics,
)
from archive.parsing.cleaning import Removal
from archive.parsing.parsed import ParsedDirective
from archive.parsing.topics import Lexicon


@dataclass(frozen=True)
class Reading:
    """What was read from one text: its directives, and what was taken out on the way."""

    directives: list[ParsedDirective]
    removals: list[Removal]


def parse(raw: str, lexicon: Lexicon | None = None) -> Reading:
    """Read a text as decoded from a file. A text holds one directive, or two where one carries the other.

    `lexicon` are topics with their words, by default those of the fixtures.
    """
    lexicon = topics.known() if lexicon is None else lexicon
    cleaned = cleaning.clean(raw)
    paragraphs = [line.text for line in cleaned.paragraphs]
    if not paragraphs:
        return Reading([], cleaned.removals)
    head = header.read(paragraphs)
    at = splitting.carried_at(paragraphs, head)
    if at is None:
        return Reading([_read_one(paragraphs, lexicon)], cleaned.removals)
    wrapper, carried = _read_one(paragraphs[:at], lexicon), _read_one(paragraphs[at:], lexicon)
    carried.carried_by = 0
    carried.carry_kind = splitting.carry_kind(wrapper.title)
    _infer_from_carried(wrapper, carried)
    return Reading([wrapper, carried], cleaned.removals)


def _read_one(paragraphs: list[str], lexicon: Lexicon) -> ParsedDirective:
    """head | body | foot | attachments' texts: a directive's parts in the order in which they stand."""
    head = header.read(paragraphs)
    parts_at = attachments.begin(paragraphs, head.body_at)
    tail = foot.read(paragraphs[: parts_at[0] if parts_at else None])
    text = "\n".join(paragraphs)
    starts = [0]
    for paragraph in paragraphs:
        starts.append(starts[-1] + len(paragraph) + 1)
    end = max(tail.at, head.body_at)
    body = paragraphs[head.body_at : end]
    read = outline.read(body, starts[head.body_at : end], text)
    directive = ParsedDirective(
        title=head.title,
        text=text,
        number=head.number,
        addressees=head.addressees,
        lead=read.lead,
        outline=read.items,
        closing=read.closing,
        parts=attachments.read(paragraphs, starts, parts_at, text),
        issued_on=tail.issued_on,
        printed_on=tail.printed_on,
        contacts=references.contacts(text),
        references=references.read("\n".join([head.title, *body]), head.number),
        reports_to=references.reports_to("\n".join(body)),
    )
    directive.genre, directive.form = header.type_and_form(head.title)
    _set_issuers(directive, head, tail)
    _set_place(directive)
    _set_year(directive)
    duties.lay(directive, lexicon)
    directive.topics = topics.of(directive.text, lexicon)
    return directive


def _set_issuers(directive: ParsedDirective, head: header.Header, tail: foot.Foot) -> None:
    """The title names the issuer first, then the signature, then the mark above the title."""
    signed = [body for body in tail.issuers if not body.endswith(("办公室", "办公厅"))] or tail.issuers
    stated = header.issuers_in_title(head.title) or signed or (header.split_bodies(head.mark) if head.mark else [])
    if stated:
        directive.issuers, directive.issuer_basis = list(dict.fromkeys(stated)), "stated"


def _set_place(directive: ParsedDirective) -> None:
    """From the issuer; without one from the text, and only then from the number, which often misleads."""
    places = gazetteer.gazetteer()
    place = None
    for issuer in directive.issuers:
        place = place or places.locate(issuer)
    if place is None:
        place = places.most_named(directive.text)
    if place is None and directive.number:
        place = places.by_number(directive.number)
    if place:
        directive.region, directive.region_name = place.region, place.region_name
        directive.city, directive.city_name = place.city, place.city_name


def _set_year(directive: ParsedDirective) -> None:
    """Signed date, own number, printing date, then the latest year that the lead speaks of."""
    number = numbers.find(directive.number)
    lead_years = dates.years(directive.lead.text if directive.lead else "") or dates.years(directive.text)
    for year, basis in (
        (directive.issued_on and directive.issued_on.year, "issued"),
        (number and number[0].year, "number"),
        (directive.printed_on and directive.printed_on.year, "printed"),
        (max(lead_years, default=None), "inferred"),
    ):
        if year:
            directive.year, directive.year_basis = year, basis
            return


def _infer_from_carried(wrapper: ParsedDirective, carried: ParsedDirective) -> None:
    """What a forwarding notice does not say, the directive it carries tells: its province, its year; and
    whoever is to be reported to is the one who forwards (情况要及时报告省教育工会)."""
    if not wrapper.issuers:
        wrapper.region, wrapper.region_name = carried.region, carried.region_name
        wrapper.city, wrapper.city_name = carried.city, carried.city_name
        own_bodies = [body for body in wrapper.reports_to if re.search("(?:工会|总工会)$", body)]
        place = gazetteer.gazetteer().locate(carried.issuers[0]) if carried.issuers else None
        if own_bodies and place:
            wrapper.issuers = [gazetteer.gazetteer().in_full(own_bodies[0], place)]
            wrapper.issuer_basis = "inferred"
    if wrapper.year is None and carried.year is not None:
        wrapper.year, wrapper.year_basis = carried.year, "inferred"
