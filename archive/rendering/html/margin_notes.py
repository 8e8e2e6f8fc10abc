"""Margin notes: the action items of a section in a few words each, beside their sentences."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.models.choices import ActionItemKind
from archive.rendering.html.annotation_layers import MarginNote
from archive.rendering.html.binding_mark import binding_mark
from archive.rendering.safe_html import NOTHING, SafeString, escaped, html, joined

# The sentence itself stands beside the note: so much of it tells which.
FIRST_CHARACTERS = 22
# A longer actor that its sentence leaves out is all the addressees, who stand at the head of the page.
LONGEST_INFERRED = 17

_NOTES = '<details class="duty-notes screen-only"{lang}><summary>{summary}</summary><ol>{items}</ol></details>'
_NOTE = (
    '<li class="note" data-kind="{0}" id="note-{1}"><a href="#{2}"><span class="note-n">{1}</span>'
    '<span class="kind kind-{0}">{3}</span> '
    '<span class="note-words" lang="zh-Hans">{4}</span></a>{5}</li>'
)
_DEADLINE = '<span class="duty-deadline"><span class="visually-hidden">{}</span><b lang="zh-Hans">{}</b>{}</span>'
_INFERRED = '<span class="inferred"><span lang="zh-Hans">{}</span>{}</span>'
_SPACE = html(" ")


def kind_labels() -> dict[str, SafeString]:
    """What each kind of action item is called in the reader's language; ask once a page."""
    return {kind: escaped(str(label)) for kind, label in ActionItemKind.choices}


def section_notes(
    notes: Sequence[MarginNote], anchor: str, marked: frozenset[int], labels: dict[str, SafeString], lang: SafeString
) -> SafeString:
    """The notes of a section as a list that is folded where there is no margin. `marked` are the numbers of those
    that are marked in the text; the others lead to the section's `anchor`."""
    if not notes:
        return NOTHING
    count = len(notes)
    summary = ngettext("%(total)s 项任务", "%(total)s 项任务", count) % {"total": count}
    language = get_language()
    items = joined(
        _note(
            note, f"duty-{note.number}" if note.number in marked else anchor, labels[note.action_item.kind], language
        )
        for note in notes
    )
    return html(_NOTES, lang=lang, summary=summary, items=items)


def _note(note: MarginNote, target: str, label: SafeString, language: str) -> SafeString:
    action_item = note.action_item
    words = action_item.text[:FIRST_CHARACTERS] + ("…" if len(action_item.text) > FIRST_CHARACTERS else "")
    facts = _facts(action_item, language)
    told = html('<span class="note-facts"> {}</span>', joined(facts, between=_SPACE)) if facts else NOTHING
    return html(_NOTE, action_item.kind, note.number, target, label, words, told)


def _facts(action_item, language: str) -> list[SafeString]:
    """How binding it is, by when, who, to whom, how much, and what it is called, those that are stated."""
    facts = [mark] if (mark := binding_mark(action_item.kind, action_item.binding)) else []
    by, to = _words(language)
    if action_item.deadline_text:
        time = _time(action_item.deadline, language) if action_item.deadline else NOTHING
        facts.append(html(_DEADLINE, by, action_item.deadline_text, time))
    if action_item.actor and not action_item.actor_inferred:
        facts.append(html('<span lang="zh-Hans">{}</span>', action_item.actor))
    elif len(action_item.actor) in range(1, LONGEST_INFERRED):
        facts.append(html(_INFERRED, action_item.actor, _("（推断）")))
    if action_item.reports_to:
        facts.append(
            html('<span class="duty-to">{} <span lang="zh-Hans">{}</span></span>', to, action_item.reports_to)
        )
    facts += [html('<span class="duty-initiative" lang="zh-Hans">“{}”</span>', one) for one in action_item.initiatives]
    return facts + [html('<span class="duty-figure" lang="zh-Hans">{}</span>', one) for one in action_item.figures]


# A directive has a hundred action items, and most of their deadlines fall on the same few days.
@lru_cache(512)
def _time(day: date, language: str) -> SafeString:
    """A day in the reader's language, which is the active one."""
    told = _("（%(day)s）") % {"day": date_format(day)}
    return html('<time datetime="{}">{}</time>', day.isoformat(), told)


@lru_cache(8)
def _words(language: str) -> tuple[SafeString, SafeString]:
    return escaped(_("期限")), escaped(_("报送"))
