"""Whether there is an index, and whether it is the one that would be made now."""

from search.indexing import progress as rebuild_progress
from search.indexing.connection import backend
from search.whoosh_engine.stamp import is_made_now, is_readable
from search.whoosh_engine.storage.index_directory import IndexUnavailable
from search.whoosh_engine.storage.integrity import check


def why_unreadable() -> str:
    """missing, outdated or damaged where no search can be answered; '' where it can."""
    try:
        backend().snapshot()
    except IndexUnavailable as unavailable:
        return unavailable.reason
    return ""


def why_rebuild() -> str:
    """missing, outdated or damaged where the index has to be made anew; '' where it has not, see `why_unsound`. One
    that was made with other words can be read, and is outdated all the same."""
    directory, schema = backend().index_directory, backend().schema
    return why_unsound() or ("" if is_made_now(directory.stamp(), schema) else "outdated")


def why_unsound() -> str:
    """missing, outdated or damaged where searches cannot be answered or would be answered wrongly; '' where they can.

    Every file is read through, also those that this process holds open.
    """
    directory, schema = backend().index_directory, backend().schema
    if not is_readable(directory.stamp(), schema) or not directory.current().exists():
        return why_unreadable()
    try:
        directory.steadily(lambda: check(directory.current()))
    except IndexUnavailable as unavailable:
        return unavailable.reason
    return ""


def version() -> bool:
    """What a page of results says of the index and the database does not know: whether it is being rebuilt."""
    return progress() is not None


def progress() -> rebuild_progress.Progress | None:
    """How far the rebuild is that is under way."""
    return rebuild_progress.progress(backend().index_directory)


def fault() -> str:
    """For /readyz: what keeps searches from being answered, and how far its mending is."""
    if not (reason := why_unreadable()):
        return ""
    if far := progress():
        return f"the search index is {reason}; it is being made anew, {far.done} of {far.total} directives so far"
    return f"the search index is {reason}; refresh_index makes it anew"
