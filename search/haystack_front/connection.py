"""What haystack's connection has behind it, for whoever asks an engine without a SearchQuerySet."""

from haystack import connections
from haystack.constants import DEFAULT_ALIAS
from haystack.indexes import SearchIndex

from archive.models import Directive
from search.contract import Engine
from search.planning import Planner


def engine() -> Engine:
    """The engine that HAYSTACK_CONNECTIONS names."""
    return connections[DEFAULT_ALIAS].get_backend().engine


def planner() -> Planner:
    """The planner with the settings' weights."""
    return connections[DEFAULT_ALIAS].get_backend().planner


def index() -> SearchIndex:
    """What of a directive is indexed."""
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(Directive)
