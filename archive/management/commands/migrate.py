"""python manage.py migrate, run by hand: Django's own, after the copy that the start would have made."""

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS

from archive.ingest import binding_columns
from archive.ingest.reparse import text_damage
from archive.machines import turns
from archive.ops import copies
from archive.ops.copies import migration_state


class Command(migrate.Command):
    def handle(self, *args, **options):
        changes_rows = not (options["plan"] or options["check_unapplied"] or options["prune"])
        if not changes_rows or options["database"] != DEFAULT_DB_ALIAS:
            super().handle(*args, **options)
            return
        with turns.turn(turns.START):
            self._migrate(*args, **options)

    def _migrate(self, *args, **options):
        app, name = options["app_label"], options["migration_name"]
        try:
            copies.before_upgrade(self.stdout.write, migration_state.taken_back(app, name) if name else 0)
        except (copies.NewerArchive, copies.NotCopied) as refused:
            raise CommandError(str(refused)) from refused
        super().handle(*args, **options)
        self._record()

    def _record(self):
        """Migrating is a part of what the start does: where something of that is left the next start does it."""
        if not migration_state.left() and text_damage.is_mended_once() and binding_columns.are_complete():
            copies.finished()
        elif copies.is_changing():
            self.stdout.write("档案还没有全部就绪，其余的由下一次启动做完。")
