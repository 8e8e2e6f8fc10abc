"""The archive of the five first sources, six directives: taken in once, and brought as often as it is asked for."""

import shutil
from pathlib import Path

from django.conf import settings
from django.core.management import call_command

from tests.support.corpus import SOURCES
from tests.support.held_database import HeldDatabase


class SixDirectives:
    """Database, originals and index; what is kept of the latter two lies in `folder`."""

    def __init__(self, folder: Path):
        self._folder, self._database = folder, None

    def bring(self, index: Path) -> None:
        """Have the database hold them, the originals lie in MEDIA_ROOT, and their index at `index`."""
        places = {"originals": Path(settings.MEDIA_ROOT), "index": index}
        if self._database is None:
            call_command("load_reference_data", verbosity=0)
            call_command("import_directives", str(SOURCES), verbosity=0)
            for name, place in places.items():
                shutil.copytree(place, self._folder / name)
            self._database = HeldDatabase()
        else:
            for name, place in places.items():
                shutil.copytree(self._folder / name, place, dirs_exist_ok=True)
            self._database.put_back()
