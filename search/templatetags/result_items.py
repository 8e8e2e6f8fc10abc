"""Results as list items, put together in Python: twenty of them, of a dozen values each, take a template longer than
the search itself."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from archive.catalogue.portions import section_address
from archive.rendering.html.validity_line import validity_line
from archive.rendering.safe_html import NOTHING, SafeString, html, joined
from archive.web.return_link import ListContext
from search.results.hits import Hit

register = template.Library()

# All that comes from a directive is Chinese in every language of the interface.
_CHINESE, _NUMBER = html(' lang="zh-Hans"'), html(' class="row-number" lang="zh-Hans"')
_UNCHECKED = html(' class="unchecked"')
_ITEM = """
<li data-row><article class="hit">
  <h3 class="row-title" lang="zh-Hans"><a href="{url}">{title}</a></h3>
  <p class="row-facts">{facts}</p>
  {validity}{answers}{missing}
  <label class="hit-choose"><input type="checkbox" name="d" value="{key}"> {choose}\
<span class="visually-hidden" lang="zh-Hans"> {name}</span></label>
</article></li>"""
_SECTION = '<li><a href="{url}">{heading}</a><p class="hit-snippet">{snippet}</p></li>'
_SECTIONS = '<ul class="hit-sections" lang="zh-Hans" aria-label="{label}">{items}</ul>'
_SNIPPET = '<p class="hit-snippet" lang="zh-Hans">{}</p>'


@register.simple_tag
def hit_items(hits: Iterable[Hit], list_context: ListContext) -> SafeString:
    """A list item for each result: title, facts, the sections that answer or else the words that do, what it lacks."""
    labels, query = _labels(), list_context.query_string
    return joined(_item(hit, f"{hit.url}{query}", labels) for hit in hits)


def _labels() -> dict[str, str]:
    return {
        "sections": _("相关章节"),
        "missing": _("未含："),
        "choose": _("选入"),
        "undated": _("年份不明"),
        "unchecked": _("未校核"),
    }


def _item(hit, url, labels) -> SafeString:
    directive = hit.directive
    return html(
        _ITEM, url=url, title=hit.title, facts=_facts(hit, labels),
        validity=validity_line(hit.validity), answers=_answers(hit, url, labels["sections"]),
        missing=_missing(hit, labels["missing"]), key=directive.pk, choose=labels["choose"],
        name=directive.title,
    )  # fmt: skip


def _facts(hit, labels) -> SafeString:
    """Number, issuers, regions, date and type of a result, those that it has."""
    directive = hit.directive
    facts = [
        (_NUMBER, directive.number), (_CHINESE, directive.issuers), (_CHINESE, directive.place),
        (NOTHING, _when(directive) or labels["undated"]), (_CHINESE, directive.type),
        (_UNCHECKED, labels["unchecked"] if directive.unchecked else ""),
    ]  # fmt: skip
    return joined((html("<span{}>{}</span>", *fact) for fact in facts if fact[1]), between=" ")


def _when(directive) -> str:
    if dated := directive.dated:
        return _day(dated, get_language())
    return _("%(year)s 年") % {"year": directive.year} if directive.year else ""


@lru_cache(4096)
def _day(day, language) -> SafeString:
    return html('<time datetime="{}">{}</time>', day.isoformat(), date_format(day))


def _answers(hit, url, label) -> SafeString:
    if not hit.sections:
        return joined(html(_SNIPPET, snippet) for snippet in hit.snippets)
    items = (
        html(
            _SECTION,
            url=section_address(url, section.anchor, section.start),
            heading=section.heading,
            snippet=section.snippet,
        )  # fmt: skip
        for section in hit.sections
    )
    return html(_SECTIONS, label=label, items=joined(items))


def _missing(hit, label) -> SafeString:
    if not hit.missing:
        return NOTHING
    words = joined(html(' <s lang="zh-Hans">{}</s>', word) for word in hit.missing)
    return html('<p class="hit-missing">{}{}</p>', label, words)
