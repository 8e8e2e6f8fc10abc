"""清除 takes two persons: one asks for it, another account with the permission confirms it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from archive.custody.custody_acts import NotDone, reason_of
from archive.custody.file_kin import files_of, goes_with
from archive.models import Directive, PurgeRecord
from archive.models.choices import Custody
from archive.models.history_entry import LONGEST_PERSON


@transaction.atomic
def ask(directive: Directive, person: Any, reason: str) -> PurgeRecord:
    """Ask that a directive be purged. Raises NotDone where it, or what goes with it, is still in view, and where it
    was asked for already."""
    reason = reason_of(reason)
    refuse_in_view(directive)
    if PurgeRecord.objects.asked().filter(directive_id=directive.pk).exists():
        raise NotDone(_("已有人申请清除这件文件，请由另一账号复核。"))
    return PurgeRecord.objects.create(
        directive_id=directive.pk,
        sha256=files_of(directive)[0].sha256,
        reason=reason,
        asked_by=person,
        asked_by_name=person.get_username()[:LONGEST_PERSON],
    )


def take_back(request: PurgeRecord) -> None:
    """Whoever may ask may take back what was asked for; nothing has been done by then."""
    PurgeRecord.objects.asked().filter(pk=request.pk).delete()


def of_directive(key: int) -> PurgeRecord | None:
    """What is asked for of this directive."""
    return PurgeRecord.objects.asked().filter(directive_id=key).first()


def refuse_in_view(directive: Directive) -> None:
    """Raises NotDone with the numbers of what would go along and has not been withdrawn or sealed."""
    if shown := [str(one.pk) for one in goes_with(directive) if one.custody == Custody.HELD]:
        raise NotDone(
            _("同一来源文件里的下列文件会一并清除，请先撤下或封存：编号 %(keys)s。") % {"keys": "、".join(shown)}
        )


def refuse_same_person(request: PurgeRecord, second: Any) -> None:
    """Raises NotDone where the second person is the first."""
    if second.pk == request.asked_by_id or second.get_username() == request.asked_by_name:
        raise NotDone(_("清除须由两人办理：申请人自己不能复核。"))
