"""Everything that knows Whoosh: the schema, reading, evaluating, writing. See search.contract for what it answers.

engine          the embedded engine, as the contract asks for it; open this first
evaluation      the nodes of a plan against a snapshot · phrases: where a needle stands
held_words      the words that directives are made of, looked through
ranking         the score · docnum_rows: where docnums stand among others · term_scores: what one needle scores where
answer          matches in order, some rows of them, facets
snapshot        one generation as a process reads it · snapshot_cache: opened once · array_cache: decoded arrays
documents       documents as rows · new_generation: the whole anew · generation_fill: by as many processes as cores
segments/       bytes: posting lists, columns, writing, merging
storage/        durability: generations, locks, checksums
analyzers       what the index is built with: words and grams of search.analysis as Whoosh takes them
schema          the fields of documents as Whoosh knows them · stamp: what an index is made by
"""
