"""The quiet mark beside an action item that binds otherwise than most do."""

from django.utils.translation import gettext as _

from archive.models.choices import ActionItemKind, BindingGrade
from archive.rendering.safe_html import NOTHING, SafeString, html

_MARK = '<span class="duty-binding"><span class="visually-hidden">{}</span>{}</span>'


def binding_mark(kind: str, grade: str | None) -> SafeString:
    """Nothing beside what is required, as nearly all is, nor beside a prohibition, whose kind says so already."""
    if grade in (None, BindingGrade.REQUIRED):
        return NOTHING
    if grade == BindingGrade.FORBIDDEN and kind == ActionItemKind.PROHIBITION:
        return NOTHING
    return html(_MARK, _("约束程度"), BindingGrade(grade).label)
