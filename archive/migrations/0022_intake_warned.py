from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("archive", "0021_history_provenance"),
    ]

    operations = [
        migrations.AddField(
            model_name="intakedraft",
            name="warned_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
