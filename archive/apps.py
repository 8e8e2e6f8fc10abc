import logging
from pathlib import Path

from django.apps import AppConfig
from django.conf import settings
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from archive import signals
from archive.catalogue import version_triggers
from archive.depot import store_checks
from archive.machines import clock_triggers
from archive.ops import backups, database_server, database_trouble, read_only
from archive.rendering.paper import fonts


class ArchiveConfig(AppConfig):
    name = "archive"
    verbose_name = _("文件档案")
    default_auto_field = "django.db.models.BigAutoField"
    # Any change of theirs makes kept pages invalid: see archive.catalogue.version_triggers.
    read_by_pages = (
        "ActionItem", "Directive", "Forwarding", "Issuance", "Issuer", "IssuerAlias", "Occasion",
        "OccasionAnswer", "Occurrence", "OutboxEntry",
        "Provenance", "Reference", "Region", "Registration", "Section", "Source", "Topic",
        "ValidityEvent",
    )  # fmt: skip

    def ready(self):
        signals.version_asked.connect(_fonts_version)
        signals.faults_asked.connect(_database_fault)
        signals.remarks_asked.connect(_backup_remark)
        signals.remarks_asked.connect(_read_only_remark)
        signals.remarks_asked.connect(_machines_remark)
        signals.remarks_asked.connect(_store_remark)
        store_checks.connect()
        logging.getLogger("django.request").addFilter(database_trouble.WithoutTraceback())
        post_migrate.connect(_make_triggers, sender=self)
        database_server.forget_pools_in_children()
        # By its name: there are no models yet when this file is read.
        import_string("archive.uses.account_events.connect")()
        import_string("archive.uses.blanked_uses.connect")()
        import_string("archive.intake.purged_drafts.connect")()
        import_string("archive.registry.purged_registrations.connect")()
        import_string("archive.validity.purged_basis.connect")()
        import_string("archive.occasions.purged_occasions.connect")()


def _fonts_version(sender, **kwargs) -> int:
    """A directive's page says which fonts its PDF is printed in."""
    return fonts.version()


def _database_fault(sender, **kwargs) -> str:
    """For /readyz: whether anybody met the database damaged."""
    return database_trouble.DAMAGED.line if database_trouble.recorded() else ""


def _backup_remark(sender, **kwargs) -> str:
    """For /readyz: when the last backup was made."""
    return backups.line()


def _read_only_remark(sender, **kwargs) -> str:
    """For /readyz: whether the archive can only be read."""
    return "the data folder cannot be written: nobody can sign in" if read_only.why(Path(settings.DATA_DIR)) else ""


def _store_remark(sender, **kwargs) -> str:
    """For /readyz: whether originals could not be had when they were last asked for."""
    return store_checks.line()


def _machines_remark(sender, **kwargs) -> str:
    """For /readyz: whether the machines over one database differ."""
    return import_string("archive.machines.known_machines.line")()


def _make_triggers(sender, using, plan=None, **kwargs) -> None:
    version_triggers.make(connections[using])
    import_string("archive.uses.register_triggers.make")(connections[using])
    clock_triggers.make(connections[using])
    # A migration may have changed anything; where there is no plan, a test has thrown all rows away.
    if plan is None or plan:
        version_triggers.raise_number(connections[using])
