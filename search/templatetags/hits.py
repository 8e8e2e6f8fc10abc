"""The parts of a result that show many values each: made in one go, since a page holds twenty results."""

from django import template
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from search.hits import Hit

register = template.Library()


@register.simple_tag
def hit_facts(hit: Hit) -> SafeString:
    """Number, issuers, place, date and type of a result, those that it has."""
    directive = hit.directive
    place = " ".join(region.short_name for region in (directive.region, directive.city) if region)
    facts = [
        (directive.number, "row-number"), (hit.issuers, ""), (place, ""), (_when(directive), None),
        (directive.type, "row-type"),
    ]  # fmt: skip
    return format_html_join(" ", "<span{}>{}</span>", ((_marks(kind), fact) for fact, kind in facts if fact))


@register.simple_tag
def hit_sections(hit: Hit, url: str) -> SafeString:
    """A list item for each section that answers: where it stands, and the words around the answer."""
    return format_html_join(
        "\n",
        '<li><a href="{}#{}">{}</a><p class="hit-snippet">{}</p></li>',
        ((url, section.anchor, section.heading, section.snippet) for section in hit.sections),
    )


def _marks(kind) -> str:
    """The attributes of a fact: all but the date are Chinese in every language of the interface."""
    if kind is None:
        return ""
    return format_html(' class="{}" lang="zh-Hans"', kind) if kind else mark_safe(' lang="zh-Hans"')


def _when(directive) -> str:
    if dated := directive.dated:
        return format_html('<time datetime="{}">{}</time>', dated.isoformat(), date_format(dated))
    return _("%(year)s 年") % {"year": directive.year} if directive.year else _("年份不明")
