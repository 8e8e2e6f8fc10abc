"""Findings are provenance, carryings forwardings, copies occurrences, and a change is an entry of the outbox.

Tables and columns are renamed where they stand. A constraint is not renamed with them: in the state of the models it
goes before and comes after, in the database its table is written anew once (SQLite) or it is dropped and added.
"""

import django.db.models.deletion
from django.db import migrations, models

NAMES = {'Finding': 'Provenance', 'Carrying': 'Forwarding', 'Copy': 'Occurrence', 'Change': 'OutboxEntry'}
OLD, NEW = ('finding', 'carrying', 'copy'), ('provenance', 'forwarding', 'occurrence')


def take_out(names):
    """SQLite renames the columns of a constraint with those of its table; elsewhere it is out of the way first."""

    def run(apps, schema_editor):
        if schema_editor.connection.vendor != 'sqlite':
            for model in (apps.get_model('archive', name) for name in names):
                for constraint in model._meta.constraints:
                    schema_editor.remove_constraint(model, constraint)

    return run


def put_in(names):
    """SQLite writes a table anew for one constraint, and then with all that its model has."""

    def run(apps, schema_editor):
        for model in (apps.get_model('archive', name) for name in names):
            at_once = schema_editor.connection.vendor == 'sqlite'
            for constraint in model._meta.constraints[:1] if at_once else model._meta.constraints:
                schema_editor.add_constraint(model, constraint)

    return run


def rename_permissions(names):
    """Django renames the content type of a model, and leaves its permissions: whoever had one keeps it."""

    def run(apps, schema_editor):
        permissions = apps.get_model('auth', 'Permission').objects.using(schema_editor.connection.alias)
        for old, new in names.items():
            for action in ('add', 'change', 'delete', 'view'):
                of_old = permissions.filter(content_type__app_label='archive', codename=f'{action}_{old.lower()}')
                of_old.update(codename=f'{action}_{new.lower()}')

    return run


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0005_upkeep'),
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.RunPython(take_out(OLD), put_in(OLD)),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveConstraint(model_name='carrying', name='carrying_once'),
                migrations.RemoveConstraint(model_name='carrying', name='carrying_not_itself'),
                migrations.RemoveConstraint(model_name='copy', name='copy_place_in_source_unique'),
                migrations.RemoveConstraint(model_name='copy', name='copy_likeness_is_a_share'),
                migrations.RemoveConstraint(model_name='finding', name='finding_once'),
                migrations.RemoveConstraint(model_name='finding', name='finding_certainty_known'),
            ],
        ),
        *[migrations.RenameModel(old, new) for old, new in NAMES.items()],
        migrations.RenameField('provenance', 'how', 'method'),
        migrations.RenameField('provenance', 'certainty', 'confidence'),
        migrations.RenameField('forwarding', 'carrier', 'forwarding_directive'),
        migrations.RenameField('forwarding', 'carried', 'forwarded_directive'),
        # What a directive and a source call them: no column changes.
        migrations.AlterField(
            model_name='provenance',
            name='directive',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='provenance', to='archive.directive', verbose_name='文件'),
        ),
        migrations.AlterField(
            model_name='forwarding',
            name='forwarding_directive',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forwardings', to='archive.directive', verbose_name='载于'),
        ),
        migrations.AlterField(
            model_name='forwarding',
            name='forwarded_directive',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forwarded_by', to='archive.directive', verbose_name='所载文件'),
        ),
        migrations.AlterField(
            model_name='occurrence',
            name='directive',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occurrences', to='archive.directive', verbose_name='文件'),
        ),
        migrations.AlterField(
            model_name='occurrence',
            name='source',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='occurrences', to='archive.source', verbose_name='原件'),
        ),
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.AddConstraint(
                    model_name='provenance',
                    constraint=models.UniqueConstraint(fields=('directive', 'field'), name='provenance_once'),
                ),
                migrations.AddConstraint(
                    model_name='provenance',
                    constraint=models.CheckConstraint(condition=models.Q(('confidence__in', ['certain', 'likely', 'doubtful'])), name='provenance_confidence_known'),
                ),
                migrations.AddConstraint(
                    model_name='forwarding',
                    constraint=models.UniqueConstraint(fields=('forwarding_directive', 'forwarded_directive'), name='forwarding_once'),
                ),
                migrations.AddConstraint(
                    model_name='forwarding',
                    constraint=models.CheckConstraint(condition=models.Q(('forwarding_directive', models.F('forwarded_directive')), _negated=True), name='forwarding_not_itself'),
                ),
                migrations.AddConstraint(
                    model_name='occurrence',
                    constraint=models.UniqueConstraint(fields=('source', 'position'), name='occurrence_place_in_source_unique'),
                ),
                migrations.AddConstraint(
                    model_name='occurrence',
                    constraint=models.CheckConstraint(condition=models.Q(('likeness__gte', 0), ('likeness__lte', 1)), name='occurrence_likeness_is_a_share'),
                ),
            ],
        ),
        migrations.RunPython(put_in(NEW), take_out(NEW)),
        migrations.RunPython(rename_permissions(NAMES), rename_permissions({new: old for old, new in NAMES.items()})),
    ]
