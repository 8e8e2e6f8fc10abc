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
    for directive, forwarding_directive, forwarded in _kin(directives):
        if not directive.issuers:
            _set_issuers(directive, _inferred(directive, forwarding_directive, forwarded))
    for directive, forwarding_directive, forwarded in _kin(directives):
        _set_place(directive, _located(directive, forwarding_directive, forwarded))
        if forwarding_directive:
            directive.provenance["carried_by"] = _forwarding_provenance(directive, forwarding_directive)
    for directive, forwarding_directive, forwarded in _kin(directives):
        other = forwarded if forwarded and forwarded.year else forwarding_directive
        if directive.year is None and other and other.year:
            directive.year, directive.year_basis = other.year, "inferred"
            method = "据所转发文件推断" if other is forwarded else "据转发通知推断"
            directive.provenance["year"] = found(method, LIKELY, f"{other.year}年")


def _kin(directives: list[ParsedDirective]) -> Iterator[tuple[ParsedDirective, Kin, Kin]]:
    """Every directive with the one that forwards it and the first that it forwards, or None."""
    for at, directive in enumerate(directives):
        forwarding_directive = directives[directive.forwarded_by] if directive.forwarded_by is not None else None
        forwarded = next((other for other in directives[at + 1 :] if other.forwarded_by == at), None)
        yield directive, forwarding_directive, forwarded


def _inferred(directive: ParsedDirective, forwarding_directive: Kin, forwarded: Kin) -> IdentifiedIssuers | None:
    told = issuers.from_forwarded(directive, forwarded) if forwarded else None
    told = told or (issuers.from_forwarding(forwarding_directive, directive) if forwarding_directive else None)
    if told:
        return told
    ranked = place_mentions.ranking(directive.text)
    return issuers.inferred(directive, ranked[0][0] if ranked else None)


def _set_issuers(directive: ParsedDirective, told: IdentifiedIssuers | None) -> None:
    if told:
        directive.issuers, directive.issuer_basis = told.names, told.basis
        directive.provenance["issuers"] = told.provenance


def _forwarding_provenance(directive: ParsedDirective, forwarding_directive: ParsedDirective) -> FieldProvenance:
    """A notice names what it forwards by its title; a text merely behind its signature is likely the one meant."""
    named = directive.title.rpartition("关于")[2].strip("[]")
    if without_gaps(named) in forwarding_directive.title or named in forwarding_directive.text:
        return found(f"据{directive.forwarding_kind}标题", CERTAIN, forwarding_directive.title)
    return found(f"据{directive.forwarding_kind}通知之后的位置", LIKELY, forwarding_directive.title)


def _located(directive: ParsedDirective, forwarding_directive: Kin, forwarded: Kin) -> Located:
    """By the issuers, stated or inferred; else by the text, else by the directive that forwards this one, or
    that this one forwards."""
    if located := location.of_issuers(directive.issuers, directive.issuer_basis):
        return located
    for kin, method in ((forwarded, "据所转发文件"), (forwarding_directive, "据转发通知")):
        if kin is None:
            continue
        located = location.of_issuers(kin.issuers, kin.issuer_basis)
        if located and located.place:
            told = found(method, LIKELY, "、".join(kin.issuers))
            if located.place.region == "000000":
                continue
            # 市中区总工会 forwards what its own city sent.
            namesake = location.among_namesakes(directive.issuers, Located(located.place, told))
            if namesake.place and namesake.place.county and not located.place.county:
                return namesake
            # A body that forwards sits in the province of what it forwards; in which city, nobody says.
            place = LocatedPlace(located.place.region, located.place.region_name)
            same = kin is forwarding_directive and directive.issuers == kin.issuers
            return location.among_namesakes(directive.issuers, Located(located.place if same else place, told))
    return location.of_text(directive.text, directive.number, directive.issuers)


def _set_place(directive: ParsedDirective, located: Located) -> None:
    directive.provenance["region"] = located.provenance
    place = located.place
    if place is None:
        return
    directive.region, directive.region_name = place.region, place.region_name
    directive.city, directive.city_name = place.city, place.city_name
    directive.county, directive.county_name = place.county, place.county_name
    if place.city:
        directive.provenance["city"] = located.provenance
    if place.county:
        directive.provenance["county"] = located.provenance
    # 省总工会, as its own units call it, in a text that tells the province.
    if any(re.match("[省市州]", name) for name in directive.issuers):
        directive.issuers = [gazetteer().in_full(name, place) for name in directive.issuers]
