"""The parts of a directive's page that are put together in Python, for its template."""

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext as _

from archive.catalogue.relations import Relations
from archive.rendering.html.metadata import evidence, metadata
from archive.rendering.html.renderer import HitFinder, PreparedSheet, RenderedPaper, render
from archive.rendering.html.validity_line import validity_line, validity_mark
from archive.rendering.layout import DirectiveLayout
from archive.rendering.paper import font_substitutes
from archive.rendering.safe_html import SafeString, html, joined
from archive.rendering.validity_words import short_words
from archive.web.portion_links import PortionLink, PortionLinks

register = template.Library()

# An item without a heading is listed by so many of its first characters.
FIRST_CHARACTERS = 30
_CONTENTS = '<li class="level-{}"><a href="#{}">{}{}</a></li>'
_CITATION = '<li><a href="#{}">{}</a> <span class="citation">{}</span></li>'

register.simple_tag(metadata)
register.simple_tag(evidence)
register.simple_tag(validity_line)
register.simple_tag(validity_mark)


@register.simple_tag
def rendered_paper(sheet: PreparedSheet, finder: HitFinder | None = None) -> RenderedPaper:
    return render(sheet, finder)


@register.simple_tag
def asked_on() -> str:
    """On which day it was asked whether a directive is in force: a print is read later."""
    return _("以上效力查询于%(day)s。") % {"day": date_format(timezone.localdate())}


@register.simple_tag
def substituted_fonts() -> str:
    """A sentence on the type of the PDF that is not what the standard names, or nothing."""
    return font_substitutes.note(gettext)


@register.simple_tag
def contents_items(layout: DirectiveLayout) -> SafeString:
    """A list item for each numbered item and attachment, leading to it."""
    return joined(map(_item, layout.contents))


def _item(block) -> SafeString:
    section = block.section
    heading = section.heading or Truncator(block.opening).chars(FIRST_CHARACTERS)
    return html(_CONTENTS, section.level, section.anchor, section.label, heading)


@register.simple_tag
def citation_items(sheet: PreparedSheet) -> SafeString:
    """A list item for each section: where it stands, leading there, and its whole citation."""
    return joined(html(_CITATION, *citation) for citation in sheet.citations)


@register.simple_tag
def portions_with_hits(paper: RenderedPaper, portions: PortionLinks | None) -> list[tuple[PortionLink, int]]:
    """The other portions of a long text that answer the reader, and how often."""
    links = portions.all if portions else []
    here = portions.number if portions else 0
    return [(links[at - 1], count) for at, count in paper.by_portion.items() if at != here]


@register.simple_tag
def hit_numbers(count: int) -> SafeString:
    """A numbered link to each place that answers the reader."""
    links = joined(html('<li><a href="#hit-{0}">{0}</a></li>', number) for number in range(1, count + 1))
    return html("<ol>{}</ol>", links)


@register.simple_tag
def comparable(relations: Relations, similar) -> list[tuple[int, str, str]]:
    """(key, title, that it is not in force as it stands) of what is offered to lay beside a directive: what it is tied
    to, then what it is like."""
    offered = {tie.other: (tie.title, tie.validity) for tie in relations.kin if tie.other}
    offered |= {one.key: (one.title, one.validity) for one in similar}
    return [(key, title, short_words(validity)) for key, (title, validity) in offered.items()]
