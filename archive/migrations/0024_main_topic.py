"""Each directive has one main topic. What the archive holds already has none until it is read again (decision 0094)."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0023_chosen_directives"),
    ]

    operations = [
        migrations.AddField(
            model_name="directive",
            name="main_topic",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="archive.topic",
                verbose_name="主要主题",
            ),
        ),
    ]
