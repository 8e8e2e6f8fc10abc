"""What a reader types, as a tree of what is meant. Knows neither the index nor Django.

parser    text → tree; open this first · lexer: text → tokens
tree      the nodes
plan      what an engine is asked, node by node · weights: what a match is worth where
problems  what may be wrong with a query; nothing of it stops a search
"""
