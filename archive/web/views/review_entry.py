"""Who may come to the pages of the review, and what they are shown there."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from archive.models import Directive
from archive.privacy.text import is_withheld

PERMISSION = "archive.change_directive"


def for_reviewers(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Decorator: who may correct directives; others are led to sign in, or told that they may not. Nobody keeps what
    it shows."""

    @never_cache
    @wraps(view)
    def checked(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not request.user.has_perm(PERMISSION):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return checked


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
