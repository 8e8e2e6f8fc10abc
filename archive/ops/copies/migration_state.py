"""Which migrations the database has, lacks, or would give back."""

from django.db import connection
from django.db.migrations.exceptions import AmbiguityError
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader


def left() -> int:
    """How many the database still lacks."""
    executor = MigrationExecutor(connection)
    return len(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def unknown() -> list[str]:
    """Those it has and this program does not: 'archive.0007_of_tomorrow'."""
    loader = MigrationLoader(connection)
    known = set(loader.disk_migrations)
    for squashed in loader.replacements.values():
        known.update(squashed.replaces)
    strange = set(loader.applied_migrations) - known
    return sorted(f"{app}.{name}" for app, name in strange if app in loader.migrated_apps)


def taken_back(app: str, name: str) -> int:
    """How many `manage.py migrate APP NAME` takes back; 0 where Django itself will have something to say about it."""
    executor = MigrationExecutor(connection)
    try:
        target = None if name == "zero" else executor.loader.get_migration_by_prefix(app, name).name
        plan = executor.migration_plan([(app, target)])
    except (LookupError, AmbiguityError):
        return 0
    return sum(is_backward for _, is_backward in plan)
