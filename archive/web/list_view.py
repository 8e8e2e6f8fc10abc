"""How a list is shown: in full, or compact, a line for each directive. The address asks for it, view=compact, and a
cookie keeps the last one that was asked for."""

from collections.abc import Mapping
from functools import wraps

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

FULL, COMPACT = "full", "compact"
VIEWS = {FULL: gettext_lazy("详细"), COMPACT: gettext_lazy("简表")}
COOKIE = "list_view"
_A_YEAR = 365 * 24 * 3600


def shown_as_chosen(view):
    """Have a view know how its list is to be shown, by the `list_view` of its request, and the browser keep it. Stands
    before whatever keeps pages: what sets a cookie is not kept."""

    @wraps(view)
    def answered(request, *args, **kwargs):
        asked, kept = request.GET.get("view"), request.COOKIES.get(COOKIE)
        request.list_view = next((one for one in (asked, kept) if one in VIEWS), FULL)
        response = view(request, *args, **kwargs)
        if asked in VIEWS and asked != kept:
            response.set_cookie(
                COOKIE, asked, max_age=_A_YEAR, path=settings.LANGUAGE_COOKIE_PATH,
                secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
            )  # fmt: skip
        return response

    return answered


def notices_of(query: Mapping[str, str]) -> list[str]:
    """A sentence where the address asks for a way that there is not."""
    asked = query.get("view")
    if not asked or asked in VIEWS:
        return []
    return [_("没有“%(view)s”这一显示方式。可用的有：详细（full）、简表（compact）。") % {"view": asked[:20]}]
