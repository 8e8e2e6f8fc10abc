"""Which version of what it shows a page was opened with: whoever sends back an older one is told, keeps what was
typed, and overwrites nothing (decision 0074, of the admin's forms)."""

import json
from hashlib import sha256
from typing import Any

from django import forms
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext_lazy as _

CHANGED = _(
    "没有保存：这一页打开之后，内容已经改过（可能是另一位工作人员保存的）。您填写的还在下面，可以先复制出来；"
    "再重新打开这一页，在新的内容上改。"
)


class ShownVersion(forms.Field):
    """The version, which travels with a form and is no field of what it is about. Whatever somebody makes of it is
    another version: it has no fault of its own, of which a page could not tell."""

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(required=False, label="")

    def to_python(self, value: Any) -> str:
        return value or ""

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


def version_of(values: Any) -> str:
    """Of what a page shows, as JSON has it."""
    return sha256(json.dumps(values, cls=DjangoJSONEncoder, sort_keys=True).encode()).hexdigest()[:16]
