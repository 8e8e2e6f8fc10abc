"""Results as list items, put together in Python: twenty of them, of a dozen values each, take a template longer than
the search itself. Whatever is no SafeString is escaped on its way in."""

from collections.abc import Iterable
from functools import lru_cache
from html import escape

from django import template
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.web.return_link import ListContext
from search.results.hits import Hit

register = template.Library()

# All that comes from a directive is Chinese in every language of the interface.
_CHINESE = ' lang="zh-Hans"'
_NUMBER = f' class="row-number"{_CHINESE}'
_ITEM = """
<li data-row><article class="hit">
  <h3 class="row-title" lang="zh-Hans"><a href="{url}">{title}</a></h3>
  <p class="row-facts">{facts}</p>
  {answers}{missing}
  <label class="hit-choose"><input type="checkbox" name="d" value="{key}"> {choose}\
<span class="visually-hidden" lang="zh-Hans"> {name}</span></label>
</article></li>"""
_SECTION = '<li><a href="{url}#{anchor}">{heading}</a><p class="hit-snippet">{snippet}</p></li>'
_SECTIONS = '<ul class="hit-sections" lang="zh-Hans" aria-label="{label}">{items}</ul>'
_SNIPPET = '<p class="hit-snippet" lang="zh-Hans">{}</p>'


@register.simple_tag
def hit_items(hits: Iterable[Hit], list_context: ListContext) -> SafeString:
    """A list item for each result: title, facts, the sections that answer or else the words that do, what it lacks."""
    labels = {name: escape(text) for name, text in _labels().items()}
    query = escape(list_context.query_string)
    return mark_safe("".join(_item(hit, f"{escape(hit.url)}{query}", labels) for hit in hits))


def _labels() -> dict[str, str]:
    return {
        "sections": _("相关章节"),
        "missing": _("未含："),
        "choose": _("选入"),
        "undated": _("年份不明"),
    }


def _item(hit, url, labels) -> str:
    directive = hit.directive
    return _ITEM.format(
        url=url, title=hit.title, facts=_facts(hit, labels), answers=_answers(hit, url, labels["sections"]),
        missing=_missing(hit, labels["missing"]), key=directive.pk, choose=labels["choose"],
        name=escape(directive.title),
    )  # fmt: skip


def _facts(hit, labels) -> str:
    """Number, issuers, regions, date and type of a result, those that it has."""
    directive = hit.directive
    regions = " ".join(region.short_name for region in (directive.region, directive.city) if region)
    facts = [
        (escape(directive.number), _NUMBER), (escape(hit.issuers), _CHINESE), (escape(regions), _CHINESE),
        (_when(directive) or labels["undated"], ""), (escape(directive.type), _CHINESE),
    ]  # fmt: skip
    return " ".join(f"<span{marks}>{fact}</span>" for fact, marks in facts if fact)


def _when(directive) -> str:
    if dated := directive.dated:
        return _day(dated, get_language())
    return escape(_("%(year)s 年") % {"year": directive.year}) if directive.year else ""


@lru_cache(4096)
def _day(day, language) -> str:
    return f'<time datetime="{day.isoformat()}">{escape(date_format(day))}</time>'


def _answers(hit, url, label) -> str:
    if not hit.sections:
        return "".join(map(_SNIPPET.format, hit.snippets))
    items = (
        _SECTION.format(
            url=url, anchor=escape(section.anchor), heading=escape(section.heading), snippet=section.snippet
        )
        for section in hit.sections
    )
    return _SECTIONS.format(label=label, items="".join(items))


def _missing(hit, label) -> str:
    if not hit.missing:
        return ""
    words = "".join(f' <s lang="zh-Hans">{escape(word)}</s>' for word in hit.missing)
    return f'<p class="hit-missing">{label}{words}</p>'
