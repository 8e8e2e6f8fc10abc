"""How binding an action item is, and whether it is concrete (decision 0109). The start of this version reads it of what
the archive holds already (archive.ingest.binding_columns)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0026_machines"),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name="actionitem",
            name="action_counted",
        ),
        migrations.AddField(
            model_name="actionitem",
            name="binding",
            field=models.CharField(
                blank=True,
                choices=[
                    ("forbidden", "不得"),
                    ("required", "应当"),
                    ("in-principle", "原则上"),
                    ("encouraged", "鼓励或可以"),
                ],
                max_length=12,
                null=True,
                verbose_name="约束程度",
            ),
        ),
        migrations.AddField(
            model_name="actionitem",
            name="binding_words",
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddField(
            model_name="actionitem",
            name="concrete",
            field=models.BooleanField(blank=True, null=True, verbose_name="有具体内容"),
        ),
        migrations.AddField(
            model_name="actionitem",
            name="concrete_words",
            field=models.JSONField(blank=True, default=list, editable=False),
        ),
        migrations.AddIndex(
            model_name="actionitem",
            index=models.Index(
                fields=["section", "kind", "deadline_text", "binding", "concrete"], name="action_counted"
            ),
        ),
        migrations.AddConstraint(
            model_name="actionitem",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("binding__isnull", True),
                    ("binding__in", ["forbidden", "required", "in-principle", "encouraged"]),
                    _connector="OR",
                ),
                name="action_binding_known",
            ),
        ),
    ]
