"""When a county was abolished, and what it became a part of."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0009_annotations_marks_and_counties'),
    ]

    operations = [
        migrations.AddField(
            model_name='region',
            name='abolished',
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='撤销年份'),
        ),
        migrations.AddField(
            model_name='region',
            name='successor',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='predecessors', to='archive.region', verbose_name='撤销后归属'),
        ),
    ]
