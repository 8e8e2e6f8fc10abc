"""Who may know of each directive. What the archive holds already stays open to all, as it was (decision 0075)."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("archive", "0015_history_and_custody"),
        ("auth", "0012_alter_user_first_name_max_length"),
    ]

    operations = [
        migrations.AddField(
            model_name="directive",
            name="openness",
            field=models.CharField(
                choices=[("all", "所有读者"), ("signed-in", "登录的读者"), ("groups", "指定的人员组")],
                db_index=True,
                default="all",
                editable=False,
                max_length=10,
                verbose_name="知悉范围",
            ),
        ),
        migrations.AddField(
            model_name="directive",
            name="known_to",
            field=models.ManyToManyField(
                blank=True,
                editable=False,
                related_name="known_directives",
                to="auth.group",
                verbose_name="知悉的人员组",
            ),
        ),
    ]
