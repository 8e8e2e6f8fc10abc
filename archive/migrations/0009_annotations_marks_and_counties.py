"""Where a directive stands below the prefecture, the marks of its head, and the annotations of its text.

Annotations are None until they were computed from the text that is kept (see archive.ingest); no text, section,
action item or id changes.
"""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


def take_counties_back(apps, schema_editor):
    """Whoever goes back has no level for counties: what hung on one hangs on the division above it."""
    region, issuer = apps.get_model("archive", "Region"), apps.get_model("archive", "Issuer")
    counties = region.objects.filter(level="county")
    for pk, parent in issuer.objects.filter(region__in=counties).values_list("pk", "region__parent"):
        issuer.objects.filter(pk=pk).update(region=parent)
    counties.delete()


class Migration(migrations.Migration):

    dependencies = [
        ('archive', '0008_data_version_and_consumers'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='region',
            name='region_level_known',
        ),
        # Of use on the way back alone, which it reaches before the old constraint is there again.
        migrations.RunPython(migrations.RunPython.noop, take_counties_back),
        migrations.AddField(
            model_name='actionitem',
            name='actor_inferred',
            field=models.BooleanField(default=False, verbose_name='责任主体据上下文推断'),
        ),
        migrations.AddField(
            model_name='directive',
            name='annotations',
            field=models.JSONField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name='directive',
            name='circulation',
            field=models.JSONField(blank=True, default=list, verbose_name='传播限制'),
        ),
        migrations.AddField(
            model_name='directive',
            name='copy_number',
            field=models.CharField(blank=True, max_length=20, verbose_name='份号'),
        ),
        migrations.AddField(
            model_name='directive',
            name='county',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='county_directives', to='archive.region', verbose_name='县（市、区）'),
        ),
        migrations.AddField(
            model_name='directive',
            name='note',
            field=models.CharField(blank=True, max_length=500, verbose_name='附注'),
        ),
        migrations.AddField(
            model_name='directive',
            name='signers',
            field=models.JSONField(blank=True, default=list, verbose_name='签发人'),
        ),
        migrations.AddField(
            model_name='directive',
            name='urgency',
            field=models.CharField(blank=True, max_length=20, verbose_name='紧急程度'),
        ),
        migrations.AlterField(
            model_name='region',
            name='level',
            field=models.CharField(choices=[('national', '全国'), ('province', '省级'), ('city', '市级'), ('county', '县级')], max_length=10, verbose_name='级别'),
        ),
        migrations.AddConstraint(
            model_name='directive',
            constraint=models.CheckConstraint(condition=models.Q(('county', None), ('region__isnull', False), _connector='OR'), name='directive_county_in_region'),
        ),
        migrations.AddConstraint(
            model_name='region',
            constraint=models.CheckConstraint(condition=models.Q(('level__in', ['national', 'province', 'city', 'county'])), name='region_level_known'),
        ),
    ]
