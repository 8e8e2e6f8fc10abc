"""Entries of the history as a reader is shown them: labels, lines before and after with what differs marked, and
nothing of persons that this reader may not see."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

from django.contrib.auth import get_user_model
from django.utils.dateparse import parse_datetime
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from archive.amendment.shown_outline import OutlineLines
from archive.amendment.undone_changes import can_be_undone
from archive.history import outline_value
from archive.history.directive_values import PLACES, REVIEWED
from archive.models import Directive, HistoryEntry, Region
from archive.models.choices import IssuerBasis, ReferenceKind, YearBasis
from archive.privacy.hidden import Hidden, hidden_in
from archive.privacy.text import hidden_from_all, redact, sees_everything, sight_of, today
from archive.rendering.provenance_labels import LABELS, label_of

# A value of more lines is told by the lines that differ, and of those so many are shown.
_MOST_LINES = 200
_LABELS = {REVIEWED: gettext_lazy("校核")}
# (whether it differs, words)
Piece = tuple[bool, str]


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
    return acts


class _Shown:
    def __init__(self, directive: Directive, entries: list[HistoryEntry], user: Any):
        self._directive, self._entries, self._user = directive, entries, user
        self._texts = _texts_by_digest(directive, entries)
        contacts = {one for entry in entries if entry.field == "contacts" for one in _listed(entry.old, entry.new)}
        self._contacts = [*directive.contacts, *sorted(contacts - set(directive.contacts))]
        self._hidden: dict[str, Hidden] = {}
        self._named = _Names(entries, user)

    def changes(self) -> Iterator[ShownChange]:
        for entry in self._entries:
            change = ShownChange(entry, str(_LABELS.get(entry.field) or _label_of(entry.field)))
            change.can_be_undone = can_be_undone(entry)
            if entry.field == "outline":
                self._compare_outlines(change)
            else:
                before, after = (self._lines(entry.field, value) for value in (entry.old, entry.new))
                change.before, change.after = _marked(before, after)
            yield change

    def _lines(self, name: str, value: Any) -> list[str]:
        if name == "contacts" and value and not sight_of(self._user).sees_contacts:
            return [_("（%d 项，按规定不予显示）") % len(value)]
        return [self._redacted(line) for line in self._named.lines(name, value)]

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
        lines = list(_differing(*sides))
        change.lines, change.left_out = lines[:_MOST_LINES], max(0, len(lines) - _MOST_LINES)


class _Names:
    """Values in words, with the names that keys of the database stand for, each asked for once."""

    def __init__(self, entries: list[HistoryEntry], user: Any):
        values = [(entry.field, value) for entry in entries for value in (entry.old, entry.new) if value]
        places = {value for name, value in values if name in PLACES}
        self._places = dict(Region.objects.filter(pk__in=places).values_list("pk", "name"))
        keys = {key for name, value in values if name == "carried_by" for key, _kind in value}
        keys |= {one["target"] for name, value in values if name == "references" for one in value if one["target"]}
        visible = Directive.objects.visible_to(user).filter(pk__in=keys)
        self._titles = {one.pk: redact(one.title, hidden_from_all(one)) for one in visible}
        people = {value["by"] for name, value in values if name == REVIEWED}
        self._people = dict(get_user_model().objects.filter(pk__in=people).values_list("pk", "username"))

    def lines(self, name: str, value: Any) -> list[str]:
        if value in (None, "", [], {}):
            return []
        if name in PLACES:
            return [self._places.get(value, value)]
        if name == "year":
            return [f"{value[0]}（{YearBasis(value[1]).label}）"]
        if name == "issuers":
            basis = f"（{IssuerBasis(value['basis']).label}）" if value["basis"] else ""
            return [f"{issuer}{basis}" for _key, issuer in value["issuers"]]
        if name == "topics":
            return [topic for _key, topic in value]
        if name == "carried_by":
            return [f"{kind}：{self._title(key)}" for key, kind in value]
        if name == "references":
            return [self._reference(one) for one in value]
        if name == REVIEWED:
            at = localtime(parse_datetime(value["at"])).strftime("%Y-%m-%d %H:%M")
            return [" ".join(filter(None, [at, self._people.get(value["by"])]))]
        return _plain_lines(value)

    def _title(self, key: int) -> str:
        return self._titles.get(key) or _("（库内没有这份文件）")

    def _reference(self, one: dict) -> str:
        target = f" → {self._title(one['target'])}" if one["target"] else ""
        return f"{ReferenceKind(one['kind']).label}：{one['text']}{target}"


def _label_of(name: str) -> str:
    """Fields that other rooms record are called as the model calls them."""
    if name in LABELS:
        return str(label_of(name))
    columns = {one.name: one for one in Directive._meta.concrete_fields}
    return str(columns[name].verbose_name) if name in columns else name


def _plain_lines(value: Any) -> list[str]:
    if isinstance(value, bool):
        return [_("是") if value else _("否")]
    if isinstance(value, list):
        return [one if isinstance(one, str) else json.dumps(one, ensure_ascii=False) for one in value]
    if isinstance(value, dict):
        return [f"{name}：{one}" for name, one in value.items() if one not in (None, "", [])]
    return str(value).split("\n")


def _marked(before: list[str], after: list[str]) -> tuple[list[list[Piece]], list[list[Piece]]]:
    """Both sides with the characters that differ marked; of lists the lines that differ are marked whole."""
    if len(before) == len(after) == 1:
        old, new = before[0], after[0]
        codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
        return (
            [[(name != "equal", old[i1:i2]) for name, i1, i2, _j1, _j2 in codes if i1 < i2]],
            [[(name != "equal", new[j1:j2]) for name, _i1, _i2, j1, j2 in codes if j1 < j2]],
        )
    kept = set(before) & set(after)
    return tuple([[(line not in kept, line)] for line in side] for side in (before, after))  # type: ignore[return-value]


def _differing(before: list[str], after: list[str]) -> Iterator[tuple[str, str]]:
    """(sign, line) of the lines that went (−) and came (+)."""
    # Comparing takes time with the square of what differs; a whole text that was replaced is not compared.
    for name, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=len(before) > 4_000).get_opcodes():
        if name != "equal":
            yield from (("−", line) for line in before[i1:i2])
            yield from (("+", line) for line in after[j1:j2])


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
