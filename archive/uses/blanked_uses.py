"""What the register forgets when a file is purged: by what title it was used, and at what address. Who used it, when
and in what way stays. It is the one exception to a register that is only added to."""

from django.db import connection, models

from archive import signals
from archive.models import UseRecord
from archive.uses import register_triggers


def connect() -> None:
    signals.files_purged.connect(blank, dispatch_uid="archive.uses.blanked_uses")


def blank(sender, keys, **kwargs) -> None:
    """Within the transaction of the purge: the triggers are there again when it is committed."""
    # Past the QuerySet, which refuses to change anything.
    named: models.QuerySet[UseRecord] = models.QuerySet(UseRecord).filter(directive_id__in=keys)
    if not named.exists():
        return
    register_triggers.drop(connection)
    try:
        named.update(directive_title="", what="")
    finally:
        register_triggers.make(connection)
