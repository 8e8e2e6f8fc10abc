"""Which version of a row a form was shown with (see archive.amendment.outdated_page).

A form that was open while somebody else saved holds that person's boxes as they were before. Django takes such a
form for a wish to have them so again.
"""

from typing import Any

from django import forms
from django.db import models

from archive.amendment import outdated_page

FIELD = "shown"

# (model of the rows, its key to the row of the form)
Part = tuple[type[models.Model], str]


class VersionedForm(forms.ModelForm):
    """A form that tells whether its row, or one that is edited on the same page, was changed since it was opened.
    `parts` are the latter's, as the admin has them."""

    shown = outdated_page.ShownVersion()
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
            self.add_error(None, outdated_page.CHANGED)
        return super().clean() or self.cleaned_data

    def _version(self) -> str:
        """What the database holds now of all that the form and the rows on its page show."""
        model, names = type(self.instance), set(self.fields)
        rows = [(model, "pk", {one.name for one in model._meta.concrete_fields} & names)]
        rows += [(part, key, {one.name for one in part._meta.concrete_fields}) for part, key in self.parts]
        held = [_values(*row, self.instance.pk) for row in rows]
        return outdated_page.version_of(held)


def _values(model: type[models.Model], key: str, names: set[str], pk: object) -> list[tuple]:
    rows = model._base_manager.filter(**{key: pk}).order_by("pk")
    return list(rows.values_list("pk", *sorted(names)))
