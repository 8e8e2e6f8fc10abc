"""Words of a directive that stand elsewhere in the database than in its own rows, in Django's log of the admin. What
other rooms keep of it they forget themselves, see archive.signals.files_purged."""

from collections.abc import Iterable

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import models

from archive.models import (
    ActionItem,
    Directive,
    DirectiveUnderReview,
    Forwarding,
    Issuance,
    Occurrence,
    Provenance,
    Reference,
    Section,
    Source,
)

_PARTS = (Section, ActionItem, Reference, Issuance, Forwarding, Occurrence, Provenance)


def erase(keys: Iterable[int], files: Iterable[int]) -> None:
    """Take the words out. Call it before the rows go, in the transaction in which they do."""
    keys, files = list(keys), list(files)
    for model in (Directive, DirectiveUnderReview):
        _blank(model, keys)
    _blank(Source, files)
    for part in _PARTS:
        _blank_parts(part, keys)


def _log_of(model: type[models.Model]) -> models.QuerySet:
    kind = ContentType.objects.get_for_model(model, for_concrete_model=False)
    return LogEntry.objects.filter(content_type=kind)


def _blank(model: type[models.Model], keys: list[int]) -> None:
    _log_of(model).filter(object_id__in=map(str, keys)).update(object_repr="", change_message="")


def _blank_parts(model: type[models.Model], keys: list[int]) -> None:
    """Of the parts that stay the log stays; of one that is no more nobody can tell to which directive it belonged."""
    logged = _log_of(model).exclude(object_repr="").values_list("object_id", flat=True).distinct()
    rows = {int(one) for one in logged if one and one.isdecimal()}
    way = "section__directive__in" if model is ActionItem else _KEYS_OF.get(model, "directive__in")
    staying = set(model._default_manager.filter(pk__in=rows).exclude(**{way: keys}).values_list("pk", flat=True))
    _blank(model, sorted(rows - staying))


_KEYS_OF: dict[type[models.Model], str] = {Forwarding: "forwarding_directive__in"}
