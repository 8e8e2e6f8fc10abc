"""What gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

from archive.ops import data_rights

data_rights.keep_to_owner()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

application = get_wsgi_application()
