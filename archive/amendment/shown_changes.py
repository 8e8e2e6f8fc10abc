"""Entries of the history as a reader is shown them: labels, lines before and after with what differs marked, and
nothing of persons that this reader may not see."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.amendment.marked_lines import Piece, differing, marked
from archive.amendment.shown_outline import OutlineLines
from archive.amendment.undone_changes import can_be_undone
from archive.amendment.values_in_words import ValuesInWords
from archive.history import field_words, outline_value
from archive.history.directive_values import REVIEWED
from archive.models import Directive, HistoryEntry
from archive.privacy.hidden import Hidden, hidden_in
from archive.privacy.text import redact, sees_everything, sight_of, today
from archive.rendering.provenance_labels import LABELS, label_of

# A value of more lines is told by the lines that differ, and of those so many are shown.
_MOST_LINES = 200
_LABELS = {REVIEWED: gettext_lazy("校核")}


@dataclass
class ShownChange:
    """One entry: `before` and `after` are lines of pieces; of an outline `lines` are those that differ, each with
    its sign, and `left_out` says how many more there are."""

    entry: HistoryEntry
    label: str
    before: list[list[Piece]] = field(default_factory=list)
    after: list[list[Piece]] = field(default_factory=list)
    lines: list[tuple[str, str]] = field(default_factory=list)
    left_out: int = 0
    can_be_undone: bool = False


@dataclass
class ShownAct:
    """What one hand did at once."""

    changes: list[ShownChange]
    # How many directives it changed.
    spread: int = 1

    @property
    def first(self) -> HistoryEntry:
        return self.changes[0].entry

    @property
    def undoable(self) -> int:
        return sum(change.can_be_undone for change in self.changes)


def acts_of(directive: Directive, entries: Iterable[HistoryEntry], user: Any) -> list[ShownAct]:
    """The entries grouped by what was done at once, in their order."""
    shown = _Shown(directive, list(entries), user)
    acts: list[ShownAct] = []
    for change in shown.changes():
        last = acts[-1].first if acts else None
        if last and (last.act_id, last.act) == (change.entry.act_id, change.entry.act):
            acts[-1].changes.append(change)
        else:
            acts.append(ShownAct([change]))
    rows = HistoryEntry.objects.filter(act_id__in={act.first.act_id for act in acts}).order_by()
    spread = dict(rows.values_list("act_id").annotate(Count("directive", distinct=True)))
    for act in acts:
        act.spread = spread[act.first.act_id]
    return acts


class _Shown:
    def __init__(self, directive: Directive, entries: list[HistoryEntry], user: Any):
        self._directive, self._entries, self._user = directive, entries, user
        self._texts = _texts_by_digest(directive, entries)
        contacts = {one for entry in entries if entry.field == "contacts" for one in _listed(entry.old, entry.new)}
        self._contacts = [*directive.contacts, *sorted(contacts - set(directive.contacts))]
        self._hidden: dict[str, Hidden] = {}
        self._named = ValuesInWords(entries, user)

    def changes(self) -> Iterator[ShownChange]:
        for entry in self._entries:
            change = ShownChange(entry, _label_of(entry.field))
            change.can_be_undone = can_be_undone(entry)
            if entry.field == "outline":
                self._compare_outlines(change)
            else:
                before, after = (self._lines(entry.field, value) for value in (entry.old, entry.new))
                change.before, change.after = marked(before, after)
            yield change

    def _lines(self, name: str, value: Any) -> list[str]:
        if name == "contacts" and value and not sight_of(self._user).sees_contacts:
            return [_("（%d 项，按规定不予显示）") % len(value)]
        words = field_words.words_of(name)
        lines = words(value) if words and value not in (None, "", [], {}) else self._named.lines(name, value)
        return [self._redacted(line) for line in lines]

    def _redacted(self, words: str) -> str:
        if sees_everything(self._user):
            return words
        return redact(words, self._hidden_in(self._directive.text))

    def _hidden_in(self, text: str) -> Hidden:
        if text not in self._hidden:
            self._hidden[text] = hidden_in(sight_of(self._user), text, self._contacts, today())
        return self._hidden[text]

    def _compare_outlines(self, change: ShownChange) -> None:
        sides = []
        values: tuple[Any, Any] = (change.entry.old, change.entry.new)
        for value in values:
            text = self._texts.get(value.get("digest")) if "text" not in value else value["text"]
            if text is None:
                change.lines = [("", _("（这次变更的正文已无从对照。）"))]
                return
            if not sees_everything(self._user):
                text = self._hidden_in(text).redacted(text)
            sides.append(OutlineLines(value, text).all("digest" in value))
        lines = list(differing(*sides))
        change.lines, change.left_out = lines[:_MOST_LINES], max(0, len(lines) - _MOST_LINES)


def _label_of(name: str) -> str:
    """Fields that other rooms record are called as these say, or as the model calls them."""
    if told := _LABELS.get(name) or field_words.label_of(name):
        return str(told)
    if name in LABELS:
        return str(label_of(name))
    columns = {one.name: one for one in Directive._meta.concrete_fields}
    return str(columns[name].verbose_name) if name in columns else name


def _listed(*values: Any) -> Iterator[str]:
    yield from (one for value in values if isinstance(value, list) for one in value if isinstance(one, str))


def _texts_by_digest(directive: Directive, entries: list[HistoryEntry]) -> dict[str, str]:
    """The texts that values without one mean: that of now, and those that were replaced."""
    texts = {directive.text}
    if any("digest" in (entry.old or {}) for entry in entries if entry.field == "outline"):
        rows: Iterable[tuple[Any, Any]] = directive.history.filter(field="outline").values_list("old", "new")
        for old, new in rows:
            texts |= {value["text"] for value in (old, new) if "text" in value}
    return {outline_value.digest_of({"text": text}): text for text in texts}
