"""Settings: the embedded default needs no service and no file; the environment changes what an office must.

HOST, PORT      where gunicorn listens (127.0.0.1, 8000)
DATA_DIR        database, originals, index, secret key, collected static files (./var)
ALLOWED_HOSTS   names the archive answers to, separated by commas, where HOST does not say it
HTTPS           1 when a proxy in front speaks TLS: secure cookies, redirect, HSTS
TRUSTED_PROXIES proxies whose X-Forwarded-For and -Proto count, by address or network, separated by commas (this
                machine with HTTPS=1, else none)
READERS_SIGN_IN 1 when every page, feed, file and JSON asks for sign-in
IDLE_MINUTES    after which who does nothing is signed out (60; 0 never)
TRUSTED_ORIGINS what browsers have in their address bar where that is not https:// and an allowed host: another port
SCRIPT_NAME     the path at which the archive stands below its host (/archive)
ACCESS_LOG      1 for a line on standard error for each answer
ORIGINALS       who is given originals that hold hidden names and contacts: everybody (open), or who has the permission
                receive_sources (permitted)
OWN_BODY        the full name of the office that keeps the archive (示例市总工会): for what directives are to it
REPRINT_BODY    the office's own name, which prints give as the body that reprinted (翻印机关), with the day
UNMARKED        who may know of what comes in without a mark of its publication: everybody (open), or who is signed in
                (signed-in)
UNCHECKED       whether readers see what is doubtful and nobody has checked yet: with a mark (shown), or not (hidden)
INDEX_NAME      by which this program's search index is known to the archive (index); several machines with an index of
                their own over one database give each its own
WITHOUT_COPY    a version of the program that may change an older archive without a copy of it, see archive.ops.copies
BACKUP_FOLDER   where `backup` leaves its files (DATA_DIR/backups); better on another disk
KEEP_BACKUPS    how many of them stay (14; 0: all)
BACKUP_DAYS     after how many days without a backup staff are told so (8)
"""

import os
import socket
import sys
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from archive.ops import contradictions, data_rights, read_only, secret_key, variables

if told := contradictions.first(os.environ):
    # manage.py and gunicorn.conf.py have asked before; this is for whoever starts it by other means.
    raise ImproperlyConfigured(told)

BASE_DIR = Path(__file__).resolve().parent.parent
DATA_DIR = Path(os.environ.get("DATA_DIR", BASE_DIR / "var")).resolve()
HOST = os.environ.get("HOST", "127.0.0.1")
HTTPS = variables.is_on(os.environ, "HTTPS")
TRUSTED_PROXIES = variables.trusted_proxies(os.environ)
READERS_SIGN_IN = variables.is_on(os.environ, "READERS_SIGN_IN")
IDLE_MINUTES = variables.whole_number(os.environ, "IDLE_MINUTES", 60)
# Every address that the archive gives out begins with it, and cookies stay below it.
FORCE_SCRIPT_NAME = variables.mount_path(os.environ) or None

data_rights.make(DATA_DIR)
# A folder that cannot be written is read all the same; into one that a backup is restored to nothing comes before.
IS_READ_ONLY, IS_RESTORING = read_only.is_needed(DATA_DIR), sys.argv[1:2] == ["restore"]
if IS_READ_ONLY or IS_RESTORING:
    SECRET_KEY = secret_key.read_or_lend(DATA_DIR / "secret-key")
else:
    SECRET_KEY = secret_key.read_or_make(DATA_DIR / "secret-key")
DEBUG = False

if "ALLOWED_HOSTS" in os.environ:
    ALLOWED_HOSTS = variables.listed(os.environ, "ALLOWED_HOSTS")
elif variables.is_open_to_all_names(os.environ):
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
    "archive.web.middleware.head_answers.head_answers",
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
    "archive.uses.use_notes.recorded_uses",
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
    "default": read_only.database(DATA_DIR / "archive.sqlite3")
    if IS_READ_ONLY
    else {
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

BACKUP_FOLDER = Path(os.environ.get("BACKUP_FOLDER") or DATA_DIR / "backups")
KEEP_BACKUPS = variables.whole_number(os.environ, "KEEP_BACKUPS", 14)
BACKUP_DAYS = variables.whole_number(os.environ, "BACKUP_DAYS", 8)

# Originals as received, named by their SHA-256.
MEDIA_ROOT = DATA_DIR / "sources"
ORIGINALS = variables.originals(os.environ)
OWN_BODY = variables.own_body(os.environ)
REPRINT_BODY = variables.reprint_body(os.environ)
# Who may know of what bears no mark of its publication, and whether readers see what nobody has checked.
UNMARKED = variables.unmarked(os.environ)
UNCHECKED = variables.unchecked(os.environ)
# The largest file that is taken in.
MAX_SOURCE_BYTES = 20 * 1024 * 1024
# Files come in by the browser (archive.intake): what is too large is told, and not kept meanwhile. More than one drop
# may bring is told too, so Django's own limit stands well above that.
FILE_UPLOAD_HANDLERS = [
    "archive.intake.capped_upload.CappedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
DATA_UPLOAD_MAX_NUMBER_FILES = 2_000

# Pages as they were shown that a process keeps, in bytes once packed: a thousand of them or so.
PAGE_CACHE_BYTES = 8 * 1024 * 1024

# Not relative: whitenoise and the storage read it when there is no request, and Django knows no path yet.
STATIC_URL = f"{FORCE_SCRIPT_NAME or ''}/static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
if IS_READ_ONLY and not (STATIC_ROOT / "staticfiles.json").exists():
    # A backup on a disk that cannot be written has none: they are served from where they were made.
    STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    WHITENOISE_USE_FINDERS = True

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

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "archive.ops.log_lines.LogLine"}},
    "filters": {"outside": {"()": "archive.ops.log_lines.OutsideLimit"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["outside"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A line or two for each wrong password, without whose: whoever guesses would fill the disk with them.
    "loggers": {"axes": {"level": "ERROR"}},
}
