"""Anniversaries, campaigns, laws and catastrophes are occasions too (decision 0116)."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0028_occasion'),
    ]

    operations = [
        migrations.AlterField(
            model_name='occasion',
            name='kind',
            field=models.CharField(choices=[('speech', '讲话'), ('instruction', '指示批示'), ('letter', '书信'), ('meeting', '会议'), ('exposition', '论述'), ('directive', '上级文件'), ('other', '其他事由')], max_length=12, verbose_name='事由类别'),
        ),
    ]
