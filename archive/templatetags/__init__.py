"""Parts of pages that are put together in Python; a library is called after the part."""
