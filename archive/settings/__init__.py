"""Settings: the embedded default needs no service and no file; the environment changes what an office must.

office       variables of the environment, and the data folder; open this first
installed    apps, middleware, templates, languages, the log
stores       database, index, originals, static files
security     host names, passwords, sessions, what a browser may do
"""

import os

from django.core.exceptions import ImproperlyConfigured

from archive.ops import contradictions

if told := contradictions.first(os.environ):
    # manage.py and gunicorn.conf.py have asked before; this is for whoever starts it by other means.
    raise ImproperlyConfigured(told)

# Django reads them all from here.
from archive.settings.installed import *  # noqa: E402, F403
from archive.settings.office import *  # noqa: E402, F403
from archive.settings.security import *  # noqa: E402, F403
from archive.settings.stores import *  # noqa: E402, F403
