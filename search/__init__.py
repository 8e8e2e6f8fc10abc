"""Finding: reads the archive, which knows nothing of it.

query/           what a reader typed → a tree of what is meant, pure
analysis/        text → words and pairs of characters
whoosh_engine/   the only place that knows Whoosh: a tree in, docnums and scores out (haystack's backend for Whoosh
                 is still below haystack_front/backend.py)
indexing/        the index kept in step with the archive
results/         what a search finds and shows
suggesting/      what the search box suggests
web/             the search page, its JSON and exports; open web/search_form.py first
haystack_front/  haystack's doors on the engine
receivers        what is told to the archive, and heard from it
search_indexes   what of a directive the index holds, where haystack looks for it
lexicon/         lists of words
"""
