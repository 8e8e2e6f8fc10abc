"""What directives answer. What the archive holds already is read for it by the server's own process (decision 0110)."""

import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0027_binding'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Occasion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('speech', '讲话'), ('instruction', '指示批示'), ('letter', '书信'), ('meeting', '会议'), ('exposition', '论述'), ('directive', '上级文件')], max_length=12, verbose_name='事由类别')),
                ('wording', models.CharField(blank=True, max_length=500, verbose_name='事由')),
                ('who_key', models.CharField(blank=True, editable=False, max_length=200)),
                ('event_key', models.CharField(blank=True, editable=False, max_length=300)),
                ('year', models.PositiveSmallIntegerField(blank=True, null=True, verbose_name='年份')),
                ('is_year_told', models.BooleanField(default=False, editable=False)),
                ('is_numbered', models.BooleanField(default=False, editable=False)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='merged', to='archive.occasion', verbose_name='并入的事由')),
            ],
            options={
                'verbose_name': '事由',
                'verbose_name_plural': '事由',
                'ordering': ['pk'],
                'default_permissions': (),
            },
        ),
        migrations.CreateModel(
            name='OccasionAnswer',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wording', models.CharField(blank=True, max_length=500, verbose_name='事由的写法')),
                ('confidence', models.CharField(choices=[('certain', '确定'), ('likely', '较可信'), ('doubtful', '存疑')], default='certain', max_length=10, verbose_name='把握')),
                ('places', models.JSONField(blank=True, default=list, editable=False)),
                ('is_read', models.BooleanField(default=True, verbose_name='据本件文字读取')),
                ('person_name', models.CharField(blank=True, max_length=150, verbose_name='经办人姓名')),
                ('at', models.DateTimeField(default=django.utils.timezone.now, editable=False, verbose_name='时间')),
                ('directive', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='answer', to='archive.directive', verbose_name='文件')),
                ('occasion', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='answers', to='archive.occasion', verbose_name='事由')),
                ('person', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='经办人')),
            ],
            options={
                'verbose_name': '文件的事由',
                'verbose_name_plural': '文件的事由',
                'ordering': ['directive'],
                'default_permissions': (),
            },
        ),
        migrations.AddIndex(
            model_name='occasion',
            index=models.Index(fields=['event_key', 'kind'], name='occasion_by_event'),
        ),
        migrations.AddIndex(
            model_name='occasion',
            index=models.Index(fields=['kind', 'who_key', 'year'], name='occasion_by_year'),
        ),
    ]
