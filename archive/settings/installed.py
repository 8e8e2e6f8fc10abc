"""What the program is made of: apps, what a request goes through, templates, languages, what a file may bring."""

from django.utils.translation import gettext_lazy as _

from archive.settings.office import BASE_DIR

DEBUG = False

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

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", _("中文")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

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

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"()": "archive.ops.log_lines.LogLine"}},
    "filters": {"outside": {"()": "archive.ops.log_lines.OutsideLimit"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["outside"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A line or two for each wrong password, without whose: whoever guesses would fill the disk with them.
    # And one for each connection of the pool that a stopped database has cut, and for each answer of a cluster that is
    # no 200: the question that met it says so.
    "loggers": {"axes": {"level": "ERROR"}, "psycopg.pool": {"level": "ERROR"}, "opensearch": {"level": "ERROR"}},
}
