"""What a search finds, and what is shown of it: a reader's request in, rows, marks and offers out.

retrieval     the directives that have all of it or come nearest; open this first · request: what a reader asks ·
              filter_nodes: what his filters ask of an index
query_kinds   whether it is a question, a sentence, plain words
results_page  what a search answers: the page shows it, and so does the JSON
hits          what is shown of each directive · found_rows: what is read of it · section_hits: its sections that answer
highlighting  where it answers, marked and cut · pasted_sentences: found in a text again · hit_runs: what is one place
near_words    the words that it lacks, and what it has that is near to them
relaxations   less asked for, with what it would find · did_you_mean: another query that finds more
offered_filters  filters that the words name · archive_names: what topics and issuers are called
meant_words   words of the archive that sound or look so; pinyin and English read
similar       directives like another
"""
