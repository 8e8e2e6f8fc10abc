"""Who comes to a page of the staff: one check for all of them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from archive.models.directive_permissions import LABELS

_View = Callable[..., HttpResponseBase]


def for_staff(*permissions: str) -> Callable[[_View], _View]:
    """Decorator: whoever has one of the permissions, named as has_perm takes them. Others are led to sign in, or told
    what they lack and who gives it (403). Nobody keeps what the page shows."""

    def decorated(view: _View) -> _View:
        @never_cache
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
            if not any(map(request.user.has_perm, permissions)):
                raise PermissionDenied(_lacking(permissions))
            return view(request, *args, **kwargs)

        return checked

    return decorated


def _lacking(permissions: tuple[str, ...]) -> str:
    names = _("”或“").join(_(LABELS[one]) for one in permissions)
    return _("打开这一页要有“%(permission)s”的权限；需要时请系统管理员为您分配角色。") % {"permission": names}
