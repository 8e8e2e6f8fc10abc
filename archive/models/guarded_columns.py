"""Columns that only `ingest.content_writer` changes: a text, and the slices that sections and action items are.

Whoever changes one of them alone breaks the others, so `save` and `update` refuse to. A row that is new may be
saved with any. Nothing is kept for the comparison when rows are read: `save` asks the database, and rows are saved
one at a time.
"""

from collections.abc import Iterable

from django.db import models


class HeldTogether(Exception):
    """A text, or a slice of it, was to be changed alone."""

    def __init__(self, model: type[models.Model], names: Iterable[str]):
        super().__init__(
            f"{model._meta.label}：{'、'.join(sorted(names))} 不能单独改动，正文、章节和工作任务要一并写入；"
            "请用 archive.ingest.content_writer 的 write（新读出的内容）或 rewrite（改动后的正文）。"
        )


class HeldQuerySet(models.QuerySet):
    """For models with `held`, the names of such columns. It is their base manager too, since that is the one by which
    the managers of related rows write."""

    def update(self, **values):
        if names := self.model.held & {name.removesuffix("_id") for name in values}:
            raise HeldTogether(self.model, names)
        return super().update(**values)

    update.alters_data = True

    def bulk_create(self, objs, *args, update_fields=None, **options):
        if names := self.model.held & set(update_fields or ()):
            raise HeldTogether(self.model, names)
        return super().bulk_create(objs, *args, update_fields=update_fields, **options)


class HeldModel(models.Model):
    """A row whose `held` columns `save` does not change."""

    held: frozenset[str] = frozenset()

    class Meta:
        abstract = True

    def save(self, **kwargs):
        if self.pk is not None and not kwargs.get("force_insert") and (names := self._changed(kwargs)):
            raise HeldTogether(type(self), names)
        super().save(**kwargs)

    def _changed(self, kwargs) -> list[str]:
        """The held columns that this save would change; one that was not loaded is not saved either."""
        saved = set(self.held) if kwargs.get("update_fields") is None else self.held & set(kwargs["update_fields"])
        here = {name: value for name in saved if (value := self.__dict__.get(_column(self, name), self)) is not self}
        kept = type(self)._base_manager.using(kwargs.get("using")).filter(pk=self.pk) if here else None
        if kept is None or not kept.exclude(*(_same(*one) for one in here.items())).exists():
            return []
        return [name for name, value in here.items() if kept.exclude(_same(name, value)).exists()]


def _same(name: str, value: object) -> models.Q:
    # Of a JSON column None asks for the JSON value null, which a row without one does not have.
    return models.Q(**{f"{name}__isnull": True}) if value is None else models.Q(**{name: value})


def _column(row: models.Model, name: str) -> str:
    return row._meta.get_field(name).attname
