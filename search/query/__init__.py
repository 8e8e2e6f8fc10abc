"""What a reader types, as a tree of what is meant. Knows neither the index nor Django.

parser    text → tree; open this first · lexer: text → tokens
tree      the nodes
narrowed_query: two queries as one · query_boxes: a query as the boxes of a form
figures   numbers and years in every writing · spellings: words and quoted texts in theirs
named_values: places, years, types, topics, issuers that a query names · named_years, named_types · named_plans: what
          that is worth
plan      what an engine is asked, node by node · weights: what a match is worth where
text_plans: the node of a text · number_plans: those of a document number
problems  what may be wrong with a query; nothing of it stops a search
"""
