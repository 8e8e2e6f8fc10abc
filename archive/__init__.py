"""The archive of directives. Its version is raised with every release: the start compares it with the one that last
put an archive in order (see ops.copies)."""

__version__ = "0.12.0"
