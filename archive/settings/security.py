"""Who may come in, by which name and for how long, and what a browser may do with a page."""

import os
import socket

from csp.constants import NONE, SELF

from archive.ops import variables
from archive.settings.office import FORCE_SCRIPT_NAME, HOST, HTTPS

if "ALLOWED_HOSTS" in os.environ:
    ALLOWED_HOSTS = variables.listed(os.environ, "ALLOWED_HOSTS")
elif variables.is_open_to_all_names(os.environ):
    # Whoever opens the archive to the whole network has no list of its names.
    ALLOWED_HOSTS = ["*"]
else:
    ALLOWED_HOSTS = [HOST, "localhost", "127.0.0.1", "[::1]", socket.gethostname()]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "archive.access.password_length.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "login", "home", "home"
# With the browser, and half a day after the last that was kept of it, see archive.access.session_end.
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_AGE = 12 * 3600

# How long to wait after failures is archive.access.throttle's to say; so long axes keeps them, and shows nobody.
AXES_HANDLER = "archive.access.throttle.GrowingDelay"
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 24
AXES_RESET_ON_SUCCESS = True
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "archive.access.throttle.refusal"
AXES_CLIENT_IP_CALLABLE = "archive.access.client_address.client_address"
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_VERBOSE = False

# Nothing is loaded from elsewhere, nothing runs inline: an office without internet loses nothing.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = LANGUAGE_COOKIE_PATH = f"{FORCE_SCRIPT_NAME or ''}/"
# Posts come from there too, see TRUSTED_ORIGINS above.
CSRF_TRUSTED_ORIGINS = variables.listed(os.environ, "TRUSTED_ORIGINS")
SECURE_REFERRER_POLICY = "same-origin"

if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS += [f"https://{name}" for name in ALLOWED_HOSTS if name != "*"]
else:
    # On one office computer or its network the archive speaks plain HTTP: HSTS, the redirect and
    # secure cookies would lock every reader out. HTTPS=1 turns all of them on.
    SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
