"""Staff read of a forwarding what readers read of it. Labels only: no column changes."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0006_words_of_the_field'),
    ]

    operations = [
        migrations.AlterField(
            model_name='forwarding',
            name='forwarded_directive',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forwarded_by', to='archive.directive', verbose_name='被转发文件'),
        ),
        migrations.AlterField(
            model_name='forwarding',
            name='forwarding_directive',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='forwardings', to='archive.directive', verbose_name='转发文件'),
        ),
        migrations.AlterField(
            model_name='forwarding',
            name='kind',
            field=models.CharField(blank=True, choices=[('转发', '转发'), ('印发', '印发'), ('批转', '批转')], max_length=4, verbose_name='转发方式'),
        ),
    ]
