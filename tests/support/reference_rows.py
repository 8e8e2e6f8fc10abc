"""The regions, topics and issuers of the fixtures, for tests that each begin without them: read once, then copied."""

from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection

from archive.models import Issuer, IssuerAlias, Region, Topic

# Whoever is pointed at comes first.
_MODELS = (Region, Topic, Issuer, IssuerAlias)
_read: dict[type, list] = {}


def bring() -> None:
    """Have the database hold them, as `load_reference_data` does."""
    if any(model.objects.exists() for model in _MODELS):
        call_command("load_reference_data", verbosity=0)
    elif _read:
        for model, rows in _read.items():
            model.objects.bulk_create(rows)
        # Rows with keys of their own: a server would give the same keys once more.
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), _MODELS):
                cursor.execute(statement)
    else:
        call_command("load_reference_data", verbosity=0)
        _read.update((model, list(model.objects.all())) for model in _MODELS)
