"""The last two columns of a directive's row: whether it is in force today, and by what."""

from django.utils.translation import gettext as _

from archive.catalogue.shown_validity import ShownValidity
from archive.exporting.sheet import Cell, SheetColumn
from archive.models.choices import ValidityState
from archive.rendering.validity_words import basis_words, trial_words


def columns() -> list[SheetColumn]:
    """Their headings, in the reader's language."""
    return [SheetColumn(_("效力"), 12), SheetColumn(_("效力依据"), 60)]


def cells(validity: ShownValidity) -> list[Cell]:
    """['已废止', '自2024年1月1日起，依据：《示例办法》第三条']; 未核定 is said, since an empty cell would pass for
    现行有效."""
    told = "；".join(filter(None, [basis_words(validity), trial_words(validity)]))
    return [str(ValidityState(validity.state).label), told]
