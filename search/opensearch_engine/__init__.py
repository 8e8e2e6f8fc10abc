"""The engine of an archive past one machine: an index in an OpenSearch cluster. See search.contract.

index_reader        all that is asked; open this first
msearch             many questions in one round trip · point_in_time: rows beyond what one answer holds
mapping             what an index is made with: its settings and fields
document_source     a directive as it is sent, analysed here · gram_tokens: pieces of text as tokens
held_plans          a plan with what only the index can decide decided
query_clauses       a plan as what matches · spelled_clauses: a text in many writings
score_clauses       a plan as about what it is worth, to choose candidates by
ranked_rows         rows in order: candidates scored to the letter, others behind them
candidate_scores    what a candidate is worth · candidate_texts: by what came along with it
archive_statistics  what scores need of the whole archive
facet_counts        how what matches spreads over a field · facet_values: more values than one answer tells
engine              all of it together, as the contract asks · client: the nodes, their errors in its words
bulk_writer        what is written and taken out · index_generation: an index beside the one that is read
cluster_lock        one writer at a time on all machines · index_stamp: what an index was made by
"""
