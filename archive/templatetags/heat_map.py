"""The cells of the home page's table, put together in Python: thirty provinces by thirty years are nine hundred, and
a template would take longer over them than counting the archive does."""

from html import escape

from django import template
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

from archive.catalogue.holdings_table import HoldingsCell, HoldingsRow

register = template.Library()


@register.simple_tag
def held_cells(row: HoldingsRow) -> SafeString:
    """A table cell for each year: the count in its step of heat, linked to the directives where both are known.

    A link's name stands by itself, 云南 2023年 3件, for whoever hears the links of a page and not its tables.
    """
    address = reverse("directives")
    return mark_safe("".join(_cell(row, cell, address) for cell in row.cells))


def _cell(row: HoldingsRow, cell: HoldingsCell, address: str) -> str:
    if not cell.count:
        return "<td></td>"
    if row.region is None or cell.year is None:
        return f'<td class="heat-{cell.heat}">{cell.count:,}</td>'
    name = _name(row.region.short_name, cell)
    return (
        f'<td class="heat-{cell.heat}"><a href="{address}?province={row.region.code}&amp;year={cell.year}"'
        f' aria-label="{escape(name)}">{cell.count:,}</a></td>'
    )


def _name(region: str, cell: HoldingsCell) -> str:
    return ngettext(
        "%(region)s %(year)s年 %(count)s件", "%(region)s %(year)s年 %(count)s件", cell.count
    ) % {"region": region, "year": cell.year, "count": f"{cell.count:,}"}  # fmt: skip
