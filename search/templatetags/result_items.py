"""Results as list items, put together in Python: twenty of them, of a dozen values each, take a template longer than
the search itself."""

from collections.abc import Iterable
from functools import lru_cache

from django import template
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.catalogue.portions import section_address
from archive.rendering.html.compact_list import CompactRow, compact_table
from archive.rendering.html.validity_line import validity_line, validity_mark
from archive.rendering.safe_html import NOTHING, SafeString, html, joined
from archive.web.list_orders import heads_of, labels_of_columns
from archive.web.return_link import ListContext
from search.results.hits import Hit

register = template.Library()

# All that comes from a directive is Chinese in every language of the interface.
_CHINESE, _NUMBER = html(' lang="zh-Hans"'), html(' class="row-number" lang="zh-Hans"')
_UNCHECKED = html(' class="unchecked"')
_ITEM = """
<li data-row><article class="hit choosable">
  <label class="hit-choose"><input type="checkbox" name="d" value="{key}">\
<span class="visually-hidden">{choose} <span lang="zh-Hans">{name}</span></span></label>
  <h3 class="row-title" lang="zh-Hans"><a href="{url}">{title}</a></h3>
  <p class="row-facts">{facts}</p>
  {validity}{cut}{answers}{missing}
</article></li>"""
_SECTION = '<li><a href="{url}">{heading}</a><p class="hit-snippet">{snippet}</p></li>'
_SECTIONS = '<ul class="hit-sections" lang="zh-Hans" aria-label="{label}">{items}</ul>'
_REST = '<details class="hit-rest"><summary>{told}</summary>{sections}</details>'
_CUT = '<p class="hit-cut">{}</p>'
_SNIPPET = '<p class="hit-snippet" lang="zh-Hans">{}</p>'


@register.simple_tag
def hit_items(hits: Iterable[Hit], list_context: ListContext) -> SafeString:
    """A list item for each result: title, facts, the section that answers best and the others folded, or else the
    words that do, what it lacks."""
    labels, query = _labels(), list_context.query_string
    return joined(_item(hit, f"{hit.url}{query}", labels) for hit in hits)


@register.simple_tag(takes_context=True)
def compact_hits(context, hits: Iterable[Hit], list_context: ListContext, sortable: bool = True) -> SafeString:
    """The same as lines of a table; its heads sort the results where these are all that was asked for."""
    heads = heads_of(context["request"].GET, context["sort"]) if sortable else labels_of_columns()
    labels, query = _labels(), list_context.query_string
    return compact_table((_compact(hit, query, labels) for hit in hits), heads, choosing=True)


def _compact(hit, query, labels) -> CompactRow:
    directive = hit.directive
    unchecked = html('<span class="unchecked">{}</span>', labels["unchecked"]) if directive.unchecked else NOTHING
    missing = html("{}{}", labels["missing"], _struck(hit.missing)) if hit.missing else NOTHING
    return CompactRow(
        directive.pk, f"{hit.url}{query}", hit.title, directive.title, directive.number, directive.issuers,
        directive.place, str(directive.dated or directive.year or ""), directive.type,
        joined(filter(None, [validity_mark(hit.validity), unchecked, missing]), between=" "),
    )  # fmt: skip


def _labels() -> dict[str, str]:
    return {
        "sections": _("相关章节"),
        "missing": _("未含："),
        "cut": _("字面相连：检索的词跨在别的词之间"),
        "choose": _("选入"),
        "undated": _("年份不明"),
        "unchecked": _("未校核"),
    }


def _item(hit, url, labels) -> SafeString:
    directive = hit.directive
    return html(
        _ITEM, url=url, title=hit.title, facts=_facts(hit, labels),
        validity=validity_line(hit.validity), answers=_answers(hit, url, labels["sections"]),
        cut=html(_CUT, labels["cut"]) if hit.is_cut_through else NOTHING,
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
    """The best passage, and the others on demand: a browser opens them without a script."""
    if not hit.passages:
        return joined(html(_SNIPPET, snippet) for snippet in hit.snippets)
    best = _sections(hit.passages[:1], url, label)
    if not hit.rest:
        return best
    rest = html(_REST, told=_rest_told(hit.section_count - 1, len(hit.rest)), sections=_sections(hit.rest, url, label))
    return joined([best, rest])


def _rest_told(count: int, shown: int) -> str:
    if count > shown:
        return _("另有 %(count)s 处，列出最相关的 %(shown)s 处") % {"count": count, "shown": shown}
    return ngettext("另有 %(count)s 处", "另有 %(count)s 处", count) % {"count": count}


def _sections(sections, url, label) -> SafeString:
    items = (
        html(
            _SECTION,
            url=section_address(url, section.anchor, section.start),
            heading=section.heading,
            snippet=section.snippet,
        )  # fmt: skip
        for section in sections
    )
    return html(_SECTIONS, label=label, items=joined(items))


def _missing(hit, label) -> SafeString:
    if not hit.missing:
        return NOTHING
    return html('<p class="hit-missing">{}{}</p>', label, _struck(hit.missing))


def _struck(words) -> SafeString:
    return joined(html(' <s lang="zh-Hans">{}</s>', word) for word in words)
