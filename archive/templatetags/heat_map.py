"""The rows of the home page's table, put together in Python: thirty provinces by thirty years are nine hundred cells,
and a template would take longer over them than counting the archive does."""

from collections.abc import Iterable

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from archive.catalogue.holdings_table import HoldingsCell, HoldingsRow
from archive.rendering.safe_html import SafeString, html, joined

register = template.Library()

_LINKED = '<td class="heat-{}"><a href="{}?province={}&amp;year={}" aria-label="{}">{:,}</a></td>'
_ROW = """
        <tr>
          {head}
          <td class="total">{total}</td>
          {cells}
        </tr>
        """


@register.simple_tag
def holdings_rows(rows: Iterable[HoldingsRow]) -> SafeString:
    """A table row for each province: its name, how many directives it has in all and in each year.

    Each count is in its step of heat, linked to the directives where both province and year are known. A link's name
    stands by itself, 云南 2023年 3件, for whoever hears the links of a page and not its tables.
    """
    address = reverse("directives")
    return joined(_row(row, address) for row in rows)


def _row(row: HoldingsRow, address: str) -> SafeString:
    cells = joined(_cell(row, cell, address) for cell in row.cells)
    if row.region is None:
        return html(_ROW, head=html('<th scope="row">{}</th>', _("地区不明")), total=f"{row.total:,}", cells=cells)
    head = html('<th scope="row" lang="zh-Hans">{}</th>', row.region.short_name)
    total = html('<a href="{}?province={}">{:,}</a>', address, row.region.code, row.total)
    return html(_ROW, head=head, total=total, cells=cells)


def _cell(row: HoldingsRow, cell: HoldingsCell, address: str) -> SafeString:
    if not cell.count:
        return html("<td></td>")
    if row.region is None or cell.year is None:
        return html('<td class="heat-{}">{:,}</td>', cell.heat, cell.count)
    name = _name(row.region.short_name, cell)
    return html(_LINKED, cell.heat, address, row.region.code, cell.year, name, cell.count)


def _name(region: str, cell: HoldingsCell) -> str:
    return ngettext(
        "%(region)s %(year)s年 %(count)s件", "%(region)s %(year)s年 %(count)s件", cell.count
    ) % {"region": region, "year": cell.year, "count": f"{cell.count:,}"}  # fmt: skip
