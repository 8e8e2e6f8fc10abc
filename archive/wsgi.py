"""What gunicorn serves."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from archive.ops import data_rights, mount_path

data_rights.keep_to_owner()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "archive.settings")

application = mount_path.below(settings.FORCE_SCRIPT_NAME or "", get_wsgi_application())
# gunicorn would take the path off once more.
os.environ.pop("SCRIPT_NAME", None)
