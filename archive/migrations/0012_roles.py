"""The four roles; and whoever has an account already may go on seeing what the first release showed them."""

from django.conf import settings
from django.db import migrations

from archive.access import roles


def make_roles(apps, schema_editor):
    roles.make_missing(apps)


def keep_rights(apps, schema_editor):
    """Whoever was signed in saw contacts, and staff the names of those in need. Who has one of the roles came later:
    after a way back and forth they are to see what their role sees."""
    app, name = settings.AUTH_USER_MODEL.split(".")
    accounts = apps.get_model(app, name).objects.exclude(groups__name__in=roles.PERMISSIONS)
    contacts, hardship, sources = (
        roles.permission(apps, f"archive.{one}") for one in ("view_contacts", "view_hardship", "receive_sources")
    )
    for account in accounts:
        account.user_permissions.add(contacts, *([hardship, sources] if account.is_staff else []))


class Migration(migrations.Migration):
    # Content types lose their names' column late, and accounts take long names late; both before any row is made.
    dependencies = [
        ("archive", "0011_access_permissions"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("contenttypes", "0002_remove_content_type_name"),
    ]
    # The way back leaves the groups: the first release asks nobody for them, and their members are still theirs when
    # the way leads forward again.
    operations = [
        migrations.RunPython(make_roles, migrations.RunPython.noop),
        migrations.RunPython(keep_rights, migrations.RunPython.noop),
    ]
