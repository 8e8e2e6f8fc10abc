"""What is marked in a directive's text: its action items, the directives it cites, the reader's words.

One layer each, in this order from the outside: an action item cites and answers, not the reverse.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.utils.translation import get_language

from archive.catalogue.whole_directive import SectionActionItem
from archive.models import Section
from archive.parsing.annotations import MentionSpan
from archive.rendering.html.hit_marks import MARK_END, HitSpan, MarkKind, opening
from archive.rendering.html.nested_markup import Layer, TagPair
from archive.rendering.layout import DirectiveLayout
from archive.rendering.safe_html import NOTHING, SafeString, escaped, html

_END, _CITED_END = html("</span>"), html("</a>")
_SIGN = '<a class="duty-sign screen-only" data-kind="{0}" href="#note-{1}" data-n="{1}" aria-label="{2} {1}"{3}></a>'
_CITED_STATE = '<span class="cited-state screen-only" role="img" aria-label="{0}" data-state="{0}"{1}></span>'


class CitedLink(NamedTuple):
    """Where a mention leads; `state` says of the directive there that it is not in force as it stands, else ''."""

    address: str
    state: str = ""


@dataclass(frozen=True)
class MarginNote:
    """An action item as the margin lists it, numbered through the directive; start and end are its span in the
    text."""

    number: int
    action_item: SectionActionItem
    start: int
    end: int


@dataclass(frozen=True)
class Hits:
    """The reader's words in title and text, their runs numbered as one meets them; `kinds` are those of the marks."""

    title: Layer
    text: Layer
    count: int
    kinds: frozenset[MarkKind] = frozenset()


def notes_of(sections: Iterable[Section], before: int = 0) -> dict[int, list[MarginNote]]:
    """{section's key: notes on its action items}; `action_items` of each section are in the order of the text. They
    are numbered on from how many stand `before`."""
    notes, number = {}, before
    for section in sections:
        notes[section.pk] = []
        for action_item in section.action_items:
            number += 1
            start, end = section.body_start + action_item.start, min(section.body_start + action_item.end, section.end)
            notes[section.pk].append(MarginNote(number, action_item, start, end))
    return notes


def action_item_layer(notes: Iterable[MarginNote], labels: dict[str, SafeString], lang: SafeString = NOTHING) -> Layer:
    """Each action item, with a sign behind it that leads to its note. The sign's number is drawn by the style sheet,
    so that the text stays the very text, to read and to copy. `labels` of the kinds are in the reader's language, and
    `lang` marks them so."""
    kinds = {kind: escaped(kind) for kind in labels}
    again = {kind: html('<span class="duty-span" data-kind="{}">', kind) for kind in labels}
    return Layer(
        TagPair(
            note.start,
            note.end,
            html('<span class="duty-span" data-kind="{}" id="duty-{}">', kinds[note.action_item.kind], note.number),
            again[note.action_item.kind],
            _END,
            html(_SIGN, kinds[note.action_item.kind], note.number, labels[note.action_item.kind], lang),
        )
        for note in notes
    )


def reference_layer(mentions: Iterable[MentionSpan], links: dict[tuple[str, str], CitedLink]) -> Layer:
    """Each mention of an archived directive as a link; `links` by (form, wording) of the references. A mark behind it,
    no character of the text, says of one that it is not in force as it stands."""
    lang = interface_lang()
    return Layer(
        TagPair(
            one.start,
            one.end,
            opening := html('<a class="cited" href="{}">', link.address),
            opening,
            _CITED_END,
            html(_CITED_STATE, link.state, lang) if link.state else NOTHING,
        )
        for one in mentions
        if (link := links.get((one.form, one.text)))
    )


def interface_lang() -> SafeString:
    """The attribute that marks words as the interface's, within a paper that is Chinese; nothing where that is too."""
    language = get_language() or "zh-hans"
    return NOTHING if language.startswith("zh") else html(' lang="{}"', language)


def hits_in(layout: DirectiveLayout, title: list[HitSpan], text: list[HitSpan]) -> Hits:
    """The spans of title and text that are shown, numbered from 1: title and mark of the head come first."""
    known, spans = {span.start: span for span in text}, Layer(_plain(span) for span in text)
    above, below = (
        [known[pair.start] for pair in spans.begun(passages)]
        for passages in (layout.above_passages, layout.body_passages)
    )
    shown, marks, count = [*above, *title, *below], [], 0
    for span in shown:
        goes_on = span.goes_on and count > 0
        count += not goes_on
        marks.append(TagPair(span.start, span.end, opening(span.kind, count, goes_on), opening(span.kind), MARK_END))
    first, last = len(above), len(above) + len(title)
    kinds = frozenset(span.kind for span in shown)
    return Hits(Layer(marks[first:last]), Layer(marks[:first] + marks[last:]), count, kinds)


def _plain(span: HitSpan) -> TagPair:
    return TagPair(span.start, span.end, NOTHING, NOTHING, NOTHING)
