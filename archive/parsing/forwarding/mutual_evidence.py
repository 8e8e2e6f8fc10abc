"""What the directives of one text tell of each other: a notice that does not say who sends it, a plan that
does not say whose it is, a text that names no province."""

import re
from collections.abc import Iterator

from archive.lexicon.gazetteer import LocatedPlace, gazetteer
from archive.lexicon.vocabulary import without_gaps
from archive.parsing import issuers
from archive.parsing.issuers import IdentifiedIssuers, location, place_mentions
from archive.parsing.issuers.location import Located
from archive.parsing.parsed_directive import ParsedDirective
from archive.parsing.provenance import CERTAIN, LIKELY, FieldProvenance, found

Kin = ParsedDirective | None


def settle(directives: list[ParsedDirective]) -> None:
    """Set issuers, place and year of every directive where it does not state them itself."""
    for directive, carrier, carried in _kin(directives):
        if not directive.issuers:
            _set_issuers(directive, _inferred(directive, carrier, carried))
    for directive, carrier, carried in _kin(directives):
        _set_place(directive, _located(directive, carrier, carried))
        if carrier:
            directive.findings["carried_by"] = _carriage(directive, carrier)
    for directive, carrier, carried in _kin(directives):
        other = carried if carried and carried.year else carrier
        if directive.year is None and other and other.year:
            directive.year, directive.year_basis = other.year, "inferred"
            how = "据所转发文件推断" if other is carried else "据转发通知推断"
            directive.findings["year"] = found(how, LIKELY, f"{other.year}年")


def _kin(directives: list[ParsedDirective]) -> Iterator[tuple[ParsedDirective, Kin, Kin]]:
    """Every directive with the one that carries it and the first that it carries, or None."""
    for at, directive in enumerate(directives):
        carrier = directives[directive.carried_by] if directive.carried_by is not None else None
        carried = next((other for other in directives[at + 1 :] if other.carried_by == at), None)
        yield directive, carrier, carried


def _inferred(directive: ParsedDirective, carrier: Kin, carried: Kin) -> IdentifiedIssuers | None:
    told = issuers.from_carried(directive, carried) if carried else None
    told = told or (issuers.from_wrapper(carrier, directive) if carrier else None)
    if told:
        return told
    ranked = place_mentions.ranking(directive.text)
    return issuers.inferred(directive, ranked[0][0] if ranked else None)


def _set_issuers(directive: ParsedDirective, told: IdentifiedIssuers | None) -> None:
    if told:
        directive.issuers, directive.issuer_basis = told.names, told.basis
        directive.findings["issuers"] = told.finding


def _carriage(directive: ParsedDirective, carrier: ParsedDirective) -> FieldProvenance:
    """A notice names what it carries by its title; a text merely behind its signature is likely the one meant."""
    named = directive.title.rpartition("关于")[2].strip("[]")
    if without_gaps(named) in carrier.title or named in carrier.text:
        return found(f"据{directive.carry_kind}标题", CERTAIN, carrier.title)
    return found(f"据{directive.carry_kind}通知之后的位置", LIKELY, carrier.title)


def _located(directive: ParsedDirective, carrier: Kin, carried: Kin) -> Located:
    """By the issuers, stated or inferred; else by the text, else by the directive that carries this one, or
    that this one carries."""
    if located := location.of_issuers(directive.issuers, directive.issuer_basis):
        return located
    for kin, how in ((carried, "据所转发文件"), (carrier, "据转发通知")):
        if kin is None:
            continue
        located = location.of_issuers(kin.issuers, kin.issuer_basis)
        if located and located.place:
            # A body that forwards sits in the province of what it forwards; in which city, nobody says.
            place = LocatedPlace(located.place.region, located.place.region_name)
            same = kin is carrier and directive.issuers == kin.issuers
            if place.region != "000000":
                return Located(located.place if same else place, found(how, LIKELY, "、".join(kin.issuers)))
    return location.of_text(directive.text, directive.number, directive.issuers)


def _set_place(directive: ParsedDirective, located: Located) -> None:
    directive.findings["region"] = located.finding
    place = located.place
    if place is None:
        return
    directive.region, directive.region_name = place.region, place.region_name
    directive.city, directive.city_name = place.city, place.city_name
    if place.city:
        directive.findings["city"] = located.finding
    # 省总工会, as its own units call it, in a text that tells the province.
    if any(re.match("[省市州]", name) for name in directive.issuers):
        directive.issuers = [gazetteer().in_full(name, place) for name in directive.issuers]
