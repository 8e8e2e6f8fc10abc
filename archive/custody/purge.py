"""What happens once a second person has confirmed: the files of a directive go, with all that was read of them, and
the record stays. What other programs hold, backups above all, is named and not touched.

Nothing is overwritten on the disk: on today's disks that reaches no old block. Who has to destroy a medium does that.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from archive import signals
from archive.custody import database_erasure, purge_traces
from archive.custody.custody_acts import NotDone
from archive.custody.file_kin import files_of, goes_with
from archive.custody.purge_request import refuse_in_view, refuse_same_person
from archive.ingest import announcement, originals, reference_resolution, removal
from archive.models import Directive, PurgeRecord, Reference, Source
from archive.models.history_entry import LONGEST_PERSON
from archive.ops.backups import backup_holders


def purge(request: PurgeRecord, second: Any) -> list[PurgeRecord]:
    """Purge what was asked for, and what goes with it; the records that stay. Raises NotDone for the same person, and
    where something of it is in view again, or was purged by somebody else meanwhile; StoreTrouble."""
    refuse_same_person(request, second)
    # Before anything is done: what is purged is to be gone from there too.
    originals.storage().require()
    database_erasure.begin()
    with transaction.atomic():
        asked = PurgeRecord.objects.asked().select_for_update(of=("self",)).filter(pk=request.pk).first()
        directive = Directive.objects.filter(pk=asked.directive_id).first() if asked else None
        if asked is None or directive is None:
            raise NotDone(_("这项申请已经撤回或办结。"))
        refuse_in_view(directive)
        files, going = files_of(directive), goes_with(directive)
        records = _record(asked, second, files, going)
        _remove(files, [one.pk for one in going])
    database_erasure.finish()
    return records


def _record(asked: PurgeRecord, second: Any, files: list[Source], going: list[Directive]) -> list[PurgeRecord]:
    """A row for each directive in each of the files; the request becomes one of them."""
    digests = [file.sha256 for file in files]
    told = {
        "act_id": asked.act_id,
        "reason": asked.reason,
        "asked_at": asked.asked_at,
        "asked_by": asked.asked_by,
        "asked_by_name": asked.asked_by_name,
        "purged_at": timezone.now(),
        "confirmed_by": second,
        "confirmed_by_name": second.get_username()[:LONGEST_PERSON],
        "backups": backup_holders.names(digests),
    }
    keys = [one.pk for one in going]
    # What others have asked for of the same files is done with it.
    PurgeRecord.objects.asked().filter(directive_id__in=keys).delete()
    rows = [PurgeRecord(directive_id=key, sha256=digest, **told) for key in keys for digest in digests]
    return PurgeRecord.objects.bulk_create(rows)


def _remove(files: list[Source], keys: list[int]) -> None:
    digests, pointing = [file.sha256 for file in files], reference_resolution.cited(keys)
    # In the transaction: whoever fails to forget what he keeps of it keeps the purge from being done. And while the
    # rows are there by which it is found.
    signals.files_purged.send(sender=None, keys=keys, digests=digests)
    removal.hand_over(files)
    purge_traces.erase(keys, [file.pk for file in files])
    Source.objects.filter(pk__in=[file.pk for file in files]).delete()
    reference_resolution.resolve_again(list(Reference.objects.filter(pk__in=pointing).values_list("pk", flat=True)))
    announcement.announce(removed=keys)
    transaction.on_commit(lambda: _unlink(digests))


def _unlink(digests: Iterable[str]) -> None:
    """The originals, and copies of them that were set aside under their digest."""
    for digest in digests:
        originals.remove(digest)
        originals.remove_set_aside(digest)
