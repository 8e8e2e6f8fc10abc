"""Everything that knows Whoosh: the schema, reading, evaluating, writing. A tree in, docnums and scores out.

evaluation      a tree against a snapshot; open this first · phrases: where a needle stands · ranking: the score
answer          matches in order, one slice of them, facets · haystack_page: the same as haystack reads it
snapshot        one generation as a process reads it · snapshot_cache: opened once · array_cache: decoded arrays
segments/       bytes: posting lists, columns, writing, merging
storage/        durability: generations, locks, checksums
analyzers       what the index is built with: words and grams of search.analysis as Whoosh takes them
stamp           what an index is made by · slim_schema: what is changed in haystack's schema
"""
