"""Which version of a row a form was shown with: whoever sends back an older one is told, and overwrites nothing.

A form that was open while somebody else saved holds that person's boxes as they were before. Django takes such a
form for a wish to have them so again.
"""

import json
from hashlib import sha256
from typing import Any

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.translation import gettext_lazy as _

from archive.admin.faithful_forms import FaithfulForm

FIELD = "shown"
CHANGED = _(
    "没有保存：这一页打开之后，内容已经改过（可能是另一位工作人员保存的）。请重新打开这一页，在新的内容上再改；"
    "您填写的还在下面，可以先复制出来。"
)

# (model of the rows, its key to the row of the form)
Part = tuple[type[models.Model], str]


class _Shown(forms.CharField):
    """Travels with the form, and is no field of the row."""

    widget = forms.HiddenInput

    def has_changed(self, initial: object, data: object) -> bool:
        return False


class VersionedForm(FaithfulForm):
    """A form that tells whether its row, or one that is edited on the same page, was changed since it was opened.
    `parts` are the latter's, as the admin has them."""

    shown = _Shown(required=False, label="")
    parts: tuple[Part, ...] = ()

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self.instance.pk is None:
            del self.fields[FIELD]
        else:
            self.initial[FIELD] = self._version()

    def clean(self) -> dict[str, Any]:
        # Who sends none has opened no page: a program, that means what it says.
        if (shown := self.cleaned_data.get(FIELD)) and shown != self.initial[FIELD]:
            self.add_error(None, CHANGED)
        return super().clean() or self.cleaned_data

    def _version(self) -> str:
        """What the database holds now of all that the form and the rows on its page show."""
        model, names = type(self.instance), set(self.fields)
        rows = [(model, "pk", {one.name for one in model._meta.concrete_fields} & names)]
        rows += [(part, key, {one.name for one in part._meta.concrete_fields}) for part, key in self.parts]
        held: list[object] = [_values(*row, self.instance.pk) for row in rows]
        for name in sorted(names):
            if _is_many(model, name):
                held.append(sorted(getattr(self.instance, name).order_by().values_list("pk", flat=True)))
        return sha256(json.dumps(held, cls=DjangoJSONEncoder).encode()).hexdigest()[:16]


def _values(model: type[models.Model], key: str, names: set[str], pk: object) -> list[tuple]:
    rows = model._base_manager.filter(**{key: pk}).order_by("pk")
    return list(rows.values_list("pk", *sorted(names)))


def _is_many(model: type[models.Model], name: str) -> bool:
    try:
        return bool(model._meta.get_field(name).many_to_many)
    except FieldDoesNotExist:
        return False
