"""Related managers refuse what the models' own managers refuse. No table changes."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0006_words_of_the_field'),
    ]

    operations = [
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
