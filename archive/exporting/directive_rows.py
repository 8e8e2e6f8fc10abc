"""Directives as rows: what a list shows of each, and how it is cited."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import partial

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from archive.catalogue.kept_validity import kept_of_row
from archive.catalogue.known_directives import hidden_keys
from archive.exporting import validity_cells
from archive.exporting.gbt7714 import citation
from archive.exporting.sheet import Cell, Link, SheetColumn
from archive.models import Directive
from archive.models.choices import YearBasis
from archive.privacy.sight import sight_of
from archive.privacy.text import hidden_from, redact


def columns() -> list[SheetColumn]:
    """The headings of `DirectiveCells`, in the reader's language. Those of which the English differs from that of the
    pages keep what they were called first."""
    return [
        SheetColumn(_("标题"), 60),
        SheetColumn(_("发文字号"), 22),
        SheetColumn(_("发文机关"), 30),
        SheetColumn(_("地区"), 12),
        SheetColumn(_("市州"), 12),
        SheetColumn(_("县（市、区）"), 12),
        SheetColumn(_("年份"), 8),
        SheetColumn(_("年份依据"), 12),
        SheetColumn(pgettext("export head", "成文日期"), 12),
        SheetColumn(pgettext("export head", "印发日期"), 12),
        SheetColumn(_("类型"), 10),
        SheetColumn(_("主题"), 30),
        SheetColumn(_("主送机关"), 40),
        SheetColumn(pgettext("export head", "载于"), 40),
        SheetColumn(_("链接"), 34),
        SheetColumn(_("引用著录"), 70),
        *validity_cells.columns(),
    ]


def in_order(keys: Sequence[int], with_text: bool = False) -> Iterable[Directive]:
    """The directives of these keys, in their order, with what a row shows; one removed since is left out."""
    found = Directive.objects.for_lists()
    found = (found.defer(None) if with_text else found).in_bulk(keys)
    return [found[key] for key in keys if key in found]


class DirectiveCells:
    """Makes rows for one reader: redacted for who is not signed in, addresses as they reached the archive."""

    def __init__(self, request: HttpRequest):
        self._reader = request.user
        self._hidden, self._sight = hidden_keys(request.user), sight_of(request.user)
        self._origin = f"{request.scheme}://{request.get_host()}"
        self._bases = {str(value): str(label) for value, label in YearBasis.choices}
        self._today = timezone.localdate()

    def rows(self, keys: Sequence[int]) -> Iterable[list[Cell]]:
        return map(self.row, in_order(keys))

    def row(self, directive: Directive) -> list[Cell]:
        shown = partial(redact, hidden=hidden_from(self._reader, directive))
        address = self._origin + directive.get_absolute_url()
        issuers = [issuer.name for issuer in directive.issuers.all()]
        forwardings = [one for one in directive.forwarded_by.all() if one.forwarding_directive_id not in self._hidden]
        forwarding_directives = [forwarding.forwarding_directive for forwarding in forwardings]
        return [
            Link(shown(directive.title), address),
            shown(directive.number),
            shown("、".join(issuers)),
            directive.region.name if directive.region else "",
            directive.city.name if directive.city else "",
            directive.county.name if directive.county else "",
            directive.year,
            self._bases.get(directive.year_basis, ""),
            directive.issued_on,
            directive.printed_on,
            shown(directive.type),
            "、".join(topic.name for topic in directive.topics_in_order),
            shown("，".join(directive.addressees)),
            "；".join(redact(one.title, hidden_from(self._reader, one)) for one in forwarding_directives),
            address,
            cited(directive, self._reader, address, self._today, issuers),
            *validity_cells.cells(kept_of_row(directive).shown(self._sight)),
        ]


def cited(directive: Directive, reader, address: str, accessed: date, issuers: Iterable[str]) -> str:
    """How a directive by those issuers is cited, redacted for a reader who is not signed in."""
    shown = partial(redact, hidden=hidden_from(reader, directive))
    return citation(
        title=shown(directive.title),
        responsible=map(shown, issuers),
        number=shown(directive.number),
        issued=directive.dated,
        year=directive.year,
        inferred=directive.year_basis == YearBasis.INFERRED,
        address=address,
        accessed=accessed,
    )
