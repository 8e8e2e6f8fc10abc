"""The language of the interface: Chinese, until a reader chooses otherwise.

Django's own middleware asks the browser first; but half the office computers run an English browser,
and whoever works there reads Chinese.
"""

from django.conf import settings
from django.utils import translation
from django.utils.cache import patch_vary_headers


def chosen_language(get_response):
    """Middleware: the language that the switch has put into the cookie, or the archive's own."""
    known = dict(settings.LANGUAGES)

    def middleware(request):
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        with translation.override(chosen if chosen in known else settings.LANGUAGE_CODE):
            request.LANGUAGE_CODE = translation.get_language()
            response = get_response(request)
            response.headers.setdefault("Content-Language", request.LANGUAGE_CODE)
        patch_vary_headers(response, ["Cookie"])
        return response

    return middleware
