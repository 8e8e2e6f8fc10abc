"""The archive's settings, over a data folder of the tests' own and without the collecting of static files."""

import atexit
import os
import shutil
import sys
import tempfile
from typing import Any

# Where the environment has Python keep nothing that it has compiled, as images of containers do, each worker and each
# command that a test starts would compile the program anew, and pytest write every assertion anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="archive-tests-")
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

from archive.settings import *  # noqa: E402, F403
from archive.settings import DATABASES, STATIC_ROOT, STORAGES  # noqa: E402

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# whitenoise looks for the collected files; the tests have none.
STATIC_ROOT.mkdir()

# In memory a writer is refused at once where another thread reads the same table, and no timeout waits for it: over a
# file, as an office has it, it would not even notice. So who reads takes no lock.
_options: Any = DATABASES["default"]["OPTIONS"]
_options["init_command"] += "PRAGMA read_uncommitted=1;"
