"""Compiles the translations at start, so that no gettext has to be installed."""

import os
from pathlib import Path

import polib
from django.conf import settings


def compile_changed() -> list[Path]:
    """Write the .mo beside each .po that it was not made of; return the .mo files written."""
    sources = [source for folder in settings.LOCALE_PATHS for source in Path(folder).glob("*/LC_MESSAGES/*.po")]
    return [_compile(source) for source in sorted(sources) if not _is_compiled(source)]


def _is_compiled(source: Path) -> bool:
    # Of the same time, not of a later: the files of an upgrade may be older than what was compiled before it.
    target = source.with_suffix(".mo")
    return target.exists() and target.stat().st_mtime_ns == source.stat().st_mtime_ns


def _compile(source: Path) -> Path:
    target = source.with_suffix(".mo")
    # Whole at once, and with its time: another process may be reading it.
    unfinished = target.with_suffix(f".{os.getpid()}.mo")
    time = source.stat().st_mtime_ns
    polib.pofile(str(source)).save_as_mofile(str(unfinished))
    # Whoever installs the program need not be the account that it runs under.
    unfinished.chmod(0o644)
    os.utime(unfinished, ns=(time, time))
    unfinished.replace(target)
    return target
