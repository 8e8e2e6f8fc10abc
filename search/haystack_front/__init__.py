"""Haystack's doors on the engine: whoever uses haystack's own API (SearchQuerySet, indexes) comes in here.

backend          haystack's backend over any engine of search.contract; open this first
search_query     haystack's tree of SQ objects as a tree of ours · search_results: an answer as haystack's
index_documents  directives as documents · word_counts: more like this, by how often words count
connection       the engine and the planner, for whoever needs no SearchQuerySet
"""
