"""Action items of a list under their directives, put together in Python (see listed_rows)."""

from collections.abc import Iterable
from functools import lru_cache
from itertools import groupby

from django import template
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.catalogue.listed_action_items import ActionItemRow, DirectiveHead
from archive.catalogue.portions import section_address
from archive.models.choices import ActionItemKind
from archive.models.directive import directive_address
from archive.rendering.html.binding_mark import binding_mark
from archive.rendering.html.validity_line import validity_line
from archive.rendering.safe_html import NOTHING, SafeString, html, joined
from archive.web.task_grid import GridItem

register = template.Library()

# Action items that a process keeps, of some 700 bytes each.
_ROWS_CACHED = 1024
# As a template would leave them, the lines that a missing part leaves empty too.
_GROUP = """
      <section class="action-group" data-row>
        <header>
          <h3 lang="zh-Hans"><a href="{url}">{title}</a></h3>
          <p class="row-facts"><span lang="zh-Hans">{place}</span> <span>{year}</span></p>
          {validity}
        </header>
        <ul>{items}</ul>
      </section>
      """
# A longer actor that its sentence leaves out is all the addressees.
_LONGEST_INFERRED = 24
_ITEM = """
<li class="duty">
  <p class="duty-facts"><span class="kind kind-{kind}">{label}</span>{facts}</p>
  <p class="duty-text" lang="zh-Hans"><a href="{url}">{text}</a></p>
</li>
"""
_IN_CELL = '<div class="grid-item"><p lang="zh-Hans"><a href="{}">{}</a></p>{}</div>'
_NO_ANSWER = '<span class="grid-none" aria-hidden="true">—</span><span class="visually-hidden">{}</span>'
_DEADLINE = (
    ' <span class="duty-deadline"><span class="visually-hidden">{}</span><span lang="zh-Hans">{}</span>{}</span>'
)


@register.simple_tag
def action_item_groups(rows: Iterable[ActionItemRow]) -> SafeString:
    """A part for each directive, with a list item for each of its action items."""
    return joined(_group(directive, items) for directive, items in groupby(rows, key=lambda row: row.directive))


def _group(directive: DirectiveHead, items: Iterable[ActionItemRow]) -> SafeString:
    language = get_language()
    return html(
        _GROUP,
        url=directive_address(directive.pk),
        title=directive.title,
        place=directive.place,
        year=directive.year or _("年份不明"),
        validity=validity_line(directive.validity),
        items=joined(_item(item, language) for item in items),
    )


@lru_cache(_ROWS_CACHED)
def _item(row: ActionItemRow, language: str) -> SafeString:
    return html(
        _ITEM,
        kind=row.kind,
        label=ActionItemKind(row.kind).label,
        facts=joined(_facts(row)),
        url=section_address(directive_address(row.directive.pk), row.anchor, row.start),
        text=row.text,
    )


@register.simple_tag
def task_grid_cells(cells: Iterable[Iterable[GridItem]], unanswered: str) -> SafeString:
    """The cells of a row of a grid; `unanswered` is what an empty one says."""
    empty = html(_NO_ANSWER, unanswered)
    return joined(html("<td>{}</td>", joined(map(_in_cell, items)) if items else empty) for items in cells)


def _in_cell(item: GridItem) -> SafeString:
    facts = joined(_facts(item))
    below = html('<p class="grid-facts">{}</p>', facts) if facts else NOTHING
    return html(_IN_CELL, item.address, item.text, below)


def _facts(row: ActionItemRow | GridItem) -> Iterable[SafeString]:
    """How binding it is where that is said, actor, deadline, to whom it is reported, initiatives and quantities, those
    that it has."""
    if mark := binding_mark(row.kind, row.binding):
        yield html(" {}", mark)
    if row.actor and row.actor_inferred:
        who = Truncator(row.actor).chars(_LONGEST_INFERRED)
        yield html(' <span class="inferred"><span lang="zh-Hans">{}</span>{}</span>', who, _("（推断）"))
    elif row.actor:
        yield html(' <span lang="zh-Hans">{}</span>', row.actor)
    if row.deadline_text:
        yield html(_DEADLINE, _("期限"), row.deadline_text, _day(row.deadline))
    if row.reports_to:
        yield html(' <span class="duty-to">{} <span lang="zh-Hans">{}</span></span>', _("报送"), row.reports_to)
    for initiative in row.initiatives:
        yield html(' <span class="duty-initiative" lang="zh-Hans">“{}”</span>', initiative)
    for figure in row.figures:
        yield html(' <span class="duty-figure" lang="zh-Hans">{}</span>', figure)


def _day(deadline) -> SafeString:
    if not deadline:
        return NOTHING
    day = _("（%(day)s）") % {"day": date_format(deadline)}
    return html(' <time datetime="{}">{}</time>', deadline.isoformat(), day)
