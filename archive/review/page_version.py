"""Which version of a directive a page of the review was shown with: whoever sends back an older one is told, keeps
what was typed, and overwrites nothing (decision 0074, of the admin's forms)."""

import json
from hashlib import sha256
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext_lazy as _

from archive.history import outline_value
from archive.models import Directive
from archive.review import corrected_values

CHANGED = _(
    "没有保存：这一页打开之后，内容已经改过（可能是另一位工作人员保存的）。您填写的还在下面，可以先复制出来；"
    "再重新打开这一页，在新的内容上改。"
)


def of_fields(directive: Directive) -> str:
    """Of all that the boxes of the fields show."""
    return _digest(corrected_values.held(directive))


def of_text(directive: Directive) -> str:
    """Of the text, its sections and action items."""
    return _digest(outline_value.of(directive))


def _digest(values: Any) -> str:
    return sha256(json.dumps(values, cls=DjangoJSONEncoder).encode()).hexdigest()[:16]
