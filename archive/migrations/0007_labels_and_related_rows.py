"""Staff read of a forwarding what readers read of it, and related managers refuse what the models' own managers refuse.

Labels and options only: no table changes.
"""

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
        migrations.AlterModelOptions(
            name='actionitem',
            options={'base_manager_name': 'objects', 'ordering': ['section__directive_id', 'section__position', 'start'], 'verbose_name': '工作任务', 'verbose_name_plural': '工作任务'},
        ),
        migrations.AlterModelOptions(
            name='directive',
            options={'base_manager_name': 'objects', 'ordering': ['-pk'], 'verbose_name': '文件', 'verbose_name_plural': '文件'},
        ),
        migrations.AlterModelOptions(
            name='section',
            options={'base_manager_name': 'objects', 'ordering': ['directive_id', 'position'], 'verbose_name': '章节', 'verbose_name_plural': '章节'},
        ),
    ]
