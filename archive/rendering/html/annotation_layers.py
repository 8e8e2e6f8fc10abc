"""What is marked in a directive's text: its action items, the directives it cites, the reader's words.

One layer each, in this order from the outside: an action item cites and answers, not the reverse.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from archive.catalogue.whole_directive import SectionActionItem
from archive.models import Section
from archive.parsing.annotations import MentionSpan
from archive.rendering.html.nested_markup import Layer, TagPair
from archive.rendering.layout import DirectiveLayout
from archive.rendering.safe_html import NOTHING, SafeString, escaped, html

_END, _CITED_END, _MARK, _MARK_END = html("</span>"), html("</a>"), html("<mark>"), html("</mark>")
_SIGN = '<a class="duty-sign screen-only" data-kind="{0}" href="#note-{1}" data-n="{1}" aria-label="{2} {1}"{3}></a>'
# (start, end) in characters.
Span = tuple[int, int]


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
    """The reader's words in title and text, numbered as one meets them."""

    title: Layer
    text: Layer
    count: int


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


def reference_layer(mentions: Iterable[MentionSpan], addresses: dict[tuple[str, str], str]) -> Layer:
    """Each mention of an archived directive as a link; `addresses` by (form, wording) of the references."""
    if not addresses:
        return Layer()
    return Layer(
        TagPair(one.start, one.end, opening := html('<a class="cited" href="{}">', address), opening, _CITED_END)
        for one in mentions
        if (address := addresses.get((one.form, one.text)))
    )


def hits_in(layout: DirectiveLayout, title: list[Span], text: list[Span]) -> Hits:
    """The spans of title and text that are shown, numbered from 1: title and mark of the head come first."""
    spans = Layer(_plain(span) for span in text)
    above, below = spans.begun(layout.above_passages), spans.begun(layout.body_passages)
    numbered = [*above, *(_plain(span) for span in title), *below]
    marks = [
        TagPair(pair.start, pair.end, html('<mark id="hit-{}">', number), _MARK, _MARK_END)
        for number, pair in enumerate(numbered, 1)
    ]
    first, last = len(above), len(above) + len(title)
    return Hits(Layer(marks[first:last]), Layer(marks[:first] + marks[last:]), len(marks))


def _plain(span: Span) -> TagPair:
    return TagPair(*span, NOTHING, NOTHING, NOTHING)
