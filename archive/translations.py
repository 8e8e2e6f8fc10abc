"""Compiles the translations at start, so that no gettext has to be installed."""

from pathlib import Path

import polib
from django.conf import settings


def compile_changed() -> list[Path]:
    """Write the .mo beside each .po that is newer than it; return the .mo files written."""
    written = []
    for folder in settings.LOCALE_PATHS:
        for source in sorted(Path(folder).glob("*/LC_MESSAGES/*.po")):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                polib.pofile(str(source)).save_as_mofile(str(target))
                written.append(target)
    return written
