
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("archive", "0016_openness"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='PurgeRecord',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('act_id', models.UUIDField(default=uuid.uuid4, editable=False, verbose_name='批次')),
                ('directive_id', models.BigIntegerField(db_index=True, verbose_name='库内编号')),
                ('sha256', models.CharField(db_index=True, max_length=64, verbose_name='SHA-256')),
                ('reason', models.CharField(max_length=500, verbose_name='理由')),
                ('asked_at', models.DateTimeField(default=django.utils.timezone.now, verbose_name='申请时间')),
                ('asked_by_name', models.CharField(max_length=150, verbose_name='申请人姓名')),
                ('purged_at', models.DateTimeField(null=True, verbose_name='清除时间')),
                ('confirmed_by_name', models.CharField(blank=True, max_length=150, verbose_name='复核人姓名')),
                ('backups', models.JSONField(default=list, verbose_name='仍存有它的备份')),
                ('asked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='申请人')),
                ('confirmed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='复核人')),
            ],
            options={
                'verbose_name': '清除记录',
                'verbose_name_plural': '清除记录',
                'ordering': ['-pk'],
                'default_permissions': ('view',),
                'constraints': [models.UniqueConstraint(fields=('directive_id', 'sha256'), name='purged_once')],
            },
        ),
    ]
