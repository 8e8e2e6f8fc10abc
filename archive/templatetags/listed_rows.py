"""Directives of a list as rows, put together in Python: a template takes twice as long over one as the database does
over all of them. A row is made of what it shows and of nothing else, so the same one holds whatever changed since."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.catalogue.listed_directives import DirectiveRow
from archive.models.directive import directive_address
from archive.rendering.html.topic_tags import topic_tags
from archive.rendering.html.validity_line import validity_line
from archive.rendering.safe_html import NOTHING, SafeString, html, joined
from archive.web.return_link import ListContext

register = template.Library()

# Rows that a process keeps, of some 1.5 kB each.
_ROWS_CACHED = 512
_ROW = """
<article class="row{choosable}" data-row>
  {choose}
  <h3 class="row-title" lang="zh-Hans"><a href="{url}{query}">{title}</a></h3>
  <p class="row-facts">
    {number}
    <span lang="zh-Hans">{issuers}</span>
    <span lang="zh-Hans">{place}</span>
    <span>{when}</span>
    {type}
    {unchecked}
  </p>
  {validity}
  {forwarded}
  {topics}
  {remove}
</article>
"""
_CHOOSE = (
    '<label class="hit-choose"><input type="checkbox" name="d" value="{}">'
    '<span class="visually-hidden">{} <span lang="zh-Hans">{}</span></span></label>'
)
_REMOVE = (
    '<button type="submit" class="row-remove" name="{}" value="{}">{}'
    '<span class="visually-hidden" lang="zh-Hans"> {}</span></button>'
)
_NUMBER = '<span class="row-number" lang="zh-Hans">{}</span>'
_UNCHECKED = '<span class="unchecked">{}</span>'
_FORWARDED = '<p class="row-forwarded">{}<a href="{}{}" lang="zh-Hans">{}</a></p>'


@register.simple_tag
def directive_rows(
    rows: Iterable[DirectiveRow], list_context: ListContext | str, choosing: bool = False, removing: str = ""
) -> SafeString:
    """A row for each directive: title, facts, what forwards it, topics; where one may be chosen, with a box for it
    before its title; where it may be taken off the list, with a button of the name `removing`. A page that leads back
    to no list has no `list_context`: ''."""
    query = list_context.query_string if isinstance(list_context, ListContext) else ""
    return joined(_row(row, query, choosing, removing, get_language()) for row in rows)


@lru_cache(_ROWS_CACHED)
def _row(row: DirectiveRow, query: str, choosing: bool, removing: str, language: str) -> SafeString:
    return html(
        _ROW,
        url=directive_address(row.pk),
        query=query,
        title=row.title,
        number=html(_NUMBER, row.number) if row.number else NOTHING,
        issuers=row.issuers,
        place=row.place,
        when=_when(row),
        type=html('<span lang="zh-Hans">{}</span>', row.type) if row.type else NOTHING,
        validity=validity_line(row.validity),
        unchecked=html(_UNCHECKED, _("未校核")) if row.unchecked else NOTHING,
        forwarded=_forwarded(row, query),
        topics=topic_tags(row.topics, row.main_topic),
        choosable=" choosable" if choosing else "",
        choose=html(_CHOOSE, row.pk, _("选入"), row.title) if choosing else NOTHING,
        remove=html(_REMOVE, removing, row.pk, _("移出"), row.title) if removing else NOTHING,
    )


def _when(row: DirectiveRow) -> SafeString | str:
    if row.dated:
        return html('<time datetime="{}">{}</time>', row.dated.isoformat(), date_format(row.dated))
    return _("%(year)s 年") % {"year": row.year} if row.year else _("年份不明")


def _forwarded(row: DirectiveRow, query: str) -> SafeString:
    by = row.forwarded_by
    return html(_FORWARDED, _("载于："), directive_address(by.pk), query, by.title) if by else NOTHING
