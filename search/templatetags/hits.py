"""The parts of a result that show many values each: made in one go, since a page holds twenty results."""

from django import template
from django.utils.formats import date_format
from django.utils.html import conditional_escape, escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from search.hits import Hit

register = template.Library()

# All but the date are Chinese in every language of the interface.
_CHINESE = ' lang="zh-Hans"'
_NUMBER, _TYPE = (f' class="{name}"{_CHINESE}' for name in ("row-number", "row-type"))


@register.simple_tag
def hit_facts(hit: Hit) -> SafeString:
    """Number, issuers, place, date and type of a result, those that it has."""
    directive = hit.directive
    place = " ".join(region.short_name for region in (directive.region, directive.city) if region)
    facts = [
        (directive.number, _NUMBER), (hit.issuers, _CHINESE), (place, _CHINESE), (_when(directive), ""),
        (directive.type, _TYPE),
    ]  # fmt: skip
    return mark_safe(" ".join(f"<span{marks}>{conditional_escape(fact)}</span>" for fact, marks in facts if fact))


@register.simple_tag
def hit_sections(hit: Hit, url: str) -> SafeString:
    """A list item for each section that answers: where it stands, and the words around the answer."""
    address = escape(url)
    return mark_safe(
        "\n".join(
            f'<li><a href="{address}#{escape(section.anchor)}">{escape(section.heading)}</a>'
            f'<p class="hit-snippet">{section.snippet}</p></li>'
            for section in hit.sections
        )
    )


def _when(directive) -> str:
    if dated := directive.dated:
        return format_html('<time datetime="{}">{}</time>', dated.isoformat(), date_format(dated))
    return _("%(year)s 年") % {"year": directive.year} if directive.year else _("年份不明")
