"""Sources get a seal; those that are there are sealed as they are."""

import hashlib
import json

from django.db import migrations, models

# As archive.models.source has them at this time.
_SEALED = ("sha256", "name", "media_type", "encoding", "size", "ocr", "text", "removals", "omitted")


def seal(apps, schema_editor):
    sources = apps.get_model("archive", "Source").objects
    for pk in list(sources.order_by("pk").values_list("pk", flat=True)):
        row = sources.values(*_SEALED).get(pk=pk)
        told = json.dumps([row[name] for name in _SEALED], ensure_ascii=True)
        sources.filter(pk=pk).update(seal=hashlib.sha256(told.encode()).hexdigest())


class Migration(migrations.Migration):
    dependencies = [("archive", "0013_use_records")]

    operations = [
        migrations.AddField(
            "source",
            "seal",
            models.CharField(blank=True, default="", editable=False, max_length=64),
            preserve_default=False,
        ),
        migrations.RunPython(seal, migrations.RunPython.noop, elidable=True),
    ]
