"""What else has to be in order before the archive is ready. It does not know who says so (the search index is one).

As with listeners, whoever has something to say signs in by name.
"""

from django.utils.module_loading import import_string

_checks: list[str] = []


def check_with(function: str) -> None:
    """Have the function of that dotted name asked what is wrong: a line of English for the log, '' for nothing."""
    if function not in _checks:
        _checks.append(function)


def faults() -> list[str]:
    """What is wrong now."""
    return [fault for function in _checks if (fault := import_string(function)())]
