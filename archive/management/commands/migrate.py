"""python manage.py migrate, run by hand: Django's own, after the copy that the start would have made."""

from django.core.management.base import CommandError
from django.core.management.commands import migrate
from django.db import DEFAULT_DB_ALIAS

from archive.ops import copies


class Command(migrate.Command):
    def handle(self, *args, **options):
        if options["plan"] or options["check_unapplied"] or options["database"] != DEFAULT_DB_ALIAS:
            super().handle(*args, **options)
            return
        try:
            copies.before_upgrade(self.stdout.write)
        except copies.NotCopied as refused:
            raise CommandError(str(refused)) from refused
        super().handle(*args, **options)
        copies.finished()
