"""What the backend says to whoever has connected. It does not know who they are: they stand above it."""

from django.dispatch import Signal

# Somebody asked an index that cannot be read. With it goes `index_directory`, the IndexDirectory in which it lies.
index_unreadable = Signal()
