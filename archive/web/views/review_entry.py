"""The directive that a page of the review is about."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from archive.models import Directive
from archive.privacy.text import is_withheld


def held_directive(request: HttpRequest, pk: int, for_change: bool = False) -> Directive:
    """The directive; who may not see all of it is told so. With `for_change` nobody else saves it meanwhile."""
    rows = Directive.objects.visible_to(request.user)
    if for_change:
        # SQLite has one writer at a time anyway.
        list(Directive.objects.select_for_update().filter(pk=pk).values_list("pk"))
    directive = get_object_or_404(rows.select_related("source", "region", "city", "county"), pk=pk)
    if any(is_withheld(request.user, one) for one in directive.source.directives.all()):
        raise PermissionDenied(
            _("这件文件里有按规定对您的账号隐去的内容（困难职工等的姓名），校核要对着全文，请由档案员校核。")
        )
    return directive
