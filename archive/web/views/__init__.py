"""The archive's pages, a module for each or for each kind; archive/urls.py tells which address leads where. The
template has the page's name."""
