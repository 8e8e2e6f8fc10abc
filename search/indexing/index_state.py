"""Whether there is an index, and whether it is the one that would be made now."""

from search.contract import Depth, Progress
from search.haystack_front.connection import engine


def why_unreadable() -> str:
    """missing, outdated or damaged where no search can be answered; '' where it can."""
    return engine().health().fault


def why_rebuild() -> str:
    """missing, outdated or damaged where the index has to be made anew; '' where it has not.

    Every file is read through, also those that this process holds open.
    """
    health = engine().health(depth=Depth.FILES)
    return health.fault or ("outdated" if health.outdated else "")


def version() -> tuple | None:
    """What differs from what it was whenever anybody wrote to the index, and while it is being rebuilt: a page of
    results says so. None where there is no index."""
    written = engine().index_directory.version()
    return written and (written, progress() is not None)


def progress() -> Progress | None:
    """How far the rebuild is that is under way."""
    return engine().progress()


def fault() -> str:
    """For /readyz: what keeps searches from being answered, and how far its mending is."""
    if not (reason := why_unreadable()):
        return ""
    if far := progress():
        return f"the search index is {reason}; it is being made anew, {far.done} of {far.total} directives so far"
    return f"the search index is {reason}; refresh_index makes it anew"
