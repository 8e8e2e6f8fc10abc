"""Every page asks for sign-in, where the settings say so (READERS_SIGN_IN): also JSON, feeds and files. What a monitor
asks, the sign-in page and its language stay open."""

from typing import Any

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext

from archive.web.json_refusal import refusal


class SignInWall(LoginRequiredMiddleware):
    """Django's own; a program that asks for JSON is told in JSON."""

    def process_view(self, request: HttpRequest, view_func, view_args, view_kwargs) -> HttpResponseBase | None:
        if not settings.READERS_SIGN_IN:
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request: HttpRequest, view_func) -> Any:
        if not _is_json(request.path):
            return super().handle_no_permission(request, view_func)
        answer = refusal(gettext("请先登录：本档案只对登录的人开放。"), 401)
        # A 401 has to say by what one signs in: by the site's own session, which no browser can offer a box for.
        answer["WWW-Authenticate"] = 'Session realm="archive"'
        return answer


def _is_json(path: str) -> bool:
    page = reverse("api")
    return path in (reverse("search_suggest"), reverse("chosen_json")) or (path.startswith(page) and path != page)
