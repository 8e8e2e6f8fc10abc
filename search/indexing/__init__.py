"""The index kept in step with the archive: its outbox in, a written index out. Raises what the engine raises where the
index is busy or away.

index_upkeep       the door: after_commit, drain, refresh, rebuild; open this first
outbox_queue       recorded changes, taken up by one indexer at a time · indexer_process: it as a process
refresh            whatever it takes to bring the index in step · archive_documents: directives in and out
rebuild            the whole index anew
index_beside       an index of a cluster filled while another is in use
upkeep_process     the server's own process, which does either · index_watch: what there is to be done
index_state        whether there is an index, and whether it is the one that would be made now
lag                what the index lacks that is searched meanwhile
index_differences  index and archive compared · archive_check: those, database_check: the database, and the originals
intake_check       files that came in and their drafts · machine_check: whether machines agree
indexers_turn      one indexer at a time where several machines write to one index
archive_fault      what they tell
purged_words       that the index's files still hold words of what was purged
unindexed          what could not be taken up, on record
outcome            what was done to the index
"""
