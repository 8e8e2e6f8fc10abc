"""Directives of a list as lines of a table, for templates."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _

from archive.catalogue.listed_directives import DirectiveRow
from archive.models.directive import directive_address
from archive.rendering.html.compact_list import CompactRow, compact_table
from archive.rendering.html.validity_line import validity_mark
from archive.rendering.safe_html import NOTHING, SafeString, html, joined
from archive.web.list_orders import heads_of
from archive.web.return_link import ListContext

register = template.Library()


@register.simple_tag(takes_context=True)
def compact_directives(context, rows: Iterable[DirectiveRow], list_context: ListContext) -> SafeString:
    """The table of a list that may be sorted by its heads; each row has a box to choose it by."""
    heads = heads_of(context["request"].GET, context["sort"])
    return compact_table((_row(row, list_context.query_string) for row in rows), heads, choosing=True)


def _row(row: DirectiveRow, query: str) -> CompactRow:
    unchecked = html('<span class="unchecked">{}</span>', _("未校核")) if row.unchecked else NOTHING
    return CompactRow(
        row.pk,
        f"{directive_address(row.pk)}{query}",
        row.title,
        row.title,
        row.number,
        row.issuers,
        row.place,
        str(row.dated or row.year or ""),
        row.type,
        joined(filter(None, [validity_mark(row.validity), unchecked]), between=" "),
    )
