"""Parts of pages that come from the search; a library is called after the part."""
