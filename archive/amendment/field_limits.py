"""How much of a directive's fields a person may type, wherever it is typed: of a draft, or of what is kept."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from archive.models import Directive, Issuer

# {field: the characters of its one line}
LONGEST = {
    column.name: column.max_length for column in Directive._meta.concrete_fields if getattr(column, "max_length", None)
}
LONGEST_NAME = Issuer._meta.get_field("name").max_length or 0
# So many lines a list has, of so many characters each.
_MOST_LINES, _LONGEST_LINE = 300, 300


def check_lines(lines: Iterable[str]) -> None:
    """Raises ValidationError where a list has too many lines, or one that is too long."""
    lines = list(lines)
    if len(lines) > _MOST_LINES or any(len(line) > _LONGEST_LINE for line in lines):
        raise ValidationError(
            _("最多 %(lines)d 行，每行最多 %(length)d 个字。") % {"lines": _MOST_LINES, "length": _LONGEST_LINE}
        )


def check_names(names: Iterable[str]) -> None:
    """Raises ValidationError where one of these is longer than the name of an issuer can be."""
    if too_long := [name for name in names if len(name) > LONGEST_NAME]:
        raise ValidationError(_("名称太长：%(name)s…") % {"name": too_long[0][:20]})
