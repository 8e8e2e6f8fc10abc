"""Haystack's backend and index of directives, as this process has them."""

from haystack import connections
from haystack.constants import DEFAULT_ALIAS

from archive.models import Directive


def backend():
    """The backend, its schema known."""
    backend = connections[DEFAULT_ALIAS].get_backend()
    if not backend.setup_complete:
        backend.setup()
    return backend


def index():
    return connections[DEFAULT_ALIAS].get_unified_index().get_index(Directive)
