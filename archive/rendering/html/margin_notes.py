"""Margin notes: the action items of a section in a few words each, beside their sentences."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from archive.models.choices import ActionItemKind
from archive.rendering.html.annotation_layers import MarginNote
from archive.rendering.safe_html import SafeString, html, joined

# The sentence itself stands beside the note: so much of it tells which.
FIRST_CHARACTERS = 22

_ZH = html(' lang="zh-Hans"')
_NOTES = '<details class="duty-notes screen-only"{lang}><summary>{summary}</summary><ol>{items}</ol></details>'
_NOTE = (
    '<li class="note" data-kind="{kind}" id="note-{number}"><a href="#{target}"><span class="note-n">{number}</span>'
    '<span class="kind kind-{kind}">{label}</span> <span class="note-words"{zh}>{words}</span></a>{facts}</li>'
)
_DEADLINE = '<span class="duty-deadline"><span class="visually-hidden">{}</span><b{}>{}</b>{}</span>'


def kind_labels() -> dict[str, str]:
    """What each kind of action item is called in the reader's language; ask once a page."""
    return {kind: str(label) for kind, label in ActionItemKind.choices}


def section_notes(
    notes: Sequence[MarginNote], anchor: str, marked: frozenset[int], labels: dict[str, str], lang: str
) -> SafeString:
    """The notes of a section as a list that is folded where there is no margin. `marked` are the numbers of those
    that are marked in the text; the others lead to the section's `anchor`."""
    if not notes:
        return joined([])
    count = len(notes)
    summary = ngettext("%(total)s 项任务", "%(total)s 项任务", count) % {"total": count}
    items = joined(
        _note(note, f"duty-{note.number}" if note.number in marked else anchor, labels[note.action_item.kind])
        for note in notes
    )
    return html(_NOTES, lang=lang, summary=summary, items=items)


def _note(note: MarginNote, target: str, label: str) -> SafeString:
    action_item = note.action_item
    words = action_item.text[:FIRST_CHARACTERS] + ("…" if len(action_item.text) > FIRST_CHARACTERS else "")
    facts = joined(html(" {}", fact) for fact in _facts(action_item))
    return html(
        _NOTE, kind=action_item.kind, number=note.number, target=target, label=label,
        zh=_ZH, words=words, facts=html('<span class="note-facts">{}</span>', facts) if facts else "",
    )  # fmt: skip


def _facts(action_item) -> list[SafeString]:
    """By when, who, to whom, how much, and what it is called, those that are stated."""
    facts, language = [], get_language()
    by, to = _words(language)
    if action_item.deadline_text:
        time = _time(action_item.deadline, language) if action_item.deadline else ""
        facts.append(html(_DEADLINE, by, _ZH, action_item.deadline_text, time))
    if action_item.actor:
        facts.append(html("<span{}>{}</span>", _ZH, action_item.actor))
    if action_item.reports_to:
        facts.append(html('<span class="duty-to">{} <span{}>{}</span></span>', to, _ZH, action_item.reports_to))
    facts += [html('<span class="duty-initiative"{}>“{}”</span>', _ZH, one) for one in action_item.initiatives]
    return facts + [html('<span class="duty-figure"{}>{}</span>', _ZH, one) for one in action_item.figures]


# A directive has a hundred action items, and most of their deadlines fall on the same few days.
@lru_cache(512)
def _time(day: date, language: str) -> SafeString:
    """A day in the reader's language, which is the active one."""
    told = _("（%(day)s）") % {"day": date_format(day)}
    return html('<time datetime="{}">{}</time>', day.isoformat(), told)


@lru_cache(8)
def _words(language: str) -> tuple[str, str]:
    return _("期限"), _("报送")
