"""Finding: reads the archive, which knows nothing of it.

query/           what a reader typed → a tree of what is meant, pure; the nodes of a plan
analysis/        text → words and pairs of characters
planning         the tree → a plan: every rule of what a query means, once for every engine
contract         the seam: a plan in, an answer out; open this first · errors: what an engine may raise
whoosh_engine/   the embedded engine, the only place that knows Whoosh
opensearch_engine/ the engine of a cluster, the only place that knows opensearch-py
haystack_front/  haystack's doors on the engine that its connection names
indexing/        the index kept in step with the archive
results/         what a search finds and shows
suggesting/      what the search box suggests
web/             the search page, its JSON and exports; open web/search_form.py first
receivers        what is told to the archive, and heard from it
search_indexes   what of a directive the index holds, where haystack looks for it
lexicon/         lists of words
"""
