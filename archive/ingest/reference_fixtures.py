"""Regions, topics and known issuers from the fixtures. Only what is missing is added: staff's edits stay."""

from django.conf import settings
from django.core import serializers
from django.db import transaction

from archive.models import Issuer, IssuerAlias, Region, Topic

_FILES = ("regions.json", "topics.json", "issuers.json")
_KEYS = {Region: "pk", Topic: "name", Issuer: "name", IssuerAlias: "name"}


@transaction.atomic
def load() -> int:
    """Add the rows of the fixtures that the database lacks; return how many were added.

    A row is told by its natural key (code or name), so that a second run adds nothing and what
    staff changed in the admin is never overwritten.
    """
    known = {model: set(model.objects.values_list(key, flat=True)) for model, key in _KEYS.items()}
    added = 0
    for name in _FILES:
        text = (settings.BASE_DIR / "fixtures" / name).read_text(encoding="utf-8")
        for row in serializers.deserialize("json", text):
            model = type(row.object)
            if getattr(row.object, _KEYS[model]) not in known[model]:
                row.save()
                added += 1
    return added
