"""The directives of a comparison as columns: what each is called on the page, and what it calls itself."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from archive.catalogue.kept_validity import shown_of
from archive.catalogue.shown_validity import UNSETTLED, ShownValidity
from archive.comparison import ComparedPart, OwnNames, parts_of
from archive.models import Directive, Section
from archive.privacy.rows import redact_contacts
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from
from archive.rendering.safe_html import SafeString, html


@dataclass
class ComparedColumn:
    """One of the directives, with the short name that tells its cells from the others': of its own and Chinese, or
    where it stands."""

    directive: Directive
    name: str
    is_own: bool = True
    validity: ShownValidity = UNSETTLED

    @property
    def shown(self) -> SafeString:
        """The name, within a sentence in the reader's language."""
        return html('<span lang="zh-Hans">{}</span>' if self.is_own else "{}", self.name)

    def parts(self, reader) -> list[ComparedPart]:
        return parts_of(self.directive.sections.all(), hidden_from(reader, self.directive))


def columns_of(pair: Sequence[Directive], reader) -> list[ComparedColumn]:
    prefetch_related_objects(pair, "issuers", Prefetch("sections", Section.objects.order_by("position")))
    redact_contacts(reader, *pair)
    validity = shown_of([directive.pk for directive in pair], sight_of(reader))
    columns = [
        ComparedColumn(directive, name, is_own) for directive, (name, is_own) in zip(pair, _names(pair), strict=True)
    ]
    return [replace(column, validity=validity.get(column.directive.pk, UNSETTLED)) for column in columns]


def own_names(directive: Directive) -> OwnNames:
    """What a directive calls itself: its place, with all above it, and its issuers."""
    places = (directive.county, directive.city, directive.region)
    return OwnNames(
        tuple(name for place in places if place for name in (place.name, place.short_name)),
        tuple(issuer.name for issuer in directive.issuers.all()),
    )


def _names(pair: Sequence[Directive]) -> Iterator[tuple[str, bool]]:
    """The shortest that tells all of them apart."""
    names = (_place_and_year, _issuer, _issuer_and_year, lambda one: one.number, _short_name, lambda one: one.title)
    for name in names:
        found = [name(directive) for directive in pair]
        if all(found) and len(set(found)) == len(found):
            return ((one, True) for one in found)
    if len(pair) > 2:
        return ((_("第 %(number)s 件") % {"number": number}, False) for number in range(1, len(pair) + 1))
    return ((name, False) for name in (_("左侧文件"), _("右侧文件")))


def _place_and_year(directive: Directive) -> str:
    """'云南 2023'; empty where either is unknown."""
    place = directive.county or directive.city or directive.region
    return f"{place.short_name} {directive.year}" if place and directive.year else ""


def _short_name(directive: Directive) -> str:
    """Where some lack a place, a year or a number: of each what it has."""
    return _place_and_year(directive) or _issuer_and_year(directive) or directive.number


def _issuer(directive: Directive) -> str:
    return next((issuer.name for issuer in directive.issuers.all()), "")


def _issuer_and_year(directive: Directive) -> str:
    return f"{_issuer(directive)} {directive.year}" if _issuer(directive) and directive.year else ""
