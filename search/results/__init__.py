"""What a search finds, and what is shown of it: a reader's request in, rows, marks and offers out.

retrieval     the directives that have all of it or come nearest; open this first · request: what a reader asks
query_kinds   whether it is a question, a sentence, plain words
results_page  what a search answers: the page shows it, and so does the JSON
hits          what is shown of each directive · highlighting: where it answers, marked and cut
relaxations   less asked for, with what it would find · did_you_mean: another query that finds more
similar       directives like another
"""
