from django.db import migrations, models


class Migration(migrations.Migration):
    """What a field rested on before an act, so that taking the act back restores whether it was corrected."""

    dependencies = [("archive", "0020_intake_drafts")]

    operations = [
        migrations.AddField(
            model_name="historyentry",
            name="provenance",
            field=models.JSONField(editable=False, null=True),
        ),
    ]
