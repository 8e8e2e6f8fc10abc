"""Several rows chosen in a form of the admin."""

from django import forms
from django.db import models

# Numbers of a database end after so many digits; codes of regions are shorter.
_LONGEST_KEY = 18


class Rows(forms.ModelMultipleChoiceField):
    """Several rows by their keys; a key longer than the database's numbers is that of no row."""

    def clean(self, value):
        for one in map(str, value or ()):
            if len(one) > _LONGEST_KEY:
                raise forms.ValidationError(
                    self.error_messages["invalid_choice"], code="invalid_choice", params={"value": one[:_LONGEST_KEY]}
                )
        return super().clean(value)


# For `formfield_overrides` of an admin.
BOXES: dict[type[models.Field], dict] = {models.ManyToManyField: {"form_class": Rows}}
