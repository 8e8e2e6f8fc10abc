"""Where checks are gathered, by their names."""

from collections.abc import Callable

from tests.search.contract.trial import Trial

CHECKS: dict[str, Callable[[Trial], None]] = {}


def check(function: Callable[[Trial], None]) -> Callable[[Trial], None]:
    """Have every engine put to this check. Two of one name would be one."""
    assert function.__name__ not in CHECKS
    CHECKS[function.__name__] = function
    return function
