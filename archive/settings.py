"""Settings: the embedded default needs no service and no file; the environment changes what an office must.

HOST, PORT      where gunicorn listens (127.0.0.1, 8000)
DATA_DIR        database, originals, index, secret key, collected static files (./var)
ALLOWED_HOSTS   names the archive answers to, separated by commas, where HOST does not say it
HTTPS           1 when a proxy in front speaks TLS: secure cookies, redirect, HSTS
TRUSTED_PROXIES proxies whose X-Forwarded-For and -Proto count, by address or network, separated by commas (this
                machine with HTTPS=1, else none)
READERS_SIGN_IN 1 when every page, feed, file and JSON asks for sign-in
IDLE_MINUTES    after which who does nothing is signed out (60; 0 never)
INDEX_NAME      by which this program's search index is known to the archive (index); several machines with an index of
                their own over one database give each its own
WITHOUT_COPY    a version of the program that may change an older archive without a copy of it, see archive.ops.copies
"""

import os
import socket
from pathlib import Path

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from archive.access import client_address, session_end
from archive.ops import secret_key

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()
HOST = os.environ.get("HOST", "127.0.0.1")
HTTPS = os.environ.get("HTTPS", "") not in ("", "0")
TRUSTED_PROXIES = client_address.networks(os.environ.get("TRUSTED_PROXIES", client_address.LOOPBACK if HTTPS else ""))
READERS_SIGN_IN = os.environ.get("READERS_SIGN_IN", "") not in ("", "0")
IDLE_MINUTES = session_end.minutes(os.environ.get("IDLE_MINUTES", "60"))

DATA_DIR.mkdir(parents=True, exist_ok=True)
SECRET_KEY = secret_key.read_or_make(DATA_DIR / "secret-key")
DEBUG = False

if "ALLOWED_HOSTS" in os.environ:
    ALLOWED_HOSTS = [name.strip() for name in os.environ["ALLOWED_HOSTS"].split(",") if name.strip()]
elif HOST in ("0.0.0.0", "::"):  # noqa: S104 - a comparison, not a bind
    # Whoever opens the archive to the whole network has no list of its names.
    ALLOWED_HOSTS = ["*"]
else:
    ALLOWED_HOSTS = [HOST, "localhost", "127.0.0.1", "[::1]", socket.gethostname()]

INSTALLED_APPS = [
    "archive",
    "search",  # before haystack: its rebuild_index replaces the stock one
    "haystack",
    "csp",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
]

MIDDLEWARE = [
    "archive.web.middleware.readable_address.readable_address",
    "archive.access.client_address.forwarded_by_trusted_proxies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "archive.web.middleware.compression.CompressingMiddleware",
    "archive.web.middleware.private_answers.private_answers",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "archive.web.middleware.interface_language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "archive.access.session_end.ends_when_idle",
    "archive.access.private_session.nothing_is_kept",
    "archive.access.sign_in_wall.SignInWall",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    # Last, so that what it says in the place of a view goes out like any other answer.
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "archive.urls"
WSGI_APPLICATION = "archive.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "archive.sqlite3",
        # Opening a connection takes as long as five questions: a thread keeps its own for a minute.
        "CONN_MAX_AGE": 60,
        "OPTIONS": {
            # Readers go on while one writes; a writer takes its lock at once and waits its turn.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
        },
    }
}

HAYSTACK_CONNECTIONS = {
    "default": {
        "ENGINE": "search.haystack_front.backend.ArchiveEngine",
        # Who answers behind it, see search.contract.Engine; what is not haystack's here are its options.
        "SEARCH_ENGINE": "search.whoosh_engine.engine.WhooshEngine",
        "PATH": str(DATA_DIR / "index"),
        # A failed write must be seen: a deleted directive that stays findable is worse than an error.
        "SILENTLY_FAIL": False,
    }
}

INDEX_NAME = os.environ.get("INDEX_NAME", "index")
# jieba's dictionary cache: private to this installation, not the shared temporary folder.
JIEBA_CACHE_DIR = DATA_DIR / "jieba"
# Words and synonyms that staff add to the archive's own: words.txt, synonyms.txt.
SEARCH_LEXICON_DIR = DATA_DIR / "lexicon"
# What a match is worth where, see search.query.weights.SearchWeights; what is left out has its default.
SEARCH_WEIGHTS = {"title": 4.0, "headings": 2.0, "body": 1.0}

# It names the version, so that it does not go on holding for the next one where it was left in a service's settings.
WITHOUT_COPY = os.environ.get("WITHOUT_COPY", "")

# Originals as received, named by their SHA-256.
MEDIA_ROOT = DATA_DIR / "sources"
# The largest file that is taken in.
MAX_SOURCE_BYTES = 20 * 1024 * 1024

# Pages as they were shown that a process keeps, in bytes once packed: a thousand of them or so.
PAGE_CACHE_BYTES = 8 * 1024 * 1024

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

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
SESSION_COOKIE_AGE = session_end.LONGEST_HOURS * 3600

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
SECURE_REFERRER_POLICY = "same-origin"

if HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = [f"https://{name}" for name in ALLOWED_HOSTS if name != "*"]
else:
    # On one office computer or its network the archive speaks plain HTTP: HSTS, the redirect and
    # secure cookies would lock every reader out. HTTPS=1 turns all of them on.
    SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A line or two for each wrong password, without whose: whoever guesses would fill the disk with them.
    "loggers": {"axes": {"level": "ERROR"}},
}
