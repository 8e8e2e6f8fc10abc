"""Whether there is an index, and whether it is the one that would be made now."""

from search.contract import Depth, Progress
from search.haystack_front.connection import engine
from search.indexing import purged_words


def why_unreadable() -> str:
    """missing, outdated or damaged where no search can be answered; '' where it can."""
    return engine().health().fault


def why_rebuild() -> str:
    """missing, outdated, damaged or purged where the index has to be made anew; '' where it has not, see
    `why_unsound`. One that was made with other words can be read, and is outdated all the same; so can one whose files
    hold words of what was purged."""
    health = engine().health(depth=Depth.FILES)
    purged = "purged" if purged_words.is_marked() else ""
    return health.fault or ("outdated" if health.outdated else purged)


def why_unsound() -> str:
    """missing, outdated or damaged where searches cannot be answered or would be answered wrongly; '' where they can.

    Every file is read through, also those that this process holds open.
    """
    return engine().health(depth=Depth.FILES).fault


def version() -> bool:
    """What a page of results says of the index and the database does not know: whether it is being rebuilt."""
    return progress() is not None


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
