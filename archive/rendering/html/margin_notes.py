"""Margin notes: the action items of a section in a few words each, beside their sentences."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from html import escape

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.models.choices import ActionItemKind
from archive.rendering.html.annotation_layers import MarginNote

# The sentence itself stands beside the note: so much of it tells which.
FIRST_CHARACTERS = 22

_ZH = ' lang="zh-Hans"'
_NOTES = '<details class="duty-notes screen-only"{lang}><summary>{summary}</summary><ol>{items}</ol></details>'
_NOTE = (
    '<li class="note" data-kind="{kind}" id="note-{number}"><a href="#{target}"><span class="note-n">{number}</span>'
    '<span class="kind kind-{kind}">{label}</span> <span class="note-words"{zh}>{words}</span></a>{facts}</li>'
)


def kind_labels() -> dict[str, str]:
    """What each kind of action item is called in the reader's language; ask once a page."""
    return {kind: escape(str(label)) for kind, label in ActionItemKind.choices}


def section_notes(
    notes: Sequence[MarginNote], anchor: str, marked: frozenset[int], labels: dict[str, str], lang: str
) -> str:
    """The notes of a section as a list that is folded where there is no margin. `marked` are the numbers of the action
    items that are marked in the text; the others lead to the section's `anchor`."""
    if not notes:
        return ""
    count = len(notes)
    summary = ngettext("%(total)s 项任务", "%(total)s 项任务", count) % {"total": count}
    items = "".join(
        _note(note, f"duty-{note.number}" if note.number in marked else anchor, labels[note.action_item.kind])
        for note in notes
    )
    return _NOTES.format(lang=lang, summary=escape(summary), items=items)


def _note(note: MarginNote, target: str, label: str) -> str:
    action_item = note.action_item
    words = action_item.text[:FIRST_CHARACTERS] + ("…" if len(action_item.text) > FIRST_CHARACTERS else "")
    facts = "".join(f" {fact}" for fact in _facts(action_item))
    return _NOTE.format(
        kind=action_item.kind, number=note.number, target=escape(target), label=label,
        zh=_ZH, words=escape(words), facts=f'<span class="note-facts">{facts}</span>' if facts else "",
    )  # fmt: skip


def _facts(action_item) -> list[str]:
    """By when, who, to whom, how much, and what it is called, those that are stated."""
    facts, language = [], get_language()
    by, to = _words(language)
    if action_item.deadline_text:
        time = _time(action_item.deadline, language) if action_item.deadline else ""
        facts.append(
            f'<span class="duty-deadline"><span class="visually-hidden">{by}</span>'
            f"<b{_ZH}>{escape(action_item.deadline_text)}</b>{time}</span>"
        )
    if action_item.actor:
        facts.append(f"<span{_ZH}>{escape(action_item.actor)}</span>")
    if action_item.reports_to:
        facts.append(f'<span class="duty-to">{to} <span{_ZH}>{escape(action_item.reports_to)}</span></span>')
    facts += [f'<span class="duty-initiative"{_ZH}>“{escape(one)}”</span>' for one in action_item.initiatives]
    return facts + [f'<span class="duty-figure"{_ZH}>{escape(one)}</span>' for one in action_item.figures]


# A directive has a hundred action items, and most of their deadlines fall on the same few days.
@lru_cache(512)
def _time(day: date, language: str) -> str:
    """A day in the reader's language, which is the active one."""
    told = _("（%(day)s）") % {"day": date_format(day)}
    return f'<time datetime="{day.isoformat()}">{escape(told)}</time>'


@lru_cache(8)
def _words(language: str) -> tuple[str, str]:
    return escape(_("期限")), escape(_("报送"))
