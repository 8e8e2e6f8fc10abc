"""`check_archive` as whoever runs it reads it."""

from io import StringIO

from django.core.management import call_command


def checked(*options) -> tuple[int, str]:
    """(exit status, what it says)"""
    out = StringIO()
    try:
        call_command("check_archive", *options, stdout=out)
    except SystemExit as ended:
        return ended.code, out.getvalue()
    return 0, out.getvalue()
