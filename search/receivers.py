"""What the search app does when the archive says that something changed, and what it answers when it is asked."""

from django.db import transaction

from search.analysis import word_lists


def take_up_changes(sender, is_batch, **kwargs) -> None:
    _upkeep().after_commit(is_batch)


def forget_words(sender, **kwargs) -> None:
    from search.indexing import purged_words  # noqa: PLC0415

    purged_words.mark()
    # Once more: an index that is made anew meanwhile is made of what still stands there.
    transaction.on_commit(purged_words.mark)


def index_version(sender, **kwargs) -> bool:
    return _upkeep().version()


def words_digest(sender, **kwargs) -> str:
    return word_lists.digest()


def index_fault(sender, **kwargs) -> str:
    return _upkeep().fault()


def index_remark(sender, **kwargs) -> str:
    return _upkeep().remark()


def router(sender, **kwargs) -> tuple[str, str]:
    # By its name: what describes the answers takes half a second to import, and most commands answer nobody.
    return "search/", "search.web.api.router"


def _upkeep():
    # Behind it stands the engine, which takes a fifth of a second to import: only a process that asks pays for it.
    from search.indexing import index_upkeep  # noqa: PLC0415

    return index_upkeep
