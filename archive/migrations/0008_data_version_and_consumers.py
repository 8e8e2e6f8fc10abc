"""The data version, raised by triggers, and who takes up what the outbox records.

The triggers of tables that come later are made after every migrate (archive.catalogue.version_triggers). The index
was the only consumer and forgot what it had taken up: it has passed nothing of what is recorded, and missed nothing.
"""

import django.utils.timezone
from django.conf import settings
from django.db import migrations, models

from archive.catalogue import version_triggers


def make_triggers(apps, schema_editor):
    version_triggers.make(schema_editor.connection)


def drop_triggers(apps, schema_editor):
    version_triggers.drop(schema_editor.connection)


def register_index(apps, schema_editor):
    consumers = apps.get_model('archive', 'OutboxConsumer').objects.using(schema_editor.connection.alias)
    consumers.get_or_create(name=settings.INDEX_NAME, defaults={'is_filled': True})


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0007_labels_and_related_rows'),
    ]

    operations = [
        migrations.CreateModel(
            name='DataVersion',
            fields=[
                ('writer', models.IntegerField(primary_key=True, serialize=False)),
                ('number', models.BigIntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='OutboxConsumer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=60, unique=True)),
                ('cursor', models.BigIntegerField(default=0)),
                ('version', models.BigIntegerField(default=0)),
                ('is_filled', models.BooleanField(default=False)),
                ('seen_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'ordering': ['pk'],
            },
        ),
        migrations.AddField(
            model_name='outboxentry',
            name='number',
            field=models.BigIntegerField(db_index=True, editable=False, null=True),
        ),
        migrations.RunPython(register_index, migrations.RunPython.noop),
        migrations.RunPython(make_triggers, drop_triggers),
    ]
