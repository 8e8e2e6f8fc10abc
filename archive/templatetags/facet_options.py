"""What lists show many times over, put together in Python: a page holds a hundred options, and a template of its own
for each would take longer than counting them."""

from collections.abc import Iterable

from django import template
from django.utils.translation import gettext as _

from archive.rendering.safe_html import NOTHING, SafeString, html, joined
from archive.web.facets import Facet, Option

register = template.Library()

_OPTION = (
    '<li><a class="facet-option" href="?{query}"{current}><span class="facet-label" lang="zh-Hans">{label}</span>'
    ' <span class="facet-count">{count}</span>{chosen}</a></li>'
)
_CURRENT = html(' aria-current="true"')


class _Grouped(int):
    """A number that is written 12,345 and counts as what it is, so that a plural can still be chosen by it."""

    def __str__(self):
        return f"{int(self):,}"


@register.filter
def grouped(number: int) -> int:
    """A count in threes, as both languages of the interface write it; never for years, ids and addresses. Django's own
    grouping writes none in Chinese."""
    return _Grouped(number)


@register.filter
def standing_open(facets: Iterable[Facet]) -> list[Facet]:
    """Those that every reader uses."""
    return [facet for facet in facets if facet.options and not facet.is_more]


@register.filter
def folded_away(facets: Iterable[Facet]) -> list[Facet]:
    """The others, behind one line."""
    return [facet for facet in facets if facet.options and facet.is_more]


@register.filter
def any_chosen(facets: Iterable[Facet]) -> bool:
    """Whether a value of any of them is chosen."""
    return any(facet.selected for facet in facets)


@register.simple_tag
def facet_options(options: Iterable[Option]) -> SafeString:
    """A list item for each value that a filter may take: its link, how many it would leave, whether it is chosen."""
    # Not within the braces: what collects the strings does not look there.
    already = _("已选，点击取消")
    chosen = html('<span class="visually-hidden">{}</span>', already)
    return joined(
        html(
            _OPTION,
            query=option.query,
            current=_CURRENT if option.selected else NOTHING,
            label=option.label,
            count=grouped(option.count),
            chosen=chosen if option.selected else NOTHING,
        )
        for option in options
    )
