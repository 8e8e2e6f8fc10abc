"""A list of directives as a table, a line for each, in the columns of a register. On a narrow page a row is laid out
as two lines, which would take the roles of a table away: that is why they are written out."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.translation import gettext as _

from archive.rendering.safe_html import NOTHING, SafeString, html, joined


class CompactHead(NamedTuple):
    """Of a column: its label; the query of the address that sorts by it, None where nothing is sorted; how it is
    sorted now, "ascending", "descending" or ''."""

    name: str
    label: str
    query: str | None = None
    sorted: str = ""


class CompactRow(NamedTuple):
    """Of one directive: `title` may have marks in it, `name` is the same without; `when` is a day or a year, '' where
    neither is known; `remarks` stand behind the title."""

    pk: int
    url: str
    title: SafeString | str
    name: str
    number: str
    issuers: str
    place: str
    when: str
    type: str
    remarks: SafeString = NOTHING


_TABLE = """
<table class="compact" role="table">
  <thead role="rowgroup"><tr role="row">{choose}{heads}</tr></thead>
  <tbody role="rowgroup">{rows}</tbody>
</table>"""
_CHOOSE_HEAD = (
    '<th role="columnheader" scope="col" class="compact-choose"><span class="visually-hidden">{}</span></th>'
)
_HEAD = '<th role="columnheader" scope="col" class="compact-{}"{}>{}</th>'
_SORTED = ' aria-sort="{}"'
_LINK = '<a href="?{}">{}{}</a>'
_ARROWS = {
    "ascending": html(' <span aria-hidden="true">↑</span>'),
    "descending": html(' <span aria-hidden="true">↓</span>'),
}
_ROW = """
  <tr role="row" data-row>{choose}
    <th role="rowheader" scope="row" class="compact-title"><a href="{url}" lang="zh-Hans">{title}</a>{remarks}</th>
    <td role="cell" class="compact-number" lang="zh-Hans">{number}</td>
    <td role="cell" class="compact-issuer" lang="zh-Hans">{issuers}</td>
    <td role="cell" class="compact-place" lang="zh-Hans">{place}</td>
    <td role="cell" class="compact-date">{when}</td>
    <td role="cell" class="compact-genre" lang="zh-Hans">{type}</td>
  </tr>"""
_CHOOSE = (
    '<td role="cell" class="compact-choose"><label class="hit-choose"><input type="checkbox" name="d" value="{}">'
    '<span class="visually-hidden">{} <span lang="zh-Hans">{}</span></span></label></td>'
)


def compact_table(rows: Iterable[CompactRow], heads: Sequence[CompactHead], choosing: bool) -> SafeString:
    """The table; with a box in front of each row where some may be chosen."""
    choose = _("选入")
    return html(
        _TABLE,
        choose=html(_CHOOSE_HEAD, choose) if choosing else NOTHING,
        heads=joined(map(_head, heads)),
        rows=joined(_row(row, choose if choosing else "") for row in rows),
    )


def _head(head: CompactHead) -> SafeString:
    arrow = _ARROWS.get(head.sorted, NOTHING)
    label = html("{}", head.label) if head.query is None else html(_LINK, head.query, head.label, arrow)
    return html(_HEAD, head.name, html(_SORTED, head.sorted) if head.sorted else NOTHING, label)


def _row(row: CompactRow, choose: str) -> SafeString:
    return html(
        _ROW,
        choose=html(_CHOOSE, row.pk, choose, row.name) if choose else NOTHING,
        url=row.url,
        title=row.title,
        remarks=html(' <span class="compact-remarks">{}</span>', row.remarks) if row.remarks else NOTHING,
        number=row.number,
        issuers=row.issuers,
        place=row.place,
        when=row.when,
        type=row.type,
    )
