"""Acts of the history taken back: each value becomes again what it was, and the way back is kept too."""

import uuid
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from archive.amendment import consequences
from archive.amendment.saved_fields import Outdated, write_values
from archive.amendment.value_writers import FieldRefused
from archive.history import directive_values, field_words
from archive.history.field_writers import writer_of
from archive.history.recorded_act import RecordedAct
from archive.history.recorded_change import record
from archive.ingest import corrections
from archive.models import Directive, HistoryEntry, Provenance
from archive.models.choices import ChangeAct
from archive.rendering.provenance_labels import label_of


class NotUndone(Exception):
    """Why a change cannot be taken back, in a sentence for the reader; `directive` is the one of several that keeps it
    from being done."""

    def __init__(self, sentence: str, directive: Directive | None = None):
        super().__init__(sentence)
        self.directive = directive


def can_be_undone(entry: HistoryEntry) -> bool:
    """Whether a button may offer it; whether it is still so is asked when it is pressed."""
    return writer_of(entry.field) is not None and not hasattr(entry, "undone_by")


def undo(
    directive: Directive | int,
    entries: Iterable[int],
    person: Any,
    reason: str = "",
    latest: int = 0,
    act_id: uuid.UUID | None = None,
) -> None:
    """Take back these changes of one directive, given by their keys, all of them or none; what has been taken back
    already and what no button undoes is passed by. `latest` is the newest entry that the page showed. What rested on
    a correction does so again, and what did not is free again for a re-reading; a re-reading that a person takes back
    stays taken back. `act_id` joins what is taken back of several directives. Raises NotUndone, or Outdated where
    there is a newer entry than the page showed."""
    with transaction.atomic():
        row = Directive.objects.select_for_update(of=("self",)).get(pk=getattr(directive, "pk", directive))
        newest = row.history.order_by("-pk").values_list("pk", flat=True).first()
        if latest and newest != latest:
            raise Outdated
        chosen = [one for one in row.history.filter(pk__in=list(entries)).order_by("pk") if can_be_undone(one)]
        if not chosen:
            raise NotUndone(_("没有可以撤销的变更。"))
        for entry in chosen:
            _refuse_overtaken(row, entry)
        try:
            _write_back(row, chosen, person, reason, act_id)
        except FieldRefused as error:
            raise NotUndone(_("“%s”无法恢复原值：") % _label_of(error.field) + str(error)) from error


def undo_together(act_id: uuid.UUID, directives: Iterable[Directive], person: Any, reason: str = "") -> None:
    """Take back what one act did to all of these directives, as one act; what of it was taken back already is passed
    by. Raises NotUndone with the directive that keeps it from being done; nothing is changed then."""
    undoing, is_any = uuid.uuid4(), False
    with transaction.atomic():
        for directive in directives:
            entries = directive.history.filter(act_id=act_id).select_related("undone_by")
            if keys := [one.pk for one in entries if can_be_undone(one)]:
                try:
                    undo(directive, keys, person, reason, act_id=undoing)
                except NotUndone as told:
                    raise NotUndone(str(told), directive) from told
                is_any = True
        if not is_any:
            raise NotUndone(_("没有可以撤销的变更。"))


def _refuse_overtaken(row: Directive, entry: HistoryEntry) -> None:
    """Whoever wants to go back behind a later change takes that one back first: nothing is lost unseen."""
    if entry.field in directive_values.FIELDS:
        now = directive_values.of(row, [entry.field])[entry.field]
        is_overtaken = not directive_values.same(
            entry.field, *(_settled(row, entry.field, one) for one in (now, entry.new))
        )
        later = row.history.filter(field=entry.field, pk__gt=entry.pk).order_by("pk").first()
    else:
        later = row.history.filter(field=entry.field, pk__gt=entry.pk).order_by("pk").last()
        is_overtaken = later is not None and later.new != entry.new
    if not is_overtaken:
        return
    label = _label_of(entry.field)
    if later is None:
        raise NotUndone(_("“%s”的值已不是这次变更所记的，不能撤销。") % label)
    told = {
        "field": label,
        "who": later.person_name or _("系统"),
        "at": timezone.localtime(later.at).strftime("%Y-%m-%d %H:%M"),
        "act": later.get_act_display(),
    }
    raise NotUndone(_("“%(field)s”在此之后又有变更（%(at)s，%(who)s，%(act)s），请先撤销那一次。") % told)


def _label_of(field: str) -> str:
    return field_words.label_of(field) or str(label_of(field))


def _settled(row: Directive, field: str, value: Any) -> Any:
    """A value without what follows from the holdings: what a reference was resolved to where nobody settled that."""
    if field != "references" or "references" in corrections.corrected(row):
        return value
    return [{**one, "target": None} for one in value]


def _write_back(
    row: Directive, chosen: list[HistoryEntry], person: Any, reason: str, act_id: uuid.UUID | None
) -> None:
    text_before = row.text
    own = [entry.field for entry in chosen if entry.field in directive_values.FIELDS]
    act = RecordedAct([row], ChangeAct.UNDONE, person, reason)
    act.act_id = act_id or act.act_id
    write_values(row, {entry.field: entry.old for entry in chosen}, person)
    act.finish()
    others = {entry.field: (entry.new, entry.old) for entry in chosen if entry.field not in own}
    record(row, ChangeAct.UNDONE, others, person, reason, act.act_id)
    for entry in chosen:
        row.history.filter(act_id=act.act_id, field=entry.field).update(undoes=entry)
        _restore_provenance(row, entry, person)
    consequences.follow(row, act.changed[row.pk] + list(others), text_before)


def _restore_provenance(row: Directive, entry: HistoryEntry, person: Any) -> None:
    if entry.act == ChangeAct.REREAD:
        corrections.mark([row], [entry.field], person)
    elif entry.provenance == {}:
        row.provenance.filter(field=entry.field).delete()
    elif entry.provenance:
        told = dict(entry.provenance)
        by, other, at = (told.pop(name, None) for name in ("corrected_by", "other", "corrected_at"))
        told |= {
            "corrected_by": get_user_model().objects.filter(pk=by).first(),
            "other": Directive.objects.filter(pk=other).first(),
            "corrected_at": parse_datetime(at) if at else None,
        }
        Provenance.objects.update_or_create(directive=row, field=entry.field, defaults=told)
