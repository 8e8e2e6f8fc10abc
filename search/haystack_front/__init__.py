"""Haystack's doors on the engine: whoever uses haystack's own API (SearchQuerySet, indexes) comes in here.

backend            haystack's backend, by our own reading and writing; open this first
search_query       haystack's tree of SQ objects as a tree of ours
distinctive_words  more like this: the words that tell a directive from the others
"""
