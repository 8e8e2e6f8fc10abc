"""Requests and responses of the archive's own pages.

views/       a module for each page or kind of page; open this first, beside archive/urls.py
forms        what a list may be asked for · facets: the filters' values with their counts
pagination   one page of many · prev_next: the previous and the next in the list
portion_links  a long text in parts: from one to the next
return_link  the list that a reader came from, kept in the address
closed_directives  410 for what is out of view · custody_form: the acts that take it out
page_cache   pages kept until anything changes
heavy_places few at a time for what is heavy, the rest told
middleware/  what happens to every answer · json_refusal: a refusal for those who ask in JSON
"""
