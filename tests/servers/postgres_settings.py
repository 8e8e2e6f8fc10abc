"""The tests' settings over a PostgreSQL that is found as its own tools find it: PGHOST, PGUSER (see `server`)."""

from tests.settings import *  # noqa: F403

DATABASES = {"default": {"ENGINE": "django.db.backends.postgresql", "NAME": "archive"}}
