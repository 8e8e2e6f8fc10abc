"""What the search app does when the archive says that something changed, and what it answers when it is asked."""

from search.indexing import index_upkeep


def take_up_changes(sender, **kwargs) -> None:
    index_upkeep.after_commit()


def index_version(sender, **kwargs) -> tuple | None:
    return index_upkeep.version()


def index_fault(sender, **kwargs) -> str:
    return index_upkeep.fault()


def router(sender, **kwargs) -> tuple[str, str]:
    # By its name: what describes the answers takes half a second to import, and most commands answer nobody.
    return "search/", "search.web.api.router"
