"""What lists show many times over, made without a template of its own each time: a page holds a hundred options."""

from collections.abc import Iterable

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from archive.facets import Option

register = template.Library()

_OPTION = (
    '<li><a class="facet-option" href="?{}"{}><span class="facet-label" lang="zh-Hans">{}</span>'
    ' <span class="facet-count">{}</span>{}</a></li>'
)


@register.simple_tag
def facet_options(options: Iterable[Option]) -> SafeString:
    """A list item for each value that a filter may take: its link, how many it would leave, whether it is chosen."""
    chosen = format_html('<span class="visually-hidden">{}</span>', _("已选，点击取消"))
    current = mark_safe(' aria-current="true"')
    return format_html_join(
        "",
        _OPTION,
        (
            (
                option.query,
                current if option.selected else "",
                option.label,
                option.count,
                chosen if option.selected else "",
            )
            for option in options
        ),
    )
